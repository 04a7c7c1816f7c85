"""Fetching from a real server on this machine: redirects, limits, retries, the cache."""

from __future__ import annotations

import gzip
import itertools
import threading
import time
import zlib
from email.utils import formatdate

import pytest

from onrecord.config import Web
from onrecord.fetch.cache import Cache
from onrecord.fetch.failure import FetchError, Stopped
from onrecord.fetch.fetcher import Fetcher
from onrecord.version import __version__
from tests.fetch.conftest import quick
from tests.fetch.server import Reply, serving

HTML = {"Content-Type": "text/html"}


def fails(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher.get(address)
    message = str(caught.value)
    assert message.startswith(address[:300]) and message.endswith(".") and "\n" not in message, message
    return message


def test_a_page_with_its_encoding(site, fetcher):
    site.pages["/a"] = Reply(200, {"Content-Type": "text/html; charset=windows-1252"}, "Café".encode("cp1252"))
    found = fetcher.get(site.root + "/a#part")
    assert (found.kind, found.charset, found.data) == ("text/html", "windows-1252", b"Caf\xe9")
    assert found.url == site.root + "/a"
    assert all(a.headers["user-agent"] == f"onrecord/{__version__}" for a in site.asked)


def test_the_user_agent_names_a_contact(site):
    with quick(contact="mailto:desk@example.org") as fetcher:
        fetcher.get(site.page("/a", "x"))
    assert site.asked[-1].headers["user-agent"] == f"onrecord/{__version__} (+mailto:desk@example.org)"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site, fetcher, status):
    site.pages["/old"] = Reply(status, {"Location": "/new?x=1"})
    site.page("/new?x=1", "here")
    found = fetcher.get(site.root + "/old")
    assert (found.data, found.url, found.address) == (b"here", site.root + "/new?x=1", site.root + "/old")


def test_a_redirect_without_end(site, fetcher):
    site.pages["/a"] = Reply(302, {"Location": "/b"})
    site.pages["/b"] = Reply(302, {"Location": "/a"})
    assert "without an end" in fails(fetcher, site.root + "/a")
    assert len(site.paths()) == fetcher.web.redirects + 1


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/a", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://user:secret@example.org/", "user name or a password"),
        ("https://:443/a", "names no host"),
        ("http://[broken/", "no web address"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org/" + "a" * 5000, "characters"),
    ],
)
def test_a_redirect_is_checked_like_an_address(site, fetcher, location, why):
    site.pages["/a"] = Reply(302, {"Location": location})
    assert why in fails(fetcher, site.root + "/a")


def test_a_redirect_to_a_private_address_is_refused(site):
    """The first host counts as public here; what it leads to does not."""
    with serving() as inner:
        inner.page("/admin", "secret")
        site.pages["/a"] = Reply(302, {"Location": f"http://intranet.example:{inner.port}/admin"})
        hosts = {"127.0.0.1": ["127.0.0.1"], "intranet.example": ["10.1.2.3"]}
        with quick() as fetcher:
            fetcher._guard._resolver = lambda host, port: hosts[host]
            from onrecord.fetch import guard

            fetcher._guard.allow_private = False
            real = guard.why_refused
            guard.why_refused = lambda address: None if address == "127.0.0.1" else real(address)  # type: ignore[assignment]
            try:
                message = fails(fetcher, site.root + "/a")
            finally:
                guard.why_refused = real  # type: ignore[assignment]
        assert "it leads to http://intranet.example" in message and "10.1.2.3 (private)" in message
        assert inner.asked == []


@pytest.mark.parametrize("address", ["http://u:p@example.org/", "http://u@example.org/", "https://"])
def test_addresses_that_are_not_asked_for(fetcher, address):
    fails(fetcher, address)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_refusal_is_not_asked_again(site, fetcher, status):
    site.pages["/a"] = Reply(status)
    assert f"HTTP {status}" in fails(fetcher, site.root + "/a")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_failure_that_may_pass_is_asked_again(site, fetcher, status):
    replies = iter([Reply(status), Reply(status), Reply(200, HTML, b"at last")])
    site.pages["/a"] = lambda headers: next(replies)
    assert fetcher.get(site.root + "/a").data == b"at last"
    assert site.paths() == ["/a"] * 3


