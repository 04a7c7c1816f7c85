import datetime as dt

import pytest

from onrecord.web.days import common_year, narrowed, spoken


@pytest.mark.parametrize(
    ("value", "modifier", "year", "words"),
    [
        ("2024-05-03", None, None, "3 May 2024"),
        ("2024-05-03", None, 2024, "3 May"),
        ("2024-05", "end", 2024, "end of May"),
        ("2024", None, 2024, "2024"),
        ("2024-05-03/2024-05-09", None, None, "3–9 May 2024"),
        ("2024-04-24/2024-05-04", None, 2024, "24 Apr – 4 May"),
        ("2010/2011", None, None, "2010 – 2011"),
        ("../2024-09-11", None, 2024, "until 11 Sep"),
        ("soon", None, None, "soon"),
        (None, None, None, ""),
    ],
)
def test_spoken(value, modifier, year, words):
    assert spoken(value, modifier, year) == words


def test_the_middle_of_a_month_is_its_middle_third():
    days = narrowed("2024-07", "mid")
    assert days is not None and days.low is not None and days.high is not None
    assert dt.date(2024, 7, 8) < days.low < days.high < dt.date(2024, 7, 24)


def test_common_year():
    assert common_year(["2024-05", "2024-06-01/2024-06-02", None]) == 2024
    assert common_year(["2024-05", "2025"]) is None
