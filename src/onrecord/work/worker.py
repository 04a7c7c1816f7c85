"""A process that does one piece of work at a time, and the next one after it when it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from onrecord.config import Config
from onrecord.errors import WorkError
from onrecord.work.one import problem
from onrecord.work.process import EndedError, HangsError, Process

FRESH = 2_000
"""Pieces of work after which the process is replaced by a fresh one, whatever a library may have hoarded in it."""

HOPELESS = 10
"""Pieces in a row that end their process, each tried twice, after which it is not theirs."""


class Worker:
    """Hands work to a process. serve: what runs there, given the pipe and the settings.

    step: the name of the work, for problems. stopped: set, nothing is waited for any more.
    """

    def __init__(self, serve: Callable[..., None], step: str, config: Config, stopped: threading.Event) -> None:
        self._serve, self._step, self._config, self._stopped = serve, step, config, stopped
        self._process: Process | None = None
        self._given = 0
        self._gone = 0  # in a row that ended their process

    def result(self, work: Any, source: str) -> Any:
        """What became of a piece of work, or the problem that it was; raises WorkError when no process lives."""
        for _ in range(2):  # the system may have ended a process for what another one did
            try:
                return self._tried(work)
            except EndedError:
                self._process = None
            except HangsError:
                self._process = None
                why = f"given up after {self._config.max_seconds} seconds; split the report or raise max_seconds"
                return problem(source, self._step, why)
            if self._stopped.is_set():
                break
        self._gone += 1
        if self._gone >= HOPELESS and not self._stopped.is_set():
            raise WorkError(
                "the worker processes end as soon as they start; free some memory, or, in a script of yours, "
                'call build under `if __name__ == "__main__":` or with workers=0'
            )
        why = "its process was ended by the system, likely for lack of memory; split the report"
        return problem(source, self._step, why)

    def _tried(self, work: Any) -> Any:
        if self._process is not None and self._given >= FRESH:
            self.end()
        if self._process is None:
            self._process, self._given = Process(self._serve, self._config), 0
        self._given += 1
        self._process.send(work)
        result = self._process.receive(self._config.max_seconds, self._stopped)
        self._gone = 0
        return result

    def end(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.end()
        self._process = None
