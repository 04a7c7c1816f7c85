"""The page: escaped, whole, offline."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import lxml.html
import pytest

from onrecord.model import Article, Block, Dossier, Published, Quote, Story, StoryArticle, make_id, statement_id
from onrecord.web import render, write
from onrecord.web.lines import Part
from onrecord.web.page import templates
from tests.web.fixture import HOSTILE, crowd, dossier

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ONCE = ("main", "h1", "title", "footer")


@pytest.fixture(scope="module")
def page() -> str:
    return render(dossier(), built="2026-11-22", version="0.1.0")


@pytest.fixture(scope="module")
def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


class Nesting(HTMLParser):
    """Fails on an element that is closed out of turn or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> at {self.getpos()} inside {self.open[-3:]}")


def nesting(html: str) -> list[str]:
    parser = Nesting()
    parser.feed(html)
    return parser.wrong + parser.open


def test_every_element_is_closed_in_turn(page):
    assert nesting(page) == []


def test_hostile_fields_stay_text(page, tree):
    assert HOSTILE not in page
    assert len(tree.findall(".//script")) == 1
    for element in tree.iter():
        assert not [a for a in element.attrib if a.lower().startswith("on")], element.tag
    assert not tree.xpath("//b[contains(., 'Mallory')]")
    assert "&lt;b&gt;Mallory&lt;/b&gt;" in page


def test_only_web_addresses_are_linked(tree):
    for href in tree.xpath("//@href"):
        assert href.startswith(("#", "https://", "http://")) or href == "data:,", href
    for address in tree.xpath("//@data-url"):
        assert address.startswith(("https://", "http://"))
    assert not any("javascript:" in href for href in tree.xpath("//@href"))


def test_every_internal_link_has_its_place_and_every_place_is_one(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), sorted(i for i in set(ids) if ids.count(i) > 1)
    dangling = [h for h in tree.xpath("//@href") if h.startswith("#") and h[1:] not in ids]
    assert dangling == []


def test_an_evidence_anchor_holds_the_exact_words(tree):
    texts = {a.id: a.text for a in dossier().articles.values()}
    marked = [e for e in tree.iter() if re.fullmatch(r"a-[0-9a-f]+:\d+-\d+", e.get("id", ""))]
    assert len(marked) > 40
    for element in marked:
        article, start, end = re.fullmatch(r"(.*):(\d+)-(\d+)", element.get("id")).groups()
        exact = texts[article][int(start) : int(end)]
        assert exact.startswith(element.text_content()) and element.text_content()


def test_reports_are_kept_whole(tree):
    for article in dossier().articles.values():
        text = tree.get_element_by_id(article.id).xpath(".//div[contains(@class, 'text')]")[0]
        for uses in text.xpath(".//ul[@class='uses']"):
            uses.drop_tree()
        assert re.sub(r"\s+", "", text.text_content()) == re.sub(r"\s+", "", article.text)


