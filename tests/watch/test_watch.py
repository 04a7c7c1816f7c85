"""Watching feeds on a real server on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

import onrecord
from onrecord.cli.watch import interval, lines
from onrecord.errors import ConfigError, StoreError
from onrecord.fetch.address import key
from onrecord.fetch.cache import Cache
from onrecord.store import Store
from onrecord.store.lock import alone
from onrecord.watch import Round, watch
from onrecord.watch.state import HOUR, TRIES, State
from tests.fetch.conftest import quick
from tests.fetch.server import Reply, serving
from tests.fetch.test_reading import item, page, rss
from tests.test_pipeline import lines as exported

RSS = {"Content-Type": "application/rss+xml"}
DATED = "<pubDate>Mon, {:02} Apr 2024 08:00:00 GMT</pubDate>"


@pytest.fixture
def site():
    with serving() as up:
        yield up


def story(site, number: int, count: int = 12, extra: str = "") -> str:
    """Puts up a page about one bridge; gives its item in a feed."""
    text = [
        f"El puente de Orla tiene {count} pilares y se abrirá antes del {number} de junio, anunció la alcaldesa Inés Robledo el lunes.",
        f"«Faltan {number} grúas», dijo Robledo ante los vecinos del barrio, según el diario local de la ciudad. {extra}",
    ]
    link = site.page(
        f"/{number}", page(text, f"El puente {number} de Orla", data=False).replace('lang="en"', 'lang="es"')
    )
    return item(link, f"El puente {number}", DATED.format(number))


def feed(site, *items: str, extra: str = "", path: str = "/feed", **headers: str) -> str:
    site.pages[path] = Reply(200, RSS | headers, rss(*items, extra=extra).encode())
    return site.root + path


def once(feeds, path, cache=None, every=900.0, **web) -> Round:
    with quick(cache, **web) as fetcher:
        (done,) = watch(feeds if isinstance(feeds, list) else [feeds], path, once=True, fetcher=fetcher)
    return done


def titles(path: Path) -> list[str]:
    with closing(onrecord.open(path)) as record:
        return sorted(a.title or "" for a in record.articles.values())


def test_two_rounds_give_nothing_new_and_ask_for_no_page_again(site, tmp_path):
    address = feed(site, story(site, 1), story(site, 2), ETag='"1"')
    reply = site.pages["/feed"]
    site.pages["/feed"] = lambda headers: Reply(304) if headers.get("if-none-match") == '"1"' else reply
    path = tmp_path / "r.db"
    first = once(address, path, Cache(tmp_path / "c", 10**9))
    asked = len(site.asked)
    second = once(address, path, Cache(tmp_path / "c", 10**9))
    assert (first.feeds, first.reports, first.problems) == (1, 2, ())
    assert (second.feeds, second.reports, second.problems, second.changes) == (1, 0, (), ())
    assert [a.path for a in site.asked[asked:]] == ["/feed"]
    assert titles(path) == ["El puente 1 de Orla", "El puente 2 de Orla"]


def test_new_items_are_added_and_what_they_change_is_told(site, tmp_path):
    path = tmp_path / "r.db"
    once(feed(site, story(site, 1)), path)
    more = "«Cerraremos la escuela de Nolo en mayo porque faltan maestros», dijo Pedro Ruiz, director del centro, el martes."
    done = once(feed(site, story(site, 1), story(site, 2, count=14, extra=more)), path)
    assert done.reports == 1 and done.changes
    with closing(onrecord.open(path)) as record:
        (new,) = (a for a, article in record.articles.items() if article.title == "El puente 2 de Orla")
    assert {span.article for change in done.changes for span in change.evidence} >= {new}


def test_a_page_that_its_feed_says_was_changed_is_read_again(site, tmp_path):
    path = tmp_path / "r.db"
    once(feed(site, story(site, 1)), path)
    changed = story(site, 1, count=14).replace("Mon, 01 Apr", "Tue, 02 Apr")
    assert once(feed(site, changed), path).reports == 1
    assert once(feed(site, changed), path).reports == 0
    assert len(titles(path)) == 2


def test_two_feeds_that_name_one_page_differently_do_not_make_it_read_again(site, tmp_path):
    path, one = tmp_path / "r.db", story(site, 1)
    feeds = [feed(site, one), feed(site, one.replace("El puente 1", "Otro título"), path="/other")]
    assert once(feeds, path).reports == 1
    asked = len(site.asked)
    assert once(feeds, path).reports == 0
    assert [a.path for a in site.asked[asked:] if a.path != "/robots.txt"] == ["/feed", "/other"]


def test_a_page_that_fails_for_now_is_tried_later_and_not_taken_from_the_feed_too_soon(site, tmp_path):
    path = tmp_path / "r.db"
    whole = "<description>" + "El puente de Orla se abrirá en junio, dijo la alcaldesa. " * 20 + "</description>"
    entry = story(site, 1).replace("</item>", whole + "</item>")
    up, site.pages["/1"] = site.pages["/1"], Reply(503)
    done = once(feed(site, entry), path, attempts=1)
    assert done.reports == 0 and "HTTP 503" in done.problems[0].message
    site.pages["/1"] = up
    assert once(feed(site, entry), path).reports == 0, "it is not asked for again at once"
    with Store(path) as store:
        state = State.load(store)
        assert 500 < state.pages[key(site.root + "/1")].not_before - time.time() < 700
        state.pages[key(site.root + "/1")].not_before = 0
        state.save(store, time.time())
    done = once(feed(site, entry), path)
    assert done.reports == 1 and titles(path) == ["El puente 1 de Orla"]
    with closing(onrecord.open(path)) as record:
        assert record.problems == ()


def test_in_the_end_the_feed_s_own_text_is_read(site, tmp_path):
    path = tmp_path / "r.db"
    whole = "<description>" + "El puente de Orla se abrirá en junio, dijo la alcaldesa. " * 20 + "</description>"
    entry = story(site, 1).replace("</item>", whole + "</item>")
    site.pages["/1"] = Reply(503)
    for turn in range(TRIES):
        done = once(feed(site, entry), path, attempts=1)
        assert done.reports == (turn == TRIES - 1)
        with Store(path) as store:
            state = State.load(store)
            state.pages[key(site.root + "/1")].not_before = 0
            state.save(store, time.time())
    assert once(feed(site, entry), path).problems == ()


def test_a_page_that_is_gone_is_asked_for_once(site, tmp_path):
    path = tmp_path / "r.db"
    address = feed(site, item(site.root + "/gone"))
    assert "HTTP 404" in once(address, path).problems[0].message
    assert once(address, path).problems == ()
    assert site.paths().count("/gone") == 1
    with closing(onrecord.open(path)) as record:
        assert [p.source for p in record.problems] == [site.root + "/gone"]


def test_a_feed_that_fails_is_asked_less_often_and_its_problem_goes_when_it_comes(site, tmp_path):
    path = tmp_path / "r.db"
    address = site.root + "/feed"
    site.pages["/feed"] = Reply(500)
    done = once(address, path, attempts=1)
    assert (done.feeds, done.failed, len(done.problems)) == (1, 1, 1)
    assert once(address, path).waiting == 1
    with Store(path) as store:
        state = State.load(store)
        assert state.feeds[address].failures == 1
        state.feeds[address].not_before = 0
        state.save(store, time.time())
    feed(site, story(site, 1))
    assert once(address, path).reports == 1
    with closing(onrecord.open(path)) as record:
        assert record.problems == ()
        assert address in {i.source for i in record.inputs}


def test_how_long_a_failing_feed_is_left_alone():
    from onrecord.fetch.failure import FetchError

    state, waits = State(), []
    for _ in range(12):
        state.feed_failed("f", 0.0, 900.0, FetchError("x", temporary=True))
        waits.append(state.due("f", 0.0, 900.0))
    assert waits == sorted(waits) and waits[0] == 1800 and waits[-1] == 6 * HOUR
    state.feed_failed("f", 0.0, 900.0, FetchError("x", temporary=True, retry_after=7200))
    assert state.due("f", 0.0, 900.0) == 7200
    state.feed_read("f", 0.0, 0.0)
    assert state.due("f", 0.0, 900.0) == 900 and state.feeds["f"].failures == 0


@pytest.mark.parametrize(
    ("extra", "headers", "seconds"),
    [
        ("<ttl>60</ttl>", {}, 3600),
        ("", {"Cache-Control": "max-age=1200"}, 1200),
        ("<ttl>99999</ttl>", {}, 86_400),
        ("<ttl>soon</ttl>", {}, 0),
    ],
)
def test_a_feed_that_asks_for_a_pause_gets_it(site, tmp_path, extra, headers, seconds):
    address = feed(site, item(site.root + "/gone"), extra=extra, **headers)
    once(address, tmp_path / "r.db")
    with Store(tmp_path / "r.db") as store:
        known = State.load(store).feeds[address]
    assert abs(known.not_before - known.read - seconds) < 2
    assert once(address, tmp_path / "r.db").waiting == (1 if seconds else 0)


def test_retry_after_of_a_feed_is_kept_to(site, tmp_path):
    site.pages["/feed"] = Reply(429, {"Retry-After": "5000"})
    once(site.root + "/feed", tmp_path / "r.db")
    with Store(tmp_path / "r.db") as store:
        assert 4900 < State.load(store).feeds[site.root + "/feed"].not_before - time.time() <= 5000


def test_rounds_go_on_until_it_is_stopped(site, tmp_path):
    stop, done = threading.Event(), []
    address = feed(site, story(site, 1))
    with quick() as fetcher:
        for one in watch([address], tmp_path / "r.db", every=1.0, fetcher=fetcher, stop=stop):
            done.append(one)
            feed(site, story(site, 1), story(site, 2))
            if len(done) == 3:
                stop.set()
    assert [r.reports for r in done] == [1, 1, 0]
    assert done[1].at - done[0].at >= 0.9
    assert not (tmp_path / "r.db.watch").exists()


def test_the_second_watch_on_a_record_says_so(site, tmp_path):
    with alone(tmp_path / "r.db", "watch"):
        with pytest.raises(StoreError, match=rf"another watch runs on it \(process {os.getpid()}\)"):
            once(site.root + "/feed", tmp_path / "r.db")
        with alone(tmp_path / "other.db", "watch"):
            pass
    assert site.asked == []
    feed(site, story(site, 1))
    assert once(site.root + "/feed", tmp_path / "r.db").reports == 1


def test_what_is_no_address_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("Kein Verzeichnis von Adressen.")
    for wrong in ([str(tmp_path / "a.txt")], ["feed.xml"], ["ftp://paper.example/feed"]):
        with pytest.raises(ConfigError, match="is no web address"):
            next(watch(wrong, tmp_path / "r.db"))


def test_a_state_that_is_damaged_is_begun_anew(tmp_path):
    with Store(tmp_path / "r.db") as store:
        store.put("watch", '{"feeds": 3}')
        assert State.load(store) == State()


SCRIPT = """
import sys
from onrecord.config import Web
from onrecord.fetch.cache import Cache
from onrecord.fetch.fetcher import Fetcher
from onrecord.watch import watch
address, path, cache = sys.argv[1:]
with Fetcher(Web(pause=0.05), cache=Cache(cache, 10**9), allow_private=True) as fetcher:
    for done in watch([address], path, once=True, fetcher=fetcher):
        print(done.reports)
