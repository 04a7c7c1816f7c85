"""Reads zip archives, and finds what else is a zip file: Word, Excel and web archives (WACZ)."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import formats, packed, wacz
from onrecord.read.file import File, Unread, problem
from onrecord.read.members import Member, read_members
from onrecord.read.raw import Raw

_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_LOCKED = 0x1


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of a zip archive, or of the document or web archive that it is."""
    if file.depth:
        # A zip file's index stands at its end, and a packed stream is slow to wind back.
        with file.open() as stream:
            data = stream.read(config.max_bytes + 1)
        if len(data) > config.max_bytes:
            yield problem(
                file.source, f"{file.source} has more bytes than the limit of {config.max_bytes:,}; unpack it."
            )
            return
        file = msgspec.structs.replace(file, data=data, stream=None)
    counts = packed.allowance(file)
    if isinstance(counts, Problem):
        yield counts
        return
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            if kind := _kind({info.filename for info in infos}):
                if kind != "wacz" and sum(info.file_size for info in infos) > counts.limit:
                    yield problem(
                        file.source,
                        f"{file.source} unpacks to more than {counts.limit:,} bytes, as a file made to do harm does, "
                        "so it is not read.",
                    )
                    return
                yield from formats.read_as(kind, file, config)
                return
            members = [
                Member(info.filename, _opener(archive, info), _wrong(info))
                for info in infos
                if info.filename and not info.is_dir()
            ]
            yield from read_members(file, members, counts, config)
    except (zipfile.BadZipFile, UnicodeDecodeError) as error:  # the second from the name of a member
        yield problem(file.source, f"{file.source} is no whole zip file ({error}); fetch or pack it again.")


def _kind(names: set[str]) -> str | None:
    if "[Content_Types].xml" in names:
        return next((kind for name, kind in _OFFICE.items() if name in names), None)
    return "wacz" if "datapackage.json" in names and any(map(wacz.is_archive, names)) else None


def _wrong(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _LOCKED:
        return "is locked with a password; unpack it and give the files"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link, and links in archives are not followed; pack the file itself"
    return ""


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        try:
            return archive.open(info)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as error:
            raise OSError(str(error)) from error

    return opened
