"""Reads JSON Lines: one report a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.decode import decode
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.rows import read_rows

Numbered = tuple[int, Mapping[str, object] | Problem]


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a JSON Lines file, each text exactly as it is given."""
    text = text_of(file)
    if isinstance(text, Problem):
        yield text
        return
    yield from read_rows(file, _lines(file, text), config)


def text_of(file: File) -> str | Problem:
    decoded = decode(file.data)
    if decoded is None:
        return problem(file.source, f"{file.source} holds no text (it looks binary), so nothing in it is read.")
    if not decoded.text.strip():
        return problem(file.source, f"{file.source} is empty; put one report on each line or remove the file.")
    return decoded.text


def _lines(file: File, text: str) -> Iterator[Numbered]:
    # Only a line feed ends a line: JSON strings may hold other separators.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found = parsed(line)
            if isinstance(found, str):
                where = f"{file.source}#{number}"
                yield (
                    number,
                    problem(
                        where,
                        f"Line {number} of {file.source} is no valid JSON ({found}), so it is left out; mend the line.",
                    ),
                )
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
    if isinstance(found, dict):
        return number, found
    where = f"{file.source}#{number}"
    return number, problem(
        where, f'Report {number} of {file.source} is no JSON object, so it is left out; write {{"id": …, "text": …}}.'
    )
