"""A time axis: where a day stands, and which days are marked."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from onrecord.web.days import spoken


class Tick(NamedTuple):
    """A mark on a time axis. major: begins a year."""

    x: float
    words: str
    major: bool


class Axis:
    """Days from `low` to `high` laid out from `left` to `right`."""

    def __init__(self, low: dt.date, high: dt.date, left: float, right: float) -> None:
        if high <= low:
            low, high = low - dt.timedelta(3), low + dt.timedelta(3)
        self.low, self.high, self.left, self.right = low, high, left, right
        self._scale = (right - left) / (high - low).days

    def x(self, day: dt.date) -> float:
        """Where a day stands; days outside the axis stand at its ends."""
        inside = min(max(day, self.low), self.high)
        return round(self.left + (inside - self.low).days * self._scale, 1)

    def holds(self, day: dt.date) -> bool:
        """True when the axis reaches this day."""
        return self.low <= day <= self.high

    def ticks(self, apart: float = 70) -> list[Tick]:
        """Marks at days, months or years, at least `apart` from one another."""
        days = (self.high - self.low).days
        room = max(1, int((self.right - self.left) / apart))
        if days <= min(room * 14, 60):
            step = next((s for s in (1, 2, 3, 7, 14) if days / s <= room), 14)
            marks = [self.low + dt.timedelta(i) for i in range(0, days + 1, step)]
            return [Tick(self.x(d), spoken(str(d), None, d.year), False) for d in marks]
        months = next((s for s in (1, 2, 3, 6) if days / 30.4 / s <= room), 12)
        if months < 12:
            return [
                Tick(self.x(d), str(d.year) if d.month == 1 else spoken(f"{d:%Y-%m}", None, d.year), d.month == 1)
                for d in self._firsts(months)
            ]
        step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if days / 365.25 / s <= room), 500)
        years = range(-(-self.low.year // step) * step, self.high.year + 1, step)
        return [Tick(self.x(d), str(d.year), True) for y in years if y > 0 and self.holds(d := dt.date(y, 1, 1))]

    def _firsts(self, step: int) -> list[dt.date]:
        months = range(self.low.year * 12 + self.low.month - 1, self.high.year * 12 + self.high.month)
        firsts = [dt.date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
        return [d for d in firsts if self.holds(d)]
