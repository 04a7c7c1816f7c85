"""Marked-up text (HTML of a feed, a message, a news item) to pieces, and pieces to a report's text with its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from onrecord.model import Block, BlockKind
from onrecord.read.flat import bare

Piece = tuple[BlockKind, str]

_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "form", "button"})
_BLOCKS = frozenset({
    "address", "article", "aside", "block", "blockquote", "body", "body.content", "bq", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hl2", "hr", "html", "li", "main", "media", "media-caption", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Of HTML, and of NITF."""
_CELLS = frozenset({"td", "th"})
"""Cells of one row stand in one line."""
_KINDS: dict[str, BlockKind] = {
    "li": "list", "tr": "list", "blockquote": "quote", "bq": "quote", "figcaption": "caption",
    "media-caption": "caption", "hl2": "heading", **{f"h{n}": "heading" for n in range(1, 7)},
}  # fmt: skip


def laid_out(title: str | None, pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The text with the title in front and a blank line between pieces, and the block of each piece."""
    pieces = list(pieces)
    if not pieces:
        return "", ()
    if title and all(bare(piece) != bare(title) for _, piece in pieces[:3]):
        pieces = [("title", title), *pieces]
    blocks: list[Block] = []
    at = 0
    for kind, piece in pieces:
        blocks.append(Block(kind, at, at + len(piece)))
        at += len(piece) + 2
    return "\n\n".join(piece for _, piece in pieces), tuple(blocks)


def of_html(markup: str) -> list[Piece]:
    """The pieces of a fragment or document that is all report (nothing of a page is taken off)."""
    import lxml.html

    if not markup.strip():
        return []
    if "<" not in markup and "&" not in markup:
        return of_text(markup)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (ValueError, lxml.etree.LxmlError):
        return []
    return of_tree(tree)


def plain(value: object) -> str | None:
    """A title or name without the markup it may hold; None for nothing."""
    found = of_html(value) if isinstance(value, str) else []
    return " ".join(piece for _, piece in found) or None


def of_text(text: str) -> list[Piece]:
    """The paragraphs of plain text: what blank lines set apart, else its lines."""
    parts = re.split(r"\n\s*\n", text.strip())
    parts = parts if len(parts) > 1 else text.splitlines()
    return [("paragraph", piece) for part in parts if (piece := " ".join(part.split()))]


def of_tree(tree: Any) -> list[Piece]:
    """The pieces of a parsed element (HTML or XHTML, whatever its namespace), in order; two breaks end a paragraph."""
    from lxml import etree

    out: list[Piece] = []
    run: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]

    def close() -> None:
        for part in re.split(r"\n[^\S\n]*\n", "".join(run)):
            if piece := " ".join(part.split()):
                out.append((kinds[-1], piece))
        run.clear()

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        name = local(element)
        block = name in _BLOCKS and name not in _CELLS
        if event == "start":
            if name in _SKIPPED:
                walk.skip_subtree()
                continue
            if block:
                close()
                kinds.append("quote" if kinds[-1] == "quote" else _KINDS.get(name, kinds[-1]))
            elif name in _CELLS:
                run.append(" ")
            if name in _CELLS and any(local(child) in _BLOCKS for child in element):
                # A table that lays out a page, as newsletters do: its cells hold paragraphs of their own.
                close()
                kinds[-1] = "paragraph"
            run.append("\n" if name == "br" else "")
            if element.text:
                run.append(element.text if name == "pre" else _spaced(element.text))
            continue
        if event == "end" and block:
            close()
            kinds.pop()
        if element is not tree and element.tail:
            run.append(_spaced(element.tail))
    close()
    return out


def local(element: Any) -> str:
    """An element's name in small letters without its namespace; empty for comments and entities."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)
