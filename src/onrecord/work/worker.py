"""A process that does one piece of work at a time, and the next one after it when it ends."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from onrecord.config import Config
from onrecord.errors import WorkError
from onrecord.work.process import EndedError, HangsError, Process

FRESH = 2_000
"""Items after which the process is replaced by a fresh one, whatever a library may have hoarded in it."""

HOPELESS = 10
"""Items in a row that end their process, each tried twice, after which it is not theirs."""


class Job(NamedTuple):
    """What is done with each item.

    takes: the kind of item it is for. does: what is done, a function of a module, which never raises. lost: the result
    for an item whose process did not end in so many seconds or, with None, was ended by the system. letters: how much
    an item is. seconds: how long it may take. worth: items for each worker below which loading the models again costs
    more than it saves. heavy: letters above which, for the memory that it takes, no two items are done at once, no
    process waits idle beside one, and its own ends after it.
    """

    takes: type
    does: Callable[[Any, Config], Any]
    lost: Callable[[Any, float | None], Any]
    letters: Callable[[Any], int]
    seconds: Callable[[Any, Config], float]
    worth: int
    heavy: int = sys.maxsize


class Idle:
    """Processes that wait for the next work, whatever its job, so that they start once; leaving it ends them."""

    def __init__(self) -> None:
        self._processes: list[tuple[Process, int]] = []

    def __enter__(self) -> Idle:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    @property
    def waits(self) -> bool:
        """True when there is a process that waits."""
        return bool(self._processes)

    def clear(self) -> None:
        """Ends those that wait, for the memory that they hold."""
        with suppress(IndexError):  # another thread may take the last one
            while True:
                self._processes.pop()[0].end()

    def take(self) -> tuple[Process, int]:
        """A process, a new one when none waits, and how many items it was given."""
        try:
            return self._processes.pop()
        except IndexError:
            return Process(_serve), 0

    def keep(self, process: Process, given: int) -> None:
        """Keeps a process that has nothing to do."""
        self._processes.append((process, given))


class Worker:
    """Hands items to a process. stopped: set, nothing is waited for any more. idle: whence it comes, where it goes."""

    def __init__(self, job: Job, config: Config, stopped: threading.Event, idle: Idle | None = None) -> None:
        self._job, self._config, self._stopped, self._idle = job, config, stopped, idle
        self._process: Process | None = None
        self._given = 0
        self._gone = 0  # in a row that ended their process

    def result(self, item: Any) -> Any:
        """What became of an item; raises WorkError when no process lives."""
        for _ in range(2):  # the system may have ended a process for what another one did
            try:
                return self._tried(item)
            except EndedError:
                self._process = None
            except HangsError:
                self._process = None
                return self._job.lost(item, self._job.seconds(item, self._config))
            if self._stopped.is_set():
                break
        self._gone += 1
        if self._gone >= HOPELESS and not self._stopped.is_set():
            raise WorkError(
                "the worker processes end as soon as they start; free some memory, or, in a script of yours, "
                'call build under `if __name__ == "__main__":` or with workers=0'
            )
        return self._job.lost(item, None)

    def _tried(self, item: Any) -> Any:
        if self._process is not None and self._given >= FRESH:
            self._process.end()
            self._process = None
        if self._process is None:
            self._process, self._given = self._idle.take() if self._idle else (Process(_serve), 0)
        heavy = self._job.letters(item) > self._job.heavy
        if heavy and self._idle:
            self._idle.clear()
        self._given += 1
        self._process.send((self._job.does, item, self._config))
        result = self._process.receive(self._job.seconds(item, self._config), self._stopped)
        self._gone = 0
        if heavy:
            self._process.end()
            self._process = None
        return result

    def end(self) -> None:
        """Ends the process, or lets it wait for other work where it has done all of this."""
        if self._process is not None:
            if self._idle is None or self._stopped.is_set():
                self._process.end()
            else:
                self._idle.keep(self._process, self._given)
        self._process = None


def _serve(pipe: Connection) -> None:
    while True:
        does, item, config = pipe.recv()
        pipe.send(does(item, config))
