"""Reads NITF, the XML of news texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import pieces, xml
from onrecord.read.file import File, problem
from onrecord.read.newsitems import Item, report
from onrecord.read.pieces import Piece
from onrecord.read.raw import Raw
from onrecord.read.xml import below, first, words_in


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one report of an NITF file."""
    root = xml.parse(file.data)
    if root is None:
        yield problem(file.source, f"{file.source} is no XML that can be read; fetch it again.")
        return
    yield from report(_item(root), file, "", config)


def _item(root: Any) -> Item:
    head, top = first(root, "head"), first(root, "body", "body.head")
    data, published = first(head, "docdata"), first(head, "pubdata")
    dateline = first(top, "dateline")
    revisions = [e.get("norm") for e in below(head, "revision-history") if e.get("norm")] if head is not None else []
    issued = _norm(first(data, "date.issue"))
    return Item(
        guid=_attribute(first(data, "doc-id"), "id-string"),
        status=_attribute(data, "management-status"),
        title=words_in(first(top, "hedline", "hl1")) or words_in(first(head, "title")),
        body=body(root),
        byline=words_in(first(top, "byline", "person")) or words_in(first(top, "byline")),
        provider=words_in(first(top, "distributor")) or _attribute(published, "name"),
        holder=_attribute(first(data, "doc.copyright"), "holder"),
        place=words_in(first(dateline, "location")),
        first=_attribute(published, "date.publication") or issued or _norm(first(dateline, "story.date")),
        version=max((*revisions, issued or ""), default=None) or None,
        embargo=_norm(first(data, "date.release")),
        lang=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def body(root: Any) -> list[Piece]:
    """The pieces of the text; captions of pictures are kept as such, their producers and the dateline are not text."""
    content = first(root, "body", "body.content")
    if content is None:
        return []
    for media in below(content, "media-producer", "media-reference", "media-metadata"):
        tail, before = media.tail, media.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        if (above := media.getparent()) is not None:
            above.remove(media)
    return pieces.of_tree(content)


def _attribute(element: Any, name: str) -> str | None:
    return element.get(name) if element is not None else None


def _norm(element: Any) -> str | None:
    return _attribute(element, "norm")
