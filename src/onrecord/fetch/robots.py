"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable

import msgspec
from protego import Protego

from onrecord.fetch.failure import FetchError, Stopped

AGENT = "onrecord"
"""The name under which a robots.txt speaks to us."""
MOST_BYTES = 500 * 1024
"""So much of a robots.txt is read (RFC 9309 asks for at least that)."""
AFTER_FAILURE = 600.0
"""Seconds for which a site without a readable robots.txt is left alone."""


GIVES_UP = 3
"""After so many failures in a row to reach a site it is left alone for as long."""


class Said(msgspec.Struct, frozen=True):
    """The answer to a request for a robots.txt. status: of HTTP. text: up to MOST_BYTES. fresh: seconds it holds."""

    status: int
    text: str
    fresh: float


class _Rules(msgspec.Struct, frozen=True):
    rules: Protego | None
    why: str
    until: float


class Robots:
    """The rules of every site met, each fetched once and again when they are old.

    ask: fetches the robots.txt of an origin ("https://example.org"); raises FetchError when the site is not reached.
    """

    def __init__(self, ask: Callable[[str], Said]) -> None:
        self._ask = ask
        self._known: dict[str, _Rules] = {}
        self._asking: dict[str, threading.Lock] = {}
        self._failed: Counter[str] = Counter()
        self._making = threading.Lock()

    def delay(self, origin: str, url: str) -> float | None:
        """Seconds between two requests that the site asks for, None for none.

        Raises FetchError when its robots.txt forbids the address, or cannot be had for now.
        """
        with self._making:
            lock = self._asking.setdefault(origin, threading.Lock())
        with lock:
            found = self._known.get(origin)
            if found is None or found.until < time.monotonic():
                found = self._known[origin] = self._fetched(origin)
        if found.rules is None:
            raise FetchError(f"{origin}/robots.txt {found.why}, so nothing of the site is read now", temporary=True)
        if not found.rules.can_fetch(url, AGENT):
            raise FetchError("the site's robots.txt forbids it")
        rate = found.rules.request_rate(AGENT)
        delay = found.rules.crawl_delay(AGENT)
        return max(delay or 0.0, rate.seconds / rate.requests if rate else 0.0) or None

    def _fetched(self, origin: str) -> _Rules:
        try:
            said = self._ask(origin)
        except Stopped:
            raise
        except FetchError as error:
            self._failed[origin] += 1
            if not error.temporary or self._failed[origin] < GIVES_UP:
                raise
            return _Rules(None, f"could not be had ({error})", time.monotonic() + AFTER_FAILURE)
        del self._failed[origin]
        if said.status >= 500 or said.status == 429:
            return _Rules(None, f"answers HTTP {said.status}", time.monotonic() + AFTER_FAILURE)
        # A site that says "not found" or "not for you" of its robots.txt sets no rules.
        text = said.text if said.status < 300 else ""
        return _Rules(Protego.parse(text), "", time.monotonic() + said.fresh)
