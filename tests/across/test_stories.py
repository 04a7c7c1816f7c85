from __future__ import annotations

import random
import re

import msgspec
import numpy as np
import pytest

from onrecord.across import copies, stories, story_index
from onrecord.across.story_evidence import OPENING, Evidence, evidence, evidences, gap, headline
from onrecord.across.story_names import agreement, named, shared
from onrecord.across.story_origins import origins, repeats
from onrecord.across.story_statistics import Statistics
from onrecord.across.story_stream import Stream
from onrecord.across.story_words import Words
from onrecord.model import Article, Block, Copy, Dossier, Entity, Span, Story
from onrecord.text.encoder import encode
from tests.conftest import article

DAM = (
    "The Velika dam above Orsk burst on Monday night after a week of rain, and the water took two villages.\n"
    "Rescue crews in boats searched the villages below the dam for people on the roofs. The dam's owner had been "
    "warned of cracks in March."
)
DAM_LATER = (
    "Engineers say the Velika dam burst because cracks seen in March were never filled.\n"
    "The two villages below the dam are still under water and rescue crews have ended their search in Orsk."
)
DAM_FR = (
    "Le barrage de Velika, en amont d'Orsk, a cédé lundi soir après une semaine de pluie, et l'eau a emporté deux "
    "villages.\nDes secouristes en bateau cherchent des habitants sur les toits des villages en aval du barrage."
)
BANK = (
    "The central bank of Norland raised its main interest rate to 4.25 percent on Tuesday, the third rise this year.\n"
    "Its governor said prices were still rising faster than wages."
)
BANK_LATER = (
    "Norland's central bank left its main interest rate unchanged, its governor said, as prices rose more slowly.\n"
    "Analysts had expected another rise of the interest rate."
)


def report(name: str, title: str, text: str, date: str | None = "2024-05-14", lang: str = "en") -> Article:
    return article(text, name=name, title=title, date=date, lang=lang)


def pile() -> list[Article]:
    return [
        report("a1", "Dam bursts above Orsk, two villages flooded", DAM),
        report("a2", "Cracks in Velika dam were known for months", DAM_LATER, "2024-05-16"),
        report("a3", "Un barrage cède près d'Orsk, deux villages emportés", DAM_FR, lang="fr"),
        report("b1", "Norland's central bank raises rate to 4.25 percent", BANK),
        report("b2", "Norland bank leaves interest rate unchanged", BANK_LATER, "2024-05-16"),
    ]


def grouped(articles: list[Article]) -> list[Story]:
    dossier = Dossier(articles, ())
    dossier.add(copies.find(dossier))
    return [row for row in stories.group(dossier) if isinstance(row, Story)]


def members(found: list[Story]) -> set[frozenset[str]]:
    return {frozenset(a.id for a in story.articles) for story in found}


