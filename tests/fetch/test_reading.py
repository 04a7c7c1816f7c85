"""Pages, lists of addresses, feeds and sitemaps from a real server on this machine, to the record."""

from __future__ import annotations

import gzip
import json
from html import escape

import pytest

import onrecord
from onrecord.config import Config, Web
from onrecord.fetch.cache import Cache
from onrecord.fetch.sources import find, split
from onrecord.model import Problem
from onrecord.read import Raw
from tests.fetch.conftest import QUICK, quick
from tests.fetch.server import Reply, serving
from tests.read.inputs import AUTHOR, FIXTURES, OUTLET, PARAGRAPHS, PUBLISHED, TITLE, _bare, expected

OTHERS = (
    "The museum of clocks in Orle will open a new wing on 3 March, its director said on Thursday after a long meeting.",
    "The wing holds 240 clocks that were stored in a cellar for nineteen years, according to the museum's own list.",
)


def page(paragraphs=PARAGRAPHS, title=TITLE, head="", data=True) -> str:
    said = {"@type": "NewsArticle", "headline": title, "datePublished": f"{PUBLISHED}T08:00:00+02:00",
            "author": {"name": AUTHOR}, "publisher": {"name": OUTLET}}  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(said)}</script>' if data else ""
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return (
        f'<html lang="en"><head><title>{escape(title)}</title>{script}{head}</head><body><nav><a href="/">Home</a>'
        f"</nav><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )


def rss(*items: str, extra: str = "") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Wire of all islands</title><link>https://wire.example</link>{extra}{''.join(items)}</channel></rss>"
    )


def item(link: str, title="A title", more="") -> str:
    return f"<item><title>{title}</title><link>{escape(link)}</link>{more}</item>"


def read(*sources, fetcher=None, **web):
    """The raw reports, and the messages of the problems."""
    if fetcher is None:
        with quick(**web) as made:
            return read(*sources, fetcher=made)
    found = list(find(sources, Config(), fetcher=fetcher))
    messages = [p.message for p in found if isinstance(p, Problem)]
    assert all(m.endswith(".") and "\n" not in m for m in messages), messages
    return [r for r in found if isinstance(r, Raw)], messages


def test_a_page_from_the_web_gives_the_statements_of_its_plain_text(site):
    address = site.page("/ferry", page())
    with quick() as fetcher:
        record = onrecord.build([address], fetcher=fetcher)
    rows = [json.loads(line) for line in record.export().splitlines()]
    (article,) = (r for r in rows if r["type"] == "article")
    assert article["source"] == article["url"] == address
    assert (article["outlet"], article["authors"], article["title"]) == (OUTLET, [AUTHOR], TITLE)
    assert article["published"] == {"value": PUBLISHED, "basis": "metadata"}
    assert [i["source"] for i in rows[0]["inputs"]] == [address]
    kinds = ("time", "quote", "figure", "plan", "entity", "event", "finding")
    assert sorted(json.dumps(_bare(r), sort_keys=True) for r in rows if r["type"] in kinds) == expected()


def test_plain_text_and_json_lines_from_the_web(site):
    text = "\n\n".join((TITLE, *PARAGRAPHS))
    one = site.page("/report.txt", text, kind="text/plain; charset=utf-8")
    lines = site.page("/all.jsonl", json.dumps({"id": "x", "text": text}) + "\n", kind="application/x-ndjson")
    raws, problems = read(one, lines)
    assert [r.source for r in raws] == [one, f"{lines}#x"]
    assert raws[0].text.strip() == raws[1].text == text
    assert problems == []


