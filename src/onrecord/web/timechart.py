"""The drawing of the timeline, in one width."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from onrecord.web.axis import Axis
from onrecord.web.svg import el, link, picture

STACK = 6
"""Reports of one place on the line that are drawn one over the other; more become a number."""


class Report(NamedTuple):
    """A report on the line; None where its day is not known on that side."""

    low: dt.date | None
    high: dt.date | None
    colour: int
    href: str
    words: str


class Mark(NamedTuple):
    """An event above the line, with a number where it has one."""

    low: dt.date
    high: dt.date
    number: int
    href: str
    words: str


class Flag(NamedTuple):
    """A deadline as stated."""

    day: dt.date
    words: str
    href: str
    colour: int
    title: str


class Lane(NamedTuple):
    """A plan below the line and the deadlines it went through."""

    label: str
    href: str
    flags: list[Flag]


def draw(
    width: int, window: tuple[dt.date, dt.date], reports: list[Report], marks: list[Mark], lanes: list[Lane]
) -> Markup:
    """The line with everything on it."""
    axis = Axis(*window, 10, width - 10)
    numbered, height = _marks(axis, marks)
    dots, dots_height, bars = _reports(axis, reports)
    line = height + dots_height + 12
    parts: list[Markup] = [el("g", *numbered, transform="translate(0 2)")]
    parts += [
        el("line", x1=_middle(axis, m), x2=_middle(axis, m), y1=height + 2, y2=line, class_="stem")
        for m in marks
        if m.number
    ]
    parts.append(el("line", x1=0, x2=width, y1=line, y2=line, class_="axis"))
    apart = 76 if width > 600 else 52
    for tick in axis.ticks(apart):
        anchor = "start" if tick.x < 24 else "end" if tick.x > width - 24 else "middle"
        parts.append(el("line", x1=tick.x, x2=tick.x, y1=line, y2=line + 5, class_="axis"))
        words = el(
            "text", tick.words, x=tick.x, y=line + 19, text_anchor=anchor, class_="tick major" if tick.major else "tick"
        )
        parts.append(words)
    parts.append(el("g", *bars, *dots, transform=f"translate(0 {line})"))
    y = line + 34.0
    for lane in lanes:
        drawn, used = _lane(axis, lane, width)
        parts.append(el("g", *drawn, transform=f"translate(0 {y})"))
        y += used
    label = (
        f"Timeline of {len(reports)} reports, {len(marks)} events and {len(lanes)} deadlines; all of it is listed below"
    )
    return picture(
        width, y + (4 if lanes else -8), label, *parts, class_="chart line " + ("wide" if width > 600 else "narrow")
    )


def _middle(axis: Axis, mark: Mark) -> float:
    return round((axis.x(mark.low) + axis.x(mark.high)) / 2, 1)


def _marks(axis: Axis, marks: list[Mark]) -> tuple[list[Markup], float]:
    """Numbered events in lanes so that no two numbers touch, and the height they take."""
    ends: list[float] = []
    placed = []
    for mark in sorted((m for m in marks if m.number), key=lambda m: m.number):
        x = _middle(axis, mark)
        lane = next((i for i, end in enumerate(ends) if x - end >= 24), len(ends))
        ends[lane : lane + 1] = [x]
        placed.append((mark, x, lane))
    height = 24.0 * len(ends)
    out = [el("line", x1=x, x2=x, y1=height - n * 24 - 2, y2=height, class_="stem") for _, x, n in placed if n]
    for mark, x, lane in placed:
        y = height - lane * 24 - 12
        disc = el("circle", cx=x, cy=y, r=9.5, class_="event")
        out.append(link(mark.href, mark.words, disc, el("text", str(mark.number), x=x, y=y + 4, class_="number")))
    return out, height


def _reports(axis: Axis, reports: list[Report]) -> tuple[list[Markup], float, list[Markup]]:
    """Dots for reports of one day, bars as wide as what is known for others; the height above the line."""
    stacks: Counter[int] = Counter()
    ends: list[float] = []
    dots, bars = [], []
    for report in reports:
        if report.low is None or report.high is None:
            continue
        left, right = axis.x(report.low), axis.x(report.high)
        if right - left > 12:
            row = next((i for i, end in enumerate(ends) if left > end + 4), len(ends))
            ends[row : row + 1] = [right]
            y = -5 if row == 0 else -5 - 11 * row
            bar = el("rect", x=left, y=y, width=right - left, height=10, rx=5, class_=f"bar c{report.colour}")
            bars.append(link(report.href, f"{report.words} (somewhere in these days)", bar))
            continue
        x = round((left + right) / 2, 1)
        place = round(x / 9)
        at, stacks[place] = stacks[place], stacks[place] + 1
        if at < STACK:
            dot = el("circle", cx=x, cy=-11.0 * at, r=5, class_=f"dot c{report.colour}")
            dots.append(link(report.href, report.words, dot))
    more = [
        el("text", f"+{n - STACK}", x=p * 9, y=-11 * STACK, class_="tick mid") for p, n in stacks.items() if n > STACK
    ]
    tallest = max([min(n, STACK) * 11 + (8 if n > STACK else 0) for n in stacks.values()] + [11 * len(ends), 0])
    return dots + more, float(max(tallest - 11, 0)), bars


def _lane(axis: Axis, lane: Lane, width: int) -> tuple[list[Markup], float]:
    """One plan: its name, a flag at each deadline, and the way from one to the next."""
    room = int(width / 6.4)
    name = lane.label if len(lane.label) <= room else lane.label[: room - 1] + "…"
    out = [link(lane.href, lane.label, el("text", name, x=0, y=10, class_="lane"))]
    ends: list[float] = []
    before = None
    base = 42.0
    out.append(el("line", x1=0, x2=width, y1=base, y2=base, class_="grid"))
    for flag in lane.flags:
        x, size = axis.x(flag.day), 7.0 * len(flag.words) + 20
        if before is not None and abs(x - before) > 6:
            out.append(el("path", d=f"M{before + 3} {base}H{x - 2 if x > before else x + 6}", class_="move"))
        before = x
        flip = x + size > width
        start = x - size if flip else x
        row = next((i for i, end in enumerate(ends) if start > end), len(ends))
        ends[row : row + 1] = [start + size]
        top = base - 20 if row == 0 else base + 14 + 16 * (row - 1)
        pole = el("line", x1=x, x2=x, y1=min(top, base), y2=max(top + 4, base), class_="pole")
        way = -1 if flip else 1
        cloth = el("path", d=f"M{x} {top}l{12 * way} 5l{-12 * way} 5z", class_=f"flag c{flag.colour}")
        text = el("text", flag.words, x=x + 15 * way, y=top + 9, class_="value end" if flip else "value")
        out.append(link(flag.href, flag.title, pole, cloth, text))
    return out, base + 12 + 16 * max(0, len(ends) - 1) + (6 if len(ends) > 1 else 0)
