"""Which reports are one independent source, and how many such sources stand behind some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model import Dossier, Story


def independent(articles: Iterable[str], groups: Mapping[str, int]) -> int:
    """How many sources stand behind some reports; at least one where there is a report. groups: of `sources`."""
    known = set(articles)
    return max(len({groups[a] for a in known if groups.get(a)}), min(1, len(known)))


def sources(dossier: Dossier) -> dict[str, int]:
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
        outlets = {o: grouped[a] for a in reversed(grouped) if (o := _outlet(dossier, a))}
        out.update({a: n for a in main if (n := grouped.get(a) or outlets.get(_outlet(dossier, a), 0))})
    return out


def _outlet(dossier: Dossier, article: str) -> str:
    found = dossier.articles.get(article)
    return (found.outlet or "").casefold() if found else ""


def _independent(story: Story) -> list[str]:
    return [a.id for a in story.articles if a.id in story.independent and a.role == "main"]


def _origin(article: str, numbers: dict[str, int], partners: dict[str, list[str]]) -> int:
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
