"""Which content is fetched at all, by what the site says it is."""

from __future__ import annotations

import tomllib
from email.message import Message
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _read() -> frozenset[str]:
    return frozenset(tomllib.loads((Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8"))["read"])


def stated(header: str | None) -> tuple[str, str | None]:
    """The content type in lower case ("" for none) and the encoding that a Content-Type header states."""
    if not header:
        return "", None
    message = Message()
    message["content-type"] = " ".join(header.split())
    try:
        charset = message.get_content_charset()
    except (LookupError, UnicodeError, ValueError):
        charset = None
    return (message.get_content_type() if "/" in header else "", charset)


def is_read(kind: str) -> bool:
    """True for a content type that is read, and for none stated."""
    return not kind or kind in _read()
