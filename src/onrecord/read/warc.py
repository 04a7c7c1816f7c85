"""Reads web archives (WARC): the pages in them, one record at a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import formats
from onrecord.read.file import File, Unread, problem
from onrecord.read.raw import Raw

_PAGES = ("text/html", "application/xhtml+xml")


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of the pages in a web archive; what is no page (pictures, redirects, errors) is counted."""
    with file.open() as stream:
        yield from read_stream(stream, file, config)


def read_stream(stream: IO[bytes], file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The same of an open stream; `file` says whose it is.

    A record's own date is the day on which the page was fetched: it was published by then, and no more is known.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    passed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    wanted = WarcRecordType.response | WarcRecordType.resource
    records = ArchiveIterator(stream, record_types=wanted, parse_http=False)
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            length = record.content_length
            if length > config.max_bytes:
                passed["too large record"] += 1
                continue
            record.freeze()  # which holds one record, and shows where it is cut off
            cut = record.content_length < length or "WARC-Truncated" in record.headers
            if record.is_http:
                record.parse_http(auto_decode="all")
            if why := _no_page(record):
                passed[why] += 1
                continue
            url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
            data = record.reader.read(config.max_bytes + 1)
        except (OSError, ValueError, EOFError) as error:
            yield problem(
                file.source,
                f"{file.source} breaks off after {sum(seen.values()) + sum(passed.values()):,} records ({error}); "
                "what stands before is read.",
            )
            break
        seen[url] += 1
        key = url or record.record_id or str(sum(seen.values()))
        if cut:
            yield problem(
                f"{file.source}#{key}", f"{file.source}#{key} is cut off in the archive, so its end may be missing."
            )
        again = f"~{seen[url]}" if seen[url] > 1 else ""
        yield from _page(record, key, again, data, file, config)
    if not seen and not passed:
        yield problem(file.source, f"{file.source} holds no pages, so nothing in it is read.")
    if passed:
        counts = ", ".join(f"{n:,} {what}{'s' if n != 1 else ''}" for what, n in passed.most_common())
        yield problem(file.source, f"{file.source} holds, beside its pages, {counts}; nothing is read of them.")


def _page(
    record: Any, key: str, again: str, data: bytes, file: File, config: Config
) -> Iterator[Raw | Problem | Unread]:
    where = f"{file.source}#{key}{again}"
    if len(data) > config.max_bytes:
        yield problem(where, f"{where} has more bytes than the limit of {config.max_bytes:,}; raise max_bytes.")
        return
    page = msgspec.structs.replace(
        file,
        source=where,
        name=f"{file.name}#{key}",
        data=data,
        stream=None,
        url=key if key.startswith(("http://", "https://")) else None,
        seen=_day(record),
        charset=record.http_charset,
    )
    yield from formats.read_as("html", page, config)


def _no_page(record: Any) -> str:
    """Why a record is no page, in a word for the count; empty for a page."""
    if not record.is_http_parsed:
        kind = (record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
        return "" if kind in _PAGES else "other file"
    status = record.http_headers.status_code
    if status != 200:
        return "redirect" if status and 300 <= status < 400 else "error"
    return "" if (record.http_content_type or "").lower() in _PAGES else "other file"


def _day(record: Any) -> str | None:
    date = record.record_date
    return date.date().isoformat() if isinstance(date, dt.datetime) else None
