"""Where a report was there on a day, its words may say from when on it can be."""

from __future__ import annotations

from onrecord.config import Config
from onrecord.read import Raw
from onrecord.work import annotated


def test_words_and_the_day_it_was_there_bound_it_from_both_sides() -> None:
    text = "The port of Tull reopened on 3 May 2022 after long repairs, the port authority said in a statement."
    raw = Raw(source="a.txt", name="a.txt", text=text, lang="en", seen="2022-06-01")
    ((_, result),) = annotated([raw], Config())
    assert result.article.published.value == "2022-05-03/2022-06-01"
