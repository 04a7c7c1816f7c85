"""The table of readers, and how a file finds its own."""

from __future__ import annotations

import hashlib
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import sniff
from onrecord.read.decode import storable_row
from onrecord.read.file import File, Unread, problem
from onrecord.read.raw import Raw

Reader = Callable[[File, Config], Iterator[Raw | Problem | Unread]]


class Format(NamedTuple):
    """A kind of file. module: the module in `read/` whose `read` reads it, loaded when first needed. what: in words.

    suffixes: endings of names that go with it. streams: True where the file is never held whole in memory.
    costly: True where taking the text out takes long, or may never end; see `File.later`.
    """

    module: str
    what: str
    suffixes: tuple[str, ...]
    streams: bool = False
    costly: bool = False


READERS: dict[str, Format] = {
    "text": Format("text", "plain text", (".txt", ".text")),
    "markdown": Format("markdown", "text with Markdown marks", (".md", ".markdown")),
    "html": Format("html", "saved pages", (".html", ".htm", ".xhtml"), costly=True),
    "jsonl": Format("jsonl", "JSON Lines", (".jsonl", ".ndjson"), streams=True),
    "json": Format("json", "JSON: reports, ninjs, JSON Feed", (".json",)),
    "csv": Format("csv", "tables as text", (".csv", ".tsv"), streams=True),
    "feed": Format("feeds", "feeds: RSS, Atom", (".rss", ".atom", ".rdf")),
    "mhtml": Format("mhtml", "saved pages in one file (MHTML)", (".mht", ".mhtml"), costly=True),
    "warc": Format("warc", "web archives (WARC), plain or packed", (".warc",), streams=True),
    "wacz": Format("wacz", "web archives (WACZ)", (".wacz",), streams=True),
    "pdf": Format("pdf", "PDF with text", (".pdf",), costly=True),
    "docx": Format("docx", "Word documents", (".docx",), costly=True),
    "xlsx": Format("xlsx", "Excel workbooks", (".xlsx",)),
    "mail": Format("mail", "messages", (".eml",)),
    "mbox": Format("mbox", "mailboxes", (".mbox",), streams=True),
    "newsml": Format("newsml", "NewsML-G2", ()),
    "nitf": Format("nitf", "NITF", (".nitf",)),
    "zip": Format("zips", "zip archives of any of these", (".zip",), streams=True),
    "tar": Format("tars", "tar archives, plain or packed", (".tar", ".tgz", ".tbz2", ".txz"), streams=True),
    "packed": Format("packed", "any of these packed with gzip, bzip2 or xz", (".gz", ".bz2", ".xz"), streams=True),
    "sitemap": Format("sitemaps", "sitemaps (addresses only)", ()),
}
"""Every kind of file that is read. Content decides more than a name; see `sniff.kind`."""

_BY_SUFFIX = {suffix: kind for kind, form in READERS.items() for suffix in form.suffixes}


BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError)
"""What opening and unpacking a file may raise."""


def why(error: BaseException) -> str:
    """An error in its own words."""
    return str(getattr(error, "strerror", None) or error or type(error).__name__)


def by_suffix(name: str) -> str | None:
    """The kind that a name's ending promises."""
    return _BY_SUFFIX.get(sniff.suffix(name))


def reader(kind: str) -> Reader:
    """The function that reads a kind of file."""
    found: Reader = import_module(f"onrecord.read.{READERS[kind].module}").read
    return found


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of a file of any kind, and a problem for what cannot be read. Never raises."""
    source = file.source
    try:
        with file.open() as stream:
            head = stream.read(sniff.HEAD)
    except BROKEN as error:
        yield problem(source, f"{source} cannot be read ({why(error)}); check that it is whole and yours to read.")
        return
    if not head.strip() and len(head) < sniff.HEAD:
        yield problem(source, f"{source} is empty; put the report there or remove the file.")
        return
    kind = sniff.kind(head, file.name)
    if kind is None:
        reason = (
            sniff.other(head)
            or "is no text, page, document, table, feed or archive that is read; convert it or leave it out"
        )
        yield problem(source, f"{source} {reason}.")
    else:
        yield from read_as(kind, file, config)


def read_as(kind: str, file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of a file that is of this kind (a key of `READERS`). Never raises."""
    source = file.source
    try:
        if not READERS[kind].streams and file.stream is not None:
            with file.open() as stream:
                data = stream.read(config.max_bytes + 1)
            if len(data) > config.max_bytes:
                yield problem(
                    source,
                    f"{source} has more bytes than the limit of {config.max_bytes:,}; split it or raise max_bytes.",
                )
                return
            file = msgspec.structs.replace(file, data=data, stream=None)
        if not file.sha256:
            file = msgspec.structs.replace(file, sha256=_digest(file))
        if file.later and READERS[kind].costly:
            yield Unread(kind, msgspec.structs.replace(file, later=False, unpacking=None))
        else:
            for item in reader(kind)(file, config):
                yield item if isinstance(item, Unread) else storable_row(item)
    except BROKEN as error:
        yield problem(source, f"{source} cannot be read ({why(error)}); check that it is whole and yours to read.")
    except Exception as error:  # one file that no reader foresaw must not end the run
        yield problem(source, f"{source} could not be read ({type(error).__name__}: {error}); report this as a fault.")


def _digest(file: File) -> str:
    with file.open() as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]
