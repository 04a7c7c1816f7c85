"""Reads a saved page: its own data, and the article's text without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.config import Config
from onrecord.model import Block, BlockKind, Problem
from onrecord.read.addresses import original, same_site
from onrecord.read.decode import decode, even_lines, storable
from onrecord.read.file import File, problem
from onrecord.read.flat import bare
from onrecord.read.language import identify
from onrecord.read.pagedata import PageData, page_data
from onrecord.read.pieces import Piece, laid_out, of_html, of_text
from onrecord.read.raw import Raw
from onrecord.read.text import broken, too_long

LEAST = 150
"""Characters; a page whose paragraphs hold fewer has no article."""
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "list", "quote": "quote", "row": "list"}


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one report of a page. What a side file says goes before what the page says."""
    charset = _CHARSET.search(file.data[:2048])
    decoded = decode(file.data, file.charset or (charset[1].decode("ascii") if charset else None))
    if decoded is None:
        yield problem(file.source, f"{file.source} holds no text (it looks binary); save the page as HTML.")
        return
    page, lost = storable(even_lines(decoded.text))
    tree = _tree(page)
    if tree is None:
        yield problem(file.source, f"{file.source} is empty; save the page again or remove the file.")
        return
    data = page_data(tree)
    title = file.side.title or data.title
    text, blocks = laid_out(title, _shown(page, tree, data))
    if len(text) > config.max_chars:
        yield too_long(file.source, len(text), config)
        return
    if not blocks:
        yield problem(file.source, f"No article found in page {file.source}; save the article's own page, or its text.")
        return
    if decoded.broken + lost:
        yield broken(file.source, decoded.broken + lost, decoded.encoding)
    if data.words > 2 * max(len(text.split()), len(text) // 8):
        yield problem(
            file.source,
            f"{file.source} says that its report has {data.words:,} words, and the page holds {len(text.split()):,}; "
            "it may be for subscribers: save it when logged in.",
        )
    yield _raw(file, data, title, text, blocks)


def _raw(file: File, data: PageData, title: str | None, text: str, blocks: tuple[Block, ...]) -> Raw:
    side = file.side
    return Raw(
        source=file.source,
        name=file.name,
        text=text,
        blocks=blocks,
        sha256=file.sha256,
        title=title,
        authors=side.authors or data.authors,
        date=side.date or data.published,
        date_basis="given" if side.date else "metadata",
        modified=data.modified,
        agencies=data.agencies,
        based_on=data.based_on,
        # A page often states the language of its template, not of its text.
        lang=side.lang or identify(text[len(title or "") :]) or data.lang,
        outlet=side.outlet or data.outlet,
        url=side.url or _own_address(data.url, file.url),
        seen=file.seen,
    )


def _own_address(stated: str | None, fetched: str | None) -> str | None:
    """The address that a page states for itself; the one it was got from, where it states none or its site's root.

    It is believed about its own site only: another site's address would let it pass for that site's report.
    """
    if not stated or not fetched:
        return stated or (original(fetched) if fetched else None)
    fetched = original(fetched)
    try:
        stated = urljoin(fetched, stated)
        at_root = urlsplit(stated).path in ("", "/") and urlsplit(fetched).path not in ("", "/")
    except ValueError:  # no address, whatever it looks like
        return fetched
    return stated if same_site(stated, fetched) and not at_root else fetched


def _tree(page: str) -> Any | None:
    import lxml.html

    try:
        # Bytes, because lxml refuses a text with an encoding declaration.
        parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        return lxml.html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (ValueError, lxml.etree.LxmlError):
        return None


def _pieces(page: str, tree: Any) -> list[tuple[BlockKind, str]]:
    """The paragraphs, headings and items of the article: as trafilatura finds them, else the page's paragraphs."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # whatever in a page makes the extractor trip, the page is still read
        found = None
    body = getattr(found, "body", None)
    pieces = list(_walk(body)) if body is not None else []
    if sum(len(p) for _, p in pieces) < LEAST:
        lines = [" ".join(p.text_content().split()) for p in tree.xpath("//p[not(ancestor::nav or ancestor::footer)]")]
        pieces = [("paragraph", line) for line in lines if len(line) > 40]
    return pieces if sum(len(p) for _, p in pieces) >= LEAST else []


def _shown(page: str, tree: Any, data: PageData) -> list[Piece]:
    """The pieces that the page shows; those in its data where it shows none."""
    found = _pieces(page, tree)
    # The extractor takes them too, as one run of words.
    run = len(found) <= 2 and bool(data.body) and bare(found[-1][1]) == bare(data.body) if found else True
    return (_in_data(data) or found) if run else found


def _in_data(data: PageData) -> list[Piece]:
    """The text in a page's data, for a page that shows none itself; it may differ from what the page would show."""
    found = of_html(data.body) if "<" in data.body else of_text(data.body)
    return found if sum(len(p) for _, p in found) >= LEAST else []


def _walk(element: Any) -> Iterator[tuple[BlockKind, str]]:
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in ("list", "table", "body", "div") or (tag == "quote" and len(child)):
            yield from (("quote" if tag == "quote" else kind, piece) for kind, piece in _walk(child))
        elif piece := " ".join("".join(child.itertext()).split()):
            yield _KINDS.get(tag, "paragraph"), piece
