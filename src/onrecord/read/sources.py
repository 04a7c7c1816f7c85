"""Finds the files that a source names and reads each with the reader of its format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.config import Config
from onrecord.model import Problem, make_id
from onrecord.read import formats
from onrecord.read.file import File, Side, problem
from onrecord.read.raw import Raw
from onrecord.read.sides import Sides, is_side_file
from onrecord.read.walk import shown, walk


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
    if not named and is_side_file(path):
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
    name = shown(Path(path.name))
    yield from formats.read(File(source=source, name=name, side=side, stream=lambda: path.open("rb")), config)
