"""An article on its way through the annotators."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from onrecord.lang import Pack
from onrecord.model import Article, Figure, Mention, Plan, Quote, Span, Statement, Time
from onrecord.text.syntax import Syntax


class Parsed:
    """The article, its language pack, its syntax, and the statements made so far."""

    def __init__(self, article: Article, pack: Pack, syntax: Syntax) -> None:
        self.article = article
        self.pack = pack
        self.syntax = syntax
        self._made: dict[str, list[Statement]] = {}

    def add(self, kind: str, statements: Iterable[Statement]) -> None:
        """Keeps the statements of one annotator, in order of place, the same one once."""
        found = {s.id: s for s in statements}
        self._made[kind] = sorted(found.values(), key=lambda s: (s.span.start, s.span.end, s.id))

    def all(self) -> tuple[Statement, ...]:
        """All statements, by place in the text, then kind."""
        rows = [(s.span.start, s.span.end, kind, s.id, s) for kind, made in self._made.items() for s in made]
        return tuple(row[-1] for row in sorted(rows, key=lambda row: row[:4]))

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def times(self) -> list[Time]:
        """Time expressions made so far."""
        return cast(list[Time], self._made.get("time", []))

    @property
    def mentions(self) -> list[Mention]:
        """Names found so far."""
        return cast(list[Mention], self._made.get("mention", []))

    @property
    def quotes(self) -> list[Quote]:
        """Quotes found so far."""
        return cast(list[Quote], self._made.get("quote", []))

    @property
    def figures(self) -> list[Figure]:
        """Figures found so far."""
        return cast(list[Figure], self._made.get("figure", []))

    @property
    def plans(self) -> list[Plan]:
        """Plans found so far."""
        return cast(list[Plan], self._made.get("plan", []))

    def span(self, start: int, end: int) -> Span:
        """The evidence for `text[start:end]`."""
        return self.article.span(start, end)
