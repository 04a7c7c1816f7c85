"""Which reports are one independent source, and how many such sources stand behind some words.

What a report says counts with the report's own source, unless its own words give it to another outlet: then it counts
with that outlet, once, through however many reports; and with none where the outlet has no name ("local media").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.across.passed_on import PassedOn, passed_on
from onrecord.model import Dossier, Span, Story


class Origins:
    """The independent sources of the stories of a dossier, by number within each story; 0 where none is shown."""

    def __init__(self, dossier: Dossier) -> None:
        self._passed = passed_on(dossier)
        self._of = sources(dossier, self._passed)
        self._by_outlet: dict[str, dict[str, int]] = {}
        self._home: dict[str, str] = {}
        for story in dossier.stories:
            main = [a.id for a in story.articles if a.role == "main" and a.id in dossier.articles]
            self._home.update((a, story.id) for a in main)
            known = self._by_outlet.setdefault(story.id, {})
            for article in main:
                if number := self._of.get(article):
                    for key in _origins(self._passed, article):
                        known.setdefault(key, number)

    def report(self, article: str) -> int:
        """The source of a report."""
        return self._of.get(article, 0)

    def words(self, span: Span) -> int:
        """The source of some words of a report."""
        credit = self._passed.at(span) if span.article in self._home else None
        if credit is None:
            return self.report(span.article)
        if not credit.key:
            return 0
        known = self._by_outlet[self._home[span.article]]
        return known.setdefault(credit.key, 1 + max(known.values(), default=0) + len(self._of))

    def via(self, span: Span) -> str:
        """The name of the outlet to which a report credits some words, empty where it does not or names none."""
        credit = self._passed.at(span)
        return credit.name if credit else ""

    def count(self, spans: Iterable[Span]) -> int:
        """How many sources stand behind some words: for each report its own, or that whose words it passes on."""
        return len(self.behind(spans) - {0})

    def behind(self, spans: Iterable[Span]) -> set[int]:
        """The sources behind some words, one for each report."""
        found: dict[str, int] = {}
        for span in spans:
            number, own = self.words(span), self.report(span.article)
            if span.article not in found or (number == own and number):
                found[span.article] = number
        return set(found.values())


def sources(dossier: Dossier, passed: PassedOn) -> dict[str, int]:
    """Article to the number of its independent source in its story; those not shown independent are left out."""
    out: dict[str, int] = {}
    partners: dict[str, list[str]] = {}
    for copy in dossier.copies:
        first, second = copy.articles
        partners.setdefault(first, []).append(second)
        partners.setdefault(second, []).append(first)
    for story in dossier.stories:
        numbers = {a: i for i, a in enumerate(_independent(story), 1)}
        main = [m.id for m in story.articles if m.role == "main" and m.id in dossier.articles]
        grouped = {a: n for a in main if (n := numbers.get(a) or _origin(a, numbers, partners))}
        outlets = {o: grouped[a] for a in reversed(grouped) for o in _origins(passed, a)}
        for article in main:
            keys = _origins(passed, article)
            number = grouped.get(article) or next((outlets[k] for k in sorted(keys) if k in outlets), 0)
            out.update({article: number} if number else {})
    return out


def _origins(passed: PassedOn, article: str) -> frozenset[str]:
    """The outlets that a report counts with: that whose words it only passes on, or else its own."""
    whole = passed.whole(article)
    if whole is None:
        return passed.origins(article)
    return frozenset({whole.key}) if whole.key else frozenset()


def _independent(story: Story) -> list[str]:
    return [a.id for a in story.articles if a.id in story.independent and a.role == "main"]


def _origin(article: str, numbers: Mapping[str, int], partners: Mapping[str, list[str]]) -> int:
    """The independent source that a dependent report goes back to, over however many copies."""
    seen, queue = {article}, [article]
    while queue:
        here = queue.pop(0)
        if here in numbers:
            return numbers[here]
        fresh = [p for p in partners.get(here, ()) if p not in seen]
        seen.update(fresh)
        queue.extend(fresh)
    return 0
