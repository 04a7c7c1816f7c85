"""Numbers written in a language's format read back as themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.figures.quantity import find
from onrecord.annotate.figures.words import lexicon
from onrecord.lang import pack
from onrecord.text.number_words import find_words
from onrecord.text.numbers import NumberWords, find_digits, read
from tests.text.spelled import SPELLED, fr

LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "ru", "ar")


@pytest.mark.parametrize("lang", LANGUAGES)
@given(number=st.one_of(st.integers(0, 10**12), st.decimals(0, 10**9, places=2)))
@settings(max_examples=60, deadline=None)
def test_what_babel_writes_reads_back(lang: str, number: int | Decimal) -> None:
    written = format_decimal(number, locale=lang, numbering_system="latn" if lang != "ar" else "default")
    text = f"x {written} y"
    (found,) = find_digits(text, 0, len(text), pack(lang).language)
    assert text[found.start : found.end] == written
    assert found.value == pytest.approx(float(format_value(number)), rel=1e-9)


def format_value(number: int | Decimal) -> Decimal:
    return round(Decimal(number), 3)


@pytest.mark.parametrize(
    ("lang", "written", "value"),
    [
        ("en", "1,234.5", 1234.5),
        ("de", "1.234,5", 1234.5),
        ("fr", "1\u202f234,5", 1234.5),
        ("fr", "10.000", 10000),
        ("en", "12,34,567", 1234567),
        ("en", "1.234.567", 1234567),
        ("de", "1,234,567.5", 1234567.5),
        ("en", "٢٠", 20),
        ("ar", "٢٬٥٠٠", 2500),
        ("en", "0.75", 0.75),
        ("en", "1,5", 1.5),
    ],
)
def test_reads(lang: str, written: str, value: float) -> None:
    assert read(written, pack(lang).language) == value


@pytest.mark.parametrize("written", ["192.168.1.2", "1,23,4", "12.04.2021", "1'23"])
def test_reads_no_number(written: str) -> None:
    assert read(written, pack("en").language) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2½ cups", [2.5]),
        ("1/16 of it", [0.0625]),
        (".5 percent", [0.5]),
        ("24/7", []),
        ("9/11", []),
        ("3 000 and 4", [3000, 4]),
    ],
)
def test_finds(text: str, values: list[float]) -> None:
    assert [n.value for n in find_digits(text, 0, len(text), pack("en").language)] == values


OWN = NumberWords(words={"два": 2, "двадцать": 20, "пять": 5, "сто": 100, "тысяч": 1000}, multipliers={"тысяч": 1e3})


@pytest.mark.parametrize(
    ("text", "values"),
    [("двадцать пять тысяч сто два", [25102]), ("два, пять", [2, 5]), ("тысяч", []), ("пять двадцать", [5, 20])],
)
def test_own_words_add_up(text: str, values: list[int]) -> None:
    assert [n.value for n in find_words(text, 0, len(text), OWN)] == values


@pytest.mark.parametrize("lang", sorted(SPELLED))
@given(number=st.one_of(st.integers(2, 1999), st.integers(2000, 999_999), st.integers(10**6, 10**9 - 1)))
@settings(max_examples=150, deadline=None)
def test_what_a_language_spells_out_reads_back(lang: str, number: int) -> None:
    assert values_of(SPELLED[lang](number), lang) == [number]


@given(number=st.integers(2, 999_999))
@settings(max_examples=150, deadline=None)
def test_belgian_and_swiss_numbers_read_back(number: int) -> None:
    assert values_of(fr(number, seventy="septante", ninety="nonante"), "fr") == [number]


def values_of(written: str, lang: str) -> list[float]:
    text = f"x {written} y"
    found = find(text, 0, len(text), lexicon(pack(lang)), pack(lang).language)
    assert all(text[q.start : q.end] in text for q in found)
    return [q.value for q in found]


@pytest.mark.parametrize(
    ("lang", "written", "value"),
    [
        ("en", "$2.7m", 2_700_000),
        ("en", "3.5 lakh", 350_000),
        ("en", "two crore", 20_000_000),
        ("en", "1.2bn", 1_200_000_000),
        ("fr", "3,2 milliards", 3_200_000_000),
        ("fr", "80\u00a0000", 80_000),
        ("de", "3,2 Mrd.", 3_200_000_000),
        ("de", "12 Tsd.", 12_000),
        ("es", "30 mil millones", 30_000_000_000),
        ("es", "2,5 millones", 2_500_000),
        ("it", "4 mld", 4_000_000_000),
        ("it", "ventimila", 20_000),
        ("pt", "7 mil milhões", 7_000_000_000),
        ("pt", "1,5 bi", 1_500_000_000),
        ("ru", "15 тыс.", 15_000),
        ("ru", "2,1 млрд", 2_100_000_000),
        ("ar", "٣ ملايين", 3_000_000),
        ("ar", "12 ألفا", 12_000),
    ],
)
def test_magnitudes_of_the_press(lang: str, written: str, value: float) -> None:
    assert values_of(written, lang) == [pytest.approx(value)]
