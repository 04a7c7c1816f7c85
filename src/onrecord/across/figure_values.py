"""What a figure leaves open: the interval of values it allows, and how two figures of one thing relate."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model import Figure
from onrecord.text.units import factor, measure

Relation = Literal["agree", "compatible", "apart"]
_OPEN_NEAR = 0.5
_NEAR = 0.05
_FAR = 0.1


class Interval(msgspec.Struct, frozen=True):
    """The values a figure allows: low to high, infinite where open; core: the numbers as written."""

    low: float
    high: float
    core: tuple[float, ...]


def interval(figure: Figure) -> Interval:
    """The values that a figure allows: "at least 5" all above 5, "about 10,000" what lies within a
    twentieth, and within a tenth where the number shows no more digits than that."""
    if figure.low is not None and figure.high is not None:
        return Interval(float(figure.low), float(figure.high), (float(figure.low), float(figure.high)))
    value = float(figure.value or 0)
    core = (value,)
    match figure.modifier:
        case "at_least":
            return Interval(value, float("inf"), core)
        case "at_most":
            return Interval(float("-inf"), value, core)
        case "about":
            reach = max(min(10 * rounding(value), _FAR * abs(value)), _NEAR * abs(value))
            return Interval(value - reach, value + reach, core)
    return Interval(value, value, core)


def is_bound(figure: Figure) -> bool:
    """True for "at least" and "at most"."""
    return figure.modifier in ("at_least", "at_most")


def is_loose(figure: Figure) -> bool:
    """True where a number far from its own may be compatible with it: a range, and a bound or nought of what has other
    units too."""
    if figure.low is not None and figure.high is not None:
        return True
    return measure(figure.unit) != figure.unit and (is_bound(figure) or top(figure) == 0)


def farthest(figure: Figure, unit: str | None, *, bounds: bool) -> float:
    """How many times another number may be that of a figure, or the figure that, and the two not be apart.

    unit, bounds: of the other. Neither is loose.
    """
    if figure.unit != unit:
        return 4.001  # the last written places of 1 reach from 0.5 to 1.5, and of "about 1" a tenth farther
    return 1 + _OPEN_NEAR + 0.001 if bounds or is_bound(figure) else 1 / (1 - _FAR) + 0.001


def rounding(value: float) -> float:
    """Half of the last place a whole number shows: 10,000 may stand for 9,500 to 10,500, 9,600 for 9,550 to 9,650.

    The leading digit of a number with one digit and zeros is taken a place finer, as writers do.
    """
    if value != int(value) or value == 0:
        return 0.0
    whole, place = abs(int(value)), 1
    while whole % 10 == 0:
        whole, place = whole // 10, place * 10
    if whole < 10 and place > 1:
        place //= 10
    return place / 2 if place > 1 else 0.0


def relation(a: Figure, b: Figure) -> Relation:
    """agree: the same number, at the precision of the coarser; compatible: both can be true; apart: else.

    A bound and a number agree where the bound is that number; a bound alone is compatible with what lies
    less than half beyond it, so that "more than 5" says nothing about 900.
    """
    if a.unit != b.unit:
        return _converted(a, b)
    x, y = interval(a), interval(b)
    if x.core == y.core:
        bounds = {a.modifier, b.modifier} & {"at_least", "at_most"}
        return "compatible" if bounds and a.modifier != b.modifier else "agree"
    if len(x.core) == len(y.core) == 1 and max(_open(x), _open(y)) and not _near(x.core[0], y.core[0], _OPEN_NEAR):
        return "apart"
    if any(y.low <= v <= y.high for v in x.core) or any(x.low <= v <= x.high for v in y.core):
        return "compatible"
    for coarse, fine in ((x, y), (y, x)):
        if len(coarse.core) == len(fine.core) == 1 and coarse.low == coarse.high:
            reach = rounding(coarse.core[0])
            if reach >= 50 and reach > rounding(fine.core[0]) and abs(coarse.core[0] - fine.core[0]) <= reach:
                return "compatible"
    return "apart"


def at_odds(a: Figure, b: Figure, *, least: int, step: int) -> bool:
    """True for numbers that cannot both be true of one time, of which the lower is not below `least` and the higher no
    more than `step` times as much, so that they may well count one thing."""
    if {a.modifier, b.modifier} & {"at_most", "range"} or relation(a, b) != "apart":
        return False
    low, high = sorted((top(a), top(b)))
    return least <= low and high <= step * low


def _converted(a: Figure, b: Figure) -> Relation:
    """The relation of figures in two units of one kind: each may stand for what lies within its last written place."""
    if measure(a.unit) is None or measure(a.unit) != measure(b.unit):
        return "apart"
    x, y = (_scaled(f) for f in (a, b))
    if x.high < y.low or y.high < x.low:
        return "apart"
    return "agree" if a.modifier == b.modifier else "compatible"


def rounds_to(a: Figure, b: Figure) -> bool:
    """True where one number may be the other, rounded to its last written place: 3 % and 3.2 %."""
    x, y = _scaled(a), _scaled(b)
    return not (x.high < y.low or y.high < x.low)


def _scaled(figure: Figure) -> Interval:
    at, size = interval(figure), factor(figure.unit)
    reach = max(_last_place(v) for v in at.core)
    return Interval((at.low - reach) * size, (at.high + reach) * size, tuple(v * size for v in at.core))


def _last_place(value: float) -> float:
    """Half of the last place that a number shows, decimals counted: 0.05 for 7.5."""
    if value == int(value):
        return max(rounding(value), 0.5)
    return float(0.5 * 10 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2]))


def _open(x: Interval) -> bool:
    return x.low == float("-inf") or x.high == float("inf")


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * min(abs(a), abs(b))


def top(figure: Figure) -> float:
    """The number itself, the upper end of a range."""
    return interval(figure).core[-1]


def telling(figure: Figure) -> bool:
    """True for a number that two reports hardly share by chance: not small, or not round."""
    value = abs(top(figure))
    return value >= 1000 or (value >= 13 and value % 10 != 0) or value != int(value)
