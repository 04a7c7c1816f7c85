"""What mail and saved pages in one file (MHTML) share: decoded headers and parts, whatever is wrong with them."""

from __future__ import annotations

import email
import email.header
import email.utils
from collections.abc import Iterator
from email.message import Message
from typing import Any

from onrecord.read.decode import decode
from onrecord.read.stated import day_or_interval, words_of

MOST = 2000
"""Parts of one message that are looked at."""


def parsed(data: bytes) -> Message:
    """The message in these bytes; broken ones give what they hold."""
    return email.message_from_bytes(data)


def header(message: Message, name: str) -> str | None:
    """A header's words, decoded; None where there is none."""
    # As it came: `get` puts U+FFFD for bytes that no header may hold.
    value = next((v for key, v in message.raw_items() if key.lower() == name.lower()), None)
    if value is None:
        return None
    try:
        text = str(email.header.make_header(email.header.decode_header(value)))
    except (ValueError, LookupError, UnicodeError):
        text = str(value)
    if any("\udc80" <= c <= "\udcff" for c in text):
        raw = text.encode("utf-8", "surrogateescape")
        found = decode(raw)
        text = found.text if found else raw.decode("utf-8", "replace")
    return words_of(text)


def day(message: Message) -> str | None:
    """The day in the header `Date`, in the sender's own zone."""
    text = header(message, "Date")
    return day_or_interval(text) if text else None


def sender(message: Message) -> str | None:
    """The sender's name, None where there is only an address."""
    try:
        name, _ = email.utils.parseaddr(header(message, "From") or "")
    except RecursionError:  # brackets in brackets, without end
        return None
    return words_of(name.strip("\"' "))


def parts(message: Message) -> Iterator[Message]:
    """The parts that hold something themselves, in order; those of an attached message are not its own."""
    stack, count = [message], 0
    while stack and count < MOST:
        part, count = stack.pop(), count + 1
        if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
            stack.extend(reversed([p for p in _listed(part.get_payload()) if isinstance(p, Message)]))
        else:
            yield part


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def payload(part: Message) -> bytes:
    """A part's bytes, its transfer encoding undone."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding that a part states for its text."""
    value = part.get_param("charset")
    return value if isinstance(value, str) else None
