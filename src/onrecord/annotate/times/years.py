"""Resolves expressions that name a year, a decade or a century, in figures or in words."""

from __future__ import annotations

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.scene import Scene, Value
from onrecord.text import dates


def stated_year(c: Candidate, scene: Scene) -> int | None:
    """The year that the expression itself writes, with four figures or two."""
    if (year := c.number("YEAR")) is not None:
        return year
    for name in ("YEARQ", "YY"):
        if (short := c.number(name)) is not None:
            return dates.full_year(short, scene.today.year if scene.today else 2000)
    return None


def year(c: Candidate, scene: Scene) -> Value | None:
    """A year in figures."""
    number = stated_year(c, scene)
    return None if number is None else Value(f"{number:04}")


def year_words(c: Candidate, scene: Scene) -> Value | None:
    """A year in words, the hundreds before the rest: "nineteen ninety-seven"; with its month where it has one."""
    hundreds, rest = c.form.shift or 0, c.number("NUM") if c.has("NUM") else 0
    if rest is None or (c.has("NUM") and not (10 if hundreds < 20 else 1) <= rest <= 99):
        return None
    month = c.value("MONTH")
    full = f"{hundreds * 100 + rest:04}"
    return Value(f"{full}-{int(str(month)):02}" if month else full)


def year_range(c: Candidate, scene: Scene) -> Value | None:
    """Two years, "2010-2011" or "2015-18"; a month, "2021-03"; no value where it may be either, "2010-11"."""
    first, second = c.number("YEAR"), c.number("YEAR2")
    if first is not None and c.has("NN"):
        text = c.parts["NN"][0].key
        second = first - first % 100 + int(text)
        if len(text) == 2 and 1 <= int(text) <= 12:
            return Value(None if second > first else f"{first:04}-{text}")
    if first is None or second is None or not first < second <= first + 400:
        return None
    return Value(f"{first:04}/{second:04}")


def decade(c: Candidate, scene: Scene) -> Value | None:
    """A decade: "the 1990s", "les années 60", "the nineties"."""
    number = c.value("DECADEWORD") if c.has("DECADEWORD") else c.number("DECADE")
    for name in ("YY", "YEAR", "YEARQ", "NUM"):
        number = c.number(name) if number is None else number
    if number is None or int(str(number)) % 10:
        return None
    n = int(str(number))
    full = n if n >= 1000 else dates.full_year(n, scene.today.year if scene.today else 2000)
    return Value(f"{full // 10:03}X")


def century(c: Candidate, scene: Scene) -> Value | None:
    """A century: "the 20th century" is `19XX`."""
    number = c.number("ORD") if c.has("ORD") else c.number("NUM") or c.number("DAY")
    return Value(f"{number - 1:02}XX") if number and 1 <= number <= 21 else None
