"""From what a person names (files, folders, globs) to files, each once, in order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.model import Problem
from onrecord.read.companions import is_companion
from onrecord.read.file import problem


def walk(sources: Iterable[str | Path]) -> Iterator[tuple[Path, bool] | Problem]:
    """Every file that the sources name, with whether it was named itself; a problem for what is not found.

    Folders are walked in order of name; hidden files and folders are left out, and the folder of a saved page's own
    files ("page_files" beside "page.html"); a link that leads back is not followed. "-" is standard input.
    """
    seen: set[str] = set()
    for source in sources:
        for path in _expanded(str(source)):
            if isinstance(path, Problem):
                yield path
            elif str(path) == "-":
                yield path, True
            elif path.is_dir():
                yield from _folder(path, seen, set())
            elif _new(path, seen):
                yield path, True


def shown(path: Path) -> str:
    """A path as text; bytes of a file's name that are no UTF-8 stand as U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _expanded(source: str) -> Iterator[Path | Problem]:
    if not source.strip() or "\0" in source:
        yield problem("(empty)", "An empty path was given; name a file, a folder or a glob.")
    elif source == "-" or os.path.lexists(source):
        yield Path(source)
    elif glob.has_magic(source):
        found = sorted(glob.glob(source, recursive=True))
        yield from (Path(f) for f in found)
        if not found:
            yield problem(source, f"Nothing matches {source}; check the pattern.")
    else:
        yield problem(source, f"{source} does not exist; check the path.")


def _folder(folder: Path, seen: set[str], above: set[str]) -> Iterator[tuple[Path, bool] | Problem]:
    real = os.path.realpath(folder)
    if real in above:
        name = shown(folder)
        yield problem(name, f"{name} is a link that leads back to a folder it lies in; it is not followed.")
        return
    try:
        entries = sorted(os.listdir(folder))
    except OSError as error:
        name = shown(folder)
        yield problem(name, f"{name} cannot be opened ({error.strerror}); check its permissions.")
        return
    for entry in entries:
        path = folder / entry
        if entry.startswith("."):
            continue
        if path.is_dir():
            if is_companion(entry, entries, lambda name: (folder / name).read_bytes()):
                continue
            yield from _folder(path, seen, above | {real})
        elif _new(path, seen):
            yield path, False


def _new(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in seen:
        return False
    seen.add(real)
    return True
