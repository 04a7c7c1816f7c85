"""What web addresses say: which page lies behind one, on which day it was archived, whether two are of one site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from onrecord.model import when

ARCHIVED = re.compile(
    r"https?://web\.archive\.org/web/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<url>(?:https?:/)?/?\S+)", re.IGNORECASE
)
_AMP = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/amp/(?:s/)?|[\w-]+\.cdn\.ampproject\.org/[cv]/(?:s/)?)(?P<url>\S+)",
    re.IGNORECASE,
)


def original(address: str) -> str:
    """The page behind an address of the Internet Archive or of an AMP cache; other addresses as they are."""
    if found := ARCHIVED.fullmatch(address) or _AMP.fullmatch(address):
        inner = found["url"]
        if "://" not in inner:
            inner = "https://" + re.sub(r"^(https?:)?/+", "", inner)
        return inner
    return address


def archived_on(address: str) -> str | None:
    """The day (EDTF) on which the Internet Archive took the page at this address; None for all others."""
    found = ARCHIVED.fullmatch(address)
    if not found or len(found["time"]) < 8:
        return None
    day = f"{found['time'][:4]}-{found['time'][4:6]}-{found['time'][6:8]}"
    return day if when.days(day) else None


def same_site(one: str, other: str) -> bool:
    """True for addresses of one host, or of a host and one inside it; `www.`, `amp.` and `m.` do not count.

    Two hosts side by side (a.example.org, b.example.org) can belong to two outlets.
    """
    a, b = host_of(one), host_of(other)
    return bool(a and b) and (a == b or a.endswith(f".{b}") or b.endswith(f".{a}"))


def host_of(url: str) -> str:
    """The host without `www.`, `amp.` and `m.`; empty for what is no address."""
    try:
        return re.sub(r"^(?:www|amp|m)\.(?=.+\.)", "", (urlsplit(url).hostname or "").lower())
    except ValueError:
        return ""