def test_attempts_are_bounded(site, fetcher):
    site.pages["/a"] = Reply(503)
    assert "HTTP 503 (Service Unavailable)" in fails(fetcher, site.root + "/a")
    assert len(site.paths()) == fetcher.web.attempts


@pytest.mark.parametrize("as_date", [False, True])
def test_retry_after_is_kept_to(site, as_date):
    replies = iter(
        [
            Reply(429, {"Retry-After": formatdate(time.time() + 2, usegmt=True) if as_date else "1"}),
            Reply(200, HTML, b"ok"),
        ]
    )
    site.pages["/a"] = lambda headers: next(replies)
    with quick(max_wait=5.0) as fetcher:
        began = time.monotonic()
        assert fetcher.get(site.root + "/a").data == b"ok"
    assert time.monotonic() - began >= 0.9


def test_a_site_that_asks_for_a_long_wait_is_left_alone_as_a_whole(site, fetcher):
    site.pages["/a"] = Reply(429, {"Retry-After": "3600"})
    site.page("/b", "b")
    with pytest.raises(FetchError) as caught:
        fetcher.get(site.root + "/a")
    assert caught.value.temporary and caught.value.retry_after == 3600
    assert "3,600 seconds" in str(caught.value)
    assert "asks not to be called again" in fails(fetcher, site.root + "/b")
    assert site.paths() == ["/a"]


def test_a_body_that_trickles_is_cut_off(site):
    def trickle(write):
        for _ in range(200):
            write(b"a")
            time.sleep(0.05)

    site.pages["/a"] = Reply(200, HTML, trickle)
    with quick(attempts=1) as fetcher:
        began = time.monotonic()
        assert "within 1 seconds" in fails(fetcher, site.root + "/a")
    assert time.monotonic() - began < 4


def test_headers_that_trickle_are_cut_off():
    import socket

    server = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def loris():
        while not stop.is_set():
            try:
                connection, _ = server.accept()
            except OSError:
                return
            try:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                while not stop.wait(0.05):
                    connection.sendall(b"X: y\r\n")
            except OSError:
                continue

    threading.Thread(target=loris, daemon=True).start()
    began = time.monotonic()
    with quick(attempts=1) as fetcher:
        fails(fetcher, f"http://127.0.0.1:{server.getsockname()[1]}/a")
    assert time.monotonic() - began < 4
    stop.set()
    server.close()


def test_silence_is_cut_off(site):
    site.pages["/a"] = lambda headers: time.sleep(3) or Reply()  # type: ignore[func-returns-value]
    with quick(attempts=1) as fetcher:
        began = time.monotonic()
        assert "no whole answer came within 0.5 seconds" in fails(fetcher, site.root + "/a")
    assert time.monotonic() - began < 2


def test_too_large_by_its_own_word_and_too_large_without_it(site, fetcher):
    site.pages["/said"] = Reply(200, HTML | {"Content-Length": "999999999"}, b"short")
    site.pages["/unsaid"] = Reply(200, HTML, lambda write: [write(b"x" * 50_000) for _ in range(50)] and None)
    assert "more than 200,000 bytes" in fails(fetcher, site.root + "/said")
    assert "more than 200,000 bytes" in fails(fetcher, site.root + "/unsaid")


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(site, fetcher, coding):
    pack = gzip.compress if coding == "gzip" else zlib.compress
    site.pages["/a"] = Reply(200, HTML | {"Content-Encoding": coding}, pack(b"\0" * 100_000_000))
    assert "more than 200,000 bytes" in fails(fetcher, site.root + "/a")


def test_a_bomb_in_a_bomb_is_not_unpacked(site, fetcher):
    site.pages["/a"] = Reply(
        200, HTML | {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(b"\0" * 10_000_000))
    )
    assert "packed more than once" in fails(fetcher, site.root + "/a")


