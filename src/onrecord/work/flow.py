"""The flow of items through the processes, with bounded queues between them."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from typing import Any

from onrecord.config import Config
from onrecord.work.waiting import Waiting
from onrecord.work.worker import Idle, Job, Worker

DONE = 100
"""Results that may wait to be kept."""

Result = tuple[Any, Any]


def done(found: Iterable[Any], job: Job, config: Config, idle: Idle | None = None) -> Generator[Any, None, None]:
    """Each item with its result; what the job is not for is passed on as it comes.

    found: read ahead of what is done, as far as the bound lets it, in this process and thread. idle: lends the
    processes and gets them back; None starts them and ends them.
    Results come in the order in which they are done. Close the generator to stop everything at once.
    """
    yield from _results(iter(found), job, config, idle, ahead=False)


def begun(found: Iterable[Any], job: Job, config: Config, idle: Idle | None = None) -> Generator[Any, None, None]:
    """Like `done`, but as much as the bound lets is given out at once, and done while nobody waits for a result.

    found: nothing but what the job is for. Without workers nothing is done before a result is asked for.
    """
    results = _results(iter(found), job, config, idle, ahead=True)
    next(results)
    return results


def _results(
    found: Iterator[Any], job: Job, config: Config, idle: Idle | None, *, ahead: bool
) -> Generator[Any, None, None]:
    crew = _Crew(job, config, idle) if config.workers else _Alone(job, config)
    try:
        if ahead:
            crew.begin(found)
            yield
        yield from crew.run(found)
    finally:
        crew.end()


class _Alone:
    """Does the work in this process."""

    def __init__(self, job: Job, config: Config) -> None:
        self.job, self.config = job, config
        self.waiting = Waiting(job.letters)

    def begin(self, found: Iterator[Any]) -> None:
        """Nothing is done beside this."""

    def run(self, found: Iterable[Any]) -> Iterator[Any]:
        """All results."""
        for item in found:
            if not isinstance(item, self.job.takes):
                yield item
                continue
            while self.waiting.full():
                yield from self._result(wait=True)
            self._put(item)
            yield from self._result(wait=False)
        self.waiting.close()
        yield from self._rest()

    def end(self) -> None:
        """Nothing runs beside this."""

    def _put(self, item: Any) -> None:
        self.waiting.put(item)

    def _result(self, *, wait: bool) -> Iterator[Result]:
        if wait and (item := self.waiting.get()) is not None:
            yield item, self.job.does(item, self.config)

    def _rest(self) -> Iterator[Result]:
        while (item := self.waiting.get()) is not None:
            yield item, self.job.does(item, self.config)


class _Crew(_Alone):
    """A thread for each worker, which hands it an item at a time.

    One at a time, so that a process that ends or hangs takes with it only what it was at, and nobody waits to
    send to a process that does not listen.
    """

    def __init__(self, job: Job, config: Config, idle: Idle | None) -> None:
        super().__init__(job, config)
        self.idle = idle
        self.done: queue.Queue[Result | BaseException | None] = queue.Queue(DONE)
        self.threads: list[threading.Thread] = []
        self.stopped = threading.Event()
        self.given = self.ended = 0
        self.heavy = threading.Lock()

    def begin(self, found: Iterator[Any]) -> None:
        """Gives out what fits; all of its results may wait."""
        self.done = queue.Queue()
        while not self.waiting.full() and (item := next(found, None)) is not None:
            self._put(item)

    def end(self) -> None:
        """Ends every thread and its process, whatever they are at."""
        self.stopped.set()
        self.waiting.close(drop=True)
        while any(thread.is_alive() for thread in self.threads):
            with contextlib.suppress(queue.Empty):
                self.done.get(timeout=0.05)  # a thread may wait for room in it

    def _put(self, item: Any) -> None:
        if self.given >= len(self.threads) * self.job.worth and len(self.threads) < self.config.workers:
            self.threads.append(threading.Thread(target=self._work, daemon=True))
            self.threads[-1].start()
        self.given += 1
        super()._put(item)

    def _result(self, *, wait: bool) -> Iterator[Result]:
        try:
            item = self.done.get(wait, 0.5)  # with a timeout, so that Ctrl-C is heard on Windows too
        except queue.Empty:
            return
        if isinstance(item, BaseException):
            raise item
        if item is None:
            self.ended += 1
        else:
            yield item

    def _rest(self) -> Iterator[Result]:
        while self.ended < len(self.threads):
            yield from self._result(wait=True)

    @contextlib.contextmanager
    def _in_turn(self, item: Any) -> Iterator[None]:
        """Waits, for a heavy item, until no other one is done."""
        if self.job.letters(item) <= self.job.heavy:
            yield
            return
        mine = False
        while not mine and not self.stopped.is_set():
            mine = self.heavy.acquire(timeout=0.5)
        try:
            yield
        finally:
            if mine:
                self.heavy.release()

    def _work(self) -> None:
        worker = Worker(self.job, self.config, self.stopped, self.idle)
        try:
            while (item := self.waiting.get()) is not None and not self.stopped.is_set():
                with self._in_turn(item):
                    self.done.put((item, worker.result(item)))
        except BaseException as error:  # raised where the results are taken
            self.done.put(error)
        finally:
            worker.end()
            self.done.put(None)
