"""The first screen: what is known, what is disputed, what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Event, Figure, Finding, Span, Story, when
from onrecord.web import lines, told
from onrecord.web.context import Context, merged
from onrecord.web.figures import UNDECIDED
from onrecord.web.lines import Line
from onrecord.web.timeline import ranked
from onrecord.web.told import sentence

SHOWN = 5
"""Lines of each column before the rest is folded away."""
ENOUGH = 3
"""With fewer lines of what several sources know, what one source says is added."""
_WORTH = 10
"""A figure that one source states is worth a line from this value on."""
ORDER = ("conflict", "altered", UNDECIDED)
_WEEK = dt.timedelta(7)
_DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""UCUM codes of time, whose figures seldom are a fact of the story."""


class FirstScreen(NamedTuple):
    """Lines of the three columns, strongest first; compatible: numbers that differ and can both be true.

    A day beside its month is no dispute, and stands with the days alone.
    """

    known: list[Line]
    disputed: list[Line]
    compatible: list[Line]
    changed: list[Line]


def screen(ctx: Context, story: Story | None, articles: list[str]) -> FirstScreen:
    """The first screen of one story. Nothing that is disputed stands among what is known."""
    found = ctx.findings(story)
    disputes = _ranked(lines.judged(ctx, f) for f in found if f.contested or f.verdict == "altered")
    changes = merged(f for f in found if f.verdict in ("moved", "revised"))
    return FirstScreen(
        known=_known(ctx, found, articles),
        disputed=sorted(disputes, key=lambda line: ORDER.index(line.verdict)),
        compatible=_ranked(lines.judged(ctx, f) for f in found if f.verdict == "compatible" and f.about != "date"),
        changed=_ranked(lines.change(ctx, group) for group in changes),
    )


def _ranked(made: Iterable[Line]) -> list[Line]:
    return sorted(made, key=lambda line: line.strength, reverse=True)


def _known(ctx: Context, found: list[Finding], articles: list[str]) -> list[Line]:
    """What two reports of different origin say alike, the last word on what changed, and what they saw happen."""
    disputed = {
        i
        for group in merged(f for f in found if f.about in ("figure", "plan", "date", "quote"))
        if any(f.contested or f.verdict == "altered" for f in group)
        for f in group
        for i in f.items
    }
    changed = {f.id: [s.id for s in lines.latest(ctx, f)] for f in found if f.verdict in ("moved", "revised")}
    outdated = {i for f in found if f.id in changed for i in f.items if i not in changed[f.id]}
    made = [
        lines.settled(ctx, f, ctx.all_items(f)) for f in found if f.verdict == "agree" and not disputed & set(f.items)
    ]
    last = [
        lines.settled(ctx, f, lines.latest(ctx, f), "latest")
        for f in found
        if f.id in changed and not disputed.intersection(f.items)
    ]
    apart = [s.span for i in sorted(disputed | outdated) if (s := ctx.dossier.statements.get(i)) is not None]
    events = _events(ctx, articles, apart)
    made += [line for _, line in events if line.strength[1] > 1]
    known = [_weighed(line) for line in made if line.strength[1] > 1] + [_weighed(line) for line in last]
    if len(known) < ENOUGH:
        used = {i for f in found for i in f.items}
        return _ranked(known) + _singles(ctx, articles, events, used, apart)[: SHOWN - len(known)]
    return _ranked(known)


def _weighed(line: Line) -> Line:
    """A line of what is known; with a word of caution where fewer than two sources are shown independent."""
    if line.strength[0] > 1:
        return line
    caution = "one source"
    if line.strength[1] > 1:
        caution = ("no source", "one source")[line.strength[0]] + " shown independent"
    return line._replace(verdict="weak", word=f"{line.word}, {caution}" if line.word else caution)


def _events(ctx: Context, articles: list[str], apart: Sequence[Span]) -> list[tuple[Event, Line]]:
    """The events told in words that hold nothing disputed or outdated (`apart`), the main ones first."""
    rows = [e for e in ctx.events(articles) if not any(e.span.overlaps(s) for s in apart)]
    words = told.events(ctx, rows, apart)
    return [(e, lines.event(ctx, e, words[e.id])) for e in ranked(ctx, articles, rows)]


def worth_a_line(figure: Figure) -> bool:
    """True for a figure of some size that says what it counts, also where one source alone states it."""
    size = max(figure.value or 0, figure.high or 0, figure.low or 0)
    return bool(figure.counted) and figure.status == "reported" and figure.unit not in _DURATIONS and size >= _WORTH


def _singles(
    ctx: Context, articles: list[str], events: list[tuple[Event, Line]], used: set[str], apart: Sequence[Span]
) -> list[Line]:
    """What one source alone states, newest first: main events of these days, figures out of other sentences."""
    happened = [(e, line) for e, line in events if line.strength[1] <= 1 and _of_these_days(ctx, e)][:ENOUGH]
    out = _ranked(line._replace(verdict="single", word="one source") for _, line in happened)
    shown = {sentence(ctx.article(e.span), e.span) for e, _ in happened}
    numbers = [f for f in ctx.statements(articles, Figure) if f.id not in used and worth_a_line(f)]
    for figure in sorted(numbers, key=lambda f: ctx.strength([f.span]), reverse=True):
        if len(out) >= SHOWN:
            break
        own = sentence(ctx.article(figure.span), figure.span)
        if own not in shown:
            shown.add(own)
            out.append(lines.single(ctx, figure, short=any(own.overlaps(s) for s in apart)))
    return out


def _of_these_days(ctx: Context, event: Event) -> bool:
    """True for an event of one day, at most a week before the report that tells it."""
    day, told_on = when.single_day(event.when), when.days(ctx.article(event.span).published.value)
    return bool(day and told_on and told_on.low and told_on.low - day <= _WEEK)