def test_nothing_is_loaded_from_elsewhere(page, tree):
    assert not tree.xpath("//link[@rel='stylesheet'] | //img | //iframe | //script[@src] | //object | //embed | //form")
    assert not re.search(r"url\((?!data:)|@import|@font-face", page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and "'sha256-" in policy and "unsafe-eval" not in policy


@pytest.mark.parametrize("name", ONCE)
def test_landmarks_stand_once(tree, name):
    assert len(tree.findall(f".//{name}")) + (name == "title" and -len(tree.xpath("//svg//title"))) == 1


def test_headings_go_down_one_level_at_a_time(tree):
    levels = [int(e.tag[1]) for e in tree.iter() if isinstance(e.tag, str) and re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), levels


def test_languages_and_directions(tree):
    arabic = tree.xpath("//*[@lang='ar']")
    assert arabic and all(e.get("dir") == "rtl" for e in arabic)
    assert all(e.get("dir") == "auto" for e in tree.xpath("//*[@lang='xx']"))


def test_the_parts_of_a_line_stand_in_the_direction_of_its_words():
    run = templates().get_template("parts.html").module.run
    arabic = [Part("وقُتل ", "", "ar", "rtl"), Part("12", "#a:1-3", "ar", "rtl"), Part(" شخصاً", "", "ar", "rtl")]
    assert run(arabic).startswith('<span dir="rtl">')
    assert not run([*arabic, Part(" people", "", "en", "ltr")]).startswith('<span dir="rtl">')
    assert not run([]).strip()


def test_verdicts_are_words(tree):
    seen = {e.text_content() for e in tree.xpath("//*[contains(concat(' ', @class, ' '), ' verdict ')]")}
    assert {"agrees", "can both be true", "revised", "moved", "conflict", "different scope"} <= seen
    assert {"same words", "translated", "altered", "variant"} <= seen


def columns(tree: lxml.html.HtmlElement, name: str) -> list[str]:
    return [re.sub(r"\s+", " ", e.text_content()).strip() for e in tree.xpath(f"//div[@class='col {name}']")]


def test_what_is_disputed_does_not_look_settled(tree):
    known, disputed = columns(tree, "known")[0], columns(tree, "disputed")[0]
    assert "31" in disputed and "23" in disputed
    assert "23" not in known and "At least 12" not in known
    assert "vehicles" in known


def test_a_moved_plan_is_told_in_order(tree):
    assert "by 1 Jun → 30 Jun → middle of Jul" in columns(tree, "changed")[0]


def test_no_dispute_is_said_in_words(tree):
    assert "Nothing in conflict" in columns(tree, "disputed")[1]


def test_why_a_report_is_not_shown_independent_is_said_once(tree):
    (said,) = [
        td.text_content()
        for td in tree.xpath("//td")
        if "names no outlet" in td.text_content() and "day" not in td.text_content()
    ]
    assert said.startswith("not shown independent: names no outlet") and "so it is" not in said


def test_copies_share_their_colour_and_stand_together(tree):
    groups = tree.xpath("//span[contains(@class, 'grp')]")
    together = [g.text_content() for g in groups if "The Calder Courier" in g.text_content()]
    assert any("Harbour Daily" in words for words in together)


def test_reports_with_the_same_words_stand_under_one_wording(tree):
    wordings = [e.text_content() for e in tree.xpath("//div[contains(@class, 'said')]//blockquote")]
    assert sum("road was simply not there" in w for w in wordings) == 1
    said = next(e for e in tree.xpath("//div[contains(@class, 'said')]") if "simply not there" in e.text_content())
    credit = said.xpath(".//p[@class='on']")[0].text_content()
    assert "The Calder Courier" in credit and "Harbour Daily" in credit and "same words" in credit


def test_short_verbatim_words_stand_in_their_sentence(tree):
    quote = next(e for e in tree.xpath("//blockquote[@class='mixed']") if "difficile" in e.text_content())
    assert quote.xpath(".//q")[0].text_content() == "difficile"
    assert "La ministre a jugé" in quote.xpath(".//span[@class='ctx']")[0].text_content()


def test_differences_between_wordings_are_marked(tree):
    marked = {e.text_content().strip(",") for e in tree.xpath("//em[@class='diff']")}
    assert {"snap", "gone"} <= marked


def test_what_changed_on_a_page_stands_side_by_side(tree):
    (shown,) = tree.xpath("//*[contains(@class, 'version')]")
    heads = [h.text_content() for h in shown.xpath("./table/thead/tr/th")]
    assert heads[1].startswith("Earlier text, ") and heads[2].startswith("Later text, ")
    first, *rest = shown.xpath("./table/tbody/tr")
    assert first.xpath("string(th)") == "number"
    assert len(first.xpath("td/span/a[starts-with(@href, '#')]")) == 2
    assert rest[0].xpath("normalize-space(td[1])") == "not there"
    assert shown.xpath("normalize-space(details/summary)") == "2 more"


def test_episodes_stand_with_their_days_their_reports_and_their_reason(tree):
    (shown,) = tree.xpath("//section[contains(@class, 'episodes')]")
    (row,) = shown.xpath("ol/li")
    assert row.xpath("string(.//time)") == "3 May – 4 May"
    assert len(row.xpath(".//details/p/a[starts-with(@href, '#')]")) == 3
    assert "3 of its 3 reports, none of 5 others" in row.xpath("string(.//details/p)")
    assert len(shown.xpath("figure/*[name()='svg']")) == 2, "for wide and narrow screens"


def test_a_live_page_is_linked_with_its_words(tree):
    live = tree.xpath("//a[@class='live']/@href")
    assert any(h.startswith("https://courier.example/2024/05/03/bridge#:~:text=We%20heard") for h in live)


def test_what_is_not_known_is_said(tree):
    missing = tree.get_element_by_id("unknown").getparent().text_content()
    for words in (
        "broken.pdf is encrypted",
        "no day is known",
        "somewhere in May 2024",
        "without a known speaker",
        "no pack",
    ):
        assert words in missing or words.replace(" 2024", "") in missing, words


def test_decisions_of_people_are_told_in_words(tree):
    words = tree.get_element_by_id("decisions").getparent().text_content()
    assert "not same At least 12 and 31: two counts" in re.sub(r"\s+", " ", words)
    assert "1 Jun" in words


def test_same_input_same_page(page):
    assert render(dossier(), built="2026-11-22", version="0.1.0") == page


def test_nothing_at_all_is_a_page():
    html = render(Dossier([], []))
    assert nesting(html) == []
    assert "No report was read" in html


def test_reports_without_a_story_are_shown():
    made = dossier()
    bare = Dossier(made.articles.values(), made.statements.values())
    tree = lxml.html.document_fromstring(render(bare))
    assert len(tree.xpath("//article[contains(@class, 'report')]")) == len(made.articles)


def test_statements_that_cross_are_both_marked():
    text = "He said we will go home by June and never return"
    a = Article(
        id="a-1",
        source="x.txt",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        lang="en",
        published=Published("2024-01-01"),
    )
    spans = [a.span(8, 31), a.span(24, 48)]
    quotes = [Quote(id=statement_id("quote", s), span=s, kind="indirect") for s in spans]
    html = render(Dossier([a], quotes))
    assert nesting(html) == []
    tree = lxml.html.document_fromstring(html)
    assert tree.get_element_by_id("a-1").xpath(".//p")[1].text_content() == text
    assert tree.get_element_by_id("a-1:8-31").text_content() == text[8:31]
    assert tree.get_element_by_id("a-1:24-48").text_content() == text[24:31]


def test_a_thousand_reports_stay_light():
    rows = [
        Article(id=make_id("a", i), source=f"{i}.txt", text=f"Report {i}. " * 20, lang="en", published=Published("2024-01-02"))
        for i in range(1000)
    ]  # fmt: skip
    made = Dossier(rows, [])
    made.add(
        [Story(id="s-1", title="Many", articles=tuple(StoryArticle(a.id) for a in rows), independent=(rows[0].id,))]
    )
    html = render(made)
    assert len(html) < 2_500_000
    assert '<body class="many">' in html


def test_a_large_page_is_as_whole_as_a_small_one():
    page = render(crowd())
    assert "<noscript>" in page
    assert nesting(page) == []
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(ids)


def test_write_gives_a_file(tmp_path):
    write(dossier(), tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_what_one_source_each_says_is_said_to_be_so_once():
    made = dossier()
    bare = Dossier(made.articles.values(), made.statements.values())
    tree = lxml.html.fromstring(render(bare))
    known = tree.xpath("//div[@class='col known']")[0]
    assert "One source each says" in known.text_content() and known.xpath(".//li")
    assert not known.xpath(".//li//span[contains(@class, 'verdict')]")
