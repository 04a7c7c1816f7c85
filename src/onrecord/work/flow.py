"""The flow of reports through the processes, with bounded queues between them."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import TypeVar

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import Raw
from onrecord.work.one import Annotated, annotated_one
from onrecord.work.waiting import Waiting
from onrecord.work.worker import Worker

DONE = 100
"""Results that may wait to be kept."""

WORTH_A_WORKER = 8
"""Reports for each worker below which loading the models again costs more than it saves."""

Result = tuple[Raw, Annotated | Problem]
Item = TypeVar("Item")


def annotated(found: Iterable[Raw | Item], config: Config) -> Generator[Result | Item, None, None]:
    """Each report with its statements or the problem that kept it out; what is no report is passed on as it comes.

    found: read ahead of what is annotated, as far as the bound lets it, in this process and thread.
    Results come in the order in which they are done. Close the generator to stop everything at once.
    """
    crew = _Crew(config) if config.workers else _Alone(config)
    try:
        yield from crew.run(found)
    finally:
        crew.end()


class _Alone:
    """Annotates in this process."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.waiting = Waiting()

    def run(self, found: Iterable[Raw | Item]) -> Iterator[Result | Item]:
        """All results."""
        for item in found:
            if not isinstance(item, Raw):
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

    def _put(self, raw: Raw) -> None:
        self.waiting.put(raw)

    def _result(self, *, wait: bool) -> Iterator[Result]:
        if wait and (raw := self.waiting.get()) is not None:
            yield raw, annotated_one(raw, self.config)

    def _rest(self) -> Iterator[Result]:
        while (raw := self.waiting.get()) is not None:
            yield raw, annotated_one(raw, self.config)


class _Crew(_Alone):
    """A thread for each worker, which hands it a report at a time.

    One at a time, so that a process that ends or hangs takes with it only what it was at, and nobody waits to
    send to a process that does not listen.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.done: queue.Queue[Result | BaseException | None] = queue.Queue(DONE)
        self.threads: list[threading.Thread] = []
        self.stopped = threading.Event()
        self.given = self.ended = 0

    def end(self) -> None:
        """Ends every thread and its process, whatever they are at."""
        self.stopped.set()
        self.waiting.close(drop=True)
        while any(thread.is_alive() for thread in self.threads):
            with contextlib.suppress(queue.Empty):
                self.done.get(timeout=0.05)  # a thread may wait for room in it

    def _put(self, raw: Raw) -> None:
        if self.given >= len(self.threads) * WORTH_A_WORKER and len(self.threads) < self.config.workers:
            self.threads.append(threading.Thread(target=self._work, daemon=True))
            self.threads[-1].start()
        self.given += 1
        super()._put(raw)

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

    def _work(self) -> None:
        worker = Worker(_serve, "annotate", self.config, self.stopped)
        try:
            while (raw := self.waiting.get()) is not None and not self.stopped.is_set():
                self.done.put((raw, worker.result(raw, raw.source)))
        except BaseException as error:  # raised where the results are taken
            self.done.put(error)
        finally:
            worker.end()
            self.done.put(None)


def _serve(pipe: Connection, config: Config) -> None:
    while True:
        pipe.send(annotated_one(pipe.recv(), config))
