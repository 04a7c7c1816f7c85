"""Reads PDF files with text: the lines of their pages, put together again to paragraphs."""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from typing import Any

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import pieces
from onrecord.read.decode import storable
from onrecord.read.file import File, problem
from onrecord.read.language import identify
from onrecord.read.pdflines import Line, paragraphs, without_furniture
from onrecord.read.raw import Raw
from onrecord.read.text import too_long

MOST_PAGES = 1000
LONGEST = 60.0
"""Seconds for one file; a page that does not end is a page made to do harm."""
_SHAPES = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
"""Arabic and Hebrew letters in the shapes of print."""
LEAST = 20
"""Characters a page; with fewer the pages are pictures."""


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one report of a PDF file. Its own dates are those of a file, so no day of publication is taken from it."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(file.data), strict=False)
        if reader.is_encrypted and not _opened(reader):
            yield problem(
                file.source, f"{file.source} is locked with a password, so it is not read; save it without one."
            )
            return
        pages, cut = _pages(reader, config)
    except (
        PyPdfError,
        RecursionError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        OSError,
    ) as error:
        # Broken files make pypdf trip in many ways.
        yield problem(file.source, f"{file.source} is no whole PDF file ({error}); save or fetch it again.")
        return
    if sum(len(line.text) for page in pages for line in page) < LEAST * max(1, len(pages)):
        yield problem(
            file.source,
            f"{file.source} holds no text on its {len(pages)} page{'s' if len(pages) != 1 else ''} (it is a scan, or "
            "pictures of text); run it through text recognition (OCR) first.",
        )
        return
    words = "".join(line.text for page in pages for line in page)
    if len(_SHAPES.findall(words)) > 0.1 * sum(c.isalpha() for c in words):
        yield problem(
            file.source,
            f"{file.source} gives its letters as printed shapes and not in the order of reading, as many PDF files in "
            "Arabic do, so it is not read; give the page or its text.",
        )
        return
    if cut:
        yield problem(file.source, f"{file.source} is read up to page {len(pages)} only ({cut}); split it.")
    body, furniture = without_furniture(pages)
    found = [*paragraphs(body), *(("furniture", line) for line in furniture)]
    title = next((text for kind, text in found[:6] if kind == "title"), None)
    text, blocks = pieces.laid_out(None, found)
    text, lost = storable(text)
    if len(text) > config.max_chars:
        yield too_long(file.source, len(text), config)
        return
    side = file.side
    yield Raw(
        source=file.source,
        name=file.name,
        text=text,
        # Only what stands out is told from the page: what its lines are else, their words say.
        blocks=tuple(b for b in blocks if b.kind != "paragraph") if not lost else (),
        sha256=file.sha256,
        title=side.title or title,
        authors=side.authors,
        date=side.date,
        date_basis="given",
        lang=side.lang or identify(text),
        outlet=side.outlet,
        url=side.url,
    )


def _opened(reader: Any) -> bool:
    """True where the file opens without a password, as those do that only forbid printing."""
    from pypdf.errors import DependencyError, PyPdfError

    try:
        return bool(reader.decrypt(""))
    except (PyPdfError, DependencyError, NotImplementedError, ValueError, KeyError, TypeError):
        return False


def _pages(reader: Any, config: Config) -> tuple[list[list[Line]], str]:
    """The lines of each page, and why not all pages were read, empty where they were."""
    ends = time.monotonic() + LONGEST
    out: list[list[Line]] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= MOST_PAGES:
            return out, f"it has more than {MOST_PAGES:,} pages"
        if time.monotonic() > ends:
            return out, f"it takes longer than {LONGEST:.0f} seconds"
        lines = _lines(page)
        length += sum(len(line.text) for line in lines)
        out.append(lines)
        if length > config.max_chars:
            break
    return out, ""


def _lines(page: Any) -> list[Line]:
    """The lines of a page as pypdf gives them, each with the place and the size of its first words."""
    chunks: list[tuple[str, float, float, float]] = []

    def visit(text: str, matrix: Any, text_matrix: Any, _font: Any, size: Any) -> None:
        x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        scale = abs(text_matrix[3] * matrix[3]) or 1.0
        chunks.append((text, float(x), float(y), float(size or 0) * scale))

    page.extract_text(visitor_text=visit)
    out: list[Line] = []
    words, place = "", (0.0, 0.0, 0.0)
    for text, x, y, size in chunks:
        for number, part in enumerate(text.split("\n")):
            if number:
                _close(out, words, place)
                words = ""
            if part.strip() and not words.strip():
                place = (x, y, size)
            words += part
    _close(out, words, place)
    return out


def _close(out: list[Line], words: str, place: tuple[float, float, float]) -> None:
    if text := " ".join(words.split()):
        out.append(Line(text, *place))