KINDS = {
    "document.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "item.ninjs.json":
    "application/json", "message.eml": "message/rfc822", "newsitem.xml": "application/vnd.iptc.g2.newsitem+xml",
    "nitf.xml": "text/xml", "page.html.gz": "application/gzip", "page.mhtml": "multipart/related", "pages.warc.gz":
    "application/octet-stream", "printed.pdf": "application/pdf", "reports.zip": "application/zip", "table.csv":
    "text/csv; charset=utf-8", "table.xlsx": "application/octet-stream", "report.txt": "text/plain",
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_gives_from_the_web_what_it_gives_from_disk(site, name):
    site.pages[f"/files/{name}"] = Reply(200, {"Content-Type": KINDS[name]}, (FIXTURES / name).read_bytes())
    raws, problems = read(f"{site.root}/files/{name}")
    here = list(find([FIXTURES / name], Config()))
    assert [r.text for r in raws] == [r.text for r in here if isinstance(r, Raw)] != []
    assert [r.date or "" for r in raws] == [r.date or "" for r in here if isinstance(r, Raw)]
    assert all(r.source.startswith(f"{site.root}/files/{name}") for r in raws)
    assert len(problems) == sum(isinstance(p, Problem) for p in here)


def test_the_encoding_that_a_site_states(site):
    body = page(
        ["Die Fähre läuft am 12. Juni wieder aus, sagte die Behörde am Montag nach langen Arbeiten. " * 3],
        "Fähre",
        data=False,
    )
    site.pages["/a"] = Reply(200, {"Content-Type": "text/html; charset=windows-1252"}, body.encode("cp1252"))
    (raw,), problems = read(site.root + "/a")
    assert "Fähre läuft" in raw.text and problems == []


def test_a_page_behind_a_redirect_keeps_both_addresses(site):
    site.pages["/old"] = Reply(301, {"Location": "/new?utm_source=x"})
    site.page("/new?utm_source=x", page())
    (raw,), _ = read(site.root + "/old#top")
    assert (raw.source, raw.url) == (site.root + "/old", site.root + "/new")


def test_one_page_by_two_addresses_is_read_once(site):
    head = f'<link rel="canonical" href="{site.root}/ferry">'
    for path in ("/ferry", "/f?print=1"):
        site.page(path, page(head=head))
    raws, problems = read(site.root + "/ferry", site.root + "/f?print=1", site.root + "/ferry?utm_source=mail")
    assert [r.url for r in raws] == [site.root + "/ferry"]
    assert problems == [f"{site.root}/f?print=1 is the same page as {site.root}/ferry; it is read once."]
    assert site.paths() == ["/ferry", "/f?print=1"]


def test_a_list_of_addresses(site, tmp_path):
    a, b = site.page("/a", page()), site.page("/b", page(OTHERS, "Clocks of Orle"))
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"\ufeff# what the desk asked for\n\n{a}\n{b}  # the museum\n{a}\n", encoding="utf-8")
    raws, problems = read(listed)
    assert [r.source for r in raws] == [a, b]
    assert problems == []


def test_a_report_that_cites_an_address_is_no_list(tmp_path, site):
    for name, text in (
        ("one.txt", "https://paper.example/a is where the minutes of the council lie, says its clerk.\n"),
        ("two.txt", "https://paper.example/a\nThe clerk put the minutes there on Monday.\n"),
        ("three.txt", "# Minutes\n\n# of the council\n"),
        ("four.txt", "\n"),
    ):
        path = tmp_path / name
        path.write_text(text)
        assert split([path]) == ([path], [])


def test_a_list_inside_a_folder_touches_no_network(tmp_path, site):
    (tmp_path / "addresses.txt").write_text(site.page("/a", page()) + "\n")
    read(tmp_path)
    assert site.asked == []


def test_the_feeds_of_a_feed_reader(tmp_path, site):
    feed = site.page("/feed", rss(item(site.page("/a", page()))), kind="text/xml")
    path = tmp_path / "subscriptions.opml"
    path.write_text(
        f'<opml version="2.0"><body><outline text="Island"><outline type="rss" xmlUrl="{feed}"/></outline></body></opml>'
    )
    (raw,), problems = read(path)
    assert raw.title == TITLE and problems == []


@pytest.mark.parametrize(
    "kind", ["application/rss+xml", "text/xml", "text/html", "text/plain", "application/octet-stream"]
)
def test_a_feed_is_known_by_its_content(site, kind):
    feed = site.page("/feed", rss(item(site.page("/ferry", page(data=False)), more="<pubDate>Mon, 06 May 2024 00:40:00 +0200</pubDate>"
                                       "<source url='https://tullpost.example/feed'>Tull Post</source>")), kind=kind)  # fmt: skip
    (raw,), problems = read(feed)
    assert (raw.source, raw.url, raw.outlet) == (site.root + "/ferry", site.root + "/ferry", "Tull Post")
    assert (raw.date, raw.date_basis) == ("2024-05-06", "metadata")
    assert problems == []


