"""A process that does one piece of work at a time, and the next one after it when it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
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
    more than it saves.
    """

    takes: type
    does: Callable[[Any, Config], Any]
    lost: Callable[[Any, float | None], Any]
    letters: Callable[[Any], int]
    seconds: Callable[[Any, Config], float]
    worth: int


class Worker:
    """Hands items to a process. stopped: set, nothing is waited for any more."""

    def __init__(self, job: Job, config: Config, stopped: threading.Event) -> None:
        self._job, self._config, self._stopped = job, config, stopped
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
            self.end()
        if self._process is None:
            self._process, self._given = Process(_serve, self._job.does, self._config), 0
        self._given += 1
        self._process.send(item)
        result = self._process.receive(self._job.seconds(item, self._config), self._stopped)
        self._gone = 0
        return result

    def end(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.end()
        self._process = None


def _serve(pipe: Connection, does: Callable[[Any, Config], Any], config: Config) -> None:
    while True:
        pipe.send(does(pipe.recv(), config))
