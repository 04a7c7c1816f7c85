"""Reads a page that a browser saved into one file (MHTML): its main document, as a page."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import html, messages
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one report of the page. The day on which it was saved bounds its day of publication and is none itself."""
    message = messages.parsed(file.data)
    pages = [p for p in messages.parts(message) if p.get_content_type() in ("text/html", "application/xhtml+xml")]
    page = _main(message, pages)
    if page is None:
        yield problem(file.source, f"{file.source} holds no page; save the page again, as HTML or as MHTML.")
        return
    url = messages.header(message, "Snapshot-Content-Location") or messages.header(page, "Content-Location")
    inner = msgspec.structs.replace(
        file,
        data=messages.payload(page),
        charset=messages.charset(page),
        url=url if url and url.startswith(("http://", "https://")) else None,
        seen=messages.day(message),
    )
    yield from html.read(inner, config)


def _main(message: Message, pages: list[Message]) -> Message | None:
    """The part that the message calls its start, else the one of its own address, else the first page."""
    start = message.get_param("start")
    own = message.get("Snapshot-Content-Location")
    for page in pages:
        if isinstance(start, str) and page.get("Content-ID") == start:
            return page
    for page in pages:
        if own and page.get("Content-Location") == own:
            return page
    return pages[0] if pages else None
