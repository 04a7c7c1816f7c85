"""Finds the files that a source names and reads each with the reader of its format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from onrecord.config import Config
from onrecord.model import Problem, make_id
from onrecord.read import csv, html, jsonl, text
from onrecord.read.file import File, Side, problem
from onrecord.read.raw import Raw
from onrecord.read.sides import Sides, is_side_file
from onrecord.read.walk import shown, walk

Reader = Callable[[File, Config], Iterator[Raw | Problem]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_json,
    ".csv": csv.read,
    ".tsv": csv.read,
}
"""The reader of each format, by the suffix of the file's name in lower case."""


def find(sources: Iterable[str | Path], config: Config) -> Iterator[Raw | Problem]:
    """The raw reports of all sources, in order of path, and a problem for each that cannot be read. Never raises.

    A report that comes twice (same file name, outlet, address and words) is read once, and a problem says so.
    """
    sides = Sides()
    known: dict[str, str] = {}
    for item in walk(sources):
        if isinstance(item, Problem):
            yield item
            continue
        path, named = item
        for found in _file(path, named, sides, config):
            if isinstance(found, Raw):
                key = make_id("a", found.name, found.outlet, found.url, found.text)
                if key in known:
                    first = known[key]
                    yield problem(found.source, f"{found.source} is the same report as {first}; it is read once.")
                    continue
                known[key] = found.source
            yield found


def _file(path: Path, named: bool, sides: Sides, config: Config) -> Iterator[Raw | Problem]:
    source = shown(path)
    reader = READERS.get(path.suffix.lower())
    if not named and is_side_file(path):
        return
    if reader is None:
        known = ", ".join(sorted(READERS))
        yield problem(source, f"{source} is of no format that is read ({known}); convert it or leave it out.")
        return
    try:
        if not path.is_file():
            yield problem(source, f"{source} is no file that can be read (a broken link or a device); remove it.")
            return
        size = path.stat().st_size
        if size > config.max_bytes:
            yield problem(
                source,
                f"{source} has {size:,} bytes, more than the limit of {config.max_bytes:,}; "
                "split it or raise max_bytes.",
            )
            return
        data = path.read_bytes()
    except OSError as error:
        yield problem(source, f"{source} cannot be read ({error.strerror or error}); check its permissions.")
        return
    side = Side()
    for item in sides.of(path, source):
        if isinstance(item, Problem):
            yield item
        else:
            side = item
    name = shown(Path(path.name))
    file = File(source=source, name=name, data=data, sha256=hashlib.sha256(data).hexdigest(), side=side)
    try:
        yield from reader(file, config)
    except Exception as error:  # one file that no reader foresaw must not end the run
        yield problem(source, f"{source} could not be read ({type(error).__name__}: {error}); report this as a fault.")
