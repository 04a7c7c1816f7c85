"""What was read: one report, its text frozen at reading."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.span import Span

BlockKind = Literal[
    "title", "heading", "byline", "dateline", "paragraph", "quote", "list", "caption", "note", "furniture"
]
Basis = Literal["metadata", "url", "text", "given", "inferred"]

NOT_MINED: frozenset[str] = frozenset({"furniture", "byline", "dateline", "note"})
"""Kinds of block from which no statement is taken. (Furniture: page furniture. Bylines, datelines and
editors' notes are read for the facts of the report, not for its story.)"""


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text with one role; the blocks of an article cover all of its visible text, in order."""

    kind: BlockKind
    start: int
    end: int


class Published(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a report was published.

    value: EDTF, an interval where no more is known; None when nothing is known.
    basis: what the value rests on.
    span: the words that give it, where the text gives it.
    why: the reason in a sentence, where it is inferred.
    """

    value: str | None = None
    basis: Basis | None = None
    span: Span | None = None
    why: str | None = None


class Article(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="article"):
    """One report. `text` never changes after reading; every span counts in it.

    id: hash of what the report is (source name, outlet, address, text), the same on every machine.
    source: path or address as given; `FILE#ID` for a report inside a collection.
    lang: ISO 639-1 code, None when not known.
    agencies: news agencies that the report credits, as their usual short names.
    based_on: addresses or names of what the report's source says it is based on.
    translated_from: ISO 639-1 code of the language a note says it was translated from.
    updated: True when the report says that it was updated.
    """

    id: str
    source: str
    text: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    outlet: str | None = None
    lang: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Published = Published()
    modified: str | None = None
    agencies: tuple[str, ...] = ()
    dateline_place: str | None = None
    based_on: tuple[str, ...] = ()
    translated_from: str | None = None
    updated: bool = False

    def span(self, start: int, end: int) -> Span:
        """The evidence for `text[start:end]`."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span {start}:{end} in a text of {len(self.text)} characters ({self.source})")
        return Span(self.id, start, end, self.text[start:end])

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset, None between blocks."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)

    @property
    def mined(self) -> tuple[Block, ...]:
        """The blocks from which statements may be taken."""
        return tuple(b for b in self.blocks if b.kind not in NOT_MINED)
