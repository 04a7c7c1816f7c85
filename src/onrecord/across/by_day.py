"""Things by the days they are of, so that each is held only against those whose days may meet its own."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from onrecord.model import when


class ByDay:
    """Numbers of things by EDTF values; those of one day are found by it, all others are always near."""

    def __init__(self) -> None:
        self._days: dict[dt.date, list[int]] = defaultdict(list)
        self._others: list[int] = []

    def add(self, value: str, number: int) -> None:
        """Puts a number under the days of a value."""
        day = when.single_day(value)
        (self._others if day is None else self._days[day]).append(number)

    def near(self, value: str, within: int = 0) -> Iterator[int]:
        """The numbers of values that may meet this one, or of single days so many days from it; in no order."""
        yield from self._others
        day, covered = when.single_day(value), when.days(value)
        if day is not None:
            for away in range(-within, within + 1):
                yield from self._days.get(_moved(day, away), ())
        elif covered is not None:
            for other, numbers in self._days.items():
                if (covered.low is None or covered.low <= other) and (covered.high is None or other <= covered.high):
                    yield from numbers


def _moved(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return day
