"""The plans ledger: what was to happen by when, and how that moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from onrecord.model import Finding, Plan, Story, when
from onrecord.web import charts, phrases
from onrecord.web.context import Context, Label, merged
from onrecord.web.days import narrowed
from onrecord.web.evidence import Chip, ChipGroup, Use
from onrecord.web.figures import Judgement, judgements, late

T = TypeVar("T")


class Target(NamedTuple):
    """One report's word on a plan."""

    target: str
    said: str
    status: str
    actor: str
    words: str
    lang: str
    dir: str
    chip: Chip
    plan: Plan


class PlanRow(NamedTuple):
    """One plan: its targets in the order they were stated, drawn and listed, and what to make of them.

    disputed: True where none of them is the last word.
    """

    anchor: str
    label: Label
    chart: Markup | None
    disputed: bool
    moves: list[Target]
    stated: list[Target]
    chips: list[ChipGroup]
    verdicts: list[Judgement]


class PlanLedger(NamedTuple):
    """Plans that several reports or days give, and plans stated once."""

    rows: list[PlanRow]
    once: list[Target]


def ledger(ctx: Context, story: Story | None, articles: list[str]) -> PlanLedger:
    """The ledger of one story."""
    findings = [f for f in ctx.findings(story) if f.about == "plan" and ctx.items(f, Plan)]
    used = {i for f in findings for i in f.items}
    rows = [row(ctx, group) for group in merged(findings)]
    rows.sort(key=lambda r: (not any(v.verdict in ("conflict", "moved") for v in r.verdicts), -len(r.stated)))
    once = [p for p in ctx.statements(articles, Plan) if p.id not in used]
    return PlanLedger(rows, [target(ctx, p, None) for p in once])


def row(ctx: Context, findings: list[Finding]) -> PlanRow:
    """Findings on one plan as a row."""
    plans = in_order(ctx, findings)
    label = ctx.label(findings[0])
    use = Use(f"row-{findings[0].id}", f"Plans: {phrases.cut(label.words, 40)}")
    stated = [target(ctx, p, use) for p in plans]
    return PlanRow(
        anchor=use.anchor,
        label=label,
        chart=_chart(stated, label),
        disputed=any(f.verdict == "conflict" for f in findings),
        moves=moves(stated),
        stated=stated,
        chips=ctx.evidence.chips((p.target_span or p.span for p in plans), use),
        verdicts=judgements(ctx, findings),
    )


def in_order(ctx: Context, findings: Iterable[Finding]) -> list[Plan]:
    """The plan statements of findings, by the day they were stated."""
    found = {p.id: p for finding in findings for p in ctx.items(finding, Plan)}
    return sorted(found.values(), key=lambda p: late(ctx.stated(p)))


def moves(stated: list[Target]) -> list[Target]:
    """The targets in the order in which they came; one that is only told again later is no further move."""
    out: list[Target] = []
    for t in stated:
        if t.target and (not out or not alike(out[-1].plan, t.plan)):
            out.append(t)
    return last_at_the_end(out, lambda a, b: one_target(a.plan, b.plan))


def last_at_the_end(rows: Sequence[T], same: Callable[[T, T], bool]) -> list[T]:
    """Each different row where it first came, the one that holds at last behind the others."""
    out: list[T] = []
    for row in rows:
        if not any(same(row, other) for other in out):
            out.append(row)
    return [r for r in out if not same(r, rows[-1])] + [r for r in out if same(r, rows[-1])]


def alike(a: Plan, b: Plan) -> bool:
    """The same target, or a coarser or finer word for it."""
    if when.same(a.target, b.target):
        return {a.modifier, b.modifier} <= {None, "by", "before"} or a.modifier == b.modifier
    return when.within(a.target, b.target) or when.within(b.target, a.target)


def one_target(a: Plan, b: Plan) -> bool:
    """The same target as `alike` has it, or the same days whatever their modifiers say."""
    return alike(a, b) or when.same(a.target, b.target)


def target(ctx: Context, plan: Plan, use: Use | None) -> Target:
    """One plan statement for reading."""
    article = ctx.article(plan.span)
    source = ctx.sources[article.id]
    words = plan.action_span.exact if plan.action_span else plan.action or plan.span.exact
    return Target(
        target=ctx.spoken(plan.target, plan.modifier),
        said=ctx.spoken(ctx.stated(plan)),
        status=plan.status,
        actor=phrases.flat(plan.actor),
        words=phrases.cut(plan.span.exact if len(words) < 12 else words, 160),
        lang=source.lang,
        dir=source.dir,
        chip=ctx.evidence.chip(plan.span, use),
        plan=plan,
    )


def _chart(stated: list[Target], label: Label) -> Markup | None:
    stops: list[charts.Stop] = []
    for t in stated:
        days = narrowed(t.plan.target, t.plan.modifier)
        if days is None:
            continue
        source, said = t.chip.source, t.said or "undated"
        stops.append(charts.Stop(days.low, days.high, t.target, said, source.colour, t.chip.href, source.label))
    return charts.track(stops, f"{label.words}: targets against the day they were stated, listed below")
