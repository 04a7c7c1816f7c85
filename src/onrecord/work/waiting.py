"""Reports that wait to be annotated: a queue bounded by their number and their letters."""

from __future__ import annotations

import threading
from collections import deque

from onrecord.read import Raw

REPORTS = 2_000
LETTERS = 20_000_000


class Waiting:
    """A queue between threads; a report larger than the bound passes alone."""

    def __init__(self) -> None:
        self._reports: deque[Raw] = deque()
        self._letters = 0
        self._closed = False
        self._changed = threading.Condition()

    def full(self) -> bool:
        """True when nothing more fits."""
        return len(self._reports) >= REPORTS or self._letters >= LETTERS

    def put(self, raw: Raw) -> None:
        """Adds a report; ask `full` before."""
        with self._changed:
            self._reports.append(raw)
            self._letters += len(raw.text)
            self._changed.notify_all()

    def get(self) -> Raw | None:
        """The next report, when there is one; None when the queue is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._reports))
            if not self._reports:
                return None
            raw = self._reports.popleft()
            self._letters -= len(raw.text)
            return raw

    def close(self, *, drop: bool = False) -> None:
        """Nothing more comes. drop: and what waits is not wanted any more."""
        with self._changed:
            self._closed = True
            if drop:
                self._reports.clear()
            self._changed.notify_all()
