"""Joins two times with a word or a dash between them into an interval: "April 24 to May 4"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.scene import Value
from onrecord.model import when

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
        or not 0 < b.first - a.last <= 2
    ):
        return None
    if "/" in x.value + y.value or "T" in x.value + y.value or len(x.value) != len(y.value):
        return None
    line = "".join(t.char for t in a.tokens[max(0, a.first - 1) : b.first])
    size = a.first - max(0, a.first - 1)
    opened = bool(size and a.lexicon.from_.fullmatch(line[:size]))
    between = line[size + a.last - a.first :]
    if not (a.lexicon.to.fullmatch(between) or (opened and a.lexicon.and_.fullmatch(between))):
        return None
    low, high = when.days(x.value), when.days(y.value)
    if not low or not high or low.low is None or high.low is None or low.low >= high.low:
        return None
    whole = replace(a, last=b.last, end=b.end, start=a.start, modifier=None)
    return whole, Value(f"{x.value}/{y.value}", y.anchor or x.anchor)