def test_every_article_is_in_one_story_and_languages_meet() -> None:
    found = grouped(pile())
    assert members(found) == {frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2"})}
    dam = next(s for s in found if len(s.articles) == 3)
    assert [a.id for a in dam.articles] == ["a1", "a3", "a2"], "by publication, then by id"
    assert (dam.from_, dam.to, dam.languages) == ("2024-05-14", "2024-05-16", ("en", "fr"))
    assert "dam" in dam.title.lower() or "barrage" in dam.title


def test_the_order_of_the_input_does_not_matter() -> None:
    articles = pile()
    want = grouped(articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert grouped(articles) == want


def test_the_id_of_a_story_stays_when_a_later_report_is_added() -> None:
    before = {s.id for s in grouped(pile()[:1] + pile()[3:4])}
    assert before == {s.id for s in grouped(pile())}


def test_distance_in_time_alone_does_not_part_a_story_and_undated_reports_are_placed() -> None:
    later = report("a4", "Court hears of cracks in Velika dam", DAM_LATER, "2024-09-20")
    undated = report("a5", "Velika dam: search for people on roofs goes on", DAM, None)
    found = grouped([*pile(), later, undated])
    assert frozenset({"a1", "a2", "a3", "a4", "a5"}) in members(found)


def test_reports_with_nothing_in_them_stay_alone() -> None:
    found = grouped([report("x", "", " "), report("y", "", "!"), report("z", "", "🙂")])
    assert len(found) == 3


def test_a_headline_loses_the_name_of_its_outlet() -> None:
    assert headline("Dam bursts above Orsk in the night | The Daily Echo") == "Dam bursts above Orsk in the night"
    assert headline("Dam bursts - two dead") == "Dam bursts - two dead"
    assert headline(None) == ""


def test_lines_that_stand_in_report_after_report_count_for_nothing() -> None:
    menu = "Home and News, Sport, Weather, Letters\nThe council sells its boats"
    texts = {"2024-05-01": DAM, "2024-05-08": BANK, "2024-05-15": DAM_LATER}
    reports = [
        report(day, "Home and News, Sport, Weather, Letters", f"{menu}\n{text}", day) for day, text in texts.items()
    ]
    found = evidences(Dossier(reports, ()))
    assert [item.title for item in found] == ["", "", ""]
    assert [item.opening for item in found] == [text[:OPENING] for text in texts.values()]
    same_day = [msgspec.structs.replace(r, published=reports[0].published) for r in reports]
    assert all("council" in item.bag or "counci" in item.bag for item in evidences(Dossier(same_day, ()))), (
        "a despatch, not a menu"
    )


def test_the_gap_between_imprecise_days_is_what_is_sure() -> None:
    may, june = (evidence(report("m", "t", DAM, day)) for day in ("2024-05", "2024-06-10/2024-06-20"))
    assert gap(may, june) == 10
    assert gap(may, evidence(report("m", "t", DAM, "2024-05-03"))) == 0


def test_an_ordinal_in_the_headline_is_kept_with_what_it_numbers() -> None:
    assert evidence(report("m", "EU agrees on 12th package of sanctions", DAM)).ordinals == {"package": "12"}


def test_independent_sources_count_origins() -> None:
    echo = {"outlet": "The Daily Echo", "url": "https://echo.example/1"}
    articles = [
        article(DAM, name="a1", title="Dam bursts above Orsk", **echo),
        article(DAM, name="a2", title="Dam bursts above Orsk, villages flooded", outlet="Morning Post"),
        article(DAM_LATER, name="a3", title="Cracks in Velika dam were known", **echo),
        article(DAM_LATER.replace("Engineers", "Experts say that engineers"), name="a4", title="Why the dam burst"),
        article(DAM_FR, name="a5", title="Un barrage cède près d'Orsk", lang="fr", agencies=("AFP",)),
    ]
    story = next(s for s in grouped(articles) if len(s.articles) == 5)
    why = {row.article: row.reason for row in story.why}
    assert "same words" in why["a2"]
    assert "same outlet" in why["a3"]
    assert "copy" in why["a4"] or "passage" in why["a4"]
    assert set(story.independent) | set(why) == {a.id for a in articles}
    assert story.independent_sources == len(story.independent) == len(articles) - len(why)


def test_of_several_originals_the_stated_language_is_named() -> None:
    english = article(DAM, name="a1", title="Dam bursts above Orsk", outlet="Echo")
    french = article(DAM_FR, name="a2", title="Un barrage cède près d'Orsk", lang="fr", outlet="La Digue")
    german = article(DAM, name="a3", title="Damm", lang="de", outlet="Talbote", translated_from="fr")
    share = {("a1", "a3"): 0.9, ("a2", "a3"): 0.8}
    rows = [Copy(id="c", articles=ids, kind="translation", share=part, why="") for ids, part in share.items()]
    _, why = origins([english, french, german], repeats(rows))
    assert [(row.article, row.reason) for row in why] == [
        ("a3", "is a translation of La Digue, 15 May 2024 (80 % of the shorter text)")
    ]
    early = [german, french]
    _, why = origins(early, repeats(rows))
    assert [row.article for row in why] == ["a3"], "the translation depends on its original, whichever came first"


def test_two_despatches_of_one_agency_are_one_source() -> None:
    rows = []
    for name, text, day in (("a1", DAM, "14"), ("a2", DAM_LATER, "15"), ("a3", BANK, "24")):
        plain = article(f"ORSK (AFP) -\n{text}", name=name, date=f"2024-05-{day}", agencies=("AFP",), outlet=name)
        blocks = (Block("dateline", 0, 12), *plain.blocks[1:])
        rows.append(msgspec.structs.replace(plain, blocks=blocks))
    independent, why = origins(rows, {})
    assert independent == ("a1", "a3")
    assert why[0].reason == "is signed by the same agency, AFP, as the report of a1, 14 May 2024"


def test_a_report_that_names_no_source_is_not_shown_to_be_independent() -> None:
    story = grouped([article(DAM, name="a1", title="Dam bursts", agencies=("AFP",)), article(DAM_LATER, name="a2")])
    why = [row.reason for s in story for row in s.why]
    assert any("not shown to be independent" in reason for reason in why)


def test_names_confirm_or_doubt_a_likeness() -> None:
    orsk, norland = {"orsk": 0.6, "velika": 0.6, "ada": 0.5}, {"norland": 0.7, "bank": 0.6, "tarn": 0.4}
    more, factor = agreement(np.array([shared(orsk, other) for other in (orsk, norland)]), np.array([True, True]))
    assert more[0] > 0 > more[1] and factor[0] > 1 > factor[1] > 0
    more, factor = agreement(np.array([1.0]), np.array([False]))
    assert (more[0], factor[0]) == (0, 1), "too few names to tell"


def test_names_that_stand_on_page_after_page_are_no_names_of_the_reports() -> None:
    teaser = "Ada Quill talks to Tom Reed of the Herald about winter in Orsk."
    days = {"a": ("2024-05-01", DAM), "b": ("2024-05-14", BANK), "c": ("2024-05-29", "The team lost its coach.")}
    pages = [report(n, n, f"{teaser}\n{text}", day) for n, (day, text) in days.items()]
    dossier = Dossier(pages, ())
    dossier.add(
        Entity(id=f"e-{name}", name=name, kind="person", mentions=tuple(
            Span(p.id, m.start(), m.end(), name) for p in pages for m in re.finditer(name, p.text)))
        for name in ("Ada Quill", "Tom Reed", "Velika", "Norland")
    )  # fmt: skip
    assert [sorted(weights) for weights in named(dossier)] == [["e-Velika"], ["e-Norland"], []]


def test_where_the_headline_is_the_site_s_the_heading_that_the_report_begins_with_is_its_own() -> None:
    page = report("a", "The Herald", f"Ten walks for spring\nDam bursts above Orsk\n{DAM}")
    page = msgspec.structs.replace(page, blocks=(msgspec.structs.replace(page.blocks[0], kind="furniture"),
        msgspec.structs.replace(page.blocks[1], kind="heading"), *page.blocks[2:]))  # fmt: skip
    assert evidence(page).title == "The Herald"
    own = evidence(page, titled=False)
    assert (own.title, own.opening.count("Dam bursts")) == ("Dam bursts above Orsk", 1)
    assert evidence(page, [(b.start, b.end) for b in page.blocks[1:2]], titled=False).title == ""


def stream_of(items: list[Evidence], *days: int) -> Stream:
    """Places reports day by day; days: how many reports come on each, all on one when not given."""
    vectors = encode([item.opening for item in items])
    stream, at = Stream(Statistics(items, vectors)), 0
    for count in days or (len(items),):
        stream.place(items[at : at + count], vectors[at : at + count])
        at += count
    return stream


def test_a_report_is_read_with_what_its_words_mean_in_the_record() -> None:
    flood, vote = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]
    bags = [{"dam": 0.8, "burst": 0.6}, {"dam": 0.6, "orsk": 0.8}, {"ballot": 1.0}, {"ballot": 0.6, "count": 0.8}]
    words = Words(bags * 100, np.array([flood, flood, vote, vote] * 100, dtype=np.float32))
    empty = np.array([[0.0, 0.0, 1.0]] * 3, dtype=np.float32)
    dam, ballot, unknown = words.read([{"dam": 1.0}, {"ballot": 1.0}, {"flute": 1.0}], empty)
    assert dam[0] > 0.6 and dam[1] == 0 and ballot[1] > 0.6 and ballot[0] == 0
    assert unknown.tolist() == [0, 0, 1], "a word that the record does not hold says nothing more"
    few = Words(bags, np.array([flood, flood, vote, vote], dtype=np.float32)).read([{"dam": 1.0}, {"orsk": 1.0}], empty)
    assert 0 < few[0][0] < 0.1, "a small pile tells little of what words mean"
    assert few[1].tolist() == [0, 0, 1], "a word that one report holds says nothing beyond it"


def test_two_large_stories_must_be_more_alike_than_a_report_and_a_story() -> None:
    def one_story(size: int) -> bool:
        """Whether five reports of one matter and so many of another, all alike among themselves, end as one story."""

        class Likenesses:
            window = 0

            def add(self, batch: list[Evidence], *_: object) -> list[dict[int, float]]:
                return [{j: 0.4 if (i < 5) == (j < 5) else 0.11 for j in range(i)} for i in range(5 + size)]

        stream = Stream(Statistics([evidence(a) for a in pile()], encode([""] * 5)))
        stream.index = Likenesses()  # type: ignore[assignment]
        stream.place([], None)
        return len(stream.members) == 1

    assert one_story(1)
    assert not one_story(5)


def test_two_ordinals_of_one_thing_are_less_alike() -> None:
    text = "Ministers agreed on sanctions against ship owners on Monday, diplomats said after a long night of talks."
    near = stream_of(
        [evidence(report(f"e{n}", f"EU agrees on {n}th package of sanctions", text)) for n in (12, 12, 13)]
    ).near
    assert near[0][1] > 1.5 * near[0][2]


def test_a_story_goes_on_under_its_first_report_and_stories_meet_later() -> None:
    items = [evidence(a) for a in pile()]
    dam, bank = items[:3], items[3:]
    stream = stream_of([dam[0], bank[0], dam[2], bank[1], dam[1]], 2, 1, 2)
    assert stream.story == [0, 1, 0, 1, 0]
    assert stream.members == {0: [0, 2, 4], 1: [1, 3]}


def test_weeks_say_less_where_nothing_was_written_between() -> None:
    early, late = evidence(report("a1", "Dam bursts", DAM)), evidence(report("a2", "Dam", DAM_LATER, "2024-08-20"))
    weeks = [evidence(report(f"c{n}", "Dam", DAM_LATER, f"2024-07-{n:02}")) for n in range(1, 29)]
    sparse, dense = stream_of([early, late]), stream_of([early, *weeks, late])
    assert sparse.near[0][1] > 1.5 * dense.near[0].get(29, 0)


def test_reports_from_before_the_window_are_found_by_their_rare_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_index, "WINDOW", 2)
    items = [evidence(a) for a in pile()]
    stream = stream_of([items[0], items[3], items[4], items[1]], 1, 1, 1, 1)
    assert stream.story[3] == 0, "a story sleeps through the window and goes on"
    assert set(stream.near) == {2, 3}, "likeness is kept for the window alone"


