"""Calendar arithmetic on days, weeks, months, quarters, years and their EDTF values.

Knows units and dates, no words. Western Easter by the Gregorian computus (Meeus, Jones and Butcher).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

from onrecord.model.when import month_end

_SIZE = {"quarter": 3, "half": 6}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7}


def shifted(day: dt.date, count: int, unit: str) -> dt.date | None:
    """The day `count` units away, at most its month's last; None outside the calendar or for another unit."""
    try:
        if unit in _DAYS:
            return day + dt.timedelta(days=count * _DAYS[unit])
        if unit in _MONTHS:
            year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[unit], 12)
            return dt.date(year, month + 1, min(day.day, month_end(year, month + 1).day))
    except (ValueError, OverflowError):
        pass
    return None


def period(day: dt.date, unit: str) -> str | None:
    """The EDTF value of the day's own unit: its week `2021-W15`, month, quarter, year, decade `202X`…"""
    year = f"{day.year:04}"
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}"
    if unit == "weekend":
        return weekend(day)
    if unit == "month":
        return f"{year}-{day.month:02}"
    if unit in _SIZE:
        return f"{year}-{unit[0].upper()}{(day.month - 1) // _SIZE[unit] + 1}"
    return {"year": year, "decade": year[:3] + "X", "century": year[:2] + "XX"}.get(unit)


def moved(day: dt.date, count: int, unit: str) -> str | None:
    """The EDTF value of the unit that lies `count` units from the day's own: last month, next year."""
    # from the first of the month no day is clipped away
    start = day.replace(day=1) if unit in _MONTHS else day
    target = shifted(start, count, unit)
    return period(target, unit) if target else None


def weekend(day: dt.date) -> str:
    """Saturday and Sunday of the day's ISO week, as an interval."""
    saturday = day + dt.timedelta(days=5 - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"


def date(year: int, month: int, day: int) -> dt.date | None:
    """The date, None when there is none (30 February, year 0)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday(near: dt.date, wanted: int, direction: Literal[-1, 0, 1], *, strict: bool = False) -> dt.date:
    """The nearest day that is weekday `wanted` (Monday 0) before, after, or in the week of `near`.

    strict: `near` itself does not count.
    """
    if direction == 0:
        return near + dt.timedelta(days=wanted - near.weekday())
    step = (near.weekday() - wanted) % 7 if direction < 0 else (wanted - near.weekday()) % 7
    if step == 0 and strict:
        step = 7
    return near + dt.timedelta(days=direction * step)


def nth_weekday(year: int, month: int, nth: int, wanted: int) -> dt.date | None:
    """The nth weekday of a month, from the end when `nth` is negative."""
    import calendar

    days = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == wanted]
    try:
        return days[nth - 1 if nth > 0 else nth]
    except IndexError:
        return None


def easter(year: int) -> dt.date:
    """Western Easter Sunday of a year from 1583 on."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    moon = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + moon - 7 * ((a + 11 * h + 22 * moon) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


@lru_cache(maxsize=256)
def holiday(rule: str, year: int) -> dt.date | None:
    """The day of a feast in a year, None when the rule cannot be read.

    rule: `12-25`; `easter+39` (days from Western Easter); `11-thu-4` (fourth Thursday of November, `-1` the last).
    """
    if not 1583 <= year <= 4099:
        return None
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule[6:] or 0))
    head, _, tail = rule.partition("-")
    name, _, nth = tail.partition("-")
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if name in names:
        return nth_weekday(year, int(head), int(nth), names.index(name))
    return date(year, int(head), int(tail))


def full_year(two_digits: int, near: int) -> int:
    """The year that ends in these two digits and lies nearest to `near`, at most twenty years after it."""
    year = near - near % 100 + two_digits
    return year - 100 if year > near + 20 else year + 100 if year < near - 79 else year
