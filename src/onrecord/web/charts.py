"""The small charts of the ledgers: a figure's series, a deadline's track."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from markupsafe import Markup

from onrecord.web.axis import Axis
from onrecord.web.svg import el, link, picture


class Point(NamedTuple):
    """One statement of a figure: the days it may hold for, and its value; low and high differ for a range.

    hollow: it is hedged.
    """

    first: dt.date
    last: dt.date
    low: float
    high: float
    hollow: bool
    colour: int
    href: str
    words: str
    first_words: str
    last_words: str


class Stop(NamedTuple):
    """One statement of a target: what it says, the days it covers, and when that was said."""

    low: dt.date | None
    high: dt.date | None
    words: str
    said: str
    colour: int
    href: str
    source: str


SERIES = 260, 96
TRACK_WIDTH, TRACK_ROW = 300, 24


def series(points: list[Point], label: str, *, joined: bool = True) -> Markup | None:
    """A step line through a figure's values, one point a source, hollow where hedged; None for a single value.

    The line goes through the points whose day is known; others stand beside it with a bar as wide as what is known.
    joined: False leaves the line out, where sources give several values at once and none follows another.
    """
    if len({(p.low, p.high) for p in points}) < 2 or len({(p.first, p.last) for p in points}) < 2:
        return None
    width, height = SERIES
    ordered = sorted(points, key=lambda p: (p.last, p.first, p.low))
    bottom, top = min(p.low for p in points), max(p.high for p in points)
    names = dict.fromkeys((compact(top), compact(bottom)))
    left = 12 + 6.2 * max(map(len, names))
    opening, closing = min(points, key=lambda p: p.first), max(points, key=lambda p: p.last)
    axis = Axis(opening.first, closing.last, left + 8, width - 12)

    def y(value: float) -> float:
        return round(14 + (top - value) / (top - bottom) * (height - 44), 1)

    parts = [
        *(el("line", x1=left, x2=width - 4, y1=y(v), y2=y(v), class_="grid") for v in sorted({bottom, top})),
        *(el("text", compact(v), x=left - 6, y=y(v) + 4, class_="tick end") for v in sorted({bottom, top})),
    ]
    if joined:
        path = _steps([(axis.x(p.first), y((p.low + p.high) / 2)) for p in ordered if p.first == p.last])
        parts.append(el("path", d=path, class_="step"))
    drawn: dict[tuple[float, float], int] = {}
    for p in ordered:
        x, at = round((axis.x(p.first) + axis.x(p.last)) / 2, 1), y((p.low + p.high) / 2)
        again = drawn[x, at] = drawn.get((x, at), -1) + 1
        bar = f"range c{p.colour}"
        shapes = [] if p.low == p.high else [el("line", x1=x, x2=x, y1=y(p.low), y2=y(p.high), class_=bar)]
        if p.first != p.last:
            shapes.append(el("line", x1=axis.x(p.first), x2=axis.x(p.last), y1=at, y2=at, class_=bar))
        dot = f"dot c{p.colour}{' hollow' if p.hollow else ''}"
        shapes.append(el("circle", cx=x + 7 * again, cy=at, r=4, class_=dot))
        parts.append(link(p.href, p.words, *shapes))
    parts.append(el("text", opening.first_words, x=left, y=height - 3, class_="tick"))
    if closing.last != opening.first:
        parts.append(el("text", closing.last_words, x=width - 4, y=height - 3, class_="tick end"))
    return picture(width, height, label, *parts)


def _steps(places: list[tuple[float, float]]) -> str:
    """A path that holds each value until the next."""
    return "".join(f"H{x}V{y}" if i else f"M{x},{y}" for i, (x, y) in enumerate(places))


def track(stops: list[Stop], label: str) -> Markup | None:
    """A deadline's track: targets to the right by date, downwards by the day they were stated."""
    known = [(s, s.low or s.high, s.high or s.low) for s in stops]
    placed = [(s, low, high) for s, low, high in known if low and high]
    if len({(low, high) for _, low, high in placed}) < 2:
        return None
    left, height = 66, TRACK_ROW * len(placed) + 10
    axis = Axis(min(low for _, low, _ in placed), max(high for _, _, high in placed), left + 10, TRACK_WIDTH - 96)
    parts, before = [], None
    for row, (stop, low, high) in enumerate(placed):
        y = row * TRACK_ROW + 16
        x1, x2 = axis.x(low), axis.x(high)
        middle = round((x1 + x2) / 2, 1)
        parts.append(el("line", x1=left, x2=TRACK_WIDTH, y1=y, y2=y, class_="grid"))
        parts.append(el("text", stop.said, x=left - 6, y=y + 4, class_="tick end"))
        if before is not None:
            parts.append(el("line", x1=before[0], y1=before[1], x2=middle, y2=y, class_="step"))
        shape = (
            el("rect", x=x1, y=y - 4, width=x2 - x1, height=8, rx=4, class_=f"dot c{stop.colour}")
            if x2 - x1 > 8
            else el("circle", cx=middle, cy=y, r=4.5, class_=f"dot c{stop.colour}")
        )
        parts.append(link(stop.href, f"{stop.words}: {stop.source}, said {stop.said}", shape))
        parts.append(el("text", stop.words, x=x2 + 10, y=y + 4, class_="value halo"))
        before = middle, y
    return picture(TRACK_WIDTH, height, label, *parts)


def compact(value: float) -> str:
    """A number for an axis: 2,500, 1.2 M."""
    for size, sign in ((1e9, " bn"), (1e6, " M")):
        if abs(value) >= size:
            return f"{value / size:.1f}".removesuffix(".0") + sign
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
