"""Resolves expressions that count from the report's day or from a time read before."""

from __future__ import annotations

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.scene import Scene, Value
from onrecord.annotate.times.years import stated_year
from onrecord.model import when
from onrecord.model.statement import TimeModifier
from onrecord.text import dates

_PERIODS = frozenset({"day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"})


def _int(value: object | None) -> int:
    return int(str(value or 0))


def _is_plural(c: Candidate) -> bool:
    """True for "the coming weeks", which are no calendar weeks."""
    return any(t.key in c.lexicon.plural for t in c.core)


def weekday(c: Candidate, scene: Scene) -> Value | None:
    """A weekday: the last one, or the next one where the tense or a word looks forward."""
    if scene.today is None:
        return Value(None)
    wanted, today = _int(c.value("WEEKDAY")), scene.today
    if c.form.unit == "week":
        start = dates.shifted(today, _int(c.value("SHIFT")), "week")
        return Value(dates.weekday(start, wanted, 0).isoformat() if start else None, scene.anchor)
    if c.has("FOLLOW"):
        if scene.day is None:
            return Value(None)
        step = _int(c.value("FOLLOW"))
        day = dates.weekday(scene.day, wanted, -1 if step < 0 else 1, strict=True)
        return Value(day.isoformat(), scene.day.isoformat())
    shift = c.value("SHIFT")
    if shift in (-1, 1):
        return Value(dates.weekday(today, wanted, -1 if shift == -1 else 1, strict=True).isoformat(), scene.anchor)
    tense = scene.tense(c)
    if shift == 0 and tense is None:
        back, ahead = dates.weekday(today, wanted, -1), dates.weekday(today, wanted, 1)
        return Value((back if today - back <= ahead - today else ahead).isoformat(), scene.anchor)
    if tense is None and wanted in scene.named:
        return Value(scene.named[wanted].isoformat(), scene.anchor)  # "talks go on next Monday. ... On Monday …"
    onward = tense == "future" or (tense == "present" and wanted != today.weekday())
    return Value(dates.weekday(today, wanted, 1 if onward else -1).isoformat(), scene.anchor)


def deictic(c: Candidate, scene: Scene) -> Value | None:
    """A day counted from today: "yesterday", "this morning", "last night"."""
    if scene.today is None:
        return Value(None)
    shift = c.form.shift if c.form.shift is not None else _int(c.value("DEICTIC"))
    return Value(dates.moved(scene.today, shift, "day"), scene.anchor)


def unit(c: Candidate, scene: Scene) -> Value | None:
    """This, last or next week, month, quarter, year…"""
    name = c.form.unit or str(c.value("UNIT") or "")
    shift = c.form.shift if c.form.shift is not None else _int(c.value("SHIFT"))
    if scene.today is None or name not in _PERIODS or (name != "weekend" and _is_plural(c)):
        return Value(None)
    if name == "weekend":
        return _weekend(c, scene, shift)
    if name == "quarter" and shift == 0 and scene.quarter and c.form.rule == "same":
        return Value(scene.quarter, scene.quarter)
    return Value(dates.moved(scene.today, shift, name), scene.anchor)


def _weekend(c: Candidate, scene: Scene, shift: int) -> Value:
    """The weekend of the week; early in a week, or in the past tense, the one just gone."""
    today = scene.today
    assert today is not None
    tense = scene.tense(c)
    begun = today.weekday() >= 5
    if shift == 0 and not begun and (tense == "past" or (tense is None and today.weekday() < 2)):
        shift = -1
    elif shift == 1 and not begun and c.form.rule != "after":
        shift = 0
    near = dates.shifted(today, shift, "week")
    return Value(dates.weekend(near) if near else None, scene.anchor)


def offset(c: Candidate, scene: Scene) -> Value | None:
    """So many days, weeks, months or years ago or ahead, at the precision of the unit.

    The form's rule tells what the words before it mean: `in` and `within` are no length of time unless the verb is
    past, `during` is one unless the clause looks ahead; `within` and `during` make it the last day and not the day.
    """
    count = c.number("NUM") if c.has("NUM") else 1 if not c.has("VAGUENUM") else None
    name, sign = c.form.unit or str(c.value("UNIT") or ""), c.form.shift or -1
    if name == "fortnight":
        name, count = "week", count and 2 * count
    modifier: TimeModifier | None = "by" if c.form.rule in ("within", "during") else None
    if sign > 0 and c.form.rule in ("in", "within"):
        tense = scene.tense(c)
        if tense == "past" or (name in ("year", "decade") and tense is None):
            return Value(None)  # "all I saved in thirty years" tells how long
    if c.form.rule == "during" and scene.tense(c) != "future":
        return Value(None)
    if scene.today is None or count is None or (_is_plural(c) and not c.has("NUM")):
        return Value(None)
    if name == "year" and count == 1 and sign < 0 and scene.quarter and not scene.long_period:
        return _quarter_before(scene)
    return Value(dates.moved(scene.today, sign * count, name) if name != "hour" else None, scene.anchor, modifier)


