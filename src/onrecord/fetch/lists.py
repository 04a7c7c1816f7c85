"""Files that hold nothing but web addresses: lists, one a line, and the lists of feeds that feed readers export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.fetch.address import bare, is_address
from onrecord.read import xml
from onrecord.read.decode import decode

MOST_BYTES = 5_000_000


def addresses_in(path: Path) -> list[str] | None:
    """The addresses in a list, each once; None when the file is none.

    A list is a text whose every line is an address, empty, or a comment (`# …`), with at least one address; or OPML,
    of which the `xmlUrl` of every outline is taken.
    """
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    if path.suffix.lower() == ".opml":
        root = xml.parse(data)
        found = [] if root is None else [bare(e.get("xmlUrl") or "") for e in xml.below(root, "outline")]
        return list(dict.fromkeys(a for a in found if is_address(a))) or None
    decoded = decode(data) if data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"h", b"H", b"#") else None
    if decoded is None:
        return None
    lines = list(_lines(decoded.text))
    return list(dict.fromkeys(map(bare, lines))) if lines and all(map(is_address, lines)) else None


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        words = line.split(" #", 1)[0].strip()
        if words and not words.startswith("#"):
            # An address holds no blank; a line of prose that opens with one is no address.
            yield words if len(words.split()) == 1 else ""
