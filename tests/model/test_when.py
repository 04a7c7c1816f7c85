"""EDTF values: what they cover and how they compare."""

import datetime as dt

import pytest

from onrecord.model import when


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("2021-W11", (2021, 3, 15), (2021, 3, 21)),
        ("2021-Q2", (2021, 4, 1), (2021, 6, 30)),
        ("2021-H2", (2021, 7, 1), (2021, 12, 31)),
        ("2021-04-24/2021-05-04", (2021, 4, 24), (2021, 5, 4)),
        ("2010/2011", (2010, 1, 1), (2011, 12, 31)),
        ("2021-04-14T09:30", (2021, 4, 14), (2021, 4, 14)),
    ],
)
def test_covers(value, low, high):
    assert when.days(value) == (dt.date(*low), dt.date(*high))


@pytest.mark.parametrize("value", [None, "", "soon", "2021-13", "2021-02-30", "2021-W60", "a/b", "2021-04/nope"])
def test_no_calendar_value(value):
    assert when.days(value) is None


def test_open_ends():
    assert when.days("../2021-09-11") == (None, dt.date(2021, 9, 11))
    assert when.days("2021-05-01/..") == (dt.date(2021, 5, 1), None)
    assert when.within("2021-06", "2021-05-01/..")
    assert not when.within("2021-04-30", "2021-05-01/..")
    assert when.meet("../2021-09-11", "2021-09")
    assert not when.meet("../2021-08-31", "2021-09")


def test_unknown_never_agrees():
    assert not when.same(None, None)
    assert not when.within(None, "2021")
    assert not when.meet(None, "2021")
    assert when.order_key(None) > when.order_key("2999")
