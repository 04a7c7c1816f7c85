"""Bytes to text, in whatever common encoding they come."""

from __future__ import annotations

import codecs
import re
from typing import Any, NamedTuple, TypeVar

import msgspec

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTABLE = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LONE = re.compile(r"[\x00\ud800-\udfff]")
SAMPLE = 65536
"""Bytes that are looked at to tell an encoding."""


Row = TypeVar("Row", bound=msgspec.Struct)


class Decoded(NamedTuple):
    """A text, its encoding, and how many characters could not be read (each is now U+FFFD)."""

    text: str
    encoding: str
    broken: int


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """The text of the bytes; None when they are no text (a picture, an archive, a PDF).

    declared: the encoding that the source itself names, used where the bytes are no sound UTF-8.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    if wide := _wide(data[:SAMPLE]):
        return _decoded(data, wide)
    sample = data[:SAMPLE]
    if data.startswith(b"%PDF-") or len(_UNPRINTABLE.findall(sample)) > len(sample) / 50 or b"\0\0" in sample:
        return None
    try:
        return Decoded(_clean(data.decode("utf-8")), "utf-8", 0)
    except UnicodeDecodeError:
        return _decoded(data, "utf-8" if _mostly_utf8(data) else _known(declared) or _detected(data))


def _decoded(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd") - (data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0)
    return Decoded(_clean(text), encoding, max(0, broken))


def _clean(text: str) -> str:
    return text.removeprefix("\ufeff")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """True when far more characters beyond ASCII are sound UTF-8 than are broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text if c > "\x7f") - broken
    return sound > 3 * broken


def _detected(data: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    return _known(detect_encoding(data[:SAMPLE])) or "cp1252"


def _known(encoding: str | None) -> str | None:
    """An encoding that reads single bytes, by its usual name; None for UTF-8, which has been tried, and unknown ones.

    What calls itself Latin-1 is Windows-1252 in practice, as the WHATWG encoding standard has it.
    """
    try:
        name = codecs.lookup(encoding or "").name
    except (LookupError, ValueError):
        return None
    if name in ("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be"):
        return None
    return "cp1252" if name in ("ascii", "iso8859-1") else name


def storable(text: str) -> tuple[str, int]:
    """The text with what no UTF-8 file can hold (half characters) and NUL as U+FFFD, and how many those were."""
    return _LONE.subn("\ufffd", text)


def storable_row(row: Row) -> Row:
    """A report or problem, likewise in each of its fields: names and addresses inside JSON may hold half characters."""
    try:
        msgspec.json.encode(row)
    except UnicodeEncodeError:
        return msgspec.convert(storable_value(msgspec.to_builtins(row)), type(row))
    return row


def storable_value(value: Any) -> Any:
    """A value out of JSON, likewise."""
    if isinstance(value, str):
        return storable(value)[0]
    if isinstance(value, dict):
        return {storable_value(k): storable_value(v) for k, v in value.items()}
    return [storable_value(v) for v in value] if isinstance(value, list | tuple) else value


def even_lines(text: str) -> str:
    """The text with every line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