def test_a_packed_page_is_unpacked(site, fetcher):
    site.pages["/a"] = Reply(200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"hello"))
    assert fetcher.get(site.root + "/a").data == b"hello"


def test_what_does_not_unpack_is_said(site, fetcher):
    site.pages["/a"] = Reply(200, HTML | {"Content-Encoding": "gzip"}, b"no gzip at all")
    assert "cannot be unpacked" in fails(fetcher, site.root + "/a")


@pytest.mark.parametrize("kind", ["image/jpeg", "video/mp4", "application/x-msdownload", "font/woff2"])
def test_what_is_not_read_is_not_fetched(site, fetcher, kind):
    site.pages["/a"] = Reply(200, {"Content-Type": kind}, b"x" * 100)
    assert f"it is {kind}, which is not read" in fails(fetcher, site.root + "/a")


def test_a_closed_port_and_a_broken_answer(site):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with quick(attempts=1) as fetcher:
        assert "the connection failed" in fails(fetcher, f"http://127.0.0.1:{port}/a")
        site.pages["/a"] = Reply(200, HTML | {"Content-Length": "500"}, lambda write: write(b"half") and None)
        assert "the connection failed" in fails(fetcher, site.root + "/a")


def test_tls_that_is_none(site):
    with quick(attempts=1) as fetcher:
        assert "connection failed" in fails(fetcher, site.root.replace("http:", "https:") + "/a")


def test_one_request_at_a_time_for_a_host_with_a_pause():
    with serving() as one, serving() as two:
        for site in (one, two):
            for n in range(4):
                site.page(f"/{n}", "x")
        with quick(pause=0.15) as fetcher:
            threads = [
                threading.Thread(target=fetcher.get, args=(f"{s.root}/{n}",)) for s in (one, two) for n in range(4)
            ]
            began = time.monotonic()
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            took = time.monotonic() - began
        for site in (one, two):
            assert site.busiest == 1
            times = sorted((a.began, a.ended) for a in site.asked)
            assert len(times) == 5  # robots.txt once, and four pages
            assert all(later[0] - earlier[1] >= 0.12 for earlier, later in itertools.pairwise(times))
        assert took < 1.5, "the two hosts were not read side by side"


def test_a_close_ends_a_request_under_way(site):
    site.pages["/a"] = Reply(200, HTML, lambda write: time.sleep(5))
    fetcher = quick(timeout=30.0, max_seconds=30.0)
    caught: list[Exception] = []

    def get():
        try:
            fetcher.get(site.root + "/a")
        except FetchError as error:
            caught.append(error)

    thread = threading.Thread(target=get)
    thread.start()
    time.sleep(0.3)
    began = time.monotonic()
    fetcher.close()
    thread.join(5)
    assert time.monotonic() - began < 2
    assert isinstance(caught[0], Stopped)


# ---- the cache


@pytest.mark.parametrize(
    ("name", "value", "asked"),
    [("ETag", '"v1"', "if-none-match"), ("Last-Modified", "Thu, 14 Nov 2024 10:00:00 GMT", "if-modified-since")],
)
def test_what_has_not_changed_is_not_sent_again(site, tmp_path, name, value, asked):
    site.pages["/a"] = lambda headers: (
        Reply(304) if headers.get(asked) == value else Reply(200, HTML | {name: value}, b"page")
    )
    for turn in range(3):
        with quick(Cache(tmp_path, 10**9)) as fetcher:
            found = fetcher.get(site.root + "/a")
        assert (found.data, found.kind, found.again) == (b"page", "text/html", turn > 0)
    assert [a.headers.get(asked) for a in site.asked if a.path == "/a"] == [None, value, value]
    assert [a.path for a in site.asked].count("/robots.txt") == 1


