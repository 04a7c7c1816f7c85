"""The table of readers, and how a file finds its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import sniff
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw

Reader = Callable[[File, Config], Iterator[Raw | Problem]]


class Format(NamedTuple):
    """A kind of file. module: the module in `read/` whose `read` reads it, loaded when first needed. what: in words.

    suffixes: endings of names that go with it. streams: True where the file is never held whole in memory.
    """

    module: str
    what: str
    suffixes: tuple[str, ...]
    streams: bool = False


READERS: dict[str, Format] = {
    "text": Format("text", "plain text", (".txt", ".text")),
    "html": Format("html", "saved pages", (".html", ".htm", ".xhtml")),
    "jsonl": Format("jsonl", "JSON Lines", (".jsonl", ".ndjson")),
    "json": Format("json", "JSON: reports, JSON Feed", (".json",)),
    "csv": Format("csv", "tables as text", (".csv", ".tsv")),
    "feed": Format("feeds", "feeds: RSS, Atom", (".rss", ".atom", ".rdf")),
    "sitemap": Format("sitemaps", "sitemaps (addresses only)", ()),
}
"""Every kind of file that is read. Content decides more than a name; see `sniff.kind`."""

_BY_SUFFIX = {suffix: kind for kind, form in READERS.items() for suffix in form.suffixes}


def by_suffix(name: str) -> str | None:
    """The kind that a name's ending promises."""
    return _BY_SUFFIX.get(sniff.suffix(name))


def reader(kind: str) -> Reader:
    """The function that reads a kind of file."""
    found: Reader = import_module(f"onrecord.read.{READERS[kind].module}").read
    return found


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a file of any kind, and a problem for what cannot be read. Never raises."""
    source = file.source
    try:
        with file.open() as stream:
            head = stream.read(sniff.HEAD)
        kind = sniff.kind(head, file.name)
        if kind is None:
            why = (
                sniff.other(head) or f"is of no format that is read ({', '.join(READERS)}); convert it or leave it out"
            )
            yield problem(source, f"{source} {why}.")
            return
        if not READERS[kind].streams:
            with file.open() as stream:
                data = stream.read(config.max_bytes + 1)
            if len(data) > config.max_bytes:
                yield problem(
                    source,
                    f"{source} has more bytes than the limit of {config.max_bytes:,}; split it or raise max_bytes.",
                )
                return
            file = msgspec.structs.replace(file, data=data, sha256=hashlib.sha256(data).hexdigest(), stream=None)
        yield from reader(kind)(file, config)
    except OSError as error:
        yield problem(source, f"{source} cannot be read ({error.strerror or error}); check its permissions.")
    except Exception as error:  # one file that no reader foresaw must not end the run
        yield problem(source, f"{source} could not be read ({type(error).__name__}: {error}); report this as a fault.")
