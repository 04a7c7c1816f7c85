"""Time expressions: the examples of every language pack, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate import annotate
from onrecord.lang import packs
from onrecord.model import Article, Block, Published, Time, when

CASES = [
    (p.code, json.loads(line))
    for p in packs()
    if (p.folder / "cases/times.jsonl").exists()
    for line in (p.folder / "cases/times.jsonl").read_text(encoding="utf-8").splitlines()
]


def article(text: str, lang: str | None, published: str | None, basis: str = "given") -> Article:
    blocks = (Block("paragraph", 0, len(text)),) if text.strip() else ()
    return Article(id="a-0", source="case", text=text, blocks=blocks, lang=lang,
                   published=Published(published, basis if published else None))  # type: ignore[arg-type]  # fmt: skip


def times(text: str, lang: str | None, published: str | None) -> list[Time]:
    return [s for s in annotate(article(text, lang, published), only=["time"])[1] if isinstance(s, Time)]


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[f"{c}-{x['text'][:40]}" for c, x in CASES])
def test_case(lang: str, case: dict[str, object]) -> None:
    found = times(str(case["text"]), lang, case["date"])  # type: ignore[arg-type]
    want = [(*row, None)[:3] for row in case["times"]]  # type: ignore[attr-defined]
    assert [(t.span.exact, t.value, t.modifier) for t in found] == want


def test_every_language_has_cases_right_and_wrong() -> None:
    for pack in packs():
        mine = [case for code, case in CASES if code == pack.code]
        assert len(mine) >= 12 and any(not case["times"] for case in mine), pack.code


def test_value_is_resolved_against_the_day_of_publication_and_says_so() -> None:
    (time,) = times("He left last week.", "en", "2021-04-14")
    assert (time.value, time.anchor, time.rule) == ("2021-W14", "2021-04-14", "unit")


def test_absolute_value_has_no_anchor() -> None:
    (time,) = times("He left on 9 June 2014.", "en", "2021-04-14")
    assert time.anchor is None


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "x", "😀😀", "٢٠٢١", "2021", "'", "31/31/3131", "99999999999999999999", "‏أ"]
)
@pytest.mark.parametrize("lang", ["en", "fr", "de", "ar", None, "xx"])
def test_odd_texts_do_not_raise(text: str, lang: str | None) -> None:
    for time in times(text, lang, "2021-04-14"):
        assert text[time.span.start : time.span.end] == time.span.exact


PIECES = st.sampled_from(
    [
        "in",
        "on",
        "by",
        "the",
        "last",
        "next",
        "May",
        "March",
        "second",
        "2001",
        "31",
        "30",
        "Feb.",
        "February",
        "Tuesday",
        "a",
        "year",
        "ago",
        "'s",
        "'90",
        "-",
        ",",
        ".",
        "(",
        ")",
        "/",
        "12:61",
        "1990s",
        "third",
        "quarter",
        "half",
        "of",
        "and",
        "to",
        "from",
        "week",
        "weekend",
        "same",
        "day",
        "İ",
        "ﬁ",
        "ß",
        "0",
        "00",
        "31.02.2021",
        "99/99/99",
        "2021-13-45",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map(" ".join),
    st.sampled_from(["2021-04-14", "2021-04", "0001-01-01", "9999-12-31", None]),
)
def test_any_order_of_time_words(text: str, published: str | None) -> None:
    from onrecord.annotate.parsed import Parsed
    from onrecord.annotate.times import annotate as read
    from onrecord.lang import pack
    from onrecord.text.syntax import Syntax

    made = article(text, "en", published)
    parsed = Parsed(made, pack("en"), Syntax((), ()))
    found = list(read(parsed))
    for time in found:
        assert text[time.span.start : time.span.end] == time.span.exact
        assert time.value is None or when.days(time.value) is not None or time.value[5:] in {"21", "22", "23", "24"}
    ends = [t.span.end for t in found]
    assert all(a <= b.span.start for a, b in zip(ends, found[1:], strict=False)), "times overlap"
    assert found == list(read(parsed))


@settings(max_examples=120, deadline=None)
@given(st.dates(min_value=__import__("datetime").date(1900, 1, 1), max_value=__import__("datetime").date(2099, 12, 31)),
       st.sampled_from(["en", "fr", "es", "de", "it", "pt", "ru", "ar"]), st.sampled_from(["long", "full", "medium"]))  # fmt: skip
def test_a_formatted_date_reads_back_as_itself(day: object, lang: str, width: str) -> None:
    from babel.dates import format_date

    from onrecord.annotate.parsed import Parsed
    from onrecord.annotate.times import annotate as read
    from onrecord.lang import pack
    from onrecord.text.syntax import Syntax

    text = format_date(day, format=width, locale=lang)  # type: ignore[arg-type]
    found = list(read(Parsed(article(text, lang, "2021-04-14"), pack(lang), Syntax((), ()))))
    assert [t.value for t in found] == [str(day)], text


LOCALES = (
    "en",
    "en_GB",
    "fr",
    "fr_CH",
    "es",
    "es_MX",
    "de",
    "de_AT",
    "it",
    "pt",
    "pt_PT",
    "ru",
    "ar",
    "ar_EG",
    "ar_MA",
    "ar_SY",
)


@pytest.mark.parametrize("style", ["full", "long", "medium"])
@pytest.mark.parametrize("locale", LOCALES)
@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
@settings(max_examples=25, deadline=None)
def test_a_date_that_a_language_writes_reads_back(locale: str, style: str, day: dt.date) -> None:
    written = format_date(day, style, locale=locale)
    assert [(t.span.exact, t.value) for t in times(written, locale[:2], "2021-06-09")] == [(written, day.isoformat())]


@pytest.mark.parametrize("locale", LOCALES)
@given(day=st.dates(dt.date(2002, 1, 1), dt.date(2035, 12, 31)))
@settings(max_examples=25, deadline=None)
def test_a_short_date_reads_back_where_its_order_is_known(locale: str, day: dt.date) -> None:
    written = format_date(day, "short", locale=locale)
    (time,) = times(written, locale[:2], "2021-06-09")
    open_order = locale in ("en", "en_GB") and day.day <= 12 and day.day != day.month
    near = abs((day - dt.date(2021, 6, 9)).days) <= 400
    assert time.value == (None if open_order else day.isoformat()) or near


def test_the_order_of_dates_in_figures_is_the_texts_own_or_its_outlets() -> None:
    import msgspec

    def values(text: str, url: str | None) -> list[str | None]:
        case = msgspec.structs.replace(article(text, "en", "2021-06-09"), url=url)
        return [s.value for s in annotate(case, only=["time"])[1] if isinstance(s, Time)]

    assert values("He left on 03/04/2020.", None) == [None]
    assert values("He left on 03/04/2020 and came back on 25/12/2020.", None) == ["2020-04-03", "2020-12-25"]
    assert values("He left on 03/04/2020.", "https://paper.example.uk/1") == ["2020-04-03"]
    assert values("He left on 03/04/2020.", "https://paper.example.us/1") == ["2020-03-04"]
    assert values("He left on 06/10/2021.", None) == ["2021-06-10"]
