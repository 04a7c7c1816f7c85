"""Joins two times with a word or a dash between them into an interval: "April 24 to May 4"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.scene import Value
from onrecord.annotate.times.tense import moved
from onrecord.model import when
from onrecord.text import dates

Read = tuple[Candidate, Value]


def joined(read: list[Read]) -> list[Read]:
    """The times, in order of place, with each pair that makes an interval as one."""
    out: list[Read] = []
    for candidate, value in read:
        pair = _interval(*out[-1], candidate, value) if out else None
        if pair:
            out[-1] = pair
        else:
            out.append((candidate, value))
    return out


def _interval(a: Candidate, x: Value, b: Candidate, y: Value) -> Read | None:
    """The interval that two neighbouring times make, None where they make none."""
    if (
        a.form.means != b.form.means
        or x.value is None
        or y.value is None
        or a.tokens is not b.tokens
        or not 0 < _opening(b) - a.last <= 2
    ):
        return None
    if "/" in x.value + y.value or "T" in x.value + y.value or len(x.value) != len(y.value):
        return None
    if moved(a):
        return None  # "put off from August 3 to September 5" tells two days
    between = "".join(t.char for t in a.tokens[a.last : _opening(b)])
    before = "".join(t.char for t in a.tokens[max(0, a.first - 2) : a.first])
    opened = any(a.lexicon.from_.fullmatch(before[-size:]) for size in (1, 2) if len(before) >= size)
    if not (a.lexicon.to.fullmatch(between) or (opened and a.lexicon.and_.fullmatch(between))):
        return None
    if x.anchor is not None and y.anchor is None and a.form.means == "date" and not a.has("SHIFT"):
        x = _in_year_of(x.value, y.value)  # "from January to April 2021"
    if x.value is None:
        return None
    if x.anchor is not None and y.anchor is not None and not b.has("SHIFT"):
        y = _behind(x.value, y, weekday=a.form.means == "weekday")
        if y.value is None:
            return None
    low, high = when.days(x.value), when.days(y.value)
    if not low or not high or low.low is None or high.low is None or low.low >= high.low:
        return None
    whole = replace(a, last=b.last, end=b.end, start=a.start, modifier=None)
    return whole, Value(f"{x.value}/{y.value}", y.anchor or x.anchor)


def _opening(c: Candidate) -> int:
    """The first token of a candidate with the words that belong to it ("the end of 2008")."""
    first = c.first
    while first > 0 and c.tokens[first - 1].start >= c.start:
        first -= 1
    return first


def _in_year_of(first: str, last: str) -> Value:
    """The first end in the year that the last one writes, or in the year before where it would come after it."""
    same = last[:4] + first[4:]
    before = f"{int(last[:4]) - 1:04}{first[4:]}"
    value = same if same < last else before
    return Value(value if when.days(value) else None)


def _behind(first: str, last: Value, *, weekday: bool) -> Value:
    """The last end a week or a year on where it would come before the first: "Monday to Friday" said of next Monday."""
    low, high = when.days(first), when.days(last.value)
    if last.value is None or not low or not high or not low.low or not high.low or low.low < high.low:
        return last
    if len(last.value) == 10 and weekday:
        later: dt.date | None = dates.weekday(low.low, high.low.weekday(), 1)
        return Value(later.isoformat() if later else None, last.anchor)
    value = f"{int(last.value[:4]) + 1:04}{last.value[4:]}"
    return Value(value if when.days(value) else None, last.anchor)
