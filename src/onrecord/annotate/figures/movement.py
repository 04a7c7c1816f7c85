"""Whether a number is a level, a rise or a fall; reported, planned or a threshold."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.annotate.figures.words import SPACE, Lexicon
from onrecord.model.statement import FigureStatus

Change = Literal["up", "down"] | None


def change(text: str, floor: int, start: int, end: int, ceiling: int, words: Lexicon, *, measured: bool) -> Change:
    """The rise or fall that the figure at `start:end` (hedges included) is, or None for a level.

    measured: the number has a unit. A count is a change only behind "by" or a noun of change.
    """
    before = text[max(floor, start - 60) : start]
    if words.ending("level").search(before):
        return None
    by = words.ending("by").search(before)
    stem = before[: by.start()] if by else before
    for cues, name in (("up", "up"), ("down", "down")):
        m = words.ending(cues).search(before) or words.ending(cues).search(stem)
        if m is None and by:
            m = re.search(
                rf"(?:{words.anywhere(cues).pattern})(?:{SPACE}+[^\W\d_]+){{1,3}}{SPACE}*$", stem, re.IGNORECASE
            )
        if m and (measured or by or m[0].split()[-1].lower() in words.own.of or " " in m[0].strip()):
            return name  # type: ignore[return-value]
    after = text[end:ceiling]
    for cues, name in (("up_after", "up"), ("down_after", "down")):
        if measured and words.starting(cues).match(after):
            return name  # type: ignore[return-value]
    return None


def status(text: str, floor: int, start: int, words: Lexicon) -> FigureStatus:
    """planned for what is yet to be, threshold for a limit or goal, else reported."""
    before = text[max(floor, start - 80) : start]
    if words.ending("threshold").search(before) or words.ending("threshold").search(before.rstrip() + " "):
        return "threshold"
    clause = re.split(r"[;:.,](?=\s)", before)[-1]
    if words.anywhere("planned").search(clause):
        return "planned"
    return "reported"
