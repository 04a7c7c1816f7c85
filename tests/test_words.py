from __future__ import annotations

import pytest

from onrecord.words import cite, listed, number_of, report_name, when_words
from tests.conftest import article


@pytest.mark.parametrize(
    ("name", "known", "want"),
    [
        ("a", {"outlet": "The Daily Echo", "agencies": ("AFP",)}, "The Daily Echo"),
        ("a", {"agencies": ("AFP", "AP")}, "AFP text"),
        ("reports/harbour", {}, "harbour"),
        ("pages/017_3fe1d2a9b0c47788", {}, "017"),
        ("report-2021-04-14", {}, "report-2021-04-14"),
        ("a", {"outlet": "The Evening Post of the Northern Islands"}, "The Evening Post of the…"),
    ],
)
def test_a_report_is_called_by_what_is_known_of_it(name: str, known: dict[str, object], want: str) -> None:
    assert report_name(article("Text.", name=name, **known)) == want


def test_a_report_is_cited_with_its_day() -> None:
    assert cite(article("Text.", date="2021-04-14", agencies=("AFP",))) == "AFP text, 14 Apr 2021"
    assert cite(article("Text.", date=None, outlet="The Daily Echo")) == "The Daily Echo, day not known"


def test_parts_stand_in_a_row_that_can_be_read() -> None:
    assert [listed(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a, 1", "b", "c"]) == "a, 1; b and c"
    assert listed(list("abcdefgh"), 4) == "a, b, c and 5 more"


def test_days_are_words() -> None:
    assert when_words("2021-04-14/2021-05-01") == "14 Apr 2021 – 1 May 2021"
    assert when_words(None) == when_words("soon") == "day not known"


def test_a_number_with_its_noun() -> None:
    assert [number_of(1, "story", "stories"), number_of(2, "story", "stories"), number_of(1200, "report")] == [
        "1 story", "2 stories", "1,200 reports",
    ]  # fmt: skip
