"""What the times of a text tell about the day it was written, when nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.times import tense
from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.lexicon import lexicon
from onrecord.annotate.times.order import day_first
from onrecord.annotate.times.reading import found_in, resolve
from onrecord.annotate.times.scene import Scene, Value
from onrecord.model import when
from onrecord.text import dates

_ABSOLUTE = frozenset({"date", "year", "numeric", "day_range", "year_range"})
_UNITS = {10: "day", 7: "month", 4: "year"}


class Clue(NamedTuple):
    """A time with a written year, and what it says of the report: it `is` that time, or comes after or before it."""

    says: Literal["is", "after", "before"]
    value: str
    start: int
    end: int


def clues(parsed: Parsed) -> Iterator[Clue]:
    """The clues of a text, in order of place."""
    found = found_in(parsed)
    order = day_first(parsed.article, found, lexicon(parsed.pack).words)
    values = resolve(found, Scene(None, lambda c: tense.tense(c, parsed.syntax), day_first=order))
    read = [(c, v) for c, v in zip(found, values, strict=True) if v is not None]
    for i, (c, v) in enumerate(read):
        if v.value is None or c.form.means not in _ABSOLUTE or v.anchor is not None or when.days(v.value) is None:
            continue
        if not any(str(t.number or "").startswith(v.value[:4]) or v.value[:4] in t.key for t in c.core):
            continue  # 7/8/07 is no sure date
        if own := _own(read, i):
            yield own
        said = tense.sure(c, parsed.syntax)
        if said == "past":
            yield Clue("after", v.value, c.start, c.end)
        elif said == "future" and len(v.value) >= 7:
            yield Clue("before", v.value, c.start, c.end)


def _own(read: list[tuple[Candidate, Value]], i: int) -> Clue | None:
    """The report's own day, month or year, where a relative word stands beside a date."""
    c, v = read[i]
    assert v.value is not None
    name = _UNITS.get(len(v.value))
    if name is None or "/" in v.value:
        return None
    span = when.days(v.value)
    for j in (i - 1, i + 1):
        if not 0 <= j < len(read) or span is None or span.low is None:
            continue
        other = read[j][0]
        left, right = (other, c) if j < i else (c, other)
        if left.tokens is not right.tokens or not _beside(left, right):
            continue
        shift = _shift(other, name)
        if shift is not None:
            value = dates.moved(span.low, -shift, name)
            return Clue("is", value, left.start, right.end) if value else None
    shift = 0 if name == "day" and c.has("SHIFT") and c.has("WEEKDAY") and c.value("SHIFT") == 0 else None
    return Clue("is", v.value, c.start, c.end) if shift == 0 else None


def _beside(left: Candidate, right: Candidate) -> bool:
    """True when at most a mark and a short word stand between."""
    between = left.tokens[left.last : right.first]
    words = [t for t in between if t.key[:1].isalpha()]
    return len(between) <= 2 and len(words) <= 1 and all(len(t.key) <= 2 for t in words) and right.first >= left.last


def _shift(c: Candidate, name: str) -> int | None:
    """How many units from the report's own an expression lies; None for one that is not relative in that unit."""
    if c.form.means == "deictic" and name == "day":
        return c.form.shift if c.form.shift is not None else int(str(c.value("DEICTIC")))
    if c.form.means == "unit" and str(c.form.unit or c.value("UNIT")) == name and c.modifier is None:
        return c.form.shift if c.form.shift is not None else int(str(c.value("SHIFT")))
    return None