def test_validators_belong_to_the_page_that_was_reached(site, tmp_path):
    site.pages["/old"] = Reply(302, {"Location": "/new"})
    site.pages["/new"] = lambda headers: (
        Reply(304) if "if-none-match" in headers else Reply(200, HTML | {"ETag": '"n"'}, b"new")
    )
    for _ in range(2):
        with quick(Cache(tmp_path, 10**9)) as fetcher:
            assert fetcher.get(site.root + "/old").data == b"new"
    assert [(a.path, a.headers.get("if-none-match")) for a in site.asked if a.path != "/robots.txt"] == [
        ("/old", None), ("/new", None), ("/old", None), ("/new", '"n"')
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header", [{"Cache-Control": "public, max-age=600"}, {"Expires": formatdate(time.time() + 600, usegmt=True)}]
)
def test_what_is_fresh_is_not_asked_for(site, tmp_path, header):
    site.pages["/a"] = Reply(200, HTML | header, b"page")
    for _ in range(2):
        with quick(Cache(tmp_path, 10**9)) as fetcher:
            assert fetcher.get(site.root + "/a").data == b"page"
    assert site.paths() == ["/a"]


def test_no_store_is_kept_to(site, tmp_path):
    site.page("/a", "page", Cache_Control="no-store, max-age=600")
    with quick(Cache(tmp_path, 10**9)) as fetcher:
        fetcher.get(site.root + "/a")
        fetcher.get(site.root + "/a")
    assert site.paths() == ["/a", "/a"]


def test_offline_takes_everything_from_the_cache(site, tmp_path):
    with quick(Cache(tmp_path, 10**9)) as fetcher:
        fetcher.get(site.page("/a", "page"))
    before = len(site.asked)
    with quick(Cache(tmp_path, 10**9), offline=True) as fetcher:
        assert fetcher.get(site.root + "/a").data == b"page"
        assert "not in the cache" in fails(fetcher, site.root + "/b")
    assert len(site.asked) == before


def test_a_site_that_is_down_leaves_the_older_copy(site, tmp_path):
    site.page("/a", "page")
    with quick(Cache(tmp_path, 10**9)) as fetcher:
        fetcher.get(site.root + "/a")
        site.pages["/a"] = Reply(503)
        found = fetcher.get(site.root + "/a")
    assert found.data == b"page" and "HTTP 503" in str(found.stale)


def test_a_page_that_is_gone_is_gone(site, tmp_path):
    site.page("/a", "page")
    with quick(Cache(tmp_path, 10**9)) as fetcher:
        fetcher.get(site.root + "/a")
        site.pages["/a"] = Reply(410)
        assert "HTTP 410" in fails(fetcher, site.root + "/a")


def test_damage_to_the_cache_means_fetching_again(site, tmp_path):
    address = site.page("/a", "page", ETag='"1"')
    for damage in (lambda p: p.write_bytes(b"{"), lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:-3])):
        for kind in ("said", "bytes"):
            with quick(Cache(tmp_path, 10**9)) as fetcher:
                assert fetcher.get(address).data == b"page"
            for path in (tmp_path / "1" / kind).glob("*/*"):
                damage(path)
    with quick(Cache(tmp_path, 10**9)) as fetcher:
        assert fetcher.get(address).data == b"page"


def test_the_cache_keeps_within_its_size(site, tmp_path):
    import random

    noise = random.Random(3)
    for n in range(8):
        site.pages[f"/{n}"] = Reply(200, HTML, noise.randbytes(10_000))
        with quick(Cache(tmp_path, 35_000)) as fetcher:
            fetcher.get(f"{site.root}/{n}")
    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) <= 35_000
    with quick(Cache(tmp_path, 35_000), offline=True) as fetcher:
        assert fetcher.get(f"{site.root}/7").data
        fails(fetcher, f"{site.root}/0")


def test_a_cache_that_cannot_be_written_is_no_error(site, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with quick(Cache(tmp_path / "file", 10**9)) as fetcher:
        assert fetcher.get(site.page("/a", "page")).data == b"page"


def test_wrong_settings_are_refused():
    from onrecord.errors import ConfigError

    for wrong in ({"pause": -1.0}, {"attempts": 0}, {"hosts": 0}, {"contact": "a\r\nX: y"}):
        with pytest.raises(ConfigError):
            Web(**wrong)
