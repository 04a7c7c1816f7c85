"""Calendar values as EDTF (ISO 8601-2): what a value covers, how fine it is, how two compare.

A value is a day `2021-04-14`, a month `2021-04`, a year `2021`, a decade `202X`, an ISO week
`2021-W15`, a quarter `2021-Q2` or half `2021-H1`, an interval `A/B` whose ends are such values,
`..` or empty where open. A time of day may follow a day (`2021-04-14T09:30`).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """The days a value covers, first and last included; None where the value is open."""

    low: dt.date | None
    high: dt.date | None

    @property
    def length(self) -> int | None:
        """Number of days, None for an open interval."""
        return None if self.low is None or self.high is None else (self.high - self.low).days + 1


_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?")


@lru_cache(maxsize=65536)
def days(value: str | None) -> Days | None:
    """The days that an EDTF value covers, or None when it is no calendar value."""
    if not value:
        return None
    value = value.strip().rstrip("~?%")
    if "/" in value:
        first, _, last = value.partition("/")
        if "/" in last:
            return None
        low = None if first in ("", "..") else days(first)
        high = None if last in ("", "..") else days(last)
        if (low is None and first not in ("", "..")) or (high is None and last not in ("", "..")):
            return None
        return Days(low.low if low else None, high.high if high else None)
    try:
        if m := re.fullmatch(r"(\d{3})X|(\d{4})s", value):
            year = int((m[1] or m[2][:3]) + "0")
            return Days(dt.date(year, 1, 1), dt.date(year + 9, 12, 31))
        if m := re.fullmatch(r"(\d\d)XX", value):
            year = int(m[1]) * 100
            return Days(dt.date(year, 1, 1), dt.date(year + 99, 12, 31))
        if m := re.fullmatch(r"(\d{4})-W(\d\d)", value):
            monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return Days(monday, monday + dt.timedelta(6))
        if m := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
            size = 3 if m[2] == "Q" else 6
            first_month = (int(m[3]) - 1) * size + 1
            return Days(dt.date(int(m[1]), first_month, 1), month_end(int(m[1]), first_month + size - 1))
        m = _PART.fullmatch(value)
        if not m:
            return None
        year, month, day = int(m[1]), m[2] and int(m[2]), m[3] and int(m[3])
        if day:
            return Days(dt.date(year, int(month or 0), day), dt.date(year, int(month or 0), day))
        if month:
            return Days(dt.date(year, month, 1), month_end(year, month))
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    except ValueError:
        return None


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def same(a: str | None, b: str | None) -> bool:
    """True when both values cover the same days."""
    x = days(a)
    return x is not None and x == days(b)


def within(fine: str | None, coarse: str | None) -> bool:
    """True when every day of `fine` is a day of `coarse`; an open end reaches without limit."""
    x, y = days(fine), days(coarse)
    if x is None or y is None:
        return False
    low = y.low is None or (x.low is not None and x.low >= y.low)
    high = y.high is None or (x.high is not None and x.high <= y.high)
    return low and high


def meet(a: str | None, b: str | None) -> bool:
    """True when the two values share at least one day."""
    x, y = days(a), days(b)
    if x is None or y is None:
        return False
    early = x.high is not None and y.low is not None and x.high < y.low
    late = y.high is not None and x.low is not None and y.high < x.low
    return not (early or late)


def order_key(value: str | None) -> tuple[dt.date, dt.date]:
    """A sort key: by first day, then by last; unknown values come last."""
    x = days(value)
    if x is None:
        return dt.date.max, dt.date.max
    return x.low or dt.date.min, x.high or dt.date.max


def single_day(value: str | None) -> dt.date | None:
    """The day, when the value covers exactly one; else None."""
    x = days(value)
    return x.low if x and x.low is not None and x.low == x.high else None
