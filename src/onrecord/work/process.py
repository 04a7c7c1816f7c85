"""A process at the other end of a pipe, which may die or hang without harm to this one."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from onrecord import threads

_SPAWN = multiprocessing.get_context("spawn")


class EndedError(Exception):
    """The process is gone: the system ended it, or code below Python crashed."""


class HangsError(Exception):
    """The process gave no answer in the time it was given."""


class Process:
    """A running process. main: a function of a module, called there with the pipe's other end and `more`.

    Started afresh ("spawn"), so that nothing of this process is in it; a calling script needs the usual
    `if __name__ == "__main__":`. It ends when this process does, however this one ends.
    """

    def __init__(self, main: Callable[..., None], *more: Any) -> None:
        self._pipe, other = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_begin, args=(main, other, *more), daemon=True)
        self._process.start()
        other.close()

    def send(self, message: Any) -> None:
        """Hands over a message; only to a process that waits for one. Raises EndedError."""
        try:
            self._pipe.send(message)
        except OSError as error:
            raise EndedError from error

    def receive(self, seconds: float, stopped: threading.Event) -> Any:
        """The next message; EndedError, also when `stopped` is set meanwhile, or HangsError after so many seconds.

        The process is then ended.
        """
        until = time.monotonic() + seconds
        try:
            while not self._pipe.poll(0.1):
                if stopped.is_set():
                    raise EOFError
                if time.monotonic() > until:
                    self.end()
                    raise HangsError
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise EndedError from error

    def end(self) -> None:
        """Ends the process at once, whatever it is at."""
        self._process.kill()
        self._process.join(10)
        self._pipe.close()


def _begin(main: Callable[..., None], pipe: Connection, *more: Any) -> None:
    """In the process: Ctrl-C is for the one who started it; one thread for linear algebra, or two processes on
    two cores slow each other down; nothing to say on its standard error when the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_ends_with_parent, daemon=True).start()
    os.environ.update(dict.fromkeys(threads.NAMES, "1"))
    try:
        main(pipe, *more)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        sys.exit(0)


def _ends_with_parent() -> None:
    """Waits until the process that started this one is gone, and then ends this one, whatever it is at."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
