"""Breaks a file's bytes in the ways that files break, or that someone breaks them."""

from __future__ import annotations

import random
from collections.abc import Callable

ODD = (
    "\x00", "\u202e", "\u2066", "\u200f", "\ufeff", "\ufffd", "\ud7ff", "\U0001f469\u200d\U0001f469", "e\u0301\u0327", "\u0130",
    "\u2028", "\x85", "\x1b[31m", "<![CDATA[", "]]>", "<!--", "&#0;", "&#x110000;", "&amp;amp;", "\\u0000", "\\ud800", "{{", "%s",
    '"', "“", "«", "’", "\r", "\n\n", "\t", "-1", "1e999", "NaN", "99999999999999999999", "0000-00-00", "2024-02-30",
    "9999-99-99T99:99:99Z", "../../etc/passwd", "file:///etc/passwd", "http://[::1", "٣٤٥", "十二", "½", "1,234.567,89",
)  # fmt: skip
NESTED = (("[", "]"), ('{"a":', "}"), ("<div>", "</div>"), ("(", ")"), ("«", "»"), ("<a b='", "'/>"))


def flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 3, 20))):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data) + 1) :]


def lose(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) + 1)
    del data[at : at + rng.choice((1, 16, 400))]


def splice(data: bytearray, rng: random.Random) -> None:
    a, b = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    data[rng.randrange(len(data) + 1) :] = data[a:b] + data


def repeat(data: bytearray, rng: random.Random) -> None:
    a = rng.randrange(len(data) + 1)
    piece = bytes(data[a : a + rng.choice((1, 7, 200))])
    data[a:a] = piece * rng.choice((3, 50, 2000))


def odd(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice((1, 5, 40))):
        at = rng.randrange(len(data) + 1)
        data[at:at] = rng.choice(ODD).encode("utf-8", "surrogatepass")


def number(data: bytearray, rng: random.Random) -> None:
    places = [i for i, c in enumerate(data) if 48 <= c <= 57]
    if places:
        at = rng.choice(places)
        data[at : at + 1] = rng.choice((b"0", b"-9", b"9" * 40, b"4294967296", b"1e400", b"0x7fffffff"))


def nest(data: bytearray, rng: random.Random) -> None:
    left, right = rng.choice(NESTED)
    depth, at = rng.choice((10, 3000)), rng.randrange(len(data) + 1)
    data[at:at] = (left * depth).encode() + (right * rng.choice((0, depth))).encode()


def lines(data: bytearray, rng: random.Random) -> None:
    rows = bytes(data).split(b"\n")
    rng.shuffle(rows)
    data[:] = b"\n".join(rows)


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip, flip, cut, lose, splice, repeat, odd, odd, number, number, nest, lines,
)  # fmt: skip
MOST = 400_000
"""Bytes of a broken file."""


def broken(data: bytes, seed: int) -> bytes:
    """The bytes, broken in one to four ways; the same for the same seed."""
    rng, out = random.Random(seed), bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        rng.choice(WAYS)(out, rng)
        del out[MOST:]
    return bytes(out)
