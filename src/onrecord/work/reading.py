"""Takes the text out of pages and documents in processes of their own: one that hangs costs itself alone."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import Raw, Unread, finished
from onrecord.work.one import lost
from onrecord.work.worker import Job, Worker

AHEAD = 64
"""Files that are read ahead of the one whose turn it is."""

BYTES = 64_000_000
"""Bytes of these files at most; a larger file is read alone."""

Read = list[Raw | Problem]


class Readers:
    """Processes that read files; without `workers` in the settings, this one. Close it to end them."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._work: queue.SimpleQueue[tuple[Unread, Future[Read]] | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._stopped = threading.Event()
        self._given = 0

    def finish(self, found: Iterable[Raw | Problem | Unread]) -> Iterator[Raw | Problem]:
        """What was found, in its order, with the reports of each file that was not read yet in its place."""
        if not self._config.workers:
            yield from finished(found, self._config)
            return
        ahead: deque[tuple[int, Raw | Problem | Future[Read]]] = deque()
        files = size = 0

        def first() -> Iterator[Raw | Problem]:
            nonlocal files, size
            length, item = ahead.popleft()
            files, size = files - bool(length), size - length
            yield from _result(item) if isinstance(item, Future) else (item,)

        for item in found:
            if isinstance(item, Unread):
                length = len(item.file.data) or 1
                while files and (files >= AHEAD or size + length > BYTES):
                    yield from first()
                files, size = files + 1, size + length
                ahead.append((length, self._asked(item)))
            else:
                ahead.append((0, item))
            while ahead and _is_there(ahead[0][1]):
                yield from first()
        while ahead:
            yield from first()

    def close(self) -> None:
        """Ends every process, whatever it is at."""
        self._stopped.set()
        for _ in self._threads:
            self._work.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _asked(self, unread: Unread) -> Future[Read]:
        if self._given >= len(self._threads) * JOB.worth and len(self._threads) < self._config.workers:
            self._threads.append(threading.Thread(target=self._run, daemon=True))
            self._threads[-1].start()
        self._given += 1
        future: Future[Read] = Future()
        self._work.put((unread, future))
        return future

    def _run(self) -> None:
        worker = Worker(JOB, self._config, self._stopped)
        try:
            while (work := self._work.get()) is not None and not self._stopped.is_set():
                unread, future = work
                try:
                    future.set_result(worker.result(unread))
                except BaseException as error:  # raised where the result is taken
                    future.set_exception(error)
        finally:
            worker.end()


def _result(future: Future[Read]) -> Read:
    while True:
        try:
            return future.result(0.5)  # with a timeout, so that Ctrl-C is heard on Windows too
        except NotYetError:
            continue


def _is_there(item: Raw | Problem | Future[Read]) -> bool:
    return not isinstance(item, Future) or item.done()


def _read(unread: Unread, config: Config) -> Read:
    return list(finished([unread], config))


JOB = Job(
    takes=Unread,
    does=_read,
    lost=lambda unread, seconds: [lost(unread.file.source, "read", seconds)],
    letters=lambda unread: len(unread.file.data),
    seconds=lambda unread, config: config.max_seconds,
    worth=16,
)
