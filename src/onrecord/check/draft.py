"""Reads a draft as a report is read and annotated, in memory; it never comes on record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from onrecord.annotate import annotate
from onrecord.check.places import Places
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.model import Article, Problem, Published, Statement, when
from onrecord.read import Raw, formats, markdown
from onrecord.read.decode import decode, even_lines
from onrecord.read.file import File, Side
from onrecord.read.sides import Sides

DRAFT = "draft"
"""The id of a draft while it is checked."""

_MARKDOWN = (".md", ".markdown")
_ONE = (".txt", ".text", ".html", ".htm", ".xhtml", *_MARKDOWN)
"""Endings by which a bare name is taken for a file's, even where there is none."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with what it states. places: where its words stand in its own file."""

    article: Article
    statements: tuple[Statement, ...]
    places: Places


def written(draft: Article) -> dt.date | None:
    """The day on which a draft was written, where it says so or was told; None where it is only taken to be."""
    return None if draft.published.basis == "inferred" else when.single_day(draft.published.value)


def is_file(draft: str | Path) -> bool:
    """True when a string or path names a file, rather than being the draft's text itself."""
    if isinstance(draft, Path):
        return True
    one_word = "\n" not in draft and len(draft) < 1000 and bool(draft.strip())
    return one_word and (Path(draft).exists() or (" " not in draft and Path(draft).suffix.lower() in _ONE))


def opened(draft: str | Path | bytes, config: Config) -> File:
    """The file of a draft with what a `metadata.csv` beside it says: read from its path, or made of its text or bytes.

    Raises SourceError when it cannot be read or is too large.
    """
    if isinstance(draft, bytes) or not is_file(draft):
        data = draft if isinstance(draft, bytes) else str(draft).encode("utf-8", errors="replace")
        return _file(DRAFT, DRAFT + (".html" if _looks_like_html(data) else ".md"), data, config)
    path = Path(draft)
    try:
        with path.open("rb") as stream:
            data = stream.read(config.max_bytes + 1)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error}); give a draft's file") from error
    file = _file(str(path), path.name, data, config)
    side = next((s for s in Sides().of(path, file.source) if isinstance(s, Side)), file.side)
    return msgspec.structs.replace(file, side=side)


def _looks_like_html(data: bytes) -> bool:
    head = data[:500].lstrip().lower()
    return head.startswith((b"<!doctype", b"<html")) or b"<body" in head or b"<p>" in head


def _file(source: str, name: str, data: bytes, config: Config) -> File:
    if len(data) > config.max_bytes:
        raise SourceError(f"{source} has more than the limit of {config.max_bytes:,} bytes; split it")
    return File(source=source, name=name, data=data)


def raw(file: File, config: Config) -> Raw:
    """The draft's text and what its file says of it. Raises SourceError when there is no text in it."""
    read = markdown.read if file.name.lower().endswith(_MARKDOWN) else formats.read
    found = list(read(file, config))
    reports = [item for item in found if isinstance(item, Raw)]
    if len(reports) > 1:
        raise SourceError(f"{file.source} holds {len(reports)} reports; give one draft in a file of its own")
    if reports:
        return reports[0]
    problem = next((item.message for item in found if isinstance(item, Problem)), "no text was found")
    raise SourceError(problem.rstrip("."))


def annotated(file: File, article: Article, published: Published | None) -> Draft:
    """The draft with all that it states. published: when it is taken to be written where it does not say."""
    article = msgspec.structs.replace(article, id=DRAFT)
    if article.published.value is None and published is not None:
        article = msgspec.structs.replace(article, published=published)
    elif article.published.span is not None:
        span = msgspec.structs.replace(article.published.span, article=DRAFT)
        article = msgspec.structs.replace(article, published=msgspec.structs.replace(article.published, span=span))
    article, statements = annotate(article)
    decoded = decode(file.data)
    source = even_lines(decoded.text) if decoded else article.text
    return Draft(article=article, statements=statements, places=Places(article.text, source))