def test_what_the_page_says_of_itself_goes_before_the_feed(site):
    more = "<pubDate>Fri, 10 May 2024 10:00:00 GMT</pubDate><source url='https://x.example'>Somebody else</source>"
    (raw,), _ = read(site.page("/feed", rss(item(site.page("/ferry", page()), "Another title", more)), kind="text/xml"))
    assert (raw.date, raw.outlet, raw.title) == (PUBLISHED, OUTLET, TITLE)


def test_a_day_still_to_come_is_no_day_of_publication(site):
    more = "<pubDate>Fri, 10 May 2094 10:00:00 GMT</pubDate>"
    (raw,), _ = read(site.page("/feed", rss(item(site.page("/a", page(data=False)), more=more)), kind="text/xml"))
    assert raw.date is None and raw.seen is not None


def test_the_title_of_a_feed_is_the_outlet_of_its_own_site_only(site):
    with serving() as other:
        other.page("/robots.txt", "", kind="text/plain")
        mine, theirs = site.page("/a", page(data=False)), other.page("/b", page(OTHERS, "Clocks", data=False))
        theirs = theirs.replace("127.0.0.1", "localhost")
        raws, _ = read(site.page("/feed", rss(item(mine), item(theirs)), kind="text/xml"))
        assert {r.source: r.outlet for r in raws} == {mine: "Wire of all islands", theirs: None}


def test_a_page_that_cannot_be_had_is_read_from_the_feed_where_that_is_whole(site):
    whole = f"<content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}]]></content:encoded>"
    short = "<description>The clocks of Orle get a new wing.</description>"
    site.page("/robots.txt", "User-agent: *\nDisallow: /forbidden", kind="text/plain")
    feed = site.page(
        "/feed",
        rss(item(site.root + "/gone", TITLE, whole), item(site.root + "/forbidden", "Clocks", short)),
        kind="text/xml",
    )
    (raw,), problems = read(feed)
    assert (raw.source, raw.url, raw.title) == (site.root + "/gone", site.root + "/gone", TITLE)
    assert PARAGRAPHS[0] in raw.text
    assert problems == [
        f"{site.root}/gone: the site answers HTTP 404 (Not Found); the text in the feed is read instead.",
        f"{site.root}/forbidden: the site's robots.txt forbids it.",
    ]


def test_a_page_without_an_article_is_read_from_the_feed(site):
    whole = f"<content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}]]></content:encoded>"
    wall = site.page("/a", "<html><body><p>Please subscribe.</p></body></html>")
    (raw,), problems = read(site.page("/feed", rss(item(wall, TITLE, whole)), kind="text/xml"))
    assert PARAGRAPHS[-1] in raw.text
    assert problems == [f"{wall}: no article was found in the page; the text in the feed is read instead."]


def test_atom_and_json_feeds(site):
    a, b = site.page("/a", page()), site.page("/b", page(OTHERS, "Clocks of Orle"))
    atom = site.page(
        "/atom",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>1</id><title>x</title><link href="{a}"/></entry></feed>',
        kind="application/atom+xml",
    )
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "2", "url": b}]})
    raws, problems = read(atom, site.page("/json", feed, kind="application/feed+json"))
    assert sorted(r.title for r in raws) == ["Clocks of Orle", TITLE]
    assert problems == []


def test_half_characters_in_a_feed_are_replaced(site):
    half = "\ud800"  # which no file can hold
    whole = "".join(f"<p>{line} {half}</p>" for line in PARAGRAPHS)
    items = [{"id": half, "url": site.page("/a", page(data=False)), "title": f"A {half}"},
             {"id": "2", "url": site.root + "/gone" + half, "title": half, "content_html": whole, "authors": [{"name": half}]}]  # fmt: skip
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": half, "items": items})
    record = onrecord.build([site.page("/json", feed, kind="application/feed+json")], fetcher=quick())
    assert len(record.articles) == 2
    assert len(record.problems) == 1


