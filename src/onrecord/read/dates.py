"""Dates written out with their year, as headers and notes give them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.lang import Pack
from onrecord.read.flat import flat
from onrecord.read.words import phrases, words

EARLIEST, LATEST = 1800, 2100
"""Years outside are no date of a report."""


class Dated(NamedTuple):
    """A date in a text: its place and its EDTF value."""

    start: int
    end: int
    value: str


_ISO = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d\d?)(?:\2(\d\d?))?(?!\d|[-/.]\d)")
_HAN = re.compile(r"(\d{4})年\s?(\d{1,2})月\s?(?:(\d{1,2})日)?")
_SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d\d)(?!\d|[-/.]\d)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d|[-/.]\d)")


@lru_cache(maxsize=64)
def _months(code: str, calendars: tuple[str, ...], extra: tuple[tuple[str, int], ...]) -> dict[str, int]:
    from babel import Locale

    names = {flat(name): number for name, number in extra}
    for calendar in (*calendars, "en"):
        months = Locale.parse(calendar).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    name = flat(str(name)).rstrip(".")
                    if not name.isdigit():
                        names.setdefault(name, number)
    return names


@lru_cache(maxsize=64)
def _written(months: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    name = "(?:" + "|".join(map(re.escape, sorted(months, key=lambda n: (-len(n), n)))) + ")"
    link = r"(?:\s*(?:-|,?\s+(?:de|of|del|di|d')?\s*))"
    again = rf"(?:\s*[/(]?\s*(?P<n>{name})\)?)?"  # "9 آب/أغسطس 2022"
    return (
        re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|er|º|°|st|nd|rd|th)?{link}?\s?(?P<m>{name})\.?{again}{link}?\s?(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\w)(?P<m>{name})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})-(?P<m>{name})-(?P<y2>\d\d)(?!\d)"),
        re.compile(rf"(?<!\w)(?P<m>{name})\.?{link}\s?(?P<y>\d{{4}})(?!\d)"),
    )  # fmt: skip


def find(text: str, language: Pack) -> list[Dated]:
    """The dates with a year in a short text (a header line, a note), by place; none overlaps another.

    Where the order of the numbers is not known, the value is the interval from the earlier reading to
    the later one.
    """
    plain, known = flat(text), words(language)
    months = _months(language.code, known.calendars, tuple(sorted(known.months.items())))
    found: list[Dated] = []
    for pattern in (_ISO, _HAN):
        for m in pattern.finditer(plain):
            numbers = (
                [int(g) for g in (m[1], m[3], m[4]) if g] if pattern is _ISO else [int(g) for g in m.groups() if g]
            )
            _keep(found, m.start(), m.end(), _value(*numbers))
    for m in _NUMERIC.finditer(plain):
        _keep(found, m.start(), m.end(), _numeric(int(m[1]), int(m[3]), int(m[4]), known.numeric_order, m[2]))
    if cue := re.match(rf"[\W_]*{phrases((*known.published, *known.updated))}(?!\w)", plain):
        # A year of two digits is taken for one only where the line says that a date follows.
        for m in _SHORT.finditer(plain, cue.end()):
            _keep(
                found, m.start(), m.end(), _numeric(int(m[1]), int(m[3]), 2000 + int(m[4]), known.numeric_order, m[2])
            )
    for pattern in _written(tuple(sorted(months))):
        for m in pattern.finditer(plain):
            parts = m.groupdict()
            year = int(parts["y"]) if parts.get("y") else 2000 + int(parts["y2"])
            day = parts.get("d")
            if parts.get("n") and months[m["m"]] != months[m["n"]]:
                continue
            _keep(found, m.start(), m.end(), _value(year, months[m["m"]], *([int(day)] if day else [])))
    return sorted(found)


def _keep(found: list[Dated], start: int, end: int, value: str | None) -> None:
    if value and not any(start < f.end and f.start < end for f in found):
        found.append(Dated(start, end, value))


def _value(year: int, month: int, day: int | None = None) -> str | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        date = dt.date(year, month, day or 1)
    except ValueError:
        return None
    return date.isoformat() if day else f"{year:04}-{month:02}"


def _numeric(first: int, second: int, year: int, order: str, mark: str) -> str | None:
    if mark == ".":
        order = "day"
    a, b = _value(year, second, first), _value(year, first, second)
    if first == second or not a or not b:
        return a or b
    if order == "divided":
        return "/".join(sorted((a, b)))
    return a if order == "day" else b


def in_url(url: str | None) -> str | None:
    """The date in an address, as in /2021/04/14/ or /2021-04-14-; None when there is none."""
    if not url:
        return None
    m = re.search(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)", url)
    if m:
        return _value(int(m[1]), int(m[2]), int(m[3]))
    m = re.search(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)", url)
    return _value(int(m[1]), int(m[2])) if m else None
