"""The flow of reports through the processes, with bounded queues between them."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import TypeVar

from onrecord.config import Config
from onrecord.errors import WorkError
from onrecord.model import Problem
from onrecord.read import Raw
from onrecord.work.one import Annotated, annotated_one, problem
from onrecord.work.process import EndedError, HangsError, Process
from onrecord.work.waiting import Waiting

DONE = 100
"""Results that may wait to be kept."""

WORTH_A_WORKER = 8
"""Reports for each worker below which loading the models again costs more than it saves."""

FRESH = 2_000
"""Reports after which a worker is replaced by a fresh one, whatever a library may have hoarded in it."""

HOPELESS = 10
"""Reports in a row that end their process, each tried twice, after which it is not the reports."""

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
        worker = _Worker(self.config, self.stopped)
        try:
            while (raw := self.waiting.get()) is not None and not self.stopped.is_set():
                self.done.put((raw, worker.annotated(raw)))
        except BaseException as error:  # raised where the results are taken
            self.done.put(error)
        finally:
            worker.end()
            self.done.put(None)


class _Worker:
    """A process that annotates, and the next one after it when it ends."""

    def __init__(self, config: Config, stopped: threading.Event) -> None:
        self.config, self.stopped = config, stopped
        self.process: Process | None = None
        self.given = 0
        self.gone = 0  # reports in a row that ended their process

    def annotated(self, raw: Raw) -> Annotated | Problem:
        for _ in range(2):  # the system may have ended a process for what another one did
            try:
                return self._tried(raw)
            except EndedError:
                self.process = None
            except HangsError:
                self.process = None
                why = f"given up after {self.config.max_seconds} seconds; split the report or raise max_seconds"
                return problem(raw.source, "annotate", why)
            if self.stopped.is_set():
                break
        self.gone += 1
        if self.gone >= HOPELESS and not self.stopped.is_set():
            raise WorkError(
                "the worker processes end as soon as they start; free some memory, or, in a script of yours, "
                'call build under `if __name__ == "__main__":` or with workers=0'
            )
        why = "its process was ended by the system, likely for lack of memory; split the report"
        return problem(raw.source, "annotate", why)

    def _tried(self, raw: Raw) -> Annotated | Problem:
        if self.process is not None and self.given >= FRESH:
            self.end()
        if self.process is None:
            self.process, self.given = Process(_serve, self.config), 0
        self.given += 1
        self.process.send(raw)
        result: Annotated | Problem = self.process.receive(self.config.max_seconds, self.stopped)
        self.gone = 0
        return result

    def end(self) -> None:
        """Ends the process."""
        if self.process is not None:
            self.process.end()
        self.process = None


def _serve(pipe: Connection, config: Config) -> None:
    while True:
        pipe.send(annotated_one(pipe.recv(), config))