def test_a_news_sitemap_through_an_index_and_packed(site):
    address = site.page("/ferry", page(data=False))
    inner = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{address}</loc><news:news>
        <news:publication><news:name>{OUTLET}</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>{PUBLISHED}T07:00:00Z</news:publication_date><news:title>{TITLE}</news:title>
        </news:news></url></urlset>"""
    site.pages["/news.xml.gz"] = Reply(200, {"Content-Type": "application/x-gzip"}, gzip.compress(inner.encode()))
    index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{site.root}/news.xml.gz</loc></sitemap></sitemapindex>"
    (raw,), problems = read(site.page("/index.xml", index, kind="application/xml"))
    assert (raw.url, raw.outlet, raw.date, raw.date_basis) == (address, OUTLET, PUBLISHED, "metadata")
    assert problems == []


def test_an_index_that_names_itself_comes_to_an_end(site):
    index = f"<sitemapindex><sitemap><loc>{site.root}/i.xml</loc></sitemap><sitemap><loc>{site.root}/j.xml</loc></sitemap></sitemapindex>"
    for name in ("/i.xml", "/j.xml"):
        site.page(name, index, kind="application/xml")
    raws, problems = read(site.root + "/i.xml")
    assert raws == [] and "names no page" in problems[-1]
    assert sorted(site.paths()) == ["/i.xml", "/j.xml"]


def test_a_packed_bomb_of_a_sitemap(site):
    site.pages["/s.xml.gz"] = Reply(
        200, {"Content-Type": "application/gzip"}, gzip.compress(b"<urlset>" + b" " * 50_000_000)
    )
    raws, problems = read(site.root + "/s.xml.gz")
    assert raws == [] and len(problems) == 1


def test_a_feed_names_more_than_is_read(site):
    days = [f"<pubDate>{n:02} May 2024 10:00:00 GMT</pubDate>" for n in range(1, 7)]
    links = [item(site.page(f"/{n}", page(OTHERS, f"Clocks {n}")), more=day) for n, day in enumerate(days)]
    raws, problems = read(site.page("/feed", rss(*links), kind="text/xml"), items=2)
    assert sorted(r.url or "" for r in raws) == [site.root + "/4", site.root + "/5"]
    assert "names 6 pages; the newest 2 are read" in problems[0]


def test_hostile_items_are_problems_and_nothing_else(site):
    bad = ["http://10.0.0.1/x", "http://localhost:22/x", "http://u:p@paper.example/x", "http://[::1/x", "https://",
           "http://paper.example/" + "a" * 3_000_000]  # fmt: skip
    feed = site.page("/feed", rss(*(item(link) for link in bad), item("file:///etc/passwd"), item("javascript:alert(1)"),
                                  item(site.page("/a", page()))), kind="text/xml")  # fmt: skip
    with quick(max_bytes=5_000_000) as fetcher:
        fetcher._guard.allow_private = False
        from onrecord.fetch import guard

        real = guard.why_refused
        try:
            guard.why_refused = lambda address: None if address == "127.0.0.1" else real(address)
            raws, problems = read(feed, fetcher=fetcher)
        finally:
            guard.why_refused = real
    assert [r.title for r in raws] == [TITLE]
    assert len(problems) == len(bad)
    assert "10.0.0.1 (private)" in " ".join(problems)
    assert all(len(m) < 600 for m in problems)
    assert "u:p" not in " ".join(problems)


def test_a_page_that_several_feeds_name_is_fetched_once(site):
    address = site.page("/a", page())
    feeds = [site.page(f"/feed{n}", rss(item(f"{address}?utm_source=feed{n}")), kind="text/xml") for n in range(3)]
    site.pages["/a?utm_source=feed0"] = site.pages["/a"]
    raws, problems = read(*feeds)
    assert len(raws) == 1 and problems == []
    assert site.paths().count("/a?utm_source=feed0") == 1 and len(site.paths()) == 4


def test_a_front_page_that_is_no_article_is_a_problem(site):
    raws, problems = read(site.page("/", "<html><body><a href='/a'>News</a></body></html>"))
    assert raws == [] and "No article found" in problems[0]


def test_a_front_page_that_names_its_feed(site):
    links = (
        '<link rel="stylesheet" href="/a.css"><link type="application/rss+xml" rel=alternate href="/feed?a=1&amp;b=2">'
    )
    raws, problems = read(site.page("/", f"<html><head>{links}</head><body><a href='/a'>News</a></body></html>"))
    assert raws == [] and "No article found" in problems[0]
    assert (
        problems[1]
        == f"{site.root}/ names a feed, {site.root}/feed?a=1&b=2; give that address to read the pages in it."
    )


def test_an_archived_page_was_there_on_the_day_it_was_archived(monkeypatch):
    from onrecord.fetch.fetcher import Fetched
    from onrecord.fetch.items import Wanted
    from onrecord.fetch.pages import reports

    def of(day: str, data: bool) -> Raw:
        address = f"https://web.archive.org/web/{day}010203/https://tullpost.example/ferry"
        found = Fetched(address=address, url=address.replace("010203/", "010203id_/"), kind="text/html", charset=None,
                        data=page(data=data).encode(), sha256="", first=1.8e9)  # fmt: skip
        (raw,) = reports(Wanted(address=address), found, Config())
        return raw

    raw = of("20240701", data=False)
    assert (raw.url, raw.date, raw.seen) == ("https://tullpost.example/ferry", None, "2024-07-01")
    assert of("20240701", data=True).date == PUBLISHED
    assert of("20240101", data=True).date is None, "published after it was archived"


def test_a_second_build_needs_no_network(site, tmp_path):
    feed = site.page(
        "/feed",
        rss(item(site.page("/a", page())), item(site.page("/b", page(OTHERS, "Clocks of Orle")))),
        kind="text/xml",
    )
    with quick(Cache(tmp_path / "cache", 10**9)) as fetcher:
        first = onrecord.build([feed], tmp_path / "a.db", fetcher=fetcher)
    before = len(site.asked)
    config = Config(web=Web(**QUICK, cache=str(tmp_path / "cache"), offline=True))
    again = onrecord.build([feed], tmp_path / "b.db", config=config)
    assert again.export().splitlines()[1:] == first.export().splitlines()[1:]
    assert len(again.articles) == 2
    assert len(site.asked) == before


def test_a_build_again_takes_nothing_twice(site, tmp_path):
    feed = site.page("/feed", rss(item(site.page("/a", page()))), kind="text/xml")
    for _ in range(2):
        with quick(Cache(tmp_path / "cache", 10**9)) as fetcher:
            record = onrecord.build([feed], tmp_path / "a.db", fetcher=fetcher)
        assert len(record.articles) == 1
        record.close()


def test_a_problem_goes_when_the_page_comes(site, tmp_path):
    address = site.root + "/a"
    with quick() as fetcher:
        record = onrecord.build([address], tmp_path / "a.db", fetcher=fetcher)
        assert [(p.source, p.step) for p in record.problems] == [(address, "fetch")]
        record.close()
        site.page("/a", page())
        record = onrecord.build([address], tmp_path / "a.db", fetcher=fetcher)
        assert record.problems == () and len(record.articles) == 1


def test_nothing_is_fetched_without_an_address(tmp_path, monkeypatch):
    import socket

    def no_network(*_, **__):
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    (tmp_path / "a.txt").write_text("\n\n".join((TITLE, *PARAGRAPHS)))
    assert len(onrecord.build([tmp_path]).articles) == 1


def test_the_terminal_names_the_page_of_a_problem(site):
    from onrecord.show import VIEWS, _cell

    with quick() as fetcher:
        record = onrecord.build([site.root + "/news/gone"], fetcher=fetcher)
    (row,) = VIEWS["problems"].rows(record)
    assert _cell("source", row) == f"127.0.0.1:{site.port}/news/gone"


def test_errors_hold_nothing_of_what_was_read(site):
    import gc

    from onrecord.fetch.web import Reading

    for n in range(6):
        site.pages[f"/{n}"] = Reply(
            200, {"Content-Type": "text/html"}, lambda write: [write(b"x" * 60_000) for _ in range(9)] and None
        )
    with quick(attempts=1) as fetcher:
        reading = Reading(fetcher, Config())
        list(reading.of([f"{site.root}/{n}" for n in range(6)]))
        gc.collect()
        assert len(reading.failed) == 6 and all("more than" in str(e) for e in reading.failed.values())
        assert not [o for o in gc.get_objects() if type(o).__name__ == "frame" and o.f_code.co_name == "_answer"]
        assert all(e.__traceback__ is None and e.__cause__ is None for e in reading.failed.values())
