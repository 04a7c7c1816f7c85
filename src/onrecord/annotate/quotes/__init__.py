"""Finds quotes and their speakers.

A passage between quotation marks is a quote when it is no name or term and someone said it; a clause
that a verb of speech governs, or that "according to" stands beside, is an indirect one. Who said it is
read from the report's own words around it, and left open where they do not tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.quotes import frame as framing
from onrecord.annotate.quotes.indirect import Reported, reported
from onrecord.annotate.quotes.marked import Draft, drafts
from onrecord.annotate.quotes.referents import Referents
from onrecord.annotate.quotes.terms import Terms
from onrecord.annotate.quotes.words import QuoteWords
from onrecord.model import Quote, Statement, statement_id


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The quotes of an article."""
    words = parsed.pack.part("quotes", QuoteWords)
    terms = Terms(parsed, words)
    frame = framing.build(parsed, words, terms.is_term)
    referents = Referents(frame)
    for draft in drafts(frame):
        yield _quote(frame, draft, referents)
    for row in reported(frame):
        yield _indirect(frame, row, referents)


def _quote(frame: framing.Frame, draft: Draft, referents: Referents) -> Quote:
    parsed = frame.parsed
    parts = tuple(parsed.span(p.start, p.end) for p in draft.passages)
    span = parsed.span(parts[0].start, parts[-1].end)
    kind: Literal["direct", "mixed"] = "direct" if draft.whole else "mixed"
    found = draft.found
    return Quote(
        id=statement_id("quote", span, kind),
        span=span,
        kind=kind,
        parts=parts if len(parts) > 1 else (),
        speaker=referents.speaker(found.speaker, draft.goes_on, draft.group) if found and found.speaker else None,
        cue=parsed.span(*found.cue) if found and found.cue else None,
        rule=found.rule if found else "marks alone",
    )


def _indirect(frame: framing.Frame, row: Reported, referents: Referents) -> Quote:
    parsed = frame.parsed
    parts = tuple(parsed.span(*p) for p in row.parts)
    span = parsed.span(parts[0].start, parts[-1].end)
    found = row.found
    return Quote(
        id=statement_id("quote", span, "indirect"),
        span=span,
        kind="indirect",
        parts=parts if len(parts) > 1 else (),
        speaker=referents.speaker(found.speaker, False, row.group) if found.speaker else None,
        cue=parsed.span(*found.cue) if found.cue else None,
        rule=found.rule,
    )
