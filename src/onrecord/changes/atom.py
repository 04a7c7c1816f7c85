"""What is new as an Atom feed (RFC 4287), for a feed reader or a newsroom's own tools."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from xml.etree import ElementTree

from onrecord.changes.rows import TITLES, ChangeRow, Changes
from onrecord.changes.text import since_words, sources_words
from onrecord.model import Dossier, Span, when
from onrecord.version import __version__
from onrecord.web.phrases import around
from onrecord.web.sources import safe_url
from onrecord.words import cite, one_line

NAMESPACE = "http://www.w3.org/2005/Atom"
_IDS = uuid.UUID("6f6e7265-636f-5264-8000-6368616e6765")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(changes: Changes, dossier: Dossier, *, name: str, built: str | None) -> str:
    """The changes as a feed, one entry a row, the most important first.

    name: what tells this record from others; the id of the feed rests on it. built: when the record was last
    built; the feed was updated then. An entry keeps its id as long as its statements are the same.
    """
    ElementTree.register_namespace("", NAMESPACE)
    updated = _stamp(built) or _stamp(max((r.day or "" for r in changes.rows), default="")) or "1970-01-01T00:00:00Z"
    feed = ElementTree.Element(_tag("feed"))
    _child(feed, "id", f"urn:uuid:{uuid.uuid5(_IDS, name)}")
    _child(feed, "title", _title(dossier))
    _child(feed, "subtitle", since_words(changes))
    _child(feed, "updated", updated)
    _child(_child(feed, "author"), "name", "onrecord")
    _child(feed, "generator", "onrecord", version=__version__)
    for row in changes.rows:
        _entry(feed, row, dossier, name, updated)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _entry(feed: ElementTree.Element, row: ChangeRow, dossier: Dossier, name: str, updated: str) -> None:
    entry = _child(feed, "entry")
    _child(entry, "id", f"urn:uuid:{uuid.uuid5(_IDS, f'{name} {row.id}')}")
    _child(entry, "title", f"{TITLES[row.kind]}: {row.sentence}")
    _child(entry, "updated", _stamp(row.day) or updated)
    _child(entry, "category", term=row.kind, label=TITLES[row.kind])
    for url in dict.fromkeys(u for r in row.reports if (u := safe_url(dossier.articles[r].url))):
        _child(entry, "link", rel="related", href=url)
    lines = [row.sentence, f"{sources_words(row)}.", *(_said(s, dossier) for s in row.evidence)]
    if row.earlier:
        lines += ["Before:", *(_said(s, dossier) for s in row.earlier)]
    _child(entry, "content", "\n".join(lines), type="text")


def _said(span: Span, dossier: Dossier) -> str:
    """Words of a report with the sentence or so around them, and where they stand."""
    article = dossier.articles[span.article]
    before, after = around(article, span, 60)
    return f"“{one_line(before + span.exact + after)}” ({cite(article)}, characters {span.start} to {span.end})"


def _title(dossier: Dossier) -> str:
    titles = [s.title for s in dossier.stories if s.title]
    return f"What is new: {titles[0]}" if len(titles) == 1 else "What is new on record"


def _stamp(value: str | None) -> str | None:
    """An EDTF value as RFC 3339: its last day at midnight in UTC, or the time it gives."""
    if value and "T" in value:
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            return None
        return f"{moment.astimezone(dt.UTC) if moment.tzinfo else moment:%Y-%m-%dT%H:%M:%S}Z"
    days = when.days(value)
    return f"{days.high.isoformat()}T00:00:00Z" if days and days.high else None


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _child(
    parent: ElementTree.Element, name: str, words: str | None = None, /, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, _tag(name), attributes)
    if words is not None:
        child.text = _NOT_XML.sub("", words)
    return child
