"""Reading the web: the addresses that were given, the feeds and sitemaps among them, and the pages these name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from onrecord.config import Config, Web
from onrecord.fetch.address import bare, key
from onrecord.fetch.cache import Cache, usual_folder
from onrecord.fetch.failure import FetchError
from onrecord.fetch.fetcher import Fetched, Fetcher
from onrecord.fetch.items import Named, Wanted, named, newest
from onrecord.fetch.many import fetch_all
from onrecord.fetch.pages import problem, reports
from onrecord.fetch.sources import Tell
from onrecord.model import Input, Problem
from onrecord.read import Finish, Raw, finished
from onrecord.read.sitemaps import Listed

DEPTH = 3
"""Indexes of sitemaps inside one another that are followed."""
SITEMAPS = 20
"""The newest so many sitemaps of an index are read."""


def open_fetcher(web: Web) -> Fetcher:
    """A fetcher with the cache that the settings name."""
    folder = web.cache or usual_folder(os.environ)
    return Fetcher(web, cache=Cache(folder, web.cache_bytes) if web.cache_bytes else None)


class Reading:
    """One reading of addresses; a page that several feeds name is fetched once.

    failed: why an address gave nothing, by address. pauses: seconds in which a feed asks not to be read again.
    """

    def __init__(
        self, fetcher: Fetcher, config: Config, tell: Tell | None = None, finish: Finish | None = None
    ) -> None:
        self._fetcher = fetcher
        self._config = config
        self._finish = finish or partial(finished, config=config)
        self._tell = tell or (lambda step, done, total: None)
        self._done = self._total = 0
        self.failed: dict[str, FetchError] = {}
        self.pauses: dict[str, float] = {}
        self._asked: set[str] = set()
        self._read: dict[str, str] = {}

    def of(self, addresses: Sequence[str]) -> Iterator[Raw | Problem | Input]:
        """The reports behind addresses: of pages, and of all pages that feeds and sitemaps name.

        An `Input` stands for a feed or sitemap that was read.
        """
        pages: list[Wanted] = []
        for item in self.opened(addresses):
            if isinstance(item, Wanted):
                pages.append(item)
            else:
                yield item
        yield from self.pages(pages)

    def opened(self, addresses: Sequence[str]) -> Iterator[Raw | Problem | Input | Wanted]:
        """What addresses give: the report of a page at once; of a feed or sitemap, the pages to fetch."""
        given = self._new(Wanted(address=a) for a in addresses)
        for wanted, found in self._fetched(given):
            names = named(found, wanted.address, self._fetcher.web.max_bytes) if isinstance(found, Fetched) else None
            if names is None:
                yield from self._reports(wanted, found)
                continue
            assert isinstance(found, Fetched)
            if found.stale:
                yield problem(wanted.address, f"{wanted.address}: {found.stale}; the copy from before is read instead.")
            else:
                yield Input(wanted.address, found.sha256)
            self.pauses[wanted.address] = max(names.ttl, found.fresh)
            yield from self.listed(wanted.address, names)

    def listed(self, source: str, names: Named) -> Iterator[Wanted | Problem]:
        """The newest pages that a feed or sitemap names, also through an index of sitemaps."""
        found: list[Wanted] = []
        for item in self._under(source, names, DEPTH):
            if isinstance(item, Problem):
                yield item
            else:
                found.append(item)
        most = self._fetcher.web.items
        if not found:
            yield problem(source, f"{source} is a feed or sitemap that names no page, so nothing of it is read.")
        if len(found) > most:
            yield problem(
                source,
                f"{source} names {len(found):,} pages; the newest {most:,} are read: raise items under [web] for more.",
            )
        yield from newest(found, most)

    def _under(self, source: str, names: Named, depth: int) -> Iterator[Wanted | Problem]:
        yield from names.pages
        inner = sorted(names.sitemaps, key=_changed, reverse=True)[:SITEMAPS]
        if len(names.sitemaps) > SITEMAPS:
            count = len(names.sitemaps)
            yield problem(source, f"{source} names {count:,} sitemaps; the newest {SITEMAPS} are read: name others.")
        if inner and not depth:
            yield problem(source, f"{source} is an index of sitemaps inside {DEPTH} others; name its sitemaps.")
            return
        for wanted, found in self._fetched(self._new(Wanted(address=bare(s.url), feed=source) for s in inner)):
            below = named(found, source, self._fetcher.web.max_bytes) if isinstance(found, Fetched) else None
            if isinstance(found, FetchError):
                yield problem(wanted.address, str(found))
            elif below is None:
                yield problem(wanted.address, f"{wanted.address} is no sitemap, though {source} names it as one.")
            else:
                yield from self._under(wanted.address, below, depth - 1)

    def pages(self, wanted: Iterable[Wanted]) -> Iterator[Raw | Problem]:
        """The reports of pages, each page once."""
        for item, found in self._fetched(self._new(wanted)):
            yield from self._reports(item, found)

    def _reports(self, wanted: Wanted, found: Fetched | FetchError) -> Iterator[Raw | Problem]:
        for item in reports(wanted, found, self._config, self._finish):
            if isinstance(item, Raw) and item.url and item.source == wanted.address:
                first = self._read.setdefault(key(item.url), item.source)
                if first != item.source:
                    yield problem(item.source, f"{item.source} is the same page as {first}; it is read once.")
                    continue
            yield item

    def _new(self, wanted: Iterable[Wanted]) -> list[Wanted]:
        """Those that were not asked for yet, by any way of writing their address."""
        new = []
        for item in wanted:
            if (name := key(item.address)) not in self._asked:
                self._asked.add(name)
                new.append(item)
        return new

    def _fetched(self, wanted: Sequence[Wanted]) -> Iterator[tuple[Wanted, Fetched | FetchError]]:
        self._total += len(wanted)
        for pair in fetch_all(self._fetcher, wanted, lambda w: w.address):
            if isinstance(pair[1], FetchError):
                self.failed[pair[0].address] = pair[1]
            self._done += 1
            self._tell("fetch", self._done, self._total)
            yield pair


def _changed(sitemap: Listed) -> str:
    return sitemap.modified or ""
