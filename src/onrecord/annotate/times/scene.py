"""What a time expression is resolved against: the report's day, the clause's tense, the times read before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, NamedTuple

from onrecord.annotate.times.candidates import Candidate
from onrecord.model import when
from onrecord.model.statement import TimeModifier

Tense = Literal["past", "present", "future"] | None


class Value(NamedTuple):
    """What an expression says: EDTF value or None, what the value cannot say, what it was resolved against."""

    value: str | None
    anchor: str | None = None
    modifier: TimeModifier | None = None


class Scene:
    """The state while one article is read from its first time expression to its last.

    today: the day of publication that is assumed, None when it is not known.
    day_first: the order of dates in figures, None where it is open.
    day, month, quarter, year: the last ones read; past_day: the last one not after today; day_at: where `day` was read.
    long_period: True when the period last spoken of is longer than a quarter.
    """

    def __init__(
        self, today: dt.date | None, tense: Callable[[Candidate], Tense], *, day_first: bool | None = None
    ) -> None:
        self.today = today
        self.day_first = day_first
        self._tense = tense
        self.day: dt.date | None = None
        self.past_day: dt.date | None = None
        self.day_at = -1
        self.month: dt.date | None = None
        self.quarter: str | None = None
        self.year: int | None = None
        self.long_period = False
        self.named: dict[int, dt.date] = {}
        """The coming day last meant by each weekday, 0 for Monday."""

    @property
    def anchor(self) -> str | None:
        """The assumed day of publication as a value."""
        return self.today.isoformat() if self.today else None

    def tense(self, c: Candidate) -> Tense:
        """The tense of the clause that the expression stands in, or what the words before it say."""
        return self._tense(c)

    def note(self, c: Candidate, said: Value) -> None:
        """Remembers a value, so that "the same day" and "a year earlier" can look back at it."""
        value = said.value
        if value is None or "/" in value:
            return
        if "-Q" in value:
            if said.anchor is None or "-Q" not in said.anchor:  # what is compared with is not what is reported
                self.quarter, self.long_period = value, False
            return
        span = when.days(value)
        if span is None or span.low is None or span.high is None:
            return
        self.year = span.low.year
        if span.low == span.high:
            self.day, self.day_at = span.low, c.start
            if self.today is None or span.low <= self.today:
                self.past_day = span.low
            elif c.has("WEEKDAY"):
                self.named[span.low.weekday()] = span.low
        if (span.high - span.low).days <= 31:
            self.month = span.low.replace(day=1)
