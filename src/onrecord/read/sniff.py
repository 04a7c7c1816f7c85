"""What kind of file this is, told by its first bytes more than by its name."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from pathlib import PurePosixPath

from onrecord.read.decode import decode

HEAD = 8192
"""Bytes that are looked at."""

_OTHER = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "is an Office file of the old kind or locked with a password; save it as "
    ".docx, .xlsx or .csv without one",
    b"{\\rtf": "is a rich text file (RTF); save it as .docx or .txt",
    b"Rar!\x1a\x07": "is a RAR archive; pack it as .zip or .tar.gz",
    b"7z\xbc\xaf\x27\x1c": "is a 7z archive; pack it as .zip or .tar.gz",
    b"SQLite format 3\0": "is a database; export its reports as .csv or .jsonl",
}
"""What is known and not read, and what to do."""
_BINARY = frozenset({"pdf", "docx", "xlsx", "zip", "tar", "packed", "warc", "wacz"})
"""Kinds that plain text cannot be, whatever its name says."""
_ROOTS = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemap", "nitf": "nitf",
    "newsitem": "newsml", "packageitem": "newsml", "newsmessage": "newsml",
}  # fmt: skip
_HTML_ROOTS = frozenset({
    "html", "head", "body", "title", "meta", "article", "main", "section", "div", "p", "h1", "h2", "table", "span",
    "script", "style", "link", "base", "header", "nav", "figure",
})  # fmt: skip
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_ASIDE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_HEADER = re.compile(r"[A-Za-z][\w-]*:(?:[ \t].*)?(?:\r?\n[ \t].*)*(?:\r?\n|$)")
_MAIL = re.compile(r"^(?:mime-version|message-id|received|return-path|delivered-to|snapshot-content-location):", re.M)
_PAGE_MAIL = re.compile(r"^snapshot-content-location:|^from:\s*<saved by|^content-type:\s*multipart/related", re.M)
_MBOX = re.compile(rb"From \S.*\d{4}\r?\n[A-Za-z][\w-]*:")


def other(head: bytes) -> str | None:
    """Why a file of a known kind is not read, and what to do; None for all other files."""
    return next((why for magic, why in _OTHER.items() if head.startswith(magic)), None)


def kind(head: bytes, name: str) -> str | None:
    """The kind of a file (a key of `READERS`) by its first bytes, then by its name; None where neither tells."""
    from onrecord.read.formats import by_suffix

    told = by_suffix(name)
    if found := _binary(head, name):
        return found
    text = _text(head)
    if not text.strip():
        return told if not head.strip() or told not in _BINARY else None
    if _MBOX.match(head.lstrip()):
        return "mbox"
    if text.startswith("<"):
        return _marked_up(text, told)
    if headers := _headers(text):
        if _PAGE_MAIL.search(headers) and (told == "mhtml" or "saved by" in headers or "snapshot-" in headers):
            return "mhtml"
        if _MAIL.search(headers) or told in ("mail", "mhtml"):
            return "mhtml" if told == "mhtml" else "mail"
    if text[0] in "{[" and told in (None, "text", "html"):
        return _json(text) or told
    return "text" if told in _BINARY else told


def _binary(head: bytes, name: str) -> str | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")):
        inside = unpacked_head(head)
        return {"warc": "warc", "tar": "tar"}.get(_binary(inside, "") or "", "packed")
    return None


def unpacked_head(head: bytes) -> bytes:
    """The first bytes of what a gzip, bzip2 or xz file holds; empty where it is broken."""
    try:
        if head.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(31).decompress(head, HEAD)
        if head.startswith(b"BZh"):
            return bz2.BZ2Decompressor().decompress(head, HEAD)
        return lzma.LZMADecompressor().decompress(head, HEAD)
    except (zlib.error, OSError, lzma.LZMAError, ValueError, EOFError):
        return b""


def _text(head: bytes) -> str:
    decoded = decode(head)
    return decoded.text.lstrip() if decoded else ""


def _marked_up(text: str, told: str | None) -> str | None:
    declared = text[:200].lower()
    rest = text
    while (m := _ASIDE.match(rest)) and m.end():
        rest = rest[m.end() :]
    root = _ROOT.match(rest.lstrip())
    name = root[1].lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if told == "markdown" and name not in ("html", "head", "body") and not declared.startswith("<!doctype"):
        return told
    if name in _HTML_ROOTS or declared.startswith("<!doctype html"):
        return "html"
    return "html" if told == "html" else "text" if told == "text" and not declared.startswith("<?xml") else None


def _headers(text: str) -> str:
    """The header lines that a text opens with, in small letters; empty for fewer than two."""
    at = count = 0
    while m := _HEADER.match(text, at):
        at, count = m.end(), count + 1
    return text[:at].lower() if count >= 2 else ""


def _json(text: str) -> str | None:
    """JSON Lines where the first line is whole and another follows, else JSON where it looks like an object."""
    lines = text.split("\n", 2)
    if len(lines) > 1 and lines[0].rstrip().endswith("}") and lines[1].startswith("{"):
        return "jsonl"
    return "json" if re.match(r'(?:\[\s*)?\{\s*"|\[\s*\]|\{\s*\}', text) else None


def suffix(name: str) -> str:
    """The ending of a name in small letters, with the dot."""
    return PurePosixPath(name.rpartition("#")[2] or name).suffix.lower()
