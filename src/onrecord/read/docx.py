"""Reads Word documents: paragraphs, headings and tables, with what is deleted left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from onrecord.config import Config
from onrecord.model import BlockKind, Problem
from onrecord.read import pieces
from onrecord.read.bylines import is_name
from onrecord.read.decode import storable
from onrecord.read.file import File, problem
from onrecord.read.flat import bare
from onrecord.read.language import identify
from onrecord.read.raw import Raw
from onrecord.read.stated import words_of
from onrecord.read.text import too_long

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom"})
"""What a reviser struck out."""
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""A text box for old programs; it stands there a second time."""


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one report of a document. Its own dates are those of a file, so no day of publication is taken from it."""
    import docx

    try:
        document = docx.Document(io.BytesIO(file.data))
        found = list(_pieces(document))
        properties = document.core_properties
        stated, author = words_of(properties.title), words_of(properties.author)
    except Exception as error:  # python-docx raises whatever a broken part of the file makes it meet
        yield problem(file.source, f"{file.source} cannot be read as a document ({error}); save it again or as text.")
        return
    title = next((text for kind, text in found[:8] if kind == "title"), None)
    if title is None and stated and any(bare(text) == bare(stated) for _, text in found[:5]):
        title = stated
    named = title is not None and any(kind == "title" for kind, _ in found)
    text, blocks = pieces.laid_out(None, found)
    text, lost = storable(text)
    if not text.strip():
        yield problem(file.source, f"{file.source} holds no text (it may be a scan); save its text.")
        return
    if len(text) > config.max_chars:
        yield too_long(file.source, len(text), config)
        return
    side = file.side
    styled = named or any(kind == "heading" for kind, _ in found)
    yield Raw(
        source=file.source,
        name=file.name,
        text=text,
        # A document without styles says nothing about its lines.
        blocks=blocks if styled and not lost else (),
        sha256=file.sha256,
        title=side.title or title,
        authors=side.authors or ((author,) if author and is_name(author) else ()),
        date=side.date,
        date_basis="given",
        lang=side.lang or identify(text),
        outlet=side.outlet,
        url=side.url,
    )


def _pieces(document: Any) -> Iterator[pieces.Piece]:
    """Every paragraph, and every row of a table as one, in order."""
    row: Any = None
    cells: list[str] = []
    cell: Any = None
    for element in document.element.body.iter(f"{_W}p"):
        above = list(element.iterancestors(f"{_W}tr", f"{_W}tc", _TWICE, *_GONE))
        if any(a.tag == _TWICE or a.tag in _GONE for a in above):
            continue
        text = " ".join(_text(element).split())
        inside = next((a for a in above if a.tag == f"{_W}tr"), None)
        if inside is not row and row is not None:
            yield from _row(cells)
            cells, cell = [], None
        row = inside
        if row is None:
            if text:
                yield _kind(element, document), text
        elif text:
            own = above[0]
            if own is cell:
                cells[-1] += " " + text
            else:
                cells.append(text)
            cell = own
    yield from _row(cells)


def _row(cells: list[str]) -> Iterator[pieces.Piece]:
    if cells:
        yield "list" if len(cells) > 1 else "paragraph", "; ".join(cells)


def _text(paragraph: Any) -> str:
    """The words of a paragraph with what a reviser put in, without what one struck out and without text boxes."""
    out: list[str] = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        above = element.iterancestors(f"{_W}p", _TWICE, *_GONE)
        if next(above, None) is not paragraph:
            continue
        out.append((element.text or "") if element.tag == f"{_W}t" else "-" if "Hyphen" in element.tag else " ")
    return "".join(out)


def _kind(element: Any, document: Any) -> BlockKind:
    from docx.text.paragraph import Paragraph

    try:
        style = (Paragraph(element, document).style.name or "").lower()  # type: ignore[union-attr]
    except (AttributeError, KeyError, ValueError):
        return "paragraph"
    if style == "title":
        return "title"
    for start, kind in (("heading", "heading"), ("subtitle", "heading"), ("quote", "quote"), ("intense quote", "quote"),
                        ("list", "list"), ("caption", "caption")):  # fmt: skip
        if style.startswith(start):
            return kind  # type: ignore[return-value]
    return "paragraph"
