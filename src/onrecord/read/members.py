"""Reads what lies in an archive, straight from its stream: nothing is ever unpacked to the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import IO, NamedTuple

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import formats, sniff
from onrecord.read.companions import is_companion
from onrecord.read.file import File, Side, Unpacking, Unread, problem
from onrecord.read.packed import Guarded
from onrecord.read.raw import Raw
from onrecord.read.sides import Sides

MOST = 200_000
"""Files in one outermost archive, those in archives inside it included."""
SIDE_BYTES = 16_000_000
"""Bytes of a side file."""


class Member(NamedTuple):
    """A file in an archive. name: as the archive gives it; wrong: why it is not read, empty where it is."""

    name: str
    open: Callable[[], IO[bytes]]
    wrong: str = ""


def read_members(
    file: File, members: Sequence[Member], counts: Unpacking, config: Config
) -> Iterator[Raw | Problem | Unread]:
    """The reports of all files in an archive, in order of path, as a folder with the same files gives them."""
    counts.members += len(members)
    if counts.members > MOST:
        yield problem(file.source, f"{file.source} holds more than {MOST:,} files, so nothing in it is read; split it.")
        return
    found = {label: member for member in members if (label := _label(member.name))}
    if not found:
        yield problem(file.source, f"{file.source} holds no files, or its index is broken; pack it again.")
        return
    folder = _Folder(found, counts)
    sides = Sides(lambda path: str(path) in found, lambda path: folder.load(str(path)))
    unknown: Counter[str] = Counter()
    for label in sorted(found):
        path = PurePosixPath(label)
        if sides.is_side(path) or folder.is_companion(path):
            continue
        where = f"{file.source}#{label}"
        if found[label].wrong:
            yield problem(where, f"{where} {found[label].wrong}.")
            continue
        side = Side()
        for item in sides.of(path, where):
            if isinstance(item, Problem):
                yield item
            else:
                side = item
        inner = msgspec.structs.replace(
            file,
            source=where,
            name=f"{file.name}#{label}",
            data=b"",
            side=side,
            stream=folder.opener(label),
            depth=file.depth + 1,
            unpacking=counts,
        )
        yield from _read(inner, label, unknown, config)
        if counts.used > counts.limit:
            yield problem(
                file.source,
                f"More than {counts.limit:,} bytes come out of {file.source}, as of an archive made to do harm, so "
                "the rest of it is not read; unpack it yourself if you trust it.",
            )
            return
    if unknown:
        kinds = ", ".join(f"{n:,} {suffix}" for suffix, n in unknown.most_common(8))
        yield problem(file.source, f"{file.source} holds files of no format that is read ({kinds}); they are left out.")


def _read(inner: File, label: str, unknown: Counter[str], config: Config) -> Iterator[Raw | Problem | Unread]:
    try:
        with inner.open() as stream:
            head = stream.read(sniff.HEAD)
    except (*formats.BROKEN, RuntimeError) as error:
        yield problem(inner.source, f"{inner.source} cannot be read ({formats.why(error)}); pack the archive again.")
        return
    kind = sniff.kind(head, label)
    if kind is None:
        if why := sniff.other(head):
            yield problem(inner.source, f"{inner.source} {why}.")
        else:
            unknown[sniff.suffix(label) or "without an ending"] += 1
        return
    yield from formats.read_as(kind, inner, config)


def _label(name: str) -> str:
    """A member's path with nothing in it that leads elsewhere; empty for hidden files and a system's own."""
    parts = [p for p in name.replace("\\", "/").split("/") if p not in ("", ".", "..")]
    if not parts or any(p.startswith(".") or p == "__MACOSX" for p in parts):
        return ""
    return "/".join(parts).encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


class _Folder:
    """The files of an archive as folders on a disk would show them."""

    def __init__(self, found: dict[str, Member], counts: Unpacking) -> None:
        self._found, self._counts = found, counts
        self._known: dict[str, bool] = {}
        self._beside: dict[str, list[str]] = {}
        for label in found:
            parent, _, name = label.rpartition("/")
            self._beside.setdefault(parent, []).append(name)

    def opener(self, label: str) -> Callable[[], IO[bytes]]:
        """A function that opens the member, guarded."""
        return lambda: Guarded(self._found[label].open(), self._counts)  # type: ignore[return-value]

    def load(self, label: str) -> bytes:
        """The bytes of a small member. Raises OSError where it cannot be read."""
        if self._found[label].wrong:
            raise OSError(self._found[label].wrong)
        with self.opener(label)() as stream:
            return stream.read(SIDE_BYTES)

    def is_companion(self, path: PurePosixPath) -> bool:
        """True for a file in a folder of a saved page's own files."""
        return any(self._companion(str(parent)) for parent in path.parents if str(parent) != ".")

    def _companion(self, folder: str) -> bool:
        if folder not in self._known:
            parent, _, name = folder.rpartition("/")
            prefix = f"{parent}/" if parent else ""
            self._known[folder] = is_companion(name, self._beside.get(parent, []), lambda n: self.load(prefix + n))
        return self._known[folder]
