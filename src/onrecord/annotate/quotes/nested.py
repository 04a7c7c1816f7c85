"""Quotes inside quotes: words that a speaker reports of someone else, with a cue and a colon or comma before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame
from onrecord.annotate.quotes.marked import Draft
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_FEWEST = 3
_REACH = 12


def within(frame: Frame, drafts: list[Draft]) -> Iterator[Draft]:
    """The nested passages that an outer speaker lays in another's mouth."""
    for passage in frame.nested:
        outer = next((d for d in drafts for p in d.passages if p.start <= passage.start and passage.end <= p.end), None)
        if outer is None or passage.depth > 1 or len(frame.text[passage.start : passage.end].split()) < _FEWEST:
            continue
        around = next(p for p in outer.passages if p.start <= passage.start and passage.end <= p.end)
        found = _led(frame, passage, around)
        if found is not None:
            yield Draft((passage,), outer.group, outer.at, found, whole=True)


def _led(frame: Frame, passage: Passage, around: Passage) -> Attribution | None:
    before = frame.text[around.start : passage.outer_start]
    if not re.search(r"[:,]\s*$", before):
        return None
    tokens = [t for t in frame.syntax.between(around.start, passage.outer_start) if t.end <= passage.outer_start]
    for cue in reversed(tokens[-_REACH:]):
        if cue.text in ".;!?":
            return None
        if is_cue(frame.words, cue, frame.syntax.parsed):
            who = _subject(frame, tokens, cue)
            return Attribution((cue.start, cue.end), who, "inside a quote", verb=cue) if who else None
    return None


def _subject(frame: Frame, tokens: list[Token], cue: Token) -> Bounds | None:
    """The words from the start of the clause to the cue's first verb, when they hold a noun and no other verb."""
    words = frame.words
    first = last = None
    for t in tokens:
        if t.start >= cue.start:
            break
        if not t.text[:1].isalnum():
            first = last = None
        elif t.text.lower() in words.generic or t.pos in ("VERB", "SCONJ") or (t.pos == "ADP" and first is None):
            return None
        elif (
            t.pos != "AUX"
            and not (t.text[-1] in "'’" and first)
            and not t.text.lower().startswith(("s'", "s’"))
            and t.dep.split(":")[0] != "expl"
        ):
            first = first or t
            last = t
    return (first.start, last.end) if first is not None and last is not None else None
