"""The day of an undated report: never narrower than its words allow."""

from __future__ import annotations

import pytest

from onrecord.annotate import annotate
from onrecord.model import Article, Block, Published, when


def published(text: str, lang: str = "en", known: Published | None = None) -> Published:
    article = Article(id="a-0", source="case", text=text, blocks=(Block("paragraph", 0, len(text)),), lang=lang,
                      published=known or Published())  # fmt: skip
    return annotate(article, only=["time"])[0].published


def test_a_known_date_stays() -> None:
    known = Published("2021-03", "text")
    assert published("They signed it on 5 May 2019.", known=known) == known


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("They signed the treaty on 5 May 2019 in Ghent.", "en", "2019-05-05/.."),
        ("They signed the treaty in 2016 and met again in March 2018.", "en", "2018-03-01/.."),
        ("Ils ont signé le traité en février 2020 à Gand.", "fr", "2020-02-01/.."),
        ("Die Truppen sind seit dem 3. Mai 2019 im Land.", "de", "2019-05-03/.."),
        ("The council met today, 14 April 2021, in Ghent.", "en", "2021-04-14"),
        ("Le conseil s'est réuni hier, 14 avril 2021.", "fr", "2021-04-15"),
        ("They left in May 2019. The last of them will leave in October 2021.", "en", "2019-05-01/2021-10-31"),
    ],
)
def test_bounds(text: str, lang: str, value: str) -> None:
    made = published(text, lang)
    assert made.value == value
    assert made.basis == "inferred" and made.why and made.span


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The minister arrived on Tuesday.", "en"),
        ("The 2022 World Cup was awarded to a small state.", "en"),
        ("They planned to leave in 2025.", "en"),
        ("The plan runs until 2030.", "en"),
        ("Le Mondial 2030 a été attribué à trois pays.", "fr"),
        ("Nothing is said of time.", "en"),
        ("", "en"),
    ],
)
def test_abstains(text: str, lang: str) -> None:
    assert published(text, lang) == Published()


def test_the_first_and_last_day_hold_the_true_one() -> None:
    made = published("He resigned in June 2014. “We will be back by 2015,” he had said.")
    assert when.within("2022-10-06", made.value)
