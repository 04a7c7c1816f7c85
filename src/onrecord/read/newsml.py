"""Reads NewsML-G2: news items, packages and messages of several items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import nitf, pieces, xml
from onrecord.read.file import File, problem
from onrecord.read.newsitems import Item, report
from onrecord.read.pieces import Piece, local
from onrecord.read.raw import Raw
from onrecord.read.xml import below, first, words_in


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of the news items in a file; a package only names items, and reads none where none is with it."""
    root = xml.parse(file.data)
    if root is None:
        yield problem(file.source, f"{file.source} is no XML that can be read; fetch it again.")
        return
    found = [root] if local(root) == "newsitem" else below(root, "newsitem")
    if not found:
        refs = len(below(root, "itemref"))
        yield problem(
            file.source,
            f"{file.source} is a package that names {refs} item{'' if refs == 1 else 's'} and holds none; "
            "give the items.",
        )
        return
    seen: set[str] = set()
    for number, element in enumerate(found, 1):
        key = "" if len(found) == 1 else element.get("guid") or str(number)
        key = key if key not in seen else f"{key}~{number}"
        seen.add(key)
        yield from report(_item(element), file, key, config)


def _item(element: Any) -> Item:
    meta, content = first(element, "itemmeta"), first(element, "contentmeta")
    rights = first(element, "rightsinfo")
    headline = words_in(first(content, "headline")) or words_in(first(meta, "title"))
    return Item(
        guid=element.get("guid"),
        number=element.get("version"),
        status=_code(first(meta, "pubstatus")),
        title=headline,
        body=_body(element),
        byline=words_in(first(content, "by")),
        provider=_named(first(meta, "provider")),
        holder=_named(first(rights, "copyrightholder")),
        credit=words_in(first(content, "creditline")),
        place=_named(first(content, "located")) or words_in(first(content, "dateline")),
        first=words_in(first(meta, "firstcreated")),
        version=words_in(first(meta, "versioncreated")),
        embargo=words_in(first(meta, "embargoed")),
        lang=_tag(content) or element.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def _body(element: Any) -> list[Piece]:
    """The first content that is text: XHTML, NITF, or plain."""
    contents = first(element, "contentset")
    for content in contents if contents is not None else ():
        if local(content) == "inlinexml":
            inner = next((e for e in content if isinstance(e.tag, str)), None)
            if inner is None:
                continue
            if local(inner) == "nitf":
                found = nitf.body(inner)
            else:
                page = first(inner, "body") if local(inner) == "html" else None
                found = pieces.of_tree(inner if page is None else page)
        elif local(content) == "inlinedata":
            text = "".join(content.itertext())
            found = pieces.of_html(text) if "html" in (content.get("contenttype") or "") else pieces.of_text(text)
        else:
            continue
        if found:
            return found
    return []


def _named(element: Any) -> str | None:
    """What a property is called: its name, else the plain value of it, else its code without the scheme."""
    if element is None:
        return None
    name = words_in(first(element, "name"))
    return name or element.get("literal") or (_code(element) or "").rpartition(":")[2] or words_in(element)


def _code(element: Any) -> str | None:
    return (element.get("qcode") or element.get("uri") or words_in(element)) if element is not None else None


def _tag(content: Any) -> str | None:
    language = first(content, "language")
    return language.get("tag") if language is not None else None
