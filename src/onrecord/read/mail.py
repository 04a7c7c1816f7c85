"""Reads mail: the message as a report, and what of the kinds we read is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

import msgspec

from onrecord.config import Config
from onrecord.model import Block, Problem
from onrecord.read import formats, messages, packed, pieces, sniff
from onrecord.read.decode import decode, even_lines, storable
from onrecord.read.file import File, Unread, problem
from onrecord.read.flat import flat
from onrecord.read.language import identify
from onrecord.read.raw import Raw
from onrecord.read.text import too_long
from onrecord.read.words import replies

NOTE = 400
"""Characters; a shorter message that brings reports with it is their covering note."""
_LISTED = ("List-Id", "List-Unsubscribe", "List-Post")
"""Headers of newsletters and lists, whose sender is an outlet and no author."""


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The message's own text, from its subject and sender, then its attachments."""
    message = messages.parsed(file.data)
    bodies: dict[str, Message] = {}
    attached: list[tuple[str, Message]] = []
    for number, part in enumerate(messages.parts(message), 1):
        name = part.get_filename()
        kind = part.get_content_type()
        if kind == "message/rfc822" or part.get_content_disposition() == "attachment":
            attached.append((name or f"part-{number}{'.eml' if kind == 'message/rfc822' else ''}", part))
        elif kind in ("text/plain", "text/html") and not name:
            bodies.setdefault(kind, part)
        elif name:
            attached.append((name, part))
    reports = list(_attachments(file, attached, config))
    own = list(_own(file, message, bodies, config))
    note = any(isinstance(r, Raw) for r in reports) and all(len(r.text) < NOTE for r in own if isinstance(r, Raw))
    yield from (item for item in own if not note or isinstance(item, Problem))
    yield from reports
    if not own and not reports:
        yield problem(file.source, f"{file.source} is a message without text, so nothing in it is read.")


def _own(file: File, message: Message, bodies: dict[str, Message], config: Config) -> Iterator[Raw | Problem | Unread]:
    title = _subject(messages.header(message, "Subject"))
    text, blocks = _body(title, bodies)
    text, lost = storable(text)
    if not text.strip():
        return
    if len(text) > config.max_chars:
        yield too_long(file.source, len(text), config)
        return
    sender = messages.sender(message)
    listed = any(message.get(name) for name in _LISTED)
    side = file.side
    yield Raw(
        source=file.source,
        name=file.name,
        text=text,
        blocks=blocks if not lost else (),
        sha256=file.sha256,
        title=side.title or title,
        authors=side.authors or ((sender,) if sender and not listed else ()),
        date=side.date or messages.day(message),
        date_basis="given" if side.date else "metadata",
        lang=side.lang or identify(text[len(title or "") :]),
        outlet=side.outlet or (sender if listed else None),
        url=side.url,
    )


def _subject(text: str | None) -> str | None:
    """The subject without the marks of an answer or of passing on."""
    marks = replies().match(flat(text)) if text else None
    return text[marks.end() :] if text and marks else text


def _body(title: str | None, bodies: dict[str, Message]) -> tuple[str, tuple[Block, ...]]:
    """The plain text where it says as much as the HTML does, else the HTML."""
    plain = _plain(bodies["text/plain"]) if "text/plain" in bodies else ""
    rich = pieces.of_html(_decoded(bodies["text/html"])) if "text/html" in bodies else []
    if plain and len(plain) > 0.6 * sum(len(p) for _, p in rich):
        head = f"{title}\n\n" if title and title not in plain[: len(title) + 80] else ""
        return head + plain, ()
    return pieces.laid_out(title, rich)


def _plain(part: Message) -> str:
    """Plain text; lines that the sender's program broke (RFC 3676) are whole again, the signature is left out."""
    text = even_lines(_decoded(part)).strip("\n")
    text = re.split(r"(?m)^-- $", text)[0].rstrip()
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?m)(?<=\S) \n(?=\S)", " ", text)
    return text


def _decoded(part: Message) -> str:
    found = decode(messages.payload(part), messages.charset(part))
    return found.text if found else ""


def _attachments(file: File, attached: list[tuple[str, Message]], config: Config) -> Iterator[Raw | Problem | Unread]:
    """What of the kinds we read is attached; pictures and the like are left out without a word."""
    seen: set[str] = set()
    for number, (name, part) in enumerate(attached, 1):
        if part.get_content_type() == "message/rfc822":
            inside = [p for p in part.get_payload() if isinstance(p, Message)]
            data = inside[0].as_bytes() if inside else b""
        else:
            data = messages.payload(part)
        label = name.replace("\\", "/").rpartition("/")[2].encode("utf-8", "replace").decode() or f"part-{number}"
        label = label if label not in seen else f"{label}~{number}"
        seen.add(label)
        kind = sniff.kind(data[: sniff.HEAD], name)
        if kind is None or not data.strip():
            continue
        inner = msgspec.structs.replace(
            file, source=f"{file.source}#{label}", name=f"{file.name}#{label}", data=data, depth=file.depth + 1
        )
        if inner.depth > packed.DEEPEST:
            yield problem(inner.source, f"{inner.source} lies too deep in messages and archives; take it out.")
            continue
        yield from formats.read_as(kind, inner, config)
