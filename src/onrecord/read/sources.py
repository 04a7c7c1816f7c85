"""Finds the files that a source names and reads each with the reader of its format."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from onrecord.config import Config
from onrecord.model import Problem, make_id
from onrecord.read import csv, formats
from onrecord.read.decode import SAMPLE
from onrecord.read.file import File, Side, Unread, problem
from onrecord.read.raw import Raw
from onrecord.read.sides import Sides
from onrecord.read.walk import shown, walk

STDIN = "-"
"""The source that stands for what is piped in."""
Finish = Callable[[Iterable[Raw | Problem | Unread]], Iterator[Raw | Problem]]
"""Reads what was not read yet, and keeps the order."""
Skip = Callable[[Path], bool]
"""Whether a file is left out."""


def find(
    sources: Iterable[str | Path], config: Config, finish: Finish | None = None, skip: Skip | None = None
) -> Iterator[Raw | Problem]:
    """The raw reports of all sources, in order of path, and a problem for each that cannot be read. Never raises.

    A report that comes twice (same file name, outlet, address and words) is read once, and a problem says so.
    finish: what takes the text out of costly files, in the same order; None does it here, one after the other.
    skip: True for files that are no source, such as those of the record; None skips none.
    """
    known: dict[str, str] = {}
    for found in (finish or partial(finished, config=config))(_opened(sources, config, skip)):
        if isinstance(found, Raw):
            key = make_id("a", found.name, found.outlet, found.url, found.text)
            if key in known:
                first = known[key]
                yield problem(found.source, f"{found.source} is the same report as {first}; it is read once.")
                continue
            known[key] = found.source
        yield found


def finished(found: Iterable[Raw | Problem | Unread], config: Config) -> Iterator[Raw | Problem]:
    """What was found, with the reports of each file that was not read yet in its place."""
    for item in found:
        if isinstance(item, Unread):
            yield from finished(formats.read_as(item.kind, item.file, config), config)
        else:
            yield item


def _opened(sources: Iterable[str | Path], config: Config, skip: Skip | None) -> Iterator[Raw | Problem | Unread]:
    sides = Sides()
    for item in walk(sources):
        if isinstance(item, Problem):
            yield item
        else:
            path, named = item
            if skip is not None and skip(path):
                continue
            yield from _stdin(config) if str(path) == STDIN else _file(path, named, sides, config)


def _file(path: Path, named: bool, sides: Sides, config: Config) -> Iterator[Raw | Problem | Unread]:
    source = shown(path)
    if not named and sides.is_side(path):
        return
    try:
        there = path.is_file()
    except OSError:
        there = False
    if not there:
        yield problem(source, f"{source} is no file that can be read (a broken link or a device); remove it.")
        return
    side = Side()
    for item in sides.of(path, source):
        if isinstance(item, Problem):
            yield item
        else:
            side = item
    if sides.speaks(path):
        return
    name = shown(Path(path.name))
    file = File(source=source, name=name, side=side, stream=lambda: path.open("rb"), later=True)
    yield from formats.read(file, config)


def _stdin(config: Config) -> Iterator[Raw | Problem | Unread]:
    """What is piped in: kept in a file of its own while it is read, for it may be larger than memory."""
    with tempfile.NamedTemporaryFile(prefix="onrecord-") as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        if not kept.tell():
            yield problem("stdin", "Nothing was piped in; give reports on standard input, or name files.")
            return
        path = Path(kept.name)
        with path.open("rb") as stream:
            name = "stdin.csv" if csv.is_table(stream.read(SAMPLE), config) else "stdin.txt"
        file = File(source="stdin", name=name, stream=lambda: path.open("rb"), later=True)
        yield from formats.read(file, config)
