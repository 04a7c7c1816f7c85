"""One request at a time for each host, with a pause between two."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.fetch.failure import FetchError, Stopped


class Hosts:
    """Whose turn it is. pause: seconds between the end of a request to a host and the start of the next.

    longest: a host that asks for more seconds than this is not waited for; FetchError says so.
    """

    def __init__(self, pause: float, longest: float) -> None:
        self._pause = pause
        self._longest = longest
        self._turns: dict[str, threading.Lock] = {}
        self._not_before: dict[str, float] = {}
        self._making = threading.Lock()
        self.stop = threading.Event()

    @contextmanager
    def turn(self, host: str, delay: float | None = None) -> Iterator[None]:
        """Waits until a request to the host may start, and keeps others off it until it is over.

        delay: seconds between two requests that the site's robots.txt asks for.
        """
        pause = max(self._pause, delay or 0.0)
        if pause > self._longest:
            raise FetchError(
                f"{host} asks for {pause:,.0f} seconds between two requests, more than the longest wait of "
                f"{self._longest:,.0f}; raise max_wait under [web] to read it"
            )
        with self._making:
            lock = self._turns.setdefault(host, threading.Lock())
        with lock:
            self.sleep(self._not_before.get(host, 0.0) - time.monotonic(), host)
            try:
                yield
            finally:
                self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + pause)

    def keep_off(self, host: str, seconds: float) -> None:
        """Starts no request to the host for so many seconds."""
        self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + seconds)

    def sleep(self, seconds: float, host: str) -> None:
        """Waits; a stop ends the wait. Raises FetchError when the wait is longer than the longest."""
        if self.stop.is_set():
            raise Stopped(f"{host} was not asked: the run was stopped")
        if seconds > self._longest + self._pause:
            raise FetchError(
                f"{host} asks not to be called again for {seconds:,.0f} seconds; try again later",
                temporary=True,
                retry_after=seconds,
            )
        if seconds > 0 and self.stop.wait(seconds):
            raise Stopped(f"{host} was not asked: the run was stopped")
