"""A file on its way through a reader, and what a person says about it beside it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

import msgspec

from onrecord.model import Problem, make_id


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What a side file says about one report; None where it says nothing."""

    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()


class Unpacking(msgspec.Struct, kw_only=True):
    """What unpacking one outermost archive has used of what it may use: bytes unpacked, members."""

    limit: int
    used: int = 0
    members: int = 0


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way. source: its path as given; name: without folders; sha256: of its bytes.

    data: its bytes, empty where it is streamed; then `stream` opens it. url, seen: the address it was got from and
    the day (EDTF) on which it was, where that is known; charset: as the transfer stated it.
    depth: how many archives it lies in; unpacking: what they have used up, None for a file that lies on disk.
    later: True where a costly kind may be handed over as `Unread`, to be read in another process.
    """

    source: str
    name: str
    data: bytes = b""
    sha256: str = ""
    side: Side = Side()
    stream: Callable[[], IO[bytes]] | None = None
    url: str | None = None
    seen: str | None = None
    charset: str | None = None
    depth: int = 0
    unpacking: Unpacking | None = None
    later: bool = False

    def open(self) -> IO[bytes]:
        """The bytes as a stream from the start. Raises OSError where the file cannot be opened."""
        return self.stream() if self.stream else io.BytesIO(self.data)


class Unread(msgspec.Struct, frozen=True):
    """A file of which only the bytes were read so far. kind: a key of `READERS`; `formats.read_as` reads the rest."""

    kind: str
    file: File


def problem(source: str, message: str) -> Problem:
    """A problem of reading; `message` is one sentence: what, where, what to do."""
    return Problem(id=make_id("p", source, "read", message), source=source, step="read", message=message)
