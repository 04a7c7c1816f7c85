"""Finds quotes and their speakers.

A passage between quotation marks is a quote when it is no name or term and someone said it; a clause
that a verb of speech governs, or that "according to" stands beside, is an indirect one. Who said it is
read from the report's own words around it, and left open where they do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.quotes import frame as framing
from onrecord.annotate.quotes.carried import carried
from onrecord.annotate.quotes.circumstances import Circumstances, circumstances, relayed
from onrecord.annotate.quotes.cues import Attribution, Bounds
from onrecord.annotate.quotes.dashes import spoken
from onrecord.annotate.quotes.frame import Group
from onrecord.annotate.quotes.headings import settled
from onrecord.annotate.quotes.indirect import Reported, reported
from onrecord.annotate.quotes.marked import Draft, drafts, fragments
from onrecord.annotate.quotes.nested import within
from onrecord.annotate.quotes.referents import Referents
from onrecord.annotate.quotes.terms import Terms
from onrecord.annotate.quotes.transcripts import turns
from onrecord.annotate.quotes.unmarked import set_off
from onrecord.annotate.quotes.words import QuoteWords
from onrecord.model import Quote, Statement, statement_id


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The quotes of an article, in the order of their places."""
    words = parsed.pack.part("quotes", QuoteWords)
    frame = framing.build(parsed, words, Terms(parsed, words).is_term)
    referents = Referents(frame)
    made = drafts(frame)
    made = settled(frame, made, fragments(frame, made), referents.persons)
    made = set_off(frame, turns(frame, spoken(frame, made)))
    made = [*made, *within(frame, made)]
    dashed = [d.group.block for d in made if d.found and d.found.rule in ("dashes", "turn", "set off")]
    made, told = carried(frame, made, [r for r in reported(frame) if r.group.block not in dashed])
    rows = [*map(_marked, made), *map(_indirect, told)]
    for row in sorted(rows, key=lambda r: (r.group.number, r.parts[0], r.parts[-1], r.kind)):
        yield _quote(frame, row, referents)


@dataclass(frozen=True)
class _Row:
    """A quote of either sort, on its way to a statement."""

    parts: tuple[Bounds, ...]
    kind: Literal["direct", "mixed", "indirect"]
    group: Group
    found: Attribution | None
    goes_on: bool = False


def _marked(draft: Draft) -> _Row:
    parts = tuple((p.start, p.end) for p in draft.passages)
    return _Row(parts, "direct" if draft.whole else "mixed", draft.group, draft.found, draft.goes_on)


def _indirect(row: Reported) -> _Row:
    return _Row(row.parts, "indirect", row.group, row.found, goes_on=row.found.rule == "carried on")


def _quote(frame: framing.Frame, row: _Row, referents: Referents) -> Quote:
    parsed, found = frame.parsed, row.found
    parts = tuple(parsed.span(*p) for p in row.parts)
    span = parsed.span(parts[0].start, parts[-1].end)
    around = circumstances(frame, row.group, found, list(row.parts)) if found else Circumstances()
    outlet = relayed(frame, found) if found and row.kind == "direct" else None
    if found and outlet:
        found, around = replace(found, speaker=None), around._replace(source=outlet)
    return Quote(
        id=statement_id("quote", span, row.kind),
        span=span,
        kind=row.kind,
        parts=parts if len(parts) > 1 else (),
        speaker=referents.speaker(found.speaker, row.goes_on, row.group, found.cue)
        if found and found.speaker
        else None,
        cue=parsed.span(*found.cue) if found and found.cue else None,
        addressee=around.addressee,
        occasion=around.occasion,
        said=around.said,
        source=around.source,
        rule=found.rule if found else "marks alone",
    )
