"""What a feed or a sitemap says of the pages it names."""

from __future__ import annotations

import io
from collections.abc import Iterable

import msgspec

from onrecord.fetch.address import bare
from onrecord.fetch.fetcher import Fetched
from onrecord.model import make_id
from onrecord.read import feeds, formats, packed, sitemaps, sniff
from onrecord.read.feeds import FeedItem
from onrecord.read.file import Unpacking
from onrecord.read.sitemaps import Listed


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A page to fetch. address: as given, without a fragment. feed: the address of the feed or sitemap that names it.

    feed_title: of that feed. item: what a feed says of the page; listed: what a sitemap says of it. patient: True
    when it will be asked for again, should it not come for now.
    """

    address: str
    feed: str | None = None
    feed_title: str | None = None
    item: FeedItem | None = None
    listed: Listed | None = None
    patient: bool = False

    @property
    def published(self) -> str | None:
        """The day of publication that the feed or sitemap states."""
        said = self.item or self.listed
        return said.published if said else None

    @property
    def state(self) -> str:
        """Differs when the feed says something else of the page than before."""
        said = self.item or self.listed
        if said is None:
            return ""
        return make_id("w", said.modified or said.published, said.title)


class Named(msgspec.Struct, frozen=True):
    """What a feed, a sitemap or an index of sitemaps names. ttl: seconds after which the feed asks to be read again."""

    pages: tuple[Wanted, ...] = ()
    sitemaps: tuple[Listed, ...] = ()
    ttl: float = 0.0


def named(fetched: Fetched, source: str, most: int) -> Named | None:
    """What the answer names, in its own order; None when it is no feed and no sitemap. most: bytes, when unpacked."""
    data = fetched.data
    if data.startswith(b"\x1f\x8b"):
        try:
            data = packed.unpacked(io.BytesIO(data), Unpacking(limit=most)).read()
        except formats.BROKEN:
            return None
    kind = sniff.kind(data[: sniff.HEAD], "")
    if kind == "sitemap" and (sitemap := sitemaps.parse(data)):
        pages = (Wanted(address=bare(found.url), feed=source, listed=found) for found in sitemap.addresses)
        return Named(tuple(pages), sitemap.sitemaps)
    if kind in ("feed", "json") and (feed := feeds.parse(data)):
        items = (
            Wanted(address=bare(item.url), feed=source, feed_title=feed.title, item=item)
            for item in feed.items
            if item.url
        )
        return Named(tuple(items), ttl=feed.pause)
    return None


def newest(wanted: Iterable[Wanted], most: int) -> list[Wanted]:
    """The newest so many, by what the feed says, else those that stand first; in the feed's order."""
    numbered = list(enumerate(wanted))
    by_day = sorted(numbered, key=lambda pair: (_day(pair[1]), -pair[0]), reverse=True)[:most]
    return [item for _, item in sorted(by_day, key=lambda pair: pair[0])]


def _day(wanted: Wanted) -> str:
    said = wanted.item or wanted.listed
    return (said.published or said.modified or "") if said else ""
