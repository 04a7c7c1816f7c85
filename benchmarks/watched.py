"""Runs a command and says what it took: seconds, and the most memory that it and all its children held at once."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PAGE = os.sysconf("SC_PAGE_SIZE")


class Took(NamedTuple):
    """seconds: by the clock. peak: bytes in memory, over all processes of the run, shared pages counted in each."""

    seconds: float
    peak: int
    output: str


def watched(command: Sequence[str], *, cores: int | None = None, every: float = 0.2) -> Took:
    """Runs a command to its end; needs Linux. cores: how many of the processor's cores it may use.

    Raises CalledProcessError when it fails.
    """
    allowed = set(sorted(os.sched_getaffinity(0))[:cores]) if cores else os.sched_getaffinity(0)
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, text=True, preexec_fn=lambda: os.sched_setaffinity(0, allowed)
    )
    peak, done = 0, threading.Event()

    def look() -> None:
        nonlocal peak
        while not done.wait(every):
            peak = max(peak, sum(_resident(pid) for pid in _tree(process.pid)))

    looker = threading.Thread(target=look)
    looker.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    done.set()
    looker.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Took(seconds, peak, output)


def _tree(pid: int) -> list[int]:
    """The process and all that came from it."""
    found, todo = [], [pid]
    while todo:
        here = todo.pop()
        found.append(here)
        for task in Path(f"/proc/{here}/task").glob("*/children"):
            try:
                todo += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
