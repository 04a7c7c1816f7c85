"""Reads one file that is packed with gzip, bzip2 or xz, whatever it is."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from typing import IO

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import formats
from onrecord.read.file import File, Unpacking, Unread, problem
from onrecord.read.raw import Raw

RATIO = 100
"""Bytes that may come out for each byte that is packed; news text comes out at ten at most."""
FLOOR = 256_000_000
"""Bytes that may come out in any case."""
DEEPEST = 3
"""Archives in archives in archives, and no further."""


class TooMuchError(OSError):
    """More comes out of an archive than news would."""


class Guarded(io.BufferedIOBase):
    """An unpacked stream that counts what comes out and stops at the limit; sought as the one inside can be.

    below: a stream that is closed with it.
    """

    def __init__(self, inner: IO[bytes], counts: Unpacking, below: IO[bytes] | None = None) -> None:
        self._inner, self._counts, self._below, self._furthest = inner, counts, below, 0

    def read(self, size: int | None = -1, /) -> bytes:
        """At most what is left of the limit, whatever is asked for."""
        return self._counted(self._inner.read(self._allowed(size)))

    read1 = read

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, likewise."""
        return self._counted(self._inner.readline(self._allowed(size)))

    def _allowed(self, size: int | None) -> int:
        left = max(0, self._counts.limit - self._counts.used) + 1
        return left if size is None or size < 0 else min(size, left)

    def _counted(self, data: bytes) -> bytes:
        at = self._inner.tell()
        self._counts.used += max(0, at - self._furthest)
        self._furthest = max(self._furthest, at)
        if self._counts.used > self._counts.limit:
            raise TooMuchError(
                f"more than {self._counts.limit:,} bytes come out of it, as of an archive made to do harm"
            )
        return data

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """As the stream inside."""
        return self._inner.seekable()

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Moves within the unpacked bytes."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """The place within the unpacked bytes."""
        return self._inner.tell()

    def close(self) -> None:
        """Closes the streams inside too."""
        self._inner.close()
        if self._below is not None:
            self._below.close()
        super().close()


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of the one file inside, under its name without the packing's ending."""
    counts = allowance(file)
    if isinstance(counts, Problem):
        yield counts
        return
    name = file.name.rpartition(".")[0] if file.name.endswith((".gz", ".bz2", ".xz")) else file.name
    yield from formats.read(
        msgspec.structs.replace(
            file,
            name=name,
            data=b"",
            stream=lambda: unpacked(file.open(), counts),
            unpacking=counts,
            depth=file.depth + 1,
        ),
        config,
    )


def allowance(file: File) -> Unpacking | Problem:
    """What may come out of an archive: of the outermost one by its size, of one inside it what that one has left."""
    if file.depth >= DEEPEST:
        return problem(
            file.source, f"{file.source} lies {file.depth} archives deep, which is too deep; unpack the outer ones."
        )
    return file.unpacking or Unpacking(limit=max(FLOOR, RATIO * _size(file)))


def unpacked(stream: IO[bytes], counts: Unpacking) -> IO[bytes]:
    """The unpacked, guarded stream of one that is packed; the stream itself where it is not."""
    head = stream.read(6)
    stream.seek(0)
    inner: IO[bytes]
    if head.startswith(b"\x1f\x8b"):
        inner = gzip.GzipFile(fileobj=stream)  # type: ignore[assignment]
    elif head.startswith(b"BZh"):
        inner = bz2.BZ2File(stream)
    elif head.startswith(b"\xfd7zXZ\x00"):
        inner = lzma.LZMAFile(stream)  # noqa: SIM115
    else:
        inner = stream
    return Guarded(inner, counts, stream)  # type: ignore[return-value]


def _size(file: File) -> int:
    with file.open() as stream:
        return stream.seek(0, io.SEEK_END)
