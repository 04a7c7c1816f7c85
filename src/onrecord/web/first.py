"""The first screen: what is known, what is disputed, what changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Figure, Finding, Story
from onrecord.web import lines
from onrecord.web.context import Context, merged
from onrecord.web.figures import UNDECIDED
from onrecord.web.lines import Line

SHOWN = 5
"""Lines of each column before the rest is folded away."""
ENOUGH = 3
"""With fewer lines of what several sources know, what one source says is added."""
_WORTH = 10
"""A figure that one source states is worth a line from this value on."""
ORDER = ("conflict", "altered", UNDECIDED)
_DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""UCUM codes of time, whose figures seldom are a fact of the story."""


class FirstScreen(NamedTuple):
    """Lines of the three columns, strongest first; compatible: pairs that differ and can both be true."""

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
        compatible=_ranked(lines.judged(ctx, f) for f in found if f.verdict == "compatible"),
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
    made += _events(ctx, articles, disputed | outdated)
    known = [_weighed(line) for line in made if line.strength[1] > 1] + [_weighed(line) for line in last]
    if len(known) < ENOUGH:
        return _ranked(known) + _singles(ctx, articles, {i for f in found for i in f.items})[: SHOWN - len(known)]
    return _ranked(known)


def _weighed(line: Line) -> Line:
    """A line of what is known; with a word of caution where fewer than two sources are shown independent."""
    if line.strength[0] > 1:
        return line
    caution = "one source"
    if line.strength[1] > 1:
        caution = ("no source", "one source")[line.strength[0]] + " shown independent"
    return line._replace(verdict="weak", word=f"{line.word}, {caution}" if line.word else caution)


def _events(ctx: Context, articles: list[str], unsettled: set[str]) -> list[Line]:
    """Events told in a sentence that holds nothing disputed or outdated."""
    spans = [s.span for i in sorted(unsettled) if (s := ctx.dossier.statements.get(i)) is not None]
    return [
        lines.event(ctx, event)
        for event in ctx.events(articles)
        if not unsettled & set(event.statements) and not any(event.span.overlaps(s) for s in spans)
    ]


def worth_a_line(figure: Figure) -> bool:
    """True for a figure of some size that says what it counts, also where one source alone states it."""
    size = max(figure.value or 0, figure.high or 0, figure.low or 0)
    return bool(figure.counted) and figure.status == "reported" and figure.unit not in _DURATIONS and size >= _WORTH


def _singles(ctx: Context, articles: list[str], used: set[str]) -> list[Line]:
    """Figures of some size that one source states, newest first: little, and said to be so."""
    return _ranked(
        lines.single(ctx, f) for f in ctx.statements(articles, Figure) if f.id not in used and worth_a_line(f)
    )
