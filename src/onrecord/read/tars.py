"""Reads tar archives, plain or packed with gzip, bzip2 or xz."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from typing import IO

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import formats, packed
from onrecord.read.file import File, Unread, problem
from onrecord.read.members import MOST, Member, read_members
from onrecord.read.raw import Raw


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of a tar archive; links and devices in it are named and not followed."""
    counts = packed.allowance(file)
    if isinstance(counts, Problem):
        yield counts
        return
    members: list[Member] = []
    broken = ""
    with packed.unpacked(file.open(), counts) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r:") as archive:
                try:
                    for info in archive:
                        if not info.isdir():
                            members.append(Member(info.name, _opener(archive, info), _wrong(info)))
                        if len(members) > MOST:
                            break
                except formats.BROKEN as error:
                    broken = str(error) or "it ends too early"
                yield from read_members(file, members, counts, config)
        except tarfile.TarError as error:
            broken = str(error)
    if broken:
        yield problem(
            file.source, f"{file.source} breaks off after {len(members):,} files ({broken}); fetch or pack it again."
        )


def _wrong(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "is a link, and links in archives are not followed; pack the file itself"
    return "" if info.isreg() else "is a device or pipe, and none is read from an archive"


def _opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        stream = archive.extractfile(info)
        if stream is None:
            raise OSError("no file")
        return stream

    return opened
