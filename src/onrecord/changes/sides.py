"""Which reports were there before, and which are new."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple, TypeVar

from onrecord.model import Copy, Dossier, Span, Statement, when

S = TypeVar("S", bound=Statement)


class Sides(NamedTuple):
    """Ids of the reports that were there, of the new ones, and of those that cannot be placed."""

    before: frozenset[str]
    after: frozenset[str]
    unplaced: frozenset[str]

    def were(self, items: Iterable[S]) -> list[S]:
        """The statements that were there."""
        return [i for i in items if i.span.article in self.before]

    def are_new(self, items: Iterable[S]) -> list[S]:
        """The new statements."""
        return [i for i in items if i.span.article in self.after]

    def placed(self, items: Iterable[S]) -> list[S]:
        """The statements of either side."""
        return [i for i in items if i.span.article not in self.unplaced]


def by_day(dossier: Dossier, covered: when.Days) -> Sides:
    """Reports published up to the last of some days, and after it."""
    before, after, unplaced = set(), set(), set()
    for article in dossier.articles.values():
        days = when.days(article.published.value)
        if days and days.high and covered.high and days.high <= covered.high:
            before.add(article.id)
        elif days and days.low and covered.high and days.low > covered.high:
            after.add(article.id)
        else:
            unplaced.add(article.id)
    return Sides(frozenset(before), frozenset(after), frozenset(unplaced))


def by_record(dossier: Dossier, seen: Collection[str]) -> Sides:
    """Reports that were on record when one last looked, and those added since."""
    ids = frozenset(dossier.articles)
    return Sides(ids & frozenset(seen), ids - frozenset(seen), frozenset())


class Repeats:
    """Which stretches of the new reports only repeat what another report had before."""

    def __init__(self, dossier: Dossier, sides: Sides) -> None:
        self._whole: set[str] = set()
        self._parts: dict[str, list[Span]] = {}
        place = {a: i for i, a in enumerate(dossier.articles)}
        for copy in dossier.copies:
            one, other = copy.articles
            if one not in place or other not in place:
                continue
            here, there = (one, other) if place[one] > place[other] else (other, one)
            if (one in sides.before) != (other in sides.before):
                here, there = (one, other) if other in sides.before else (other, one)
            if here in sides.after and there not in sides.unplaced:
                self._add(copy, here)

    def _add(self, copy: Copy, article: str) -> None:
        if copy.passages:
            self._parts.setdefault(article, []).extend(s for p in copy.passages for s in p if s.article == article)
        elif copy.kind != "same_agency":
            self._whole.add(article)

    def holds(self, span: Span) -> bool:
        """True for words that another report had before."""
        return span.article in self._whole or any(p.overlaps(span) for p in self._parts.get(span.article, ()))
