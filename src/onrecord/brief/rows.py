"""What a reader gets: the lines of a brief, each with the words it rests on."""

from __future__ import annotations

import msgspec

from onrecord.model import Span


class BriefLine(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="line"):
    """Sentences of a report, word for word.

    parts: where they stand, one or more stretches of one report, in order; what is left out between them is shown by
    an ellipsis. names: who the pronouns at the start of the parts stand for, one for each part, None where none is
    needed; set in brackets, since the report does not have them there. lang: the language of the words. report: id;
    day: EDTF value of its publication. sources: how many independent sources say the same thing. also: ids of the
    other reports that do.
    """

    parts: tuple[Span, ...]
    names: tuple[str | None, ...] = ()
    lang: str | None = None
    report: str = ""
    day: str | None = None
    sources: int = 0
    also: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(p.exact.split()) for p in self.parts) + sum(len(n.split()) for n in self.names if n)


class Brief(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="brief"):
    """An extract of a story that says where things stand.

    story: id of the story, None where the record has none; title: of it. stories: how many the record has.
    lang: the reader's language: that asked for, else that of most reports. limit: of words. lines: the newest
    state first; disputed: for each dispute the lines of its sides; unknown: what the record cannot say, in words of
    the tool.
    """

    story: str | None
    title: str
    stories: int = 1
    reports: int = 0
    sources: int = 0
    lang: str | None = None
    limit: int
    lines: tuple[BriefLine, ...] = ()
    disputed: tuple[tuple[BriefLine, ...], ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has, titles and citations aside."""
        cited = [*self.lines, *(line for side in self.disputed for line in side)]
        return sum(line.words for line in cited) + sum(len(u.split()) for u in self.unknown)
