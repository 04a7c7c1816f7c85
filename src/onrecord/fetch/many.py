"""Many addresses at once: several hosts side by side, each host one address at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import urlsplit

from onrecord.fetch.failure import FetchError
from onrecord.fetch.fetcher import Fetched, Fetcher

AHEAD = 4
"""Answers waiting for each host that is asked at a time: enough to keep all busy, few enough to keep memory flat."""
T = TypeVar("T")


def fetch_all(
    fetcher: Fetcher, wanted: Iterable[T], address: Callable[[T], str]
) -> Iterator[tuple[T, Fetched | FetchError]]:
    """Each of what is wanted with what its address gave; the hosts take turns, in an order that is always the same."""
    waiting: deque[tuple[T, Future[Fetched]]] = deque()
    crowd = _Crowd(fetcher)
    try:
        for item in in_turns(wanted, lambda item: host(address(item))):
            waiting.append((item, crowd.ask(address(item))))
            if len(waiting) >= AHEAD * fetcher.web.hosts:
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())
    finally:
        crowd.stop()


def in_turns(items: Iterable[T], group: Callable[[T], str]) -> Iterator[T]:
    """The first of every group, then the second of every group, and so on."""
    groups: dict[str, deque[T]] = {}
    for item in items:
        groups.setdefault(group(item), deque()).append(item)
    while groups:
        for name in list(groups):
            yield groups[name].popleft()
            if not groups[name]:
                del groups[name]


def host(address: str) -> str:
    """The host of an address with its port; "" for what is no address."""
    try:
        return urlsplit(address.strip()).netloc.lower()
    except ValueError:
        return ""


def _done(item: T, future: Future[Fetched]) -> tuple[T, Fetched | FetchError]:
    try:
        return item, future.result()
    except FetchError as error:
        # The frames that an error remembers hold what was read until then, and errors are kept for the whole run.
        error.__traceback__ = error.__cause__ = error.__context__ = None
        return item, error


class _Crowd:
    """Threads that each empty the queue of one host."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._threads = ThreadPoolExecutor(fetcher.web.hosts, "onrecord-fetch")
        self._queues: dict[str, deque[tuple[str, Future[Fetched]]]] = {}
        self._changing = threading.Lock()
        self._stopped = False

    def ask(self, address: str) -> Future[Fetched]:
        future: Future[Fetched] = Future()
        name = host(address)
        with self._changing:
            busy = name in self._queues
            self._queues.setdefault(name, deque()).append((address, future))
        if not busy:
            self._threads.submit(self._empty, name)
        return future

    def _empty(self, name: str) -> None:
        while True:
            with self._changing:
                if not self._queues[name] or self._stopped:
                    del self._queues[name]
                    return
                address, future = self._queues[name].popleft()
            try:
                future.set_result(self._fetcher.get(address))
            except FetchError as error:
                future.set_exception(error)
            except Exception as error:  # what nobody foresaw must not end the run
                why = f"{address}: it could not be fetched ({type(error).__name__}: {error}); please report this."
                future.set_exception(FetchError(" ".join(why.split())))

    def stop(self) -> None:
        self._stopped = True
        self._threads.shutdown(wait=False, cancel_futures=True)
