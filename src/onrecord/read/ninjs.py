"""Reads news items in JSON (ninjs 1 to 3), as agencies and newsroom systems send them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import pieces
from onrecord.read.file import File
from onrecord.read.newsitems import Item, report
from onrecord.read.pieces import Piece
from onrecord.read.raw import Raw
from onrecord.read.stated import words_of

_OWN = frozenset({
    "versioncreated", "firstcreated", "pubstatus", "representationtype", "bodyhtml", "bodyxhtml", "bodytext", "bodies",
    "headlines", "copyrightholder", "embargoed", "slugline", "contentcreated",
})  # fmt: skip
"""Keys that only news items have, in small letters without underscores: spelling changed between versions."""


def is_item(found: object) -> bool:
    """True for parsed JSON that is a news item."""
    if not isinstance(found, dict) or "text" in found:
        return False
    keys = set(_keys(found))
    standard = found.get("standard")
    named = isinstance(standard, dict) and words_of(standard.get("name")) == "ninjs"
    return named or ("uri" in keys and bool(keys & _OWN)) or len(keys & _OWN) >= 2


def items(found: object) -> list[dict[str, Any]]:
    """The news items in parsed JSON: one, a list, or one under `_items` or `items`; else empty."""
    if isinstance(found, dict) and not is_item(found):
        found = found.get("_items") or found.get("items")
    listed = found if isinstance(found, list) else [found]
    return [item for item in listed if isinstance(item, dict)] if listed and all(map(is_item, listed)) else []


def read_items(
    file: File, found: Iterable[Mapping[str, Any]], config: Config, *, alone: bool
) -> Iterator[Raw | Problem]:
    """The reports of parsed news items."""
    seen: set[str] = set()
    for number, item in enumerate(found, 1):
        keys = _keys(item)
        key = "" if alone else words_of(item.get("uri")) or str(number)
        key = key if key not in seen else f"{key}~{number}"
        seen.add(key)
        yield from report(_item(keys), file, key, config)


def _keys(item: Mapping[str, Any]) -> dict[str, Any]:
    return {str(k).lower().replace("_", ""): v for k, v in item.items()}


def _item(keys: Mapping[str, Any]) -> Item:
    sources = keys.get("infosource") or keys.get("infosources") or keys.get("source")
    place = keys.get("located")
    return Item(
        guid=words_of(keys.get("uri")),
        status=words_of(keys.get("pubstatus")),
        title=pieces.plain(keys.get("headline") or _value(keys.get("headlines")) or keys.get("title")),
        body=_body(keys),
        byline=pieces.plain(keys.get("byline") or keys.get("by")),
        provider=_name(keys.get("provider")) or _name(sources),
        holder=words_of(keys.get("copyrightholder")),
        credit=words_of(keys.get("creditline")),
        place=_name(place),
        first=words_of(keys.get("firstcreated") or keys.get("firstpublished")),
        version=words_of(keys.get("versioncreated")),
        embargo=words_of(keys.get("embargoed")),
        number=words_of(keys.get("version")),
        lang=words_of(keys.get("language")),
    )


def _body(keys: Mapping[str, Any]) -> list[Piece]:
    for key in ("bodyxhtml", "bodyhtml"):
        if isinstance(keys.get(key), str) and (found := pieces.of_html(keys[key])):
            return found
    if isinstance(keys.get("bodytext"), str):
        return pieces.of_text(keys["bodytext"])
    bodies = [b for b in _list(keys.get("bodies")) if isinstance(b, dict) and isinstance(b.get("value"), str)]
    for body in sorted(bodies, key=lambda b: "html" not in _type(b)):
        if found := pieces.of_html(body["value"]) if "html" in _type(body) else pieces.of_text(body["value"]):
            return found
    return []


def _type(body: Mapping[str, Any]) -> str:
    return str(_keys(body).get("contenttype") or body.get("role") or "").lower()


def _value(listed: object) -> object:
    """The value of the main one of several (ninjs 2 and 3), else of the first."""
    found = [h for h in _list(listed) if isinstance(h, dict)]
    main = [h for h in found if str(h.get("role", "")).lower() in ("main", "headline", "")]
    return next((h.get("value") for h in (*main, *found)), None)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    return words_of(value.get("name") if isinstance(value, dict) else value)
