"""The figures ledger: one row for each thing counted, with every report's number."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from markupsafe import Markup

from onrecord.model import Figure, Finding, Story, when
from onrecord.web import charts, phrases
from onrecord.web.context import Context, Label, merged
from onrecord.web.evidence import Chip, ChipGroup, Use
from onrecord.words import verdict_words

UNDECIDED = "undecided"
"""The code of a finding without a verdict on the page."""
ORDER = ("conflict", UNDECIDED, "revised", "compatible", "agree", "different_scope")


class Judgement(NamedTuple):
    """A verdict of the ledger: its id on the page, its code and word, and the reason."""

    anchor: str
    verdict: str
    word: str
    reason: str


class Stated(NamedTuple):
    """One report's number: as written, what it holds for and who states it."""

    phrase: phrases.Phrase
    value: str
    as_of: str
    by: str
    hedged: bool
    said: str
    chip: Chip


class FigureRow(NamedTuple):
    """One thing counted: its numbers oldest first, drawn and listed, and what to make of them."""

    anchor: str
    label: Label
    chart: Markup | None
    latest: list[Stated]
    stated: list[Stated]
    chips: list[ChipGroup]
    verdicts: list[Judgement]


class FigureLedger(NamedTuple):
    """Rows of figures that several reports give; pairs that are not the same thing; figures given once."""

    rows: list[FigureRow]
    apart: list[FigureRow]
    once: list[Stated]


def ledger(ctx: Context, story: Story | None, articles: list[str]) -> FigureLedger:
    """The ledger of one story."""
    findings = [f for f in ctx.findings(story) if f.about == "figure" and ctx.items(f, Figure)]
    same = [f for f in findings if f.verdict != "different_scope"]
    rows = [_row(ctx, group) for group in merged(same)]
    apart = [_row(ctx, [f], apart=True) for f in findings if f.verdict == "different_scope"]
    used = {i for f in findings for i in f.items}
    once = [f for f in ctx.statements(articles, Figure) if f.id not in used]
    rows.sort(key=lambda r: min(ORDER.index(v.verdict) if v.verdict in ORDER else 9 for v in r.verdicts))
    return FigureLedger(rows, apart, [_stated(ctx, f, None) for f in once])


def judgements(ctx: Context, findings: list[Finding]) -> list[Judgement]:
    """The verdicts of a row, gravest first, each with its reason."""
    made = [judgement(ctx, f) for f in findings]
    return sorted(made, key=lambda v: ORDER.index(v.verdict) if v.verdict in ORDER else 9)


def judgement(ctx: Context, finding: Finding) -> Judgement:
    """The verdict of one finding."""
    word = verdict_words(finding.verdict)
    return Judgement(finding.id, finding.verdict or UNDECIDED, word, ctx.reason(finding))


def _row(ctx: Context, findings: list[Finding], *, apart: bool = False) -> FigureRow:
    found = {f.id: f for finding in findings for f in ctx.items(finding, Figure)}
    figures = sorted(found.values(), key=lambda f: (late(as_of(ctx, f)), late(ctx.stated(f))))
    label = ctx.label(findings[0])
    use = Use(f"row-{findings[0].id}", f"Figures: {phrases.cut(label.words, 40)}")
    stated = [_stated(ctx, f, use) for f in figures]
    last = next((day for f in reversed(figures) if (day := as_of(ctx, f))), None)
    newest = [s for f, s in zip(figures, stated, strict=True) if when.same(as_of(ctx, f), last)] or stated[-1:]
    if any(f.contested for f in findings):
        newest = stated  # none of them is the last word
    elif revised := [f for f in findings if f.verdict == "revised"]:
        newest = [stated[figures.index(ctx.items(revised[-1], Figure)[-1])]]
    return FigureRow(
        anchor=use.anchor,
        label=label,
        chart=None if apart else _chart(ctx, figures, stated, label),
        latest=_distinct(newest),
        stated=stated,
        chips=ctx.evidence.chips((f.span for f in figures), use),
        verdicts=judgements(ctx, findings),
    )


def _distinct(stated: list[Stated]) -> list[Stated]:
    """The last statement of each value, if one says whose number it is, the last such."""
    out: dict[str, Stated] = {}
    for s in stated:
        if s.by or s.value not in out or not out[s.value].by:
            out[s.value] = s
    return list(out.values())


def late(value: str | None) -> tuple[dt.date, dt.date]:
    """A sort key: by the last day a value covers, since it is sure only then; unknown values come last."""
    low, high = when.order_key(value)
    return high, low


def as_of(ctx: Context, figure: Figure) -> str | None:
    """The time a figure holds for: as it says, else the day it was stated."""
    return figure.as_of or ctx.stated(figure)


def number_words(value: float | None) -> str:
    """A number for reading: 2,500; 1.8 trillion; in full where a round one would say less."""
    if value is None:
        return ""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 2) * size == value:
            return f"{value / size:,.10g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def value_words(figure: Figure) -> str:
    """A figure's value in the page's own writing: 2,500; 18–25 %; at least 400."""
    if figure.value is not None:
        number = number_words(figure.value)
    elif figure.low is not None and figure.high is not None:
        number = f"{number_words(figure.low)}–{number_words(figure.high)}"
    elif figure.low is not None or figure.high is not None:
        number = number_words(figure.high if figure.low is None else figure.low)
    else:
        return phrases.flat(figure.span.exact)
    sign = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(figure.modifier, "")
    unit = {"percent": " %", None: ""}.get(figure.unit, f" {figure.unit}")
    rise = {"up": "+ ", "down": "− "}.get(figure.change or "", "")
    return f"{rise}{sign}{number}{unit}"


def _stated(ctx: Context, figure: Figure, use: Use | None) -> Stated:
    return Stated(
        phrase=phrases.figure(figure, ctx.article(figure.span)),
        value=value_words(figure),
        as_of=ctx.spoken(figure.as_of),
        by=phrases.flat(figure.attributed_to),
        hedged=figure.modifier != "exact",
        said=ctx.spoken(ctx.stated(figure)),
        chip=ctx.evidence.chip(figure.span, use),
    )


def _chart(ctx: Context, figures: list[Figure], stated: list[Stated], label: Label) -> Markup | None:
    points = []
    for figure, words in zip(figures, stated, strict=True):
        low = figure.low if figure.value is None else figure.value
        high = figure.high if figure.value is None else figure.value
        days = when.days(as_of(ctx, figure))
        if (low is None and high is None) or days is None or days.low is None or days.high is None:
            continue
        source = words.chip.source
        points.append(
            charts.Point(
                first=days.low,
                last=days.high,
                low=float(low if low is not None else high or 0),
                hollow=words.hedged,
                colour=source.colour,
                high=float(high if high is not None else low or 0),
                href=words.chip.href,
                words=f"{words.value}: {source.label}, {source.day or 'undated'}",
                first_words=ctx.spoken(str(days.low)),
                last_words=ctx.spoken(str(days.high)),
            )
        )
    if any(f.unit != figures[0].unit for f in figures):
        return None
    joined = len({f.span.article for f in figures}) == len(figures)
    return charts.series(points, f"{label.words}: {len(points)} values over time, listed below", joined=joined)
