"""What news agencies' formats (ninjs, NewsML-G2, NITF) say about a report, and the report of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.config import Config
from onrecord.lang import pack
from onrecord.model import Problem, when
from onrecord.read import agencies, bylines, pieces
from onrecord.read.decode import storable
from onrecord.read.file import File, problem
from onrecord.read.language import identify
from onrecord.read.pieces import Piece
from onrecord.read.raw import Raw
from onrecord.read.stated import day_or_interval, language_of, words_of
from onrecord.read.text import too_long

UNUSABLE = {
    "canceled": "is withdrawn by its provider (canceled)",
    "cancelled": "is withdrawn by its provider (canceled)",
    "withheld": "is withheld by its provider",
    "killed": "is withdrawn by its provider (killed)",
}
"""Statuses of items that are not to be used, and what to call them."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A news item; None or empty where it says nothing. first, version, embargo: when this item was first made, when
    this version was, and before when it must not appear, as the item writes them. number: of the version."""

    guid: str | None = None
    status: str | None = None
    title: str | None = None
    body: Sequence[Piece] = ()
    byline: str | None = None
    provider: str | None = None
    holder: str | None = None
    credit: str | None = None
    place: str | None = None
    first: str | None = None
    version: str | None = None
    embargo: str | None = None
    number: str | None = None
    lang: str | None = None


def report(item: Item, file: File, key: str, config: Config) -> Iterator[Raw | Problem]:
    """The report of an item, or the problem with it. key: the item's name within its file, empty where it is alone."""
    where = f"{file.source}#{key}" if key else file.source
    status = (item.status or "usable").rpartition(":")[2].lower()
    if status in UNUSABLE:
        yield problem(where, f"{where} {UNUSABLE[status]}, so no report of it is read; do not use what it replaced.")
        return
    text, blocks = pieces.laid_out(item.title, item.body)
    text, lost = storable(text)
    if not item.body or not text.strip():
        yield problem(where, f"{where} holds no text (a picture, a package or a mere reference), so nothing is read.")
        return
    if len(text) > config.max_chars:
        yield too_long(where, len(text), config)
        return
    published, modified = dates(item)
    side = file.side
    outlet = words_of(item.provider) or words_of(item.holder)
    lang = side.lang or language_of(item.lang, where)[0] or identify(text[len(item.title or "") :])
    credited = " · ".join(filter(None, (item.provider, item.credit, item.holder)))
    yield Raw(
        source=where,
        name=f"{file.name}#{key}" if key else file.name,
        text=text,
        blocks=blocks if not lost else (),
        sha256=file.sha256,
        title=side.title or item.title,
        authors=side.authors or authors(item.byline, lang),
        date=side.date or published,
        date_basis="given" if side.date else "metadata",
        modified=modified,
        lang=lang,
        outlet=side.outlet or outlet,
        url=side.url or (item.guid if item.guid and item.guid.startswith(("http://", "https://")) else None),
        agencies=agencies.named(credited),
        place=words_of(item.place),
    )


def dates(item: Item) -> tuple[str | None, str | None]:
    """Day of publication and day of change. The first version's day is the one of publication, a later one's of change.

    Under an embargo nothing is published before its end. Of a later version alone, the day of publication is unknown.
    """
    first, version, embargo = (day_or_interval(v) if v else None for v in (item.first, item.version, item.embargo))
    number = int(item.number) if item.number and item.number.isdecimal() else 1
    published = first or (version if number <= 1 else None)
    if embargo and (published is None or _after(embargo, published)):
        published = embargo if published or number <= 1 else None
    changed = version and published and _after(version, published)
    return published, version if changed or (published is None and version) else None


def _after(a: str, b: str) -> bool:
    x, y = when.days(a), when.days(b)
    return bool(x and y and x.low and y.high and x.low > y.high)


def authors(byline: str | None, lang: str | None) -> tuple[str, ...]:
    """The names in a byline, without "By" and what comes after them."""
    line = words_of(byline)
    if not line:
        return ()
    language = pack(lang)
    credit = bylines.with_cue(line, language)
    return credit.names if credit else bylines.list_of_names(line, language)
