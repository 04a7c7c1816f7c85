"""The timeline: reports on the line, events above it, deadlines below."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from markupsafe import Markup

from onrecord.across.event_weight import day_weights, tellers
from onrecord.model import Article, Event, Finding, Story, Time, when
from onrecord.web import phrases, told
from onrecord.web.context import Context, Label
from onrecord.web.days import narrowed
from onrecord.web.evidence import ChipGroup, Use
from onrecord.web.figures import Judgement, judgement
from onrecord.web.plans import PlanRow
from onrecord.web.timechart import Flag, Lane, Mark, Report, draw

WIDE, NARROW = 1080, 350
NUMBERED = 12
"""Events with a number on the line; the rest stand in the table."""


class EventRow(NamedTuple):
    """An event: its number on the line (0 for none), day and sentence."""

    anchor: str
    number: int
    day: str
    iso: str
    words: str
    href: str
    lang: str
    dir: str
    chips: list[ChipGroup]
    sources: int


class DateRow(NamedTuple):
    """A day that several reports give: what it is the day of, the values, and what to make of them."""

    label: Label
    values: list[tuple[str, str]]
    chips: list[ChipGroup]
    verdict: Judgement


class Timeline(NamedTuple):
    """Two drawings of one line, for wide and narrow screens; the events and days behind them."""

    wide: Markup | None
    narrow: Markup | None
    numbered: list[EventRow]
    events: list[EventRow]
    dates: list[DateRow]


def timeline(ctx: Context, story: Story | None, articles: list[str], plans: list[PlanRow]) -> Timeline:
    """The timeline of one story."""
    events = _events(ctx, articles)
    reports = [ctx.dossier.articles[a] for a in articles]
    window = _window(reports, events, plans)
    numbers = _numbers(ctx, articles, events, window)
    words = told.events(ctx, events)
    rows = [_row(ctx, e, numbers.get(e.id, 0), words[e.id]) for e in events]
    dates = [_date(ctx, f) for f in ctx.findings(story) if f.about == "date" and ctx.items(f, Time)]
    drawings: list[Markup | None] = [None, None]
    if window is not None:
        marks = [
            Mark(days.low, days.high, r.number, r.href, f"{r.day}: {phrases.cut(r.words, 120)}")
            for r, e in zip(rows, events, strict=True)
            if (days := when.days(e.when)) and days.low and days.high
        ]
        lanes = [
            _lane(r, window) for r in plans if len(r.moves) > 1 or any(v.verdict == "conflict" for v in r.verdicts)
        ][:4]
        dots = [_report(ctx, a) for a in reports]
        drawings = [draw(width, window, dots, marks, lanes) for width in (WIDE, NARROW)]
    return Timeline(drawings[0], drawings[1], [r for r in rows if r.number], rows, dates)


def _events(ctx: Context, articles: list[str]) -> list[Event]:
    return sorted(ctx.events(articles), key=lambda e: (_middle(e.when), when.order_key(e.when), e.id))


def _middle(value: str | None) -> int:
    """Where a value stands on the line; unknown ones last."""
    low, high = when.order_key(value)
    return low.toordinal() + high.toordinal()


def _window(reports: list[Article], events: list[Event], plans: list[PlanRow]) -> tuple[dt.date, dt.date] | None:
    """The days to show: those of the reports, and what lies near them."""
    spans = [d for a in reports if (d := when.days(a.published.value)) and d.low and d.high]
    if not spans:
        return None
    low, high = min(d.low for d in spans if d.low), max(d.high for d in spans if d.high)
    reach = max(dt.timedelta(75), (high - low) * 1.5)
    near = [d for e in events if (d := when.days(e.when))]
    near += [d for row in plans for t in row.moves if (d := narrowed(t.plan.target, t.plan.modifier))]
    edges = [edge for d in near for edge in d if edge and low - reach / 2 <= edge <= high + reach]
    low, high = min([low, *edges]), max([high, *edges])
    pad = max(dt.timedelta(1), (high - low) * 0.03)
    return low - pad, high + pad


def _numbers(
    ctx: Context, articles: list[str], events: list[Event], window: tuple[dt.date, dt.date] | None
) -> dict[str, int]:
    """Numbers in order of time for the main events among those on the line."""
    if window is None:
        return {}
    shown = [
        e for e in events if (d := when.days(e.when)) and d.low and d.high and window[0] <= d.low <= d.high <= window[1]
    ]
    best = {e.id for e in ranked(ctx, articles, shown)[:NUMBERED]}
    return {e.id: i for i, e in enumerate((e for e in shown if e.id in best), 1)}


def ranked(ctx: Context, articles: list[str], events: list[Event]) -> list[Event]:
    """Events, the main ones first: those that most sources tell, then by how much their day matters.

    The main event of every day stands before the second of any.
    """
    weights = day_weights(ctx.dossier, articles, events)

    def weight(event: Event) -> tuple[int, int, int]:
        by, day = tellers(ctx.dossier, event), when.single_day(event.when)
        return ctx.sources.independent(ctx.event_spans(event)), len(by), weights.get(day, 0) if day else 0

    best = sorted(events, key=weight, reverse=True)
    firsts = {e.id for e in {e.when: e for e in reversed(best)}.values()}
    return [e for e in best if e.id in firsts] + [e for e in best if e.id not in firsts]


def _row(ctx: Context, event: Event, number: int, words: str) -> EventRow:
    source = ctx.sources[event.span.article]
    spans = ctx.event_spans(event)
    use = Use(event.id, f"Timeline: {ctx.spoken(event.when) or 'event'}")
    return EventRow(
        anchor=event.id,
        number=number,
        day=ctx.spoken(event.when) or "day not known",
        iso=event.when or "",
        words=words,
        href=ctx.evidence.href(event.span, use),
        lang=source.lang,
        dir=source.dir,
        chips=ctx.evidence.chips(spans, use),
        sources=ctx.sources.independent(spans),
    )


def _date(ctx: Context, finding: Finding) -> DateRow:
    use = Use(finding.id, f"Dates: {phrases.cut(finding.label, 40)}")
    items = ctx.items(finding, Time)
    values: dict[str, str] = {}
    for item in items:
        words = ctx.spoken(item.value, item.modifier) or phrases.flat(item.span.exact)
        values.setdefault(words, ctx.evidence.href(item.span, use))
    verdict = judgement(ctx, finding)
    return DateRow(ctx.label(finding), list(values.items()), ctx.evidence.chips((i.span for i in items), use), verdict)


def _report(ctx: Context, article: Article) -> Report:
    source = ctx.sources[article.id]
    days = when.days(article.published.value)
    words = f"{source.label}, {source.day or 'day not known'}"
    low, high = (days.low, days.high) if days else (None, None)
    return Report(low, high, source.colour, f"#{source.anchor}", words)


def _lane(row: PlanRow, window: tuple[dt.date, dt.date]) -> Lane:
    """A plan's deadlines as flags; those beyond the line stay with the plans."""
    flags = [
        Flag(days.high, t.target, t.chip.href, t.chip.source.colour, f"{t.target}: {t.chip.source.label}, {t.said}")
        for t in row.moves
        if (days := narrowed(t.plan.target, t.plan.modifier)) and days.high and window[0] <= days.high <= window[1]
    ]
    return Lane(row.label.words, f"#{row.anchor}", flags)
