"""Calendar values in a reader's words, as short as the page allows."""

from __future__ import annotations

from functools import lru_cache

from onrecord.model import when
from onrecord.words import when_words


@lru_cache(maxsize=65536)
def spoken(value: str | None, modifier: str | None = None, year: int | None = None) -> str:
    """An EDTF value as a reader says it: "14 Apr 2021", "end of Aug", "24 Apr – 4 May".

    modifier: what the value cannot say (`by`, `end`, …). year: left out of days and months that lie in it.
    An empty string when nothing is known; the value itself when it is no calendar value.
    """
    if not value:
        return ""
    if when.days(value) is None:
        return value
    words = when_words(value, modifier)
    first, dash, last = words.partition(" – ")
    if dash and first[-4:] == last[-4:] and " " in first:
        first = first[:-5]
        if first.split()[-1:] == last.split()[-2:-1] and " " in first:
            words = f"{first.rsplit(' ', 1)[0]}–{last}"
        else:
            words = f"{first} – {last}"
    return (
        words.replace(f" {year}", "") if year and any(x[:4] != str(year) or len(x) > 4 for x in _ends(value)) else words
    )


def _ends(value: str) -> list[str]:
    return [x for x in value.split("/") if x not in ("", "..")]


def narrowed(value: str | None, modifier: str | None = None) -> when.Days | None:
    """The days of a value; of its first, middle or last third where the modifier says so."""
    days = when.days(value)
    if days is None or days.low is None or days.high is None or modifier not in ("start", "mid", "end"):
        return days
    third = (days.high - days.low) / 3
    low = days.low + third * ("start", "mid", "end").index(modifier)
    return when.Days(low, days.high if modifier == "end" else low + third)


def common_year(values: list[str | None]) -> int | None:
    """The year that all known values lie in, else None."""
    bounds = [d for v in values if (d := when.days(v)) is not None]
    years = {edge.year for d in bounds for edge in d if edge is not None}
    return years.pop() if len(years) == 1 else None
