"""Agencies' formats: what is withdrawn, what is under embargo, and which of an item's days is which."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.config import Config
from onrecord.read import make
from onrecord.read.newsitems import Item, dates
from tests.read.inputs import FIXTURES, PARAGRAPHS, TITLE, read
from tests.read.make_fixtures import BODY, news_item, nitf


@pytest.mark.parametrize(
    ("said", "published", "modified"),
    [
        ({"first": "2024-05-06", "version": "2024-05-07"}, "2024-05-06", "2024-05-07"),
        ({"first": "2024-05-06T08:00:00Z", "version": "2024-05-06T11:00:00Z"}, "2024-05-06", None),
        ({"version": "2024-05-06", "number": "1"}, "2024-05-06", None),
        ({"version": "2024-05-06"}, "2024-05-06", None),
        ({"version": "2024-05-07", "number": "3"}, None, "2024-05-07"),
        ({"first": "2024-05-06", "embargo": "2024-05-09"}, "2024-05-09", None),
        ({"first": "2024-05-06", "embargo": "2024-05-05"}, "2024-05-06", None),
        ({"version": "2024-05-06", "number": "2", "embargo": "2024-05-09"}, None, "2024-05-06"),
        ({"first": "soon"}, None, None),
        ({}, None, None),
    ],
)
def test_days_of_publication_and_of_change(said: dict[str, str], published: str | None, modified: str | None) -> None:
    assert dates(Item(**said)) == (published, modified)


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_is_not_to_be_used_is_no_report(status: str, tmp_path: Path) -> None:
    files = {
        "a.xml": news_item(status=status),
        "b.xml": nitf().replace('"usable"', f'"{status}"'),
        "c.json": (FIXTURES / "item.ninjs.json").read_text().replace('"usable"', f'"{status}"'),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    raws, problems = read(tmp_path)
    assert not raws and len(problems) == 3 and all("by its provider" in p for p in problems)


def test_a_withdrawn_item_in_a_message_is_named_and_the_other_read() -> None:
    raws, problems = read(FIXTURES / "newsmessage.xml")
    assert len(raws) == 1 and len(problems) == 1 and "2024:2 is withdrawn" in problems[0]


def test_a_package_alone_holds_no_report(tmp_path: Path) -> None:
    text = """<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"><groupSet root="g"><group id="g">
<itemRef residref="a"/><itemRef residref="b"/></group></groupSet></packageItem>"""
    (tmp_path / "a.xml").write_text(text)
    raws, problems = read(tmp_path)
    assert not raws and "names 2 items" in problems[0]


def test_agencies_place_and_authors(tmp_path: Path) -> None:
    item = {"uri": "urn:x:1", "type": "text", "versioncreated": "2024-05-06T10:00:00+02:00", "pubstatus": "usable",
            "headline": "<b>Fähre</b> fährt wieder", "byline": "Von Ada Quill und Ben Otter, dpa", "located": "Tull",
            "provider": "dpa", "language": "de", "body_text": "Die Fähre fährt wieder.\n\nDas sagte der Hafen am Montag."}  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps([item, item | {"uri": "urn:x:2", "body_text": "Anderes."}]))
    raws, problems = read(tmp_path)
    article = make(raws[0], Config())
    assert [r.source.rpartition("#")[2] for r in raws] == ["urn:x:1", "urn:x:2"] and not problems
    assert (article.title, article.authors, article.agencies, article.dateline_place, article.lang, article.url) == (
        "Fähre fährt wieder", ("Ada Quill", "Ben Otter"), ("dpa",), "Tull", "de", None,
    )  # fmt: skip


def test_pictures_captions_and_headings_of_nitf(tmp_path: Path) -> None:
    media = """<media media-type="image"><media-reference source="x.jpg"/><media-caption>The ferry at the quay.</media-caption>
<media-producer>Tull Pictures</media-producer></media><hl2>A long wait</hl2>"""
    (tmp_path / "a.xml").write_text(nitf().replace(BODY, media + BODY))
    raw = read(tmp_path)[0][0]
    assert [(b.kind, raw.text[b.start : b.end]) for b in raw.blocks][1:3] == [
        ("caption", "The ferry at the quay."), ("heading", "A long wait"),
    ]  # fmt: skip
    assert "Tull Pictures" not in raw.text


HOSTILE = """<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY % d SYSTEM "http://127.0.0.1:1/d"> %d;]>"""


def test_entities_are_not_expanded_and_html_ones_are(tmp_path: Path) -> None:
    body = BODY.replace("harbour board", "harbour&nbsp;board &c;&f;", 1)
    (tmp_path / "a.xml").write_text(HOSTILE + nitf().split("\n", 2)[2].replace(BODY, body))
    raw = read(tmp_path)[0][0]
    assert raw.title == TITLE and "harbour board \ufffd\ufffd" in raw.text and "aaa" not in raw.text
    assert len(raw.text) < 2 * sum(map(len, PARAGRAPHS))


def test_deep_xml_ends(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(nitf().replace(BODY, "<p>" * 100_000 + BODY))
    raws, problems = read(tmp_path)
    assert raws or problems


def test_a_page_without_a_body_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(news_item().replace("<body>", "").replace("</body>", ""))
    assert PARAGRAPHS[1] in read(tmp_path)[0][0].text
