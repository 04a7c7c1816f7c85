"""Figures of sentences in every language, right and wrong ones."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.annotate import dating, figures, mentions, times
from onrecord.annotate.figures.patterns import Ending
from onrecord.annotate.parsed import Parsed
from onrecord.lang import packs
from onrecord.model import Article, Block, Figure, Published
from onrecord.text import syntax


def figures_of(text: str, lang: str, date: str | None = "2021-06-09") -> list[Figure]:
    published = Published(value=date, basis="given") if date else Published()
    blocks = (Block("paragraph", 0, len(text)),) if text else ()
    article = Article(id="a", source="s", text=text, blocks=blocks, lang=lang, published=published)
    pack = next((p for p in packs() if p.code == lang), packs()[0])
    parsed = Parsed(article, pack, syntax.parse(article, pack))
    parsed.article = dating.dated(parsed)
    parsed.add("time", times.annotate(parsed))
    parsed.add("mention", mentions.annotate(parsed))
    parsed.add("figure", figures.annotate(parsed))
    return parsed.figures


def cases() -> list[Any]:
    out = []
    for pack in packs():
        path = pack.folder / "cases" / "figures.jsonl"
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            out.append(pytest.param(pack.code, json.loads(line), id=f"{pack.code}-{n}"))
    return out


@pytest.mark.parametrize(("lang", "case"), cases())
def test_cases(lang: str, case: dict[str, Any]) -> None:
    found = figures_of(case["text"], lang, case["date"])
    assert [f.span.exact for f in found] == [f["exact"] for f in case["figures"]]
    for figure, want in zip(found, case["figures"], strict=True):
        have = {"exact": figure.span.exact, "part_of": figure.part_of and figure.part_of.exact}
        for field, value in want.items():
            got = have.get(field, getattr(figure, field, None))
            assert got == (pytest.approx(value, abs=1e-5) if isinstance(value, float) else value), field


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "🚑 12 🚑",
        "٣٤",
        "1" * 400,
        "9" * 400 + "½ men",
        "7" * 8000 + "th",
        "1.2.3.4.5,6",
        "½",
        "$",
        "-",
        "2-",
        "a\u202f1\u202f",
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr", "de", "ar"])
def test_any_text_survives(text: str, lang: str) -> None:
    for figure in figures_of(text, lang):
        assert text[figure.span.start : figure.span.end] == figure.span.exact


def test_value_or_range_never_both() -> None:
    single, spread = figures_of("He saw 12 ships. She saw between 5 and 10 ships.", "en")
    assert (single.value, single.low, single.high) == (12, None, None)
    assert (spread.value, spread.low, spread.high, spread.modifier) == (None, 5, 10, "range")


def test_numbers_of_a_date_are_no_figures() -> None:
    found = figures_of("On 14 April 2021 the town had 900 inhabitants.", "en")
    assert [f.value for f in found] == [900]


def test_figure_holds_for_the_time_in_its_clause() -> None:
    (figure,) = figures_of("In 2015, the region counted 4,300 farms.", "en")
    assert figure.as_of == "2015"


def test_source_named_in_the_sentence() -> None:
    (figure,) = figures_of("According to the Red Cross, 4,300 families fled.", "en")
    assert figure.attributed_to is not None
    assert "Red Cross" in figure.attributed_to


def test_same_words_same_ids() -> None:
    text = "At least 12 people died and 30 were hurt."
    assert [f.id for f in figures_of(text, "en")] == [f.id for f in figures_of(text, "en")]


@pytest.mark.parametrize(
    ("lang", "text", "sources"),
    [
        ("en", "Police counted 900 demonstrators; the union said there were 1,500.", ["Police", "the union"]),
        ("fr", "Selon la police, ils étaient 900, 1 500 selon les organisateurs.", ["la police", "les organisateurs"]),
        ("it", "La polizia parla di 900 manifestanti, la cooperativa di 1.500.", ["La polizia", "la cooperativa"]),
        ("es", "La policía habló de 900 manifestantes, el sindicato de 1.500.", ["La policía", "el sindicato"]),
        ("en", "The police put the crowd at 900, the union at 1,500.", ["The police", None]),
    ],
)
def test_two_numbers_with_a_source_each(lang: str, text: str, sources: list[str | None]) -> None:
    assert [f.attributed_to for f in figures_of(text, lang)] == sources


@pytest.mark.parametrize(
    ("lang", "text", "exact", "counted"),
    [
        ("en", "The death toll from the storm rose to nine on Thursday.", "nine", "death toll"),
        ("fr", "Deux blessés sont morts, ce qui porte à onze le nombre de décès.", "onze", "décès"),
        ("de", "Die Zahl der Toten stieg auf zwölf.", "zwölf", "Toten"),
        ("es", "El número de muertos subió a nueve.", "nueve", "muertos"),
        ("en", "Two were killed and 31 were injured.", "Two", "killed"),
    ],
)
def test_what_a_number_apart_from_its_thing_counts(lang: str, text: str, exact: str, counted: str) -> None:
    assert (exact, counted) in [(f.span.exact, f.counted) for f in figures_of(text, lang)]


def test_the_two_is_no_figure() -> None:
    assert figures_of("The two were killed in a fire.", "en") == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("it", "Al largo di Torrevik ci sono stati 17 morti."),
        ("fr", "Au cours de cette nuit de tempête, 17 personnes sont mortes."),
        ("en", "Protesters left the square after police arrested 17 people."),
    ],
)
def test_a_word_for_a_street_in_another_sense_hides_no_figure(lang: str, text: str) -> None:
    assert [f.value for f in figures_of(text, lang)] == [17]


def test_a_number_that_ends_a_german_sentence_is_no_ordinal_behind_a_verb_of_counting() -> None:
    found = figures_of("Die Hafenbehörde zählt 186. Die Reederei prüft ihre Listen.", "de")
    assert [(f.value, f.attributed_to) for f in found] == [(186, "Die Hafenbehörde")]
    assert figures_of("Das war schon die 186. Sitzung des Rates.", "de") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost about", "about"), ("It cost ABOUT ", "ABOUT "), ("It cost about the ", "about the "),
        ("roundabout", None), ("d’environ\u00a0", "d’environ\u00a0"), ("d'", "d'"), ("only d’", "d’"), ("~", "~"),
        ("about 5", None), ("", None), ("about it", None), ("9about", "about"),
    ],
)  # fmt: skip
def test_words_at_the_end_of_a_text_are_found_whatever_their_case_and_marks(text, found):
    match = Ending(("about", "d'environ", "d'", "~"), ("the",)).search(text)
    assert (match[0] if match else None) == found
