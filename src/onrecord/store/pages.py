"""Reads the rows of an SQLite file page by page, without its index of tables: what is left of a damaged one.

The format is that of https://www.sqlite.org/fileformat2.html. A page that makes no sense gives nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

Value = int | float | str | bytes | None

TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
LONGEST = 200_000_000
"""Bytes of one row at most; a longer one is damage."""


def rows(path: Path) -> Iterator[list[Value]]:
    """The rows that can still be read, in no order; some may be older than the record, or twice."""
    pages, size = _pages(path)
    for number in sorted(pages):
        try:
            yield from _of_page(pages, number, size)
        except (IndexError, struct.error, ValueError):
            continue


def _pages(path: Path) -> tuple[dict[int, bytes], int]:
    """The pages by number, those of the log beside the file over those of the file; and their size."""
    data = path.read_bytes()
    log = Path(f"{path}-wal")
    more = log.read_bytes() if log.exists() else b""
    size = int.from_bytes(data[16:18], "big") if len(data) > 18 else 0
    size = 65536 if size == 1 else size
    if size not in {1 << n for n in range(9, 17)}:
        size = 4096
    pages = {at // size + 1: data[at : at + size] for at in range(0, len(data), size)}
    pages.update(_committed(more, size))
    return pages, size


def _committed(log: bytes, size: int) -> dict[int, bytes]:
    """The pages of the log's whole transactions."""
    done: dict[int, bytes] = {}
    open_: dict[int, bytes] = {}
    for at in range(32, len(log) - 23 - size, 24 + size):
        number, commit = struct.unpack(">II", log[at : at + 8])
        if log[at + 8 : at + 16] != log[16:24]:  # left over from before the log was begun anew
            break
        open_[number] = log[at + 24 : at + 24 + size]
        if commit:
            done.update(open_)
            open_.clear()
    return done


def _of_page(pages: dict[int, bytes], number: int, size: int) -> Iterator[list[Value]]:
    page = pages[number]
    head = 100 if number == 1 else 0
    kind = page[head]
    if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR):
        return
    first = head + (12 if kind == INDEX_INTERIOR else 8)
    for n in range(int.from_bytes(page[head + 3 : head + 5], "big")):
        at = int.from_bytes(page[first + 2 * n : first + 2 * n + 2], "big")
        try:
            yield _record(_payload(pages, page, at, kind, size))
        except (IndexError, struct.error, ValueError, UnicodeDecodeError, KeyError):
            continue


def _payload(pages: dict[int, bytes], page: bytes, at: int, kind: int, size: int) -> bytes:
    if kind == INDEX_INTERIOR:
        at += 4
    length, at = _varint(page, at)
    if length > LONGEST:
        raise ValueError("a row longer than any")
    if kind == TABLE_LEAF:
        _, at = _varint(page, at)
    most = size - 35 if kind == TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if length <= most:
        return page[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    out = bytearray(page[at : at + here])
    following = int.from_bytes(page[at + here : at + here + 4], "big")
    while len(out) < length:
        more = pages[following]
        out += more[4:]
        following = int.from_bytes(more[:4], "big")
    return bytes(out[:length])


def _record(data: bytes) -> list[Value]:
    size, at = _varint(data, 0)
    kinds = []
    while at < size:
        kind, at = _varint(data, at)
        kinds.append(kind)
    out: list[Value] = []
    at = size
    for kind in kinds:
        width = (kind - 12) // 2 if kind >= 12 else 8 if kind == 7 else _SIZES.get(kind, 0)
        piece = data[at : at + width]
        if len(piece) < width:
            raise ValueError("a row that breaks off")
        at += width
        if kind >= 12:
            out.append(piece.decode("utf-8") if kind % 2 else piece)
        elif kind == 7:
            out.append(float(struct.unpack(">d", piece)[0]))
        else:
            out.append(None if kind == 0 else kind - 8 if kind in (8, 9) else int.from_bytes(piece, "big", signed=True))
    return out


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9
