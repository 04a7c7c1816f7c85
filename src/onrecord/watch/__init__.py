"""Reads feeds again and again and puts what is new on a record, until it is stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec

from onrecord.changes import ChangeRow
from onrecord.changes import find as find_changes
from onrecord.config import Config
from onrecord.errors import ConfigError
from onrecord.fetch.address import key
from onrecord.fetch.fetcher import Fetcher
from onrecord.fetch.items import Wanted
from onrecord.fetch.sources import split
from onrecord.fetch.web import Reading, open_fetcher
from onrecord.model import Input, Problem
from onrecord.pipeline import Progress, put
from onrecord.read import Raw
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.lock import alone
from onrecord.watch.state import State
from onrecord.work import Readers

NAP = 30.0
"""Seconds after which the clock is looked at again while waiting: a machine may have slept in between."""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What one round gave.

    at: seconds since 1970. feeds: how many were asked for; failed: how many of these gave nothing; waiting: how
    many were not due. reports: new on record. problems: rows of this round. changes: what the new reports changed,
    the most important first. next: seconds since 1970, when the next feed is due.
    """

    at: float
    feeds: int
    failed: int
    waiting: int
    reports: int
    problems: tuple[Problem, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    next: float = 0.0


def watch(
    feeds: Sequence[str],
    to: str | Path,
    *,
    every: float = 900.0,
    once: bool = False,
    config: Config | None = None,
    fetcher: Fetcher | None = None,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
) -> Iterator[Round]:
    """Reads the feeds in rounds; after each round yields what it gave.

    feeds: addresses of feeds, sitemaps and pages, or files that list them. to: the record file, made when absent.
    every: seconds between two rounds; a feed that asks for a longer pause gets it. once: one round, of the feeds that
    do not ask to be left alone now. stop: set, the wait between two rounds ends. What was read is remembered in the
    record, so a watch that was stopped at any moment goes on where it was.

    Raises ConfigError when no address is among the feeds, and StoreError when another watch runs on the record.
    """
    config, stop = config or Config(), stop or threading.Event()
    files, addresses = split(feeds)
    if files or not addresses:
        named = f"{files[0]} is no web address and no list of them" if files else "no feed is named"
        raise ConfigError(f"{named}; give addresses that begin with http:// or https://")
    with ExitStack() as stack:
        stack.enter_context(alone(to, "watch"))
        used = fetcher or stack.enter_context(open_fetcher(config.web))
        while not stop.is_set():
            done = _round(addresses, to, 0.0 if once else every, config, used, progress)
            yield done
            if once:
                return
            while (left := done.next - time.time()) > 0 and not stop.wait(min(left, NAP)):
                continue


def _round(
    feeds: Sequence[str], to: str | Path, every: float, config: Config, fetcher: Fetcher, progress: Progress | None
) -> Round:
    tell = progress or (lambda step, done, total: None)
    with Store(to) as store, closing(Readers(config)) as readers:
        state, now, before = State.load(store), time.time(), set(store.sources())
        due = [feed for feed in feeds if state.due(feed, now, every) <= 0]
        reading = Reading(fetcher, config, tell, readers.finish)
        found = _found(due, state, now, every, reading)
        problems = tuple(item for item in found if isinstance(item, Problem))
        changes: tuple[ChangeRow, ...] = ()
        new = 0
        if found:
            put(found, store, config, tell)
            new = len(store.sources().keys() - before)
            if new and before:
                changes = find_changes(Record.load(store), "LAST", seen=before).rows
        state.save(store, time.time())
        ahead = min(state.due(feed, now, every) for feed in feeds)
    failed = sum(feed in reading.failed for feed in due)
    return Round(
        at=now, feeds=len(due), failed=failed, waiting=len(feeds) - len(due), reports=new, problems=problems,
        changes=changes, next=now + max(ahead, 1.0),
    )  # fmt: skip


def _found(due: Sequence[str], state: State, now: float, every: float, reading: Reading) -> list[Raw | Problem | Input]:
    """What the feeds that are due give, without the pages that were read before."""
    out: list[Raw | Problem | Input] = []
    wanted: dict[str, Wanted] = {}
    for item in reading.opened(due):
        if not isinstance(item, Wanted):
            out.append(item)
        elif state.wants(item, now):
            wanted.setdefault(key(item.address), state.patient(item))
    for feed in due:
        if (error := reading.failed.get(feed)) is not None:
            state.feed_failed(feed, now, every, error)
        else:
            state.feed_read(feed, now, reading.pauses.get(feed, 0.0))
    out += reading.pages(wanted.values())
    for item in wanted.values():
        state.page_read(item, reading.failed.get(item.address), now)
    return out


__all__ = ["Round", "watch"]