"""


@pytest.mark.parametrize("wait", [0.2, 0.6, 1.2])
def test_killed_and_continued_is_the_same_record(site, tmp_path, wait):
    address = feed(site, *(story(site, n) for n in range(1, 25)))
    once(address, tmp_path / "whole.db")
    command = [sys.executable, "-c", SCRIPT, address, str(tmp_path / "r.db"), str(tmp_path / "cache")]
    before = len(site.asked)
    process = subprocess.Popen(command)
    until = time.monotonic() + 60
    while len(site.asked) - before < 5 and time.monotonic() < until and process.poll() is None:
        time.sleep(0.01)
    time.sleep(wait)
    assert process.poll() is None, "the watch was not stopped in the middle"
    process.send_signal(signal.SIGKILL)
    process.wait()
    subprocess.run(command, check=True, timeout=120)
    with closing(onrecord.open(tmp_path / "r.db")) as record, closing(onrecord.open(tmp_path / "whole.db")) as whole:
        assert exported(record) == exported(whole)
        assert len(record.articles) == 24


CLI = """
import sys
from onrecord.fetch import web
from onrecord.fetch.fetcher import Fetcher
web.open_fetcher = lambda settings: Fetcher(settings, allow_private=True)
import onrecord.watch
onrecord.watch.open_fetcher = web.open_fetcher
from onrecord.cli import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_ends_cleanly(site, tmp_path, number):
    address = feed(site, story(site, 1))
    command = [sys.executable, "-c", CLI, "watch", address, "--to", str(tmp_path / "r.db"), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    line = process.stdout.readline()
    assert "1 feed: 1 new report; next " in line
    second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 2 and f"process {process.pid}" in second.stderr
    process.send_signal(number)
    assert process.wait(20) == 0
    assert process.stderr.read() == "onrecord: stopped; the same command goes on from here\n"
    assert titles(tmp_path / "r.db") == ["El puente 1 de Orla"]


def test_a_build_that_is_interrupted_while_it_fetches_ends_at_once(site, tmp_path):
    site.pages["/slow"] = Reply(200, RSS, lambda write: time.sleep(8))
    command = [
        sys.executable,
        "-c",
        CLI,
        "build",
        site.root + "/slow",
        "--to",
        str(tmp_path / "r.db"),
        "--workers",
        "1",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 30
    while not site.busy and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.3)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert time.monotonic() - began < 4
    assert process.stderr is not None and "the same command goes on from here" in process.stderr.read()


def test_once_from_the_command_line(site, tmp_path):
    command = [sys.executable, "-c", CLI, "watch", site.root + "/feed", "--once", "--to", str(tmp_path / "r.db")]
    failed = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert failed.returncode == 1
    assert "1 feed: nothing new, 1 problem\n" in failed.stdout
    assert "no feed could be read" in failed.stderr and "Traceback" not in failed.stderr


def test_spans_of_time():
    assert [interval(t) for t in ("90s", "15m", "2h", "1d", " 5 M ")] == [90, 900, 7200, 86_400, 300]
    for wrong in ("", "15", "0m", "-5m", "15 minutes", "1h30m"):
        with pytest.raises(ConfigError, match="write it like 15m"):
            interval(wrong)


def test_a_round_is_a_line_and_the_changes_that_matter():
    from onrecord.changes import ChangeRow

    def change(kind, sentence="The toll is\nnow 14."):
        return ChangeRow(id=kind, kind=kind, about="figure", sentence=sentence)

    done = Round(at=0, feeds=3, failed=0, waiting=1, reports=4, next=900,
                 changes=(change("disputed"), change("revised"), change("new")))  # fmt: skip
    head, *told = lines(done, once=True)
    assert head.endswith("3 feeds: 4 new reports, not due: 1; on record: 1 newly disputed, 1 revised and 1 new")
    assert [t.strip() for t in told] == ["newly disputed: The toll is now 14.", "revised: The toll is now 14."]
    assert json.dumps(told)
