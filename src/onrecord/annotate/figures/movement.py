"""Whether a number is a level, a rise or a fall; reported, planned or a threshold."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.annotate.figures.words import Lexicon
from onrecord.lang.pack import Language, in_future
from onrecord.model.statement import FigureStatus

_WORD = re.compile(r"[^\W\d_]+")
Change = Literal["up", "down"] | None


def change(text: str, floor: int, start: int, end: int, ceiling: int, words: Lexicon, *, measured: bool) -> Change:
    """The rise or fall that the figure at `start:end` (hedges included) is, or None for a level.

    measured: the number has a unit. A count is a change only behind "by" or a noun of change.
    """
    before = text[max(floor, start - 60) : start]
    if words.ending("level").search(before) or words.starting("crossed").match(text, start, end):
        return None
    by = words.ending("by").search(before)
    stem = before[: by.start()] if by else before
    for cues, name in (("up", "up"), ("down", "down")):
        m = words.ending(cues).search(before) or words.ending(cues).search(stem)
        if m is None and by:
            m = words.near_end(cues).search(stem)
        if m is None and measured and (words.own.verb_first or words.ending("by_far").search(before)):
            m = words.near_end(cues, bare=True).search(stem)
        if m and (measured or by or m[0].split()[-1].lower() in words.own.of or " " in m[0].strip()):
            return name  # type: ignore[return-value]
    after = text[end:ceiling]
    for cues, name in (("up_after", "up"), ("down_after", "down")):
        if measured and words.starting(cues).match(after):
            return name  # type: ignore[return-value]
    return None


def status(text: str, floor: int, start: int, words: Lexicon, language: Language) -> FigureStatus:
    """planned for what is yet to be, threshold for a limit or goal, else reported."""
    before = text[max(floor, start - 120) : start]
    if words.ending("threshold").search(before) or words.ending("threshold").search(before.rstrip() + " "):
        return "threshold"
    clause = _clause(before, words)
    if words.anywhere("planned").search(clause) or any(in_future(w, language) for w in _WORD.findall(clause)):
        return "planned"
    return "reported"


def _clause(before: str, words: Lexicon) -> str:
    """The clause that a text ends in; what an "and" goes on with after a comma belongs to it ("…, and to invest")."""
    pieces = re.split(r"(?<=[;:.,])\s", before)
    clause = pieces.pop()
    while pieces and pieces[-1].endswith(",") and words.starting("also").match(clause):
        clause = f"{pieces.pop()} {clause}"
    return clause
