"""The evidence: a stretch of an article's text."""

from __future__ import annotations

import hashlib

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of a frozen text.

    article: id of the article.
    start, end: offsets in Unicode code points; `text[start:end] == exact`.
    exact: the words themselves.
    """

    article: str
    start: int
    end: int
    exact: str

    def overlaps(self, other: Span) -> bool:
        """True when both lie in one article and share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when `other` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


def make_id(kind: str, *parts: object) -> str:
    """An id that is the same for the same content on every machine: `kind-` and 16 hexadecimal digits."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(repr(part).encode())
        digest.update(b"\x1f")
    return f"{kind}-{digest.hexdigest()}"
