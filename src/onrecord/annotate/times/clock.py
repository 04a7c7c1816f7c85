"""Resolves times of day, and the expressions without a calendar value."""

from __future__ import annotations

import re

from onrecord.annotate.times import calendar_dates, relative_dates
from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.scene import Scene, Value
from onrecord.model import when


def clock(c: Candidate, scene: Scene) -> Value | None:
    """An hour, with the day that it names, the last one read in the paragraph, or today."""
    said = _hour(c)
    if said is None:
        return None
    hour, minute = said
    day = _day(c, scene)
    if day is None or when.single_day(day.value) is None or day.value is None:
        return Value(None)
    return Value(f"{day.value[:10]}T{hour:02}:{minute:02}", day.anchor)


def _hour(c: Candidate) -> tuple[int, int] | None:
    if c.form.shift is not None:
        return c.form.shift, 0
    if c.has("CLOCK") or c.has("DOTTED"):
        found = re.findall(r"\d+", c.parts["CLOCK" if c.has("CLOCK") else "DOTTED"][0].key)
        hour, minute = int(found[0]), int(found[1])
        if len(found[1]) != 2:
            return None
    else:
        hour = c.number("HOUR") or c.number("NUM") or c.number("ORD") or 0
        minute = c.number("MINUTE") or 0
    if c.has("PM") and hour < 12:
        hour += 12
    elif c.has("AM") and hour == 12:
        hour = 0
    return (hour, minute) if hour <= 24 and minute < 60 else None


def _day(c: Candidate, scene: Scene) -> Value | None:
    if c.has("MONTH"):
        return calendar_dates.date(c, scene)
    if c.has("WEEKDAY"):
        return relative_dates.weekday(c, scene)
    if c.has("DEICTIC"):
        return relative_dates.deictic(c, scene)
    if scene.day is not None and 0 <= c.start - scene.day_at <= 200:
        return Value(scene.day.isoformat(), scene.day.isoformat())
    return Value(scene.anchor, scene.anchor)


def nothing(c: Candidate, scene: Scene) -> Value | None:
    """A duration, a repeated time or a vague word has no calendar value."""
    if c.value("UNIT") == "month" and c.form.means == "duration" and (c.number("NUM") or 0) >= 6:
        scene.long_period = True
    return Value(None)


def no_time(c: Candidate, scene: Scene) -> Value | None:
    """Words that only look like a time ("la mañana", "am Morgen"): they are taken, and nothing is read."""
    return None
