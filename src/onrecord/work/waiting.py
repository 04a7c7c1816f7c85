"""Items that wait to be worked on: a queue bounded by their number and their letters."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

ITEMS = 2_000
LETTERS = 20_000_000


class Waiting:
    """A queue between threads; an item larger than the bound passes alone. letters: how much an item is."""

    def __init__(self, letters: Callable[[Any], int]) -> None:
        self._letters_of = letters
        self._items: deque[Any] = deque()
        self._letters = 0
        self._closed = False
        self._changed = threading.Condition()

    def full(self) -> bool:
        """True when nothing more fits."""
        return len(self._items) >= ITEMS or self._letters >= LETTERS

    def put(self, item: Any) -> None:
        """Adds an item; ask `full` before."""
        with self._changed:
            self._items.append(item)
            self._letters += self._letters_of(item)
            self._changed.notify_all()

    def get(self) -> Any:
        """The next item, when there is one; None when the queue is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or bool(self._items))
            if not self._items:
                return None
            item = self._items.popleft()
            self._letters -= self._letters_of(item)
            return item

    def close(self, *, drop: bool = False) -> None:
        """Nothing more comes. drop: and what waits is not wanted any more."""
        with self._changed:
            self._closed = True
            if drop:
                self._items.clear()
            self._changed.notify_all()
