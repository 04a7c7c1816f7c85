"""Texts with vowel marks are read without them, and what is found is given back with the words as they stand there."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from onrecord.model import Article, Block, Span
from onrecord.text.vowels import bare, places

T = TypeVar("T")

WRITTEN = frozenset({"as_written", "addressee", "occasion", "source", "counted", "attributed_to", "actor", "action"})
"""Fields that give words of the report."""


class Marked:
    """An article whose text has vowel marks, and the same article without them.

    article: as read; bare: to be annotated.
    """

    def __init__(self, article: Article, kept: list[int]) -> None:
        self.article = article
        self._kept = kept
        blocks = tuple(self._without(b) for b in article.blocks)
        self.bare = replace(article, text=bare(article.text), blocks=tuple(b for b in blocks if b.start < b.end))

    def dated(self, found: Article) -> Article:
        """The article as read, with what was found out about the bare one."""
        read = found.published == self.article.published
        published = found.published if read else self.back(found.published)
        return replace(found, text=self.article.text, blocks=self.article.blocks, published=published)

    def back(self, value: T) -> T:
        """A statement, or a part of one, with its spans and words as they stand in the article."""
        return self._back(value, 0)  # type: ignore[no-any-return]

    def _back(self, value: Any, near: int) -> Any:
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, tuple):
            return tuple(self._back(v, near) for v in value)
        if not isinstance(value, msgspec.Struct):
            return value
        span = getattr(value, "span", None)
        near = span.end if isinstance(span, Span) else near
        changes = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            new = self._written(old, near) if name in WRITTEN and isinstance(old, str) else self._back(old, near)
            if new is not old:
                changes[name] = new
        return replace(value, **changes) if changes else value

    def _span(self, span: Span) -> Span:
        return self.article.span(self._kept[span.start], self._end(span.end))

    def _end(self, end: int) -> int:
        """Marks behind a letter belong to it: nothing else stands before the next that is kept."""
        return self._kept[end] if end < len(self._kept) else len(self.article.text)

    def _written(self, words: str, near: int) -> str:
        """Words of the bare text as they stand in the article, where they stand last before a place, or first."""
        at = self.bare.text.rfind(words, 0, near) if words else -1
        at = self.bare.text.find(words) if at < 0 and words else at
        return self.article.text[self._kept[at] : self._end(at + len(words))] if at >= 0 else words

    def _without(self, block: Block) -> Block:
        return replace(block, start=bisect_left(self._kept, block.start), end=bisect_left(self._kept, block.end))


def marked(article: Article) -> Marked | None:
    """The article with and without its vowel marks, None when it has none."""
    kept = places(article.text)
    return Marked(article, kept) if kept is not None else None
