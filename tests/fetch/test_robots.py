"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import itertools
import time

import pytest

from onrecord.fetch.cache import Cache
from onrecord.fetch.failure import FetchError
from onrecord.fetch.robots import GIVES_UP, Robots, Said
from tests.fetch.conftest import quick
from tests.fetch.server import Reply, serving


def rules(site, text: str) -> None:
    site.pages["/robots.txt"] = Reply(200, {"Content-Type": "text/plain"}, text.encode())


@pytest.mark.parametrize(
    ("text", "allowed", "forbidden"),
    [
        ("User-agent: *\nDisallow: /private", ["/a"], ["/private/a", "/privates"]),
        ("User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /", [], ["/a"]),
        ("User-agent: OnRecord\nAllow: /\n\nUser-agent: *\nDisallow: /", ["/a"], []),
        ("User-agent: record\nDisallow: /", ["/a"], []),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", ["/a/b/c"], ["/a/c"]),
        ("User-agent: *\nDisallow: /*.pdf$", ["/a.pdf.html"], ["/x/a.pdf"]),
        ("User-agent: *\nDisallow:", ["/a"], []),
        ("\ufeffUser-agent: *\r\nDisallow: /a # all of it\r\n", ["/b"], ["/a"]),
        ("<html>not a robots file</html>", ["/a"], []),
    ],
)
def test_what_is_allowed(site, fetcher, text, allowed, forbidden):
    rules(site, text)
    for path in allowed:
        assert fetcher.get(site.page(path, "x")).data == b"x"
    for path in forbidden:
        with pytest.raises(FetchError, match="forbids it"):
            fetcher.get(site.page(path, "x"))
    assert site.paths() == allowed
    assert [a.path for a in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_site_without_one_sets_no_rules(site, fetcher, status):
    site.pages["/robots.txt"] = Reply(status, {}, b"User-agent: *\nDisallow: /")
    assert fetcher.get(site.page("/a", "x")).data == b"x"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_whose_rules_cannot_be_had_is_not_read_now(site, fetcher, status):
    site.pages["/robots.txt"] = Reply(status)
    with pytest.raises(FetchError, match=rf"robots.txt answers HTTP {status}") as caught:
        fetcher.get(site.page("/a", "x"))
    assert caught.value.temporary
    assert site.paths() == []


def test_it_is_read_through_redirects_also_to_another_host(site, fetcher):
    with serving() as other:
        rules(other, "User-agent: *\nDisallow: /no")
        other.pages["/rules"] = other.pages["/robots.txt"]
        site.pages["/robots.txt"] = Reply(301, {"Location": "/r2"})
        site.pages["/r2"] = Reply(302, {"Location": other.root + "/rules"})
        assert fetcher.get(site.page("/yes", "x")).data == b"x"
        with pytest.raises(FetchError, match="forbids"):
            fetcher.get(site.page("/no", "x"))


def test_each_hop_asks_the_rules_of_its_own_site(site, fetcher):
    with serving() as other:
        rules(other, "User-agent: *\nDisallow: /")
        site.pages["/a"] = Reply(302, {"Location": other.page("/b", "x")})
        with pytest.raises(FetchError, match=r"it leads to .*/b, and there: the site's robots.txt forbids it"):
            fetcher.get(site.root + "/a")
        assert other.paths() == []


def test_rules_are_kept_in_the_cache(site, tmp_path):
    rules(site, "User-agent: *\nDisallow: /no")
    for _ in range(2):
        with quick(Cache(tmp_path, 10**9)) as fetcher:
            fetcher.get(site.page("/yes", "x"))
            with pytest.raises(FetchError):
                fetcher.get(site.page("/no", "x"))
    assert [a.path for a in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize("line", ["Crawl-delay: 0.3", "Request-rate: 10/3"])
def test_the_pause_that_a_site_asks_for(site, fetcher, line):
    rules(site, f"User-agent: *\n{line}")
    for n in range(3):
        fetcher.get(site.page(f"/{n}", "x"))
    times = [(a.began, a.ended) for a in site.asked if a.path != "/robots.txt"]
    assert all(later[0] - earlier[1] >= 0.25 for earlier, later in itertools.pairwise(times))


def test_a_pause_too_long_to_wait_for_is_said(site, fetcher):
    rules(site, "User-agent: *\nCrawl-delay: 86400")
    with pytest.raises(FetchError, match="86,400 seconds between two requests"):
        fetcher.get(site.page("/a", "x"))
    assert site.paths() == []


def test_a_hostile_one_costs_neither_time_nor_memory(site, fetcher):
    rules(site, "User-agent: *\n" + "Disallow: /" + "*a" * 5000 + "b\n" + "Disallow: /x" * 100_000)
    began = time.monotonic()
    assert fetcher.get(site.page("/" + "a" * 2000, "x")).data == b"x"
    assert time.monotonic() - began < 5


def test_a_site_that_is_not_reached_is_not_asked_for_every_page():
    asked = []

    def ask(origin: str) -> Said:
        asked.append(origin)
        raise FetchError("the site does not answer", temporary=True)

    robots = Robots(ask)
    for n in range(20):
        with pytest.raises(FetchError, match="does not answer") as caught:
            robots.delay("http://dead.example", f"http://dead.example/{n}")
        assert caught.value.temporary
    assert len(asked) == GIVES_UP


def test_a_site_that_answers_at_the_second_try_is_read():
    answers = iter([FetchError("the site does not answer", temporary=True), Said(404, "", 60.0)])

    def ask(origin: str) -> Said:
        answer = next(answers)
        if isinstance(answer, FetchError):
            raise answer
        return answer

    robots = Robots(ask)
    with pytest.raises(FetchError):
        robots.delay("http://slow.example", "http://slow.example/a")
    assert robots.delay("http://slow.example", "http://slow.example/a") is None