def from_context(c: Candidate, scene: Scene) -> Value | None:
    """So many units before or after a time read before: "two days earlier", "a year later"."""
    count = c.number("NUM") if c.has("NUM") else 1 if not c.has("VAGUENUM") else None
    name, sign = c.form.unit or str(c.value("UNIT") or ""), c.form.shift or -1
    if count is None:
        return Value(None)
    if name == "year" and sign < 0 and scene.quarter and not scene.long_period and count == 1:
        return _quarter_before(scene)
    if name == "year" and scene.year is not None:
        return Value(f"{scene.year + sign * count:04}", f"{scene.year:04}")
    if sign > 0 and (name == "year" or scene.day is None):
        return Value(None)  # "two days later", and nothing to count from
    base = scene.day if name in ("day", "week") else scene.month if name == "month" else None
    base = base or scene.today
    if base is None or name == "hour":
        return Value(None)
    return Value(dates.moved(base, sign * count, name), base.isoformat())


def _quarter_before(scene: Scene) -> Value:
    assert scene.quarter is not None
    year, part = scene.quarter.split("-")
    return Value(f"{int(year) - 1:04}-{part}", scene.quarter)


def follow(c: Candidate, scene: Scene) -> Value | None:
    """The same, the following or the previous day, week, month, quarter or year, after a time read before."""
    shift = c.form.shift if c.form.shift is not None else _int(c.value("FOLLOW"))
    name = c.form.unit or str(c.value("UNIT") or "")
    if _is_plural(c):
        return Value(None)
    if name == "year":
        base = scene.year if scene.year is not None else scene.today.year if scene.today else None
        return Value(f"{base + shift:04}" if base is not None else None, f"{base:04}" if base is not None else None)
    if name == "quarter" and scene.quarter:
        days = when.days(scene.quarter)
        return Value(dates.moved(days.low, shift, "quarter") if days and days.low else None, scene.quarter)
    told = scene.past_day if scene.tense(c) == "past" else scene.day
    base_day = scene.month if name == "month" and scene.month else told or scene.today
    if base_day is None or name not in ("day", "week", "weekend", "month", "quarter"):
        return Value(None)
    return Value(dates.moved(base_day, shift, name), base_day.isoformat())


def quarter(c: Candidate, scene: Scene) -> Value | None:
    """A quarter or half of a year: of the year it names, or the last one that has begun."""
    stated = next((n for n in ("ORD", "NUM", "FIGURE") if c.has(n)), "")
    number = c.form.shift if c.form.shift is not None else c.number(stated)
    name = c.form.unit or "quarter"
    top, letter, months = (4, "Q", 3) if name == "quarter" else (2, "H", 6)
    if number == -1:
        number = top
    if number is None or not 1 <= number <= top:
        return None
    year = stated_year(c, scene)
    if year is None and c.has("SHIFT") and scene.today:
        year = scene.today.year + _int(c.value("SHIFT"))
    if year is not None:
        return Value(f"{year:04}-{letter}{number}", None if c.has("YEAR") else scene.anchor)
    if scene.today is None:
        return Value(None)
    now = (scene.today.month - 1) // months + 1
    year = scene.today.year
    if scene.tense(c) == "future" and 0 < number + top - now <= top // 2:
        year += 1  # only a quarter that is near; "expects third-quarter earnings" is about the one gone by
    elif number > now and scene.tense(c) != "future":
        year -= 1
    return Value(f"{year:04}-{letter}{number}", scene.anchor)


def year_ago_period(c: Candidate, scene: Scene) -> Value | None:
    """The period of the year before that is compared: "the year-earlier quarter", "year-ago"."""
    if c.has("ORD") and scene.today:
        said = quarter(c, scene)
        if said and said.value:
            return Value(f"{int(said.value[:4]) - 1:04}{said.value[4:]}", said.value)
    if scene.quarter and not scene.long_period:
        return _quarter_before(scene)
    return Value(f"{scene.today.year - 1:04}" if scene.today else None, scene.anchor)


def period(c: Candidate, scene: Scene) -> Value | None:
    """The quarter or period that the report is about: "the latest quarter", "the 1988 period"."""
    year = stated_year(c, scene)
    if year is not None:
        if scene.quarter:
            return Value(f"{year:04}-{scene.quarter.split('-')[1]}", scene.quarter)
        return Value(f"{year:04}")
    told = when.days(scene.quarter)
    ended = scene.today is None or bool(told and told.high and told.high < scene.today)
    if scene.quarter and (ended or c.form.rule != "latest"):
        return Value(scene.quarter, scene.quarter)
    if scene.today is None or c.form.unit != "quarter":
        return Value(None)
    return Value(dates.moved(scene.today, -1, "quarter"), scene.anchor)
