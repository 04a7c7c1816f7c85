"""From what an address gave to reports."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

import msgspec

from onrecord.config import Config
from onrecord.fetch.address import LONGEST, canonical, checked
from onrecord.fetch.failure import FetchError
from onrecord.fetch.fetcher import Fetched
from onrecord.fetch.items import Wanted
from onrecord.model import Problem, make_id
from onrecord.read import Finish, Raw, feeds, finished, formats
from onrecord.read.addresses import archived_on, original, same_site
from onrecord.read.decode import storable
from onrecord.read.facts import fits
from onrecord.read.file import File

_LOGIN = re.compile(r"(https?://)[^/@\s?#]*@", re.IGNORECASE)


def problem(source: str, message: str) -> Problem:
    """A problem of fetching; `message` is one sentence: what, where, what to do. A login in an address is left out."""
    source, message = _LOGIN.sub(r"\1…@", source[:LONGEST]), _LOGIN.sub(r"\1…@", message)
    source, message = storable(source)[0], storable(message)[0]
    return Problem(id=make_id("p", source, "fetch", message), source=source, step="fetch", message=message)


def reports(
    wanted: Wanted, found: Fetched | FetchError, config: Config, finish: Finish | None = None
) -> Iterator[Raw | Problem]:
    """The reports of a page; where it cannot be had, the text that the feed itself gives, if that is whole."""
    source = wanted.address
    if isinstance(found, FetchError):
        instead = [] if wanted.patient and found.temporary else list(_from_feed(wanted, config))
        used = "; the text in the feed is read instead" if instead else ""
        yield problem(source, f"{str(found).removesuffix('.')}{used}.")
        yield from instead
        return
    if found.stale:
        yield problem(source, f"{source}: {found.stale}; the copy from before is read instead.")
    name = found.url.split("?", 1)[0]
    file = File(source=source, name=name, data=found.data, sha256=found.sha256, charset=found.charset, later=True)
    read = list((finish or partial(finished, config=config))(formats.read(file, config)))
    if not any(isinstance(item, Raw) for item in read) and (instead := list(_from_feed(wanted, config))):
        yield problem(source, f"{source}: no article was found in the page; the text in the feed is read instead.")
        yield from instead
        return
    for item in read:
        yield _placed(item, wanted, found) if isinstance(item, Raw) and item.source == source else item
    if not any(isinstance(item, Raw) for item in read) and (feed := _feed_of(found)):
        yield problem(source, f"{source} names a feed, {feed}; give that address to read the pages in it.")


def _feed_of(found: Fetched) -> str | None:
    """The feed that a page names as its own."""
    for link in re.findall(rb"<link\b[^>]{0,2000}>", found.data[:200_000], re.IGNORECASE):
        said = link.decode("utf-8", "replace")
        target = re.search(r"""\bhref\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""", said, re.IGNORECASE)
        if target and re.search(r"application/(?:rss|atom)\+xml|application/feed\+json", said, re.IGNORECASE):
            try:
                return checked(html.unescape(next(filter(None, target.groups()))), found.url)
            except FetchError:
                continue
    return None


def _placed(raw: Raw, wanted: Wanted, found: Fetched) -> Raw:
    """The report with its address, and with what the feed says of it where the page says nothing."""
    url = canonical(_asked(wanted, found), raw.url)
    seen = archived_on(wanted.address) or dt.datetime.fromtimestamp(found.first, dt.UTC).date().isoformat()
    said = wanted.item or wanted.listed
    date = next((d for d in (raw.date, wanted.published) if d and fits(d, seen)), None)
    return msgspec.structs.replace(
        raw,
        name=url,
        url=url,
        date=date,
        seen=None if date else seen,
        outlet=raw.outlet or outlet(wanted, url),
        title=raw.title or (said.title[:1000] if said and said.title else None),
        authors=raw.authors or (wanted.item.authors if wanted.item else ()),
    )


def _asked(wanted: Wanted, found: Fetched) -> str:
    """Where the page stands: after redirects; of an archived page, the address that was archived."""
    return wanted.address if original(wanted.address) != wanted.address else found.url


def outlet(wanted: Wanted, url: str) -> str | None:
    """The outlet that a feed or sitemap states of a page; a feed's own title only for pages of the feed's own site."""
    if wanted.listed:
        return wanted.listed.outlet
    if wanted.item is None:
        return None
    if wanted.item.outlet and wanted.item.outlet != wanted.feed_title:
        return wanted.item.outlet
    return wanted.feed_title if wanted.feed and same_site(wanted.feed, url) else None


def _from_feed(wanted: Wanted, config: Config) -> Iterator[Raw]:
    if wanted.item is None or not wanted.item.full:
        return
    url = canonical(wanted.address, None)
    file = File(source=wanted.feed or wanted.address, name=urlsplit(url).path)
    for found in feeds.report(wanted.item, file, "", config):
        if isinstance(found, Raw):
            yield msgspec.structs.replace(
                found, source=wanted.address, name=url, url=url, seen=None, outlet=outlet(wanted, url)
            )
