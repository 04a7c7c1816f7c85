"""One expression of a set: where it stands, what it means, and whether a ledger of news has to read it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

SHARED = Path(__file__).parents[4] / "shared/data"
LANGUAGES = ("en", "fr", "es", "de", "it", "pt")
DAY = dt.timedelta(days=1)


class Want(NamedTuple):
    """A right answer. low, high: first and last day (times) or smallest and largest value (figures), None where open.

    unit: what the unit must be, as a set of codes; None where none is asked for.
    """

    low: Any
    high: Any
    unit: frozenset[str] | None = None


class Expression(NamedTuple):
    """start, end: where it stands in the text. wants: the right answers, any of which will do; none for no time at all.

    kind: what it is; out: the reason why it is out of scope, empty where it is in. cycle: days after which the
    expression comes again where it leaves open which one is meant (7 or 365), else 0.
    coarse: it names a week, month or year, and the record gives it the whole of that.
    """

    set: str
    lang: str
    kind: str
    text: str
    start: int
    end: int
    ref: dt.date | None
    wants: tuple[Want, ...]
    out: str = ""
    cycle: int = 0
    coarse: bool = False


def read(path: str) -> Iterator[dict[str, Any]]:
    """The rows of a set, none where it is not beside the checkout."""
    file = SHARED / path
    if file.exists():
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def day(value: str | None) -> dt.date | None:
    """The day of a timestamp; None where it is no date of the calendar."""
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
