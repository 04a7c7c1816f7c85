"""Calendar arithmetic."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import when
from onrecord.text import dates

DAY = dt.date(2021, 4, 14)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (0, "day", "2021-04-14"), (-1, "day", "2021-04-13"), (0, "week", "2021-W15"), (-1, "week", "2021-W14"),
        (-1, "month", "2021-03"), (9, "month", "2022-01"), (0, "quarter", "2021-Q2"), (-2, "quarter", "2020-Q4"),
        (0, "half", "2021-H1"), (-1, "year", "2020"), (0, "decade", "202X"), (-1, "decade", "201X"),
        (-1, "century", "19XX"), (0, "weekend", "2021-04-17/2021-04-18"),
    ],
)  # fmt: skip
def test_moved(count: int, unit: str, value: str) -> None:
    assert dates.moved(DAY, count, unit) == value


def test_last_month_is_last_month_on_the_31st() -> None:
    assert dates.moved(dt.date(2021, 3, 31), -1, "month") == "2021-02"


def test_week_belongs_to_its_iso_year() -> None:
    assert dates.period(dt.date(2021, 1, 2), "week") == "2020-W53"


@pytest.mark.parametrize(("unit", "count"), [("year", -3000), ("century", 900), ("day", 10**7)])
def test_outside_the_calendar_there_is_nothing(unit: str, count: int) -> None:
    assert dates.moved(DAY, count, unit) is None


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2021, "2021-12-25"), ("easter+0", 2021, "2021-04-04"), ("easter-47", 2021, "2021-02-16"),
        ("11-thu-4", 2021, "2021-11-25"), ("5-mon--1", 2021, "2021-05-31"), ("2-mon-6", 2021, "None"),
        ("12-25", 1200, "None"),
    ],
)  # fmt: skip
def test_holiday(rule: str, year: int, day: str) -> None:
    assert str(dates.holiday(rule, year)) == day


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 6))
def test_weekday(near: dt.date, wanted: int) -> None:
    back, ahead = dates.weekday(near, wanted, -1), dates.weekday(near, wanted, 1)
    assert back <= near <= ahead
    assert back.weekday() == ahead.weekday() == wanted
    assert (ahead - back).days in (0, 7)
    assert dates.weekday(near, wanted, -1, strict=True) < near < dates.weekday(near, wanted, 1, strict=True)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_period_holds_its_day(day: dt.date) -> None:
    for unit in ("day", "week", "month", "quarter", "half", "year", "decade", "century"):
        assert when.within(day.isoformat(), dates.period(day, unit)), unit


def test_two_digits_mean_the_nearest_year() -> None:
    assert [dates.full_year(n, 2021) for n in (98, 21, 40, 45)] == [1998, 2021, 2040, 1945]
