"""How long an answer stays good, and how long a site asks to wait, as its headers say (RFC 9110, RFC 9111)."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

LONGEST = 86_400.0
"""Seconds; whatever a site says, after a day it is asked again."""


def fresh_for(headers: Mapping[str, str]) -> float:
    """Seconds in which an answer need not be asked for again; 0 when the site does not say. headers: lower case."""
    control = headers.get("cache-control", "").lower()
    if "no-cache" in control or "no-store" in control:
        return 0.0
    if found := re.search(r"\bmax-age=\"?(\d{1,9})", control):
        return min(max(float(found[1]) - _seconds(headers.get("age", "0")), 0.0), LONGEST)
    if (until := _moment(headers.get("expires"))) is not None:
        return min(max(until - (_moment(headers.get("date")) or time.time()), 0.0), LONGEST)
    return 0.0


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that a site asks to wait, given as a number or as a date; None when it asks for nothing."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return float(value)
    moment = _moment(value)
    return None if moment is None else max(moment - time.time(), 0.0)


def _seconds(value: str) -> float:
    return float(value) if re.fullmatch(r"\d{1,9}", value.strip()) else 0.0


def _moment(value: str | None) -> float | None:
    """A date of HTTP as seconds since 1970."""
    try:
        found = parsedate_to_datetime(value or "")
        return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
