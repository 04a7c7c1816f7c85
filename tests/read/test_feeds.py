"""Feeds and sitemaps saved to files: their items, whose they are and when they are from."""

from __future__ import annotations

import pytest

from onrecord.read import feeds, sitemaps
from tests.read.inputs import AUTHOR, FIXTURES, MODIFIED, OUTLET, PUBLISHED, TITLE, URL, expected, read, statements


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom", "feed.json"])
def test_an_item_with_its_whole_text_is_a_report(name: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    raw = read(FIXTURES / name)[0][0]
    assert (raw.title, raw.outlet, raw.authors, raw.date) == (TITLE, OUTLET, (AUTHOR,), PUBLISHED)
    assert raw.url == URL and raw.modified in (None, MODIFIED)
    feed = feeds.parse((FIXTURES / name).read_bytes())
    assert feed is not None and feed.items[0].full


def test_the_first_item_says_what_the_plain_text_says(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert statements(FIXTURES / "feed.json") == expected()


def test_an_aggregators_item_keeps_its_source() -> None:
    feed = feeds.parse((FIXTURES / "feed.rss").read_bytes())
    assert feed is not None and feed.title == "Island News Digest"
    first, second = feed.items
    assert (first.outlet, first.source_url, first.title) == (OUTLET, "https://tullpost.example/feed.xml", TITLE)
    assert (second.outlet, second.full) == ("Island News Digest", False)


def test_a_summary_is_read_and_said() -> None:
    raws, problems = read(FIXTURES / "feed.rss")
    assert len(raws) == 2 and len(problems) == 1 and "summary of 1 of its 2 items" in problems[0]


def test_a_day_of_change_alone_is_no_day_of_publication() -> None:
    second = read(FIXTURES / "feed.atom")[0][1]
    assert (second.date, second.modified, second.seen) == (None, "2024-05-05", "2024-05-05")


def test_a_sitemap_gives_addresses_and_no_report() -> None:
    found = sitemaps.parse((FIXTURES / "sitemap.xml").read_bytes())
    assert found is not None and [a.url for a in found.addresses] == [URL, "https://tullpost.example/about"]
    first = found.addresses[0]
    assert (first.title, first.outlet, first.published, first.modified, first.lang) == (
        TITLE, OUTLET, PUBLISHED, MODIFIED, "en",
    )  # fmt: skip
    raws, problems = read(FIXTURES / "sitemap.xml")
    assert not raws and "2 addresses" in problems[0]


INDEX = b"""<sitemapindex><sitemap><loc>https://x.example/a.xml.gz</loc><lastmod>2024-05</lastmod></sitemap></sitemapindex>"""


def test_an_index_of_sitemaps() -> None:
    found = sitemaps.parse(INDEX)
    assert found is not None and not found.addresses
    assert [(s.url, s.modified) for s in found.sitemaps] == [("https://x.example/a.xml.gz", "2024-05")]


@pytest.mark.parametrize(
    "data",
    [b"", b"<", b"{}", b"http://localhost:1/feed", b"/etc/passwd", b"<html><body>x", b"\0" * 99, b'{"version": "x"}'],
)
def test_what_is_no_feed_is_none(data: bytes) -> None:
    assert feeds.parse(data) is None and sitemaps.parse(data) is None


BOMB = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><title>T</title><item><title>A port &c;&f;</title><link>https://x.example/1</link></item></channel></rss>"""


def test_entities_that_a_feed_declares_are_not_expanded() -> None:
    found = feeds.parse(BOMB)
    assert found is None or all(len(i.title or "") < 60 for i in found.items)
    assert sitemaps.parse(BOMB.replace(b"rss", b"urlset")) is not None
