import pytest

from onrecord.model import Article, Figure
from onrecord.web.figures import number_words, value_words

ARTICLE = Article(id="a-1", source="a.txt", text="seven")


@pytest.mark.parametrize(
    ("value", "words"),
    [(2500, "2,500"), (1.8e12, "1.8 trillion"), (5_200_000, "5.2 million"), (1_234_567, "1,234,567"), (0.5, "0.5"), (-3, "-3"), (None, "")],
)  # fmt: skip
def test_number_words(value, words):
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": 12, "modifier": "at_least"}, "at least 12"),
        ({"low": 18, "high": 25, "modifier": "range", "unit": "percent"}, "18–25 %"),
        ({"value": 3.5e6, "unit": "EUR", "modifier": "about"}, "about 3.5 million EUR"),
        ({"value": 5, "change": "up"}, "+ 5"),
        ({}, "seven"),
    ],
)
def test_value_words(fields, words):
    assert value_words(Figure(id="f", span=ARTICLE.span(0, 5), **fields)) == words
