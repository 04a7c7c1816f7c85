"""Resolves expressions that name a month, a day of a month, a feast or a season."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.scene import Scene, Tense, Value
from onrecord.annotate.times.years import stated_year
from onrecord.model import when
from onrecord.text import dates

_FAR, _NEAR, _CLOSE = 300, 75, 7  # days


def nearest(options: list[dt.date], today: dt.date, tense: Tense) -> dt.date | None:
    """The one of these days that fits the tense: the last before today, the next after it, or the nearest.

    Where the tense gives a day most of a year away and the other side one close by, the close one is meant:
    for what lies so far a reporter writes the year, or "last November".
    """
    if not options:
        return None
    back = max((d for d in options if d <= today), default=None)
    ahead = min((d for d in options if d >= today), default=None)
    close = min(options, key=lambda d: (abs((d - today).days), d))
    chosen = {"past": back, "future": ahead}.get(tense or "", close) or close
    far = abs((chosen - today).days) > _FAR and abs((close - today).days) < _NEAR
    return close if far else chosen


def date(c: Candidate, scene: Scene) -> Value | None:
    """A month or a day of a month, with its year, or in the year that fits the tense.

    A `SHIFT` in the form says last or next; a `FOLLOW` refers to a year read before ("the same year").
    """
    month, day = int(str(c.value("MONTH") or 0)), c.number("DAY")
    for name in ("DAYDOT", "DAYSLASH"):
        if c.has(name):
            day, month = (int(n) for n in re.findall(r"\d+", c.parts[name][0].key))
    if c.has("MONTHSLASH"):
        named, of = (int(n) for n in re.findall(r"\d+", c.parts["MONTHSLASH"][0].key))
        return _value(of, named, None)
    if day is not None and not 1 <= day <= 31:
        return None
    year = stated_year(c, scene)
    if year is not None:
        return _value(year, month, day)
    shift = c.value("FOLLOW") if c.has("FOLLOW") else c.value("SHIFT") if c.has("SHIFT") else c.form.shift
    if c.has("FOLLOW") or c.form.unit == "context_year":
        if scene.year is None:
            return Value(None)
        said = _value(scene.year + int(str(shift or 0)), month, day)
        return said and Value(said.value, f"{scene.year:04}")
    if scene.today is None:
        return _possible(month, day) if month else Value(None)
    if c.form.unit == "month":  # "the 20th of last month"
        near = dates.shifted(scene.today.replace(day=1), int(str(shift or 0)), "month")
        said = _value(near.year, near.month, day) if near else None
        return said and Value(said.value, scene.anchor)
    if c.form.unit == "year":
        said = _value(scene.today.year + int(str(shift or 0)), month, day)
        return said and Value(said.value, scene.anchor)
    return _without_year(c, scene, scene.today, month, day)


def _without_year(c: Candidate, scene: Scene, today: dt.date, month: int, day: int | None) -> Value | None:
    shift = c.value("SHIFT")
    tense: Tense = scene.tense(c) if shift in (None, 0) else "past" if shift == -1 else "future"
    years = range(today.year - 2, today.year + 3)
    options = [d for y in years if (d := dates.date(y, month, day or 1))]
    if c.has("WEEKDAY") and day:  # the weekday tells the year
        options = [d for d in options if d.weekday() == c.value("WEEKDAY")] or options
    if day is None:
        at = today.replace(day=1)
        if shift in (-1, 1):
            options = [d for d in options if d != at]
    else:
        at = today
        if shift == -1:
            options = [d for d in options if d < today]
    if shift == 0:
        options = [d for d in options if d.year == today.year]
    chosen = _strict(options, at, tense) if shift in (-1, 1) else nearest(options, at, tense)
    if chosen is None:
        return _possible(month, day)
    return Value(dates.period(chosen, "day" if day else "month"), scene.anchor)


def _strict(options: list[dt.date], today: dt.date, tense: Tense) -> dt.date | None:
    if tense == "past":
        return max((d for d in options if d <= today), default=None)
    return min((d for d in options if d >= today), default=None)


def _value(year: int, month: int, day: int | None) -> Value | None:
    if not 1 <= year <= 9999:
        return None
    if day is None:
        return Value(f"{year:04}-{month:02}")
    full = dates.date(year, month, day)
    return Value(full.isoformat()) if full else None


def _possible(month: int, day: int | None) -> Value | None:
    """No value, where the day exists in some year."""
    return Value(None) if dates.date(2000, month, day or 1) else None


def weekday_of_month(c: Candidate, scene: Scene) -> Value | None:
    """A weekday with the day of the month alone, "mercredi 14": the one near the report where the two agree."""
    day, wanted = c.number("DAY"), c.value("WEEKDAY")
    if day is None or scene.today is None:
        return Value(None)
    near = (dates.shifted(scene.today.replace(day=1), n, "month") for n in (-2, -1, 0, 1, 2))
    options = [d for m in near if m and (d := dates.date(m.year, m.month, day)) and d.weekday() == wanted]
    chosen = nearest(options, scene.today, scene.tense(c))
    if chosen is None or abs((chosen - scene.today).days) > 31:
        return Value(None)
    return Value(chosen.isoformat(), scene.anchor)


def nth_weekday(c: Candidate, scene: Scene) -> Value | None:
    """The nth or last weekday of a month: "the first Monday in May"; no value for its nth week."""
    nth, wanted, month = c.form.shift or c.number("ORD"), c.value("WEEKDAY"), c.value("MONTH")
    year = stated_year(c, scene)
    if nth is None or wanted is None or month is None or (year is None and scene.today is None):
        return Value(None)
    years = [year] if year is not None else [scene.today.year + n for n in (-1, 0, 1)] if scene.today else []
    found = (dates.nth_weekday(y, int(str(month)), nth, int(str(wanted))) for y in years)
    options = [d for d in found if d]
    chosen = options[0] if year is not None and options else None
    if chosen is None and scene.today is not None:
        chosen = nearest(options, scene.today, scene.tense(c))
    return Value(chosen.isoformat(), None if year else scene.anchor) if chosen else Value(None)


def week_of(c: Candidate, scene: Scene) -> Value | None:
    """The week that holds a day: "the week of April 10"."""
    said = date(c, scene)
    day = when.single_day(said.value) if said else None
    return said and Value(dates.period(day, "week") if day else None, said.anchor)


def anniversary(c: Candidate, scene: Scene) -> Value | None:
    """The nth anniversary of a day: so many years after it where its year is written, else its next or last return."""
    years, count = stated_year(c, scene), c.number("ORD") if c.has("ORD") else c.number("NUM")
    if years is None or count is None:
        return date(c, scene)
    return _value(years + count, int(str(c.value("MONTH"))), c.number("DAY"))


def day_range(c: Candidate, scene: Scene) -> Value | None:
    """Two days of one month: "3 to 5 May"."""
    if c.has("WEEKDAY") and c.parts["WEEKDAY"][0].start > c.parts["DAY"][0].start:  # it is the second day's
        c = replace(c, parts={name: part for name, part in c.parts.items() if name != "WEEKDAY"})
    last = date(c, scene)
    first, second = c.number("DAY"), c.number("DAY2")
    if last is None or first is None or second is None or first >= second:
        return None
    if last.value is None:
        return last
    month = last.value[:8]
    if dates.date(int(month[:4]), int(month[5:7]), second) is None:
        return None
    return Value(f"{month}{first:02}/{month}{second:02}", last.anchor)


def holiday(c: Candidate, scene: Scene) -> Value | None:
    """A feast, in the year it names or the one that fits the tense."""
    rule, year = str(c.value("HOLIDAY")), stated_year(c, scene)
    if year is not None:
        day = dates.holiday(rule, year)
        return Value(day.isoformat()) if day else None
    if scene.today is None:
        return Value(None)
    shift = c.value("SHIFT")
    tense: Tense = scene.tense(c) if shift in (None, 0) else "past" if shift == -1 else "future"
    options = [d for y in range(scene.today.year - 1, scene.today.year + 2) if (d := dates.holiday(rule, y))]
    chosen = (_strict if shift in (-1, 1) else nearest)(options, scene.today, tense)
    return Value(chosen.isoformat() if chosen else None, scene.anchor)


def season(c: Candidate, scene: Scene) -> Value | None:
    """A season as EDTF writes it, `2021-21` spring to `2021-24` winter, which fits either hemisphere."""
    number, year = c.value("SEASON"), stated_year(c, scene)
    if year is None:
        if scene.today is None or not (c.has("SHIFT") or c.form.shift is not None):
            return Value(None)
        shift = c.value("SHIFT")
        year = scene.today.year + int(str(shift if shift is not None else c.form.shift))
        return Value(f"{year:04}-{number}", scene.anchor)
    return Value(f"{year:04}-{number}")


def numeric(c: Candidate, scene: Scene) -> Value | None:
    """A date in figures, `14.04.2021`, by the order of the scene.

    Where that is open and both orders fit, the one close to the day of publication is meant; else it has no value.
    """
    if c.has("ISO"):
        text = c.parts["ISO"][0].key
        return Value(text[:10]) if dates.date(*map(int, text[:10].split("-"))) else None
    parts = [int(p) for p in re.findall(r"\d+", c.parts["NUMDATE"][0].key)]
    if parts[0] > 31:
        day = dates.date(*parts)
        return Value(day.isoformat()) if day else None
    if parts[2] < 100 and len(re.findall(r"\d+", c.parts["NUMDATE"][0].key)[2]) == 2:
        parts[2] = dates.full_year(parts[2], scene.today.year if scene.today else 2000)
    order = scene.day_first
    options = {
        first: dates.date(parts[2], parts[1 if first else 0], parts[0 if first else 1]) for first in (True, False)
    }
    if order is None and options[True] and options[False] and options[True] != options[False]:
        near = [first for first, d in options.items() if d and scene.today and abs((d - scene.today).days) <= _CLOSE]
        if len(near) != 1:
            return Value(None)
        order = near[0]
    day = options[True if order is None else order] or options[False if order is None else not order]
    return Value(day.isoformat()) if day else None
