"""Reads web archives in a zip (WACZ): the WARC files in their folder `archive`."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import warc
from onrecord.read.file import File, Unread, problem
from onrecord.read.raw import Raw


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of the pages in a WACZ file; its index and its list of pages are not needed."""
    with file.open() as stream, zipfile.ZipFile(stream) as archive:
        for member in sorted(n for n in archive.namelist() if is_archive(n)):
            try:
                with archive.open(member) as inner:
                    yield from warc.read_stream(inner, file, config)
            except (OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
                yield problem(
                    file.source, f"{member} in {file.source} cannot be read ({error}); save the archive again."
                )


def is_archive(name: str) -> bool:
    """True for the name of a WARC file inside a WACZ file."""
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
