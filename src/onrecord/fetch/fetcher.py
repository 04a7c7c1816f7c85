"""Fetches an address: politely, within limits, from public hosts only, and from the cache where that is enough."""

from __future__ import annotations

import hashlib
import random
import time
from types import TracebackType
from urllib.parse import urlsplit

import httpx2
import msgspec

from onrecord.config import Web
from onrecord.fetch import address as addresses
from onrecord.fetch import kinds
from onrecord.fetch.answer import Answer, Request, ask
from onrecord.fetch.cache import Cache, Kept
from onrecord.fetch.failure import FetchError, Stopped
from onrecord.fetch.freshness import fresh_for, retry_after
from onrecord.fetch.guard import Guard, Resolver, resolve
from onrecord.fetch.hosts import Hosts
from onrecord.fetch.robots import MOST_BYTES, Robots, Said
from onrecord.fetch.transport import Transport
from onrecord.version import __version__
from onrecord.words import one_line

ROBOTS_HOPS = 5
DAY = 86_400.0
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
_KEPT_HEADERS = ("content-type", "etag", "last-modified")


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave.

    address: as asked for. url: after redirects. kind, charset: as the site states them. again: True when nothing new
    came (the site said so, or the copy in the cache is still fresh). stale: why an older copy is given, None when it
    is not. first: seconds since 1970, when these bytes first came. fresh: seconds in which it need not be asked for
    again.
    """

    address: str
    url: str
    kind: str
    charset: str | None
    data: bytes
    sha256: str
    again: bool = False
    stale: str | None = None
    first: float = 0.0
    fresh: float = 0.0


class Fetcher:
    """Fetches addresses; safe to use from several threads, and a context manager.

    cache: where what is fetched is kept; None keeps nothing. allow_private: True lets it connect to private
    addresses, for tests on this machine only; nothing that is read can set it. resolver: how names are resolved.
    """

    def __init__(
        self,
        web: Web | None = None,
        *,
        cache: Cache | None = None,
        allow_private: bool = False,
        resolver: Resolver = resolve,
    ) -> None:
        self.web = web or Web()
        self.cache = cache
        self._guard = Guard(allow_private=allow_private, resolver=resolver)
        self._transport = Transport(self._guard, connections=self.web.hosts + 2, from_environment=self.web.proxy)
        self._hosts = Hosts(self.web.pause, self.web.max_wait)
        self._robots = Robots(self._ask_robots)
        contact = f" (+{self.web.contact})" if self.web.contact else ""
        self.agent = f"onrecord/{__version__}{contact}"

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends what is under way and closes all connections."""
        self._hosts.stop.set()
        self._transport.shut()
        self._transport.close()
        if self.cache:
            self.cache.trim()

    def get(self, address: str) -> Fetched:
        """What the address gives. Raises FetchError, with the reason in one sentence that begins with the address."""
        try:
            return self._get(addresses.to_ask(address.strip()))
        except FetchError as error:
            message = one_line(f"{address.strip()[:300]}: {error}.")
            raise type(error)(message, temporary=error.temporary, retry_after=error.retry_after) from error

    def _get(self, address: str) -> Fetched:
        url = addresses.checked(address)
        found = self.cache.get(url) if self.cache else None
        if found and (self.web.offline or found[0].fetched + found[0].fresh > time.time()):
            return _given(*found, again=True)
        if self.web.offline:
            raise FetchError("it is not in the cache, and nothing is fetched with --offline")
        try:
            return self._tried(url, found)
        except FetchError as error:
            if found and error.temporary and not isinstance(error, Stopped):
                return _given(*found, again=True, stale=str(error))
            raise

    def _tried(self, url: str, found: tuple[Kept, bytes] | None) -> Fetched:
        """Several attempts where a failure may pass, each after a longer wait."""
        for attempt in range(1, self.web.attempts + 1):
            try:
                return self._kept(url, self._followed(url, found), found)
            except FetchError as error:
                # Half of the wait is left to chance, so that many of us do not come back together.
                wait = error.retry_after
                if wait is None:
                    wait = min(self.web.backoff * 2 ** (attempt - 1), self.web.max_wait) * random.uniform(0.5, 1)  # noqa: S311
                if not error.temporary or attempt == self.web.attempts or wait > self.web.max_wait:
                    raise
                self._hosts.sleep(wait, url)
        raise AssertionError

    def _followed(self, url: str, found: tuple[Kept, bytes] | None) -> Answer:
        """The answer after redirects; every hop is checked and asks its own site's rules."""
        for hop in range(self.web.redirects + 1):
            try:
                delay = self._robots.delay(_origin(url), url)
                kept = found[0] if found and found[0].url == url else None
                answer = self._hop(url, delay, kept)
            except FetchError as error:
                if hop:
                    message = f"it leads to {url[:300]}, and there: {error}"
                    raise type(error)(message, temporary=error.temporary, retry_after=error.retry_after) from error
                raise
            if answer.location is None:
                return answer
            url = addresses.checked(answer.location, url)
        raise FetchError(f"it was sent on {self.web.redirects + 1} times without an end")

    def _hop(self, url: str, delay: float | None, kept: Kept | None) -> Answer:
        host = urlsplit(url).netloc.lower()
        headers = {"user-agent": self.agent, "accept": _ACCEPT, "accept-encoding": "gzip, deflate"}
        if kept and "etag" in kept.headers:
            headers["if-none-match"] = kept.headers["etag"]
        if kept and "last-modified" in kept.headers:
            headers["if-modified-since"] = kept.headers["last-modified"]
        request = Request(url=url, headers=headers, most=self.web.max_bytes, kinds=True)
        with self._hosts.turn(host, delay):
            answer = ask(self._transport, self._guard.deadline, request, self.web)
        if self._hosts.stop.is_set():
            raise Stopped("the run was stopped")
        wait = retry_after(answer.headers)
        if answer.status == 304 and kept:
            return answer
        if answer.status in (408, 425, 429, 500, 502, 503, 504):
            if wait is not None:
                self._hosts.keep_off(host, min(wait, DAY))
            raise FetchError(_status(answer.status, wait), temporary=True, retry_after=wait)
        if answer.location is None and not 200 <= answer.status < 300:
            raise FetchError(_status(answer.status, None))
        return answer

    def _kept(self, address: str, answer: Answer, found: tuple[Kept, bytes] | None) -> Fetched:
        if answer.status == 304:
            assert found is not None
            data, headers = found[1], found[0].headers | answer.used(_KEPT_HEADERS)
        else:
            data, headers = answer.data, answer.used(_KEPT_HEADERS)
        sha256 = hashlib.sha256(data).hexdigest()
        same = found is not None and found[0].sha256 == sha256
        kept = Kept(
            address=address,
            url=answer.url,
            status=200,
            headers=headers,
            first=found[0].first if found and same else time.time(),
            fetched=time.time(),
            fresh=fresh_for(answer.headers),
            sha256=sha256,
        )
        if self.cache and "no-store" not in answer.headers.get("cache-control", "").lower():
            self.cache.put(kept, data)
        return _given(kept, data, again=same)

    def _ask_robots(self, origin: str) -> Said:
        """A robots.txt, with up to five redirects; kept in the cache like a page, for at most a day."""
        first = url = f"{origin}/robots.txt"
        found = self.cache.get(first) if self.cache else None
        if found and found[0].fetched + found[0].fresh > time.time():
            return Said(found[0].status, found[1].decode("utf-8-sig", "replace"), DAY / 24)
        headers = {"user-agent": self.agent, "accept": "text/plain,*/*;q=0.5", "accept-encoding": "gzip, deflate"}
        answer = None
        for _ in range(ROBOTS_HOPS + 1):
            request = Request(url=url, headers=headers, most=MOST_BYTES, cut=True)
            with self._hosts.turn(urlsplit(url).netloc.lower()):
                answer = ask(self._transport, self._guard.deadline, request, self.web)
            if answer.location is None:
                break
            url = addresses.checked(answer.location, url)
        assert answer is not None
        fresh = min(max(fresh_for(answer.headers), DAY / 24), DAY)
        if self.cache and answer.status < 500 and answer.status != 429:
            sha256 = hashlib.sha256(answer.data).hexdigest()
            now = time.time()
            kept = Kept(address=first, url=url, status=answer.status, headers={}, first=now, fetched=now,
                        fresh=fresh, sha256=sha256)  # fmt: skip
            self.cache.put(kept, answer.data)
        return Said(answer.status, answer.data.decode("utf-8-sig", "replace"), fresh)


def _given(kept: Kept, data: bytes, *, again: bool, stale: str | None = None) -> Fetched:
    kind, charset = kinds.stated(kept.headers.get("content-type"))
    return Fetched(
        address=kept.address, url=kept.url, kind=kind, charset=charset, data=data, sha256=kept.sha256, again=again,
        stale=stale, first=kept.first, fresh=kept.fresh,
    )  # fmt: skip


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _status(status: int, wait: float | None) -> str:
    said = httpx2.codes.get_reason_phrase(status)
    again = f", come back in {wait:,.0f} seconds" if wait else ""
    return f"the site answers HTTP {status}" + (f" ({said}{again})" if said or again else "")
