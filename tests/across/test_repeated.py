"""What a site prints on every page is compared with nothing; a dispatch that several print is."""

from __future__ import annotations

import msgspec

from onrecord.across.repeated import repeated, site_titles, standing
from onrecord.model import Article, Block, Dossier, Published

TEASER = "Seven recipes for a rainy weekend in the hills"
DISPATCH = ("The dam at Torrevik held on Friday.", "Some 400 people were asked to leave their homes.")


def report(name: str, day: str, outlet: str | None, *lines: str) -> Article:
    text, blocks, at = "\n".join(lines), [], 0
    for line in lines:
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Article(
        id=name, source=name, text=text, blocks=tuple(blocks), outlet=outlet,
        published=Published(value=day, basis="given"),
    )  # fmt: skip


def of(*articles: Article) -> dict[str, list[str]]:
    made = repeated(Dossier(articles, []))
    return {a.id: [a.text[s:e] for s, e in sorted(made[a.id])] for a in articles if a.id in made}


STORIES = [
    ("a", "2024-03-01", ("A court in Alsheim opened the trial of two bankers.", "The hearing goes on.", TEASER)),
    ("b", "2024-03-09", ("Rain fell on the coast for a third week in a row.", "Roads are closed.", TEASER)),
    ("c", "2024-03-20", ("The team of Vallada lost its coach on Monday.", "He had stayed a year.", TEASER)),
]


def test_a_teaser_of_three_different_pages_is_repeated() -> None:
    for outlet in ("Herald", None):
        assert of(*(report(n, d, outlet, *lines) for n, d, lines in STORIES)) == {n: [TEASER] for n in "bc"}


def test_pages_of_one_month_that_are_mostly_menus_have_them_repeated() -> None:
    menus = [f"Menu entry {i} of the site" for i in range(6)]
    found = of(*(report(n, d, None, lines[0], *menus) for n, d, lines in STORIES))
    assert found == dict.fromkeys("bc", menus)


def test_two_pages_are_too_few() -> None:
    assert of(*(report(n, d, "Herald", *lines) for n, d, lines in STORIES[:2])) == {}


def test_a_dispatch_in_three_outlets_is_not() -> None:
    assert of(*(report(n, "2024-03-01", n, *DISPATCH, f"More from {n} on page two.") for n in "abc")) == {}
    assert of(*(report(n, "2024-03-01", None, *DISPATCH) for n in "abc")) == {}


def test_a_short_excerpt_in_three_outlets_is_not() -> None:
    long = [[f"Paragraph {i} of {n} that stands alone." for i in range(9)] for n in "abc"]
    assert of(*(report(n, "2024-03-01", n, DISPATCH[1], *more) for n, more in zip("abc", long, strict=True))) == {}


def test_versions_of_one_page_are_not() -> None:
    first = report("a", "2024-03-01", "Herald", *DISPATCH)
    later = [
        msgspec.structs.replace(report(n, f"2024-03-0{i}", "Herald", *DISPATCH, f"Update {i} on it."))
        for i, n in enumerate("bc", 2)
    ]
    assert of(first, *later) == {}


def test_a_teaser_that_a_page_has_twice_is_repeated_twice() -> None:
    assert of(*(report(n, d, None, TEASER, *lines) for n, d, lines in STORIES)) == {n: [TEASER] * 2 for n in "bc"}


def test_a_headline_above_three_different_pages_is_the_site_s() -> None:
    def titled(*titles: str) -> frozenset[str]:
        pages = [report(n, d, None, *lines) for n, d, lines in STORIES]
        return site_titles(
            Dossier([msgspec.structs.replace(p, title=t) for p, t in zip(pages, titles, strict=True)], [])
        )

    assert titled("The Herald", "The  Herald", "the Herald") == {"a", "b", "c"}
    assert titled("The Herald", "The Herald", "Coach of Vallada gone") == frozenset()


def test_what_stands_on_every_page_stands_there_the_first_time_too() -> None:
    assert set(standing(Dossier([report(n, d, None, *lines) for n, d, lines in STORIES], []))) == {"a", "b", "c"}


def test_the_teasers_that_pages_begin_with_are_none_of_the_first_page_either() -> None:
    teasers = (TEASER, "14 walks along the coast for the spring", "Ada Quill: “I never learned to swim”")
    own = {n: lines[:2] for n, _, lines in STORIES}
    ahead = of(*(report(n, d, None, *teasers, *own[n]) for n, d, _ in STORIES))
    assert ahead == {n: list(teasers) for n in "abc"}
    behind = of(*(report(n, d, None, *own[n], *teasers) for n, d, _ in STORIES))
    assert behind == {n: list(teasers) for n in "bc"}, "it may be background that the first report tells"
    told = of(*(report(n, d, None, *(own[n] if n != "a" else ()), *teasers, *own[n]) for n, d, _ in STORIES))
    assert "a" not in told, "the other pages begin with their own words"
