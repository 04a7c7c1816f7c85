"""Reads JSON Lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.decode import SAMPLE, decode
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.rows import read_rows

Numbered = tuple[int, Mapping[str, object] | Problem]


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a JSON Lines file, each text exactly as it is given; one line is held at a time."""
    with file.open() as stream:
        start = stream.read(SAMPLE)
        decoded = decode(start)
        if decoded is None:
            yield problem(file.source, f"{file.source} holds no text (it looks binary), so nothing in it is read.")
            return
        if not decoded.text.strip() and len(start) < SAMPLE:
            yield problem(file.source, f"{file.source} is empty; put one report on each line or remove the file.")
            return
        wide = decoded.encoding if decoded.encoding.startswith(("utf-16", "utf-32")) else None
        stream.seek(0)
        yield from read_rows(file, _lines(file, _cut(stream, wide, config), config), config)


def text_of(file: File) -> str | Problem:
    """A JSON file's text, or the problem with it."""
    decoded = decode(file.data)
    if decoded is None:
        return problem(file.source, f"{file.source} holds no text (it looks binary), so nothing in it is read.")
    if not decoded.text.strip():
        return problem(file.source, f"{file.source} is empty; put one report on each line or remove the file.")
    return decoded.text


def _cut(stream: IO[bytes], wide: str | None, config: Config) -> Iterator[str | None]:
    """The lines; None for one that is too long. Only a line feed ends a line: JSON strings may hold other separators.

    In an encoding of two bytes or four a file is cut as a whole.
    """
    if wide:
        whole = decode(stream.read(config.max_bytes))
        yield from whole.text.split("\n") if whole else ()
        return
    while line := stream.readline(config.max_bytes):
        if len(line) >= config.max_bytes and not line.endswith(b"\n"):
            while (rest := stream.readline(config.max_bytes)) and not rest.endswith(b"\n"):
                pass
            yield None
            continue
        found = decode(line)
        yield found.text if found else line.decode("utf-8", "replace")


def _lines(file: File, lines: Iterable[str | None], config: Config) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        where = f"{file.source}#{number}"
        if line is None:
            limit = f"{config.max_bytes:,}"
            message = f"Line {number} of {file.source} has more bytes than the limit of {limit}; raise max_bytes."
            yield number, problem(where, message)
            continue
        if not line.strip():
            continue
        found = parsed(line)
        if isinstance(found, str):
            message = f"Line {number} of {file.source} is no valid JSON ({found}), so it is left out; mend the line."
            yield number, problem(where, message)
        else:
            yield checked(file, number, found)


def parsed(text: str) -> object:
    """The parsed value, or the reason, a string, why there is none (a lone JSON string is none of ours either)."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        return str(error).split("\n")[0][:100]
    return "it is a lone string" if isinstance(found, str) else found


def checked(file: File, number: int, found: object) -> Numbered:
    """A parsed report, or the problem of one that is no object."""
    if isinstance(found, dict):
        return number, found
    where = f"{file.source}#{number}"
    return number, problem(
        where, f'Report {number} of {file.source} is no JSON object, so it is left out; write {{"id": …, "text": …}}.'
    )
