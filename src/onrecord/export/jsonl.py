"""JSON Lines, the whole record: the contract is docs/reference/record.md."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.export.rows import plain, statement
from onrecord.lang import packs
from onrecord.model import Mention, make_id

if TYPE_CHECKING:
    from onrecord.record import Record

RECORD_VERSION = 1


def render(record: Record) -> str:
    """One JSON object a line: the manifest, reports, statements, then what was learned across them."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(record))


def rows(record: Record) -> Iterator[dict[str, Any]]:
    """The lines as dictionaries, in a fixed order. Surrogates that a broken file left are replaced."""
    yield manifest(record)
    for article in record.articles.values():
        yield plain(article)
    for row in record.statements.values():
        if not isinstance(row, Mention):  # names are exported as the mentions of their entity
            yield statement(row, record)
    for group in (record.entities, record.copies, record.versions, record.stories, record.events, record.findings):
        for learned in group:
            yield plain(learned)
    for other in (*record.problems, *record.corrections):
        yield plain(other)


def manifest(record: Record) -> dict[str, Any]:
    """The first line: what was read, with which settings, and what each language could do."""
    counts = {
        "articles": len(record.articles),
        "times": len(record.times),
        "quotes": len(record.quotes),
        "figures": len(record.figures),
        "plans": len(record.plans),
        "entities": len(record.entities),
        "copies": len(record.copies),
        "versions": len(record.versions),
        "stories": len(record.stories),
        "events": len(record.events),
        "findings": len(record.findings),
        "problems": len(record.problems),
    }
    seen = {a.lang for a in record.articles.values()}
    inputs = [msgspec.to_builtins(i) for i in record.inputs]
    return {
        "type": "manifest",
        "id": make_id("m", RECORD_VERSION, [(i.source, i.sha256) for i in record.inputs]),
        "record_version": RECORD_VERSION,
        "onrecord_version": record.version,
        "created": record.built or dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "settings": record.settings,
        "inputs": inputs,
        "languages": {
            p.code: {"reports": sum(a.lang == p.code for a in record.articles.values()), **_ability(p.language)}
            for p in packs()
            if p.code in seen
        }
        | {code or "unknown": {"reports": sum(a.lang == code for a in record.articles.values())}
           for code in sorted(seen - {p.code for p in packs()}, key=str)},
        "counts": counts,
    }  # fmt: skip


def _ability(language: Any) -> dict[str, str]:
    return {k: v or "nothing yet" for k, v in msgspec.to_builtins(language.ability).items()}
