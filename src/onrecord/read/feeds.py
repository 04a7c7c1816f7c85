"""Reads feeds (RSS, Atom, JSON Feed): each item a report, with the source that the feed names for it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import pieces
from onrecord.read.decode import decode, storable, storable_value
from onrecord.read.file import File, problem
from onrecord.read.language import identify
from onrecord.read.raw import Raw
from onrecord.read.stated import day_or_interval, language_of, words_of
from onrecord.read.text import too_long

FULL = 800
"""Characters; what a feed gives as a description is taken for the whole report from this length on."""


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a feed; None where the feed says nothing.

    id: as the feed gives it, else the address. published, modified: EDTF days. outlet: the item's own `<source>`,
    else the feed's title. source_url: the address of that source. markup: HTML, or plain text.
    full: True when the item holds the whole report and no mere summary.
    """

    id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    source_url: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    lang: str | None = None
    markup: str = ""
    full: bool = False


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: its title, its site's address, its items in the order of the file.

    pause: seconds after which it asks to be read again (`ttl` of RSS); 0 where it asks nothing.
    """

    title: str | None = None
    url: str | None = None
    items: tuple[FeedItem, ...] = ()
    pause: float = 0.0


def parse(data: bytes) -> Feed | None:
    """The feed in these bytes (RSS of any version, Atom, JSON Feed); None when they are none. Never raises."""
    try:
        return _json_feed(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _xml_feed(data)
    except Exception:  # feeds are broken in every way there is, and so is what feedparser does with some
        return None


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The items of a feed that was saved to a file; what gives only a summary is read as that, and said."""
    feed = parse(file.data)
    if feed is None:
        yield problem(file.source, f"{file.source} is no feed that can be read; save it again.")
        return
    if not feed.items:
        yield problem(file.source, f"{file.source} is a feed without items, so nothing in it is read.")
        return
    short = 0
    seen: set[str] = set()
    for number, item in enumerate(feed.items, 1):
        key = item.id if item.id not in seen else f"{item.id}~{number}"
        seen.add(key)
        for found in report(item, file, key, config):
            short += isinstance(found, Raw) and not item.full
            yield found
    if short:
        yield problem(
            file.source,
            f"{file.source} gives only a summary of {short} of its {len(feed.items)} items, and no more is read of "
            "them; name the addresses of their pages to read them whole.",
        )


def report(item: FeedItem, file: File, key: str, config: Config) -> Iterator[Raw | Problem]:
    """The report of one item, or the problem with it."""
    where = f"{file.source}#{key}"
    text, blocks = pieces.laid_out(item.title, pieces.of_html(item.markup))
    text, lost = storable(text or item.title or "")
    if not text.strip():
        yield problem(where, f"{where} has neither text nor title, so there is nothing to read.")
        return
    if len(text) > config.max_chars:
        yield too_long(where, len(text), config)
        return
    side = file.side
    yield Raw(
        source=where,
        name=f"{file.name}#{key}",
        text=text,
        blocks=blocks if not lost else (),
        sha256=file.sha256,
        title=item.title,
        authors=side.authors or item.authors,
        date=side.date or item.published,
        date_basis="given" if side.date else "metadata",
        modified=item.modified,
        seen=item.modified,
        lang=side.lang or identify(text[len(item.title or "") :]) or item.lang,
        outlet=side.outlet or item.outlet,
        url=item.url,
    )


def _xml_feed(data: bytes) -> Feed | None:
    import feedparser

    # A file object, because feedparser takes bytes for a path or an address where they look like one.
    found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not found.get("version"):
        return None
    about = found.feed
    title = pieces.plain(dict.get(about, "title"))
    lang = language_of(dict.get(about, "language"), "")[0]
    items = (_entry(entry, title, lang) for entry in found.entries)
    minutes = re.fullmatch(r"\s*(\d{1,5})\s*", dict.get(about, "ttl") or "")
    return Feed(
        title=title,
        url=words_of(dict.get(about, "link")),
        items=tuple(i for i in items if i),
        pause=60.0 * int(minutes[1]) if minutes else 0.0,
    )


def _entry(entry: Any, feed: str | None, lang: str | None) -> FeedItem | None:
    def get(key: str) -> Any:
        # dict.get, because feedparser answers "published" with "updated" where there is none.
        return dict.get(entry, key)

    source = get("source") or {}
    outlet = pieces.plain(dict.get(source, "title"))
    title, url = pieces.plain(get("title")), words_of(get("link"))
    if outlet and title and title.endswith(f" - {outlet}"):
        title = title.removesuffix(f" - {outlet}")  # as aggregators write it
    contents = [c.get("value") or "" for c in get("content") or []]
    content, summary = max(contents, key=len, default=""), get("summary") or ""
    markup = max(content, summary, key=len)
    names = [n for a in get("authors") or [] if (n := pieces.plain(a.get("name"))) and "@" not in n]
    key = words_of(get("id")) or url or title
    if key is None and not markup.strip():
        return None
    return FeedItem(
        id=key or "item",
        title=title,
        url=url if url and url.startswith("http") else None,
        outlet=outlet or feed,
        source_url=words_of(dict.get(source, "href") or dict.get(source, "link")),
        authors=tuple(dict.fromkeys(names)),
        published=_day(get("published"), get("published_parsed")),
        modified=_day(get("updated"), get("updated_parsed")),
        lang=lang,
        markup=markup,
        full=bool(content.strip() and len(content) >= len(summary)) or len(pieces.plain(markup) or "") >= FULL,
    )


def _json_feed(data: bytes) -> Feed | None:
    decoded = decode(data)
    found: Any = storable_value(json.loads(decoded.text)) if decoded else None
    if not is_json_feed(found):
        return None
    title = words_of(found.get("title"))
    lang = language_of(found.get("language"), "")[0]
    items = [_json_item(i, title, lang) for i in found["items"] if isinstance(i, dict)]
    return Feed(title=title, url=words_of(found.get("home_page_url")), items=tuple(i for i in items if i))


def is_json_feed(found: object) -> bool:
    """True for parsed JSON that is a JSON Feed."""
    return (
        isinstance(found, dict) and "jsonfeed.org" in str(found.get("version")) and isinstance(found.get("items"), list)
    )


def _json_item(item: Mapping[str, Any], feed: str | None, lang: str | None) -> FeedItem | None:
    authors = item.get("authors") or [item.get("author")]
    names = [words_of(a.get("name")) for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
    text, summary = item.get("content_html") or item.get("content_text"), item.get("summary")
    title, url = words_of(item.get("title")), words_of(item.get("url"))
    key = words_of(item.get("id")) or url or title
    markup = next((m for m in (text, summary) if isinstance(m, str) and m.strip()), "")
    if key is None and not markup:
        return None
    return FeedItem(
        id=key or "item",
        title=title,
        url=url,
        outlet=feed,
        authors=tuple(n for n in names if n),
        published=_day(item.get("date_published")),
        modified=_day(item.get("date_modified")),
        lang=language_of(item.get("language"), "")[0] or lang,
        markup=markup,
        full=isinstance(text, str) and bool(text.strip()),
    )


def _day(written: object, parsed: Any = None) -> str | None:
    """The day as the feed writes it, in its own zone; where the words are no known form, as feedparser reads them."""
    text = words_of(written)
    day = day_or_interval(text) if text else None
    if day or not parsed:
        return day
    return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
