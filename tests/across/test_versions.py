"""Versions of one page: what counts as one, which is the later, and what changed."""

from __future__ import annotations

import pytest

from onrecord.across.repeated import own
from onrecord.across.versions import find
from onrecord.fetch.address import page_of
from onrecord.model import Article, Dossier, Figure, Version, make_id
from tests.conftest import article

URL = "https://www.echo.example/harbour/fire"
FIRST = (
    "At least 12 people were hurt when a ferry hit the quay at Lowick on Monday.\n"
    "The harbour office said the engine had failed.\n"
    "Ships were kept outside until noon."
)
LATER = (
    "At least 15 people were hurt when a ferry hit the quay at Lowick on Monday.\n"
    "The harbour office said the engine had failed.\n"
    "Two of the injured were flown to the mainland."
)


def figures(a: Article) -> list[Figure]:
    out = []
    for words, value in (("12", 12), ("15", 15), ("Two", 2)):
        if (at := a.text.find(words)) >= 0:
            out.append(Figure(id=make_id("f", a.id, at), span=a.span(at, at + len(words)), value=value))
    return out


def versions(*articles: Article) -> list[Version]:
    said = [f for a in articles for f in figures(a)]
    return [row for row in find(Dossier(articles, said)) if isinstance(row, Version)]


def test_two_texts_of_one_address_are_versions_and_every_change_is_shown_the_number_first() -> None:
    (row,) = versions(
        article(FIRST, name="a", url=URL + "?utm_source=mail", modified="2024-05-15T09:00"),
        article(LATER, name="b", url=URL, modified="2024-05-15T14:00"),
    )
    assert row.articles == ("a", "b")
    assert row.ordered
    first, *rest = row.changes
    assert first.kind == "number"
    assert first.before and "12 people" in first.before.exact
    assert first.after and "15 people" in first.after.exact
    assert {(c.kind, c.before is None, c.after is None) for c in rest} == {
        ("number", True, False),
        ("wording", False, True),
    }
    assert "2 numbers and 1 other sentence" in row.why


@pytest.mark.parametrize("newer", ["a", "b"])
def test_the_later_text_is_the_one_changed_later_whatever_its_name(newer: str) -> None:
    times = {"a": "2024-05-15T09:00", "b": "2024-05-15T09:00", newer: "2024-05-15T14:00"}
    texts = {"a": FIRST, "b": FIRST, newer: LATER}
    (row,) = versions(*(article(texts[n], name=n, url=URL, modified=times[n]) for n in "ab"))
    assert row.articles[1] == newer


def test_where_nothing_says_which_is_the_later_it_is_said() -> None:
    (row,) = versions(article(FIRST, name="a", url=URL), article(LATER, name="b", url=URL))
    assert not row.ordered
    assert "nothing says which is the later" in row.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (URL, "https://www.echo.example/harbour/fire-2"),
        ("https://echo.example/", "https://echo.example"),
        (None, None),
    ],
)
def test_other_addresses_front_pages_and_no_address_are_no_versions(one: str | None, other: str | None) -> None:
    assert not versions(article(FIRST, name="a", url=one), article(LATER, name="b", url=other))


def test_an_address_that_shows_something_new_each_time_has_no_versions() -> None:
    new = "The council met on Tuesday.\nA bridge opens in June.\nThe library stays shut."
    assert not versions(article(FIRST, name="a", url=URL), article(new, name="b", url=URL))


def test_the_same_text_again_is_no_version() -> None:
    assert not versions(article(FIRST, name="a", url=URL), article(FIRST, name="b", url=URL))


@pytest.mark.parametrize(
    ("day", "kept"), [("2024-05-15", {"15", "Two"}), ("2024-05-16", {"12", "15", "Two"})], ids=["same day", "next day"]
)
def test_a_number_replaced_within_the_day_is_no_second_voice(day: str, kept: set[str]) -> None:
    old = article(FIRST, name="a", url=URL, modified="2024-05-15T09:00")
    new = article(LATER, name="b", url=URL, date=day, modified=f"{day}T14:00")
    dossier = Dossier([old, new], [*figures(old), *figures(new)])
    dossier.add(find(dossier))
    assert {f.span.exact for f in own(dossier, dossier.figures)} == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.echo.example/a/b/", "https://echo.example/a/b"),
        ("https://echo.example/a/b#top", "https://echo.example/a/b?utm_medium=social"),
        ("https://web.archive.org/web/20240506010203/https://echo.example/a/b", "https://echo.example/a/b"),
        ("https://amp.echo.example/a/b/amp", "https://echo.example/a/b"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert page_of(one) == page_of(other) is not None
    assert page_of("https://echo.example/a?id=1") != page_of("https://echo.example/a?id=2")
    assert page_of("https://echo.example/a?newsid=1") != page_of("https://echo.example/a?newsid=2")
    assert page_of("https://www.echo.example/") is None
    assert page_of("not an address") is None
    assert page_of("http://[bad/x") is None
