"""Joins a length of time with the day that it counts from: "two days before Christmas", "three weeks after 5 May"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.intervals import Read
from onrecord.annotate.times.scene import Value
from onrecord.model import when
from onrecord.text import dates

_UNITS = frozenset({"day", "week", "month"})
_LENGTHS = frozenset({"duration", "from_context"})


def anchored(read: list[Read]) -> list[Read]:
    """The times, in order of place, with each length and the day behind its "before" or "after" as one."""
    out: list[Read] = []
    for candidate, value in read:
        pair = _counted(out[-1][0], candidate, value) if out else None
        if pair:
            out[-1] = pair
        else:
            out.append((candidate, value))
    return out


def _counted(a: Candidate, b: Candidate, said: Value) -> Read | None:
    """The day, week or month so far from the day of `b`; None where `a` is no length or nothing links them."""
    base, count = when.single_day(said.value), a.number("NUM") if a.has("NUM") else None
    unit = str(a.value("UNIT") or "")
    if a.form.means not in _LENGTHS or base is None or count is None or unit not in _UNITS or a.tokens is not b.tokens:
        return None
    behind = a.tokens.index(a.parts["UNIT"][-1], a.first) + 1
    if behind >= b.first or "T" in (said.value or ""):
        return None
    between = "".join(t.char for t in a.tokens[behind : b.first])
    sign = 1 if a.lexicon.after_day.fullmatch(between) else -1 if a.lexicon.before_day.fullmatch(between) else 0
    value = dates.moved(base, sign * count, unit) if sign else None
    whole = replace(a, last=b.last, end=b.end, modifier=None)
    return (whole, Value(value, said.value)) if value else None