def test_the_order_within_a_day_changes_nothing() -> None:
    items = [evidence(a) for a in pile()]
    want = {frozenset(items[i].id for i in places) for places in stream_of(items).members.values()}
    for seed in range(10):
        random.Random(seed).shuffle(items)
        got = {frozenset(items[i].id for i in places) for places in stream_of(items).members.values()}
        assert got == want


def test_what_is_told_in_one_way_is_kept_apart_from_what_stands_as_near_to_a_story_told_in_many() -> None:
    def joined(among: float, between: float) -> bool:
        """Whether a fourth report joins three that are so alike among themselves, when it is so alike to each."""

        class Likenesses:
            window = 0

            def add(self, *_: object) -> list[dict[int, float]]:
                return [{}, {0: among}, {0: among, 1: among}, dict.fromkeys(range(3), between)]

        stream = Stream(Statistics([evidence(a) for a in pile()], encode([""] * 5)))
        stream.index = Likenesses()  # type: ignore[assignment]
        stream.place([], None)
        assert set(range(3)) <= set(stream.members[0])
        return stream.story[3] == 0

    assert joined(0.2, 0.085)
    assert not joined(0.9, 0.11)


@pytest.mark.parametrize("named", ["https://www.courier.example/dam?utm_source=x", "The Courier"])
def test_a_report_that_says_what_it_is_based_on_counts_with_it(named: str) -> None:
    first = article(DAM, name="a", outlet="The Courier", url="https://courier.example/dam")
    again = article(DAM_LATER, name="b", outlet="The Echo", url="https://echo.example/dam", based_on=(named,))
    own = article(
        DAM_FR,
        name="c",
        outlet="Le Phare",
        url="https://phare.example/barrage",
        based_on=("https://elsewhere.example/x",),
    )
    independent, why = origins([first, again, own], {})
    assert independent == ("a", "c")
    assert [w.reason for w in why] == ["says that it is based on The Courier, 15 May 2024"]


def test_the_name_of_a_section_is_no_title_of_a_story() -> None:
    told = [
        report("a1", "Home news | The Daily Echo", DAM),
        report("a2", "Dam bursts above Orsk, villages flooded", DAM),
    ]
    assert [story.title for story in grouped(told)] == ["Dam bursts above Orsk, villages flooded"]
    assert [story.title for story in grouped(told[:1])] == ["Home news | The Daily Echo"]


def test_a_report_without_a_headline_is_called_by_the_line_that_reads_like_one() -> None:
    untitled = report("a1", "", "Our services\nDam bursts above Orsk, two villages flooded\nBy Ana Roz\n" + DAM)
    section = report("a2", "Home news", "Dam bursts above Orsk, two villages flooded\n" + DAM)
    paywall = report(
        "a4", "This is your last free article this month", "Dam bursts above Orsk, two villages flooded\n" + DAM
    )
    for told in (untitled, section, paywall):
        assert [story.title for story in grouped([told])] == ["Dam bursts above Orsk, two villages flooded"]
    plain = report("a3", "Home news", DAM)
    assert [story.title for story in grouped([plain])] == ["Home news"]
