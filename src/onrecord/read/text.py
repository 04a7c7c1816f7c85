"""Reads a report in plain text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.decode import decode, even_lines, storable
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one report of a text file; its line ends are evened, all else is kept."""
    decoded = decode(file.data, file.charset)
    if decoded is None:
        yield problem(file.source, f"{file.source} holds no text (it looks binary); save the report as plain text.")
        return
    text, lost = storable(even_lines(decoded.text))
    if not text.strip():
        yield problem(file.source, f"{file.source} is empty; put the report's text there or remove the file.")
        return
    if len(text) > config.max_chars:
        yield too_long(file.source, len(text), config)
        return
    if decoded.broken + lost:
        yield broken(file.source, decoded.broken + lost, decoded.encoding)
    side = file.side
    yield Raw(
        source=file.source,
        name=file.name,
        text=text,
        sha256=file.sha256,
        date=side.date,
        date_basis="given",
        lang=side.lang,
        outlet=side.outlet,
        url=side.url,
        title=side.title,
        authors=side.authors,
    )


def too_long(source: str, length: int, config: Config) -> Problem:
    """The problem of a text beyond the limit."""
    return problem(
        source,
        f"{source} has {length:,} characters, more than the limit of {config.max_chars:,}; "
        "split it or raise max_chars.",
    )


def broken(source: str, count: int, encoding: str) -> Problem:
    """The problem of characters that could not be read."""
    return problem(
        source,
        f"{source} has {count:,} unreadable character{'s' if count > 1 else ''} (read as {encoding}), now U+FFFD; "
        "save the file again as UTF-8.",
    )
