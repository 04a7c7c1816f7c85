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


class File(msgspec.Struct, frozen=True, kw_only=True):
    """A file on its way. source: its path as given; name: without folders; sha256: of its bytes.

    data: its bytes, empty where it is streamed; then `stream` opens it. charset: the encoding that was stated when
    it was sent, None for a file.
    """

    source: str
    name: str
    data: bytes = b""
    sha256: str = ""
    side: Side = Side()
    charset: str | None = None
    stream: Callable[[], IO[bytes]] | None = None

    def open(self) -> IO[bytes]:
        """The bytes as a stream from the start. Raises OSError where the file cannot be opened."""
        return self.stream() if self.stream else io.BytesIO(self.data)


def problem(source: str, message: str) -> Problem:
    """A problem of reading; `message` is one sentence: what, where, what to do."""
    return Problem(id=make_id("p", source, "read", message), source=source, step="read", message=message)
