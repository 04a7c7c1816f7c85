"""The plans of a draft, each with its target day, against the tracks of the plans on record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.across import plan_likeness, plan_track
from onrecord.across.plan_likeness import Candidate
from onrecord.across.plan_track import Stop
from onrecord.check.dates import repeated_since
from onrecord.check.draft import DRAFT, written
from onrecord.check.rows import Verdict
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found
from onrecord.model import Plan, when
from onrecord.model.finding import Verdict as Ledger
from onrecord.words import cite, listed, when_words

SURE = 0.6
"""Least likeness with a plan that only one report tells for another day to be a conflict with it."""
EDGE = 0.05
"""A plan that has the draft's day is taken before one that is nearer in meaning by less than this."""


class Track(NamedTuple):
    """A plan on record: its targets in order, how well the draft's plan fits it, and what the record finds."""

    stops: list[Stop]
    fit: float
    verdict: Ledger | None


def check(beside: Beside) -> Iterator[Found]:
    """A row for each plan of the draft that the record tells too."""
    plans = [p for p in beside.plans if p.target is not None]
    if not any(p.span.article == DRAFT for p in plans):
        return
    mine, groups = _candidates(beside, plans)
    chosen: list[tuple[Candidate, int, float]] = []
    for c in mine:
        if (near := _nearest(c, groups)) is not None:
            chosen.append((c, *near))
    for c, n, fit in chosen:
        items, verdict = groups[n]
        stops = plan_track.stops(beside, plan_track.ordered(beside, items))
        told = [other.plan for other, m, _ in chosen if m == n]
        found = _judged(beside, c, Track(stops, fit, verdict), told)
        if found is not None:
            yield found


def _candidates(
    beside: Beside, plans: Sequence[Plan]
) -> tuple[list[Candidate], list[tuple[list[Candidate], Ledger | None]]]:
    """The draft's plans, and those on record that one of them may be, by the finding that brings them together."""
    mine = plan_likeness.candidates(beside, [p for p in plans if p.span.article == DRAFT])
    theirs = plan_likeness.candidates(beside, [p for p in plans if p.span.article != DRAFT], like=mine)
    by_id = {c.plan.id: c for c in theirs}
    groups: list[tuple[list[Candidate], Ledger | None]] = []
    used: set[str] = set()
    for finding in beside.record.findings:
        if finding.about == "plan":
            items = [by_id[i] for i in finding.items if i in by_id]
            if items:
                groups.append((items, finding.verdict))
                used.update(finding.items)
    groups += [([c], None) for c in theirs if c.plan.id not in used]
    return mine, groups


def _nearest(c: Candidate, groups: Sequence[tuple[list[Candidate], Ledger | None]]) -> tuple[int, float] | None:
    """Which plan on record a plan of the draft is, and how well it fits; of those that fit alike, one with its day."""
    fits = [(fit, n) for n, (items, _) in enumerate(groups) if (fit := plan_likeness.fit(c, items)) > 0]
    if not fits:
        return None
    best = max(fit for fit, _ in fits)
    alike = [
        (any(_agree(c.plan, x.plan) for x in groups[n][0]), round(fit, 3), -n) for fit, n in fits if fit > best - EDGE
    ]
    _, fit, n = max(alike)
    return -n, fit


def _judged(beside: Beside, c: Candidate, track: Track, others: Sequence[Plan]) -> Found | None:
    stops = track.stops
    fitting = [s for s in stops if any(_agree(c.plan, other.plan) for other in s.plans)]
    last = stops[-1]
    if last in fitting:
        return _found(c.plan, "agrees", f"The record has {_stop(beside, last)}.", last.plans)
    if fitting and track.verdict == "conflict":
        reason = f"Sources differ: {listed([_stop(beside, s) for s in stops])}."
        return _found(c.plan, "disputed", reason, [p for s in stops for p in s.plans])
    if fitting:
        if _history(c.plan, stops[stops.index(fitting[-1]) + 1 :], others):
            return _found(c.plan, "agrees", f"An earlier day, as the record has it: {_stop(beside, fitting[-1])}.",
                          fitting[-1].plans)  # fmt: skip
        after = stops[stops.index(fitting[-1]) + 1]
        first = min((x.plan for x in after.plans), key=lambda p: when.order_key(_said(beside, p)))
        now = f", now {_stop(beside, last)}" if last is not after else ""
        reason = (
            f"Moved on {when_words(_said(beside, first))} from {_stop(beside, fitting[-1])} to "
            f"{_stop(beside, after)}{now}."
        )
        return _found(c.plan, "moved", reason, [*last.plans, *fitting[-1].plans])
    if all(_repeated(beside, c.plan, x.plan) for s in stops for x in s.plans):
        return None
    exact = when.days(c.plan.target) is not None and any(when.single_day(x.plan.target) for s in stops for x in s.plans)
    held = track.verdict is not None or any(plan_track.held(s) for s in stops)
    if exact and (held or track.fit >= SURE):
        reason = f"The record has {listed([_stop(beside, s) for s in reversed(stops)])}."
        day = written(beside.draft)
        newer = day is not None and all(day > s.since[0] for s in stops)
        return _found(
            c.plan, "not_on_record" if newer else "conflict", reason, [p for s in reversed(stops) for p in s.plans]
        )
    return None


def _agree(a: Plan, b: Plan) -> bool:
    """True when both targets can be one; "from 15 April on" is none of any later day."""
    x, y = when.days(a.target), when.days(b.target)
    if x is not None and y is not None and (x.high is None or y.high is None):
        return x.low == y.low
    return plan_track.agree(a, b)


def _repeated(beside: Beside, a: Plan, b: Plan) -> bool:
    """True where the days of two plans are counted alike from the days of their reports, as a repeated one's are."""
    one, other = (beside.time_at(p.target_span) for p in (a, b))
    return one is not None and other is not None and repeated_since(one, other)


def _history(plan: Plan, after: Sequence[Stop], others: Sequence[Plan]) -> bool:
    """True where the draft tells a day as one given up: as an accord's, beside a later one, or with its own day."""
    if any(_agree(p, x.plan) for p in others for s in after for x in s.plans):
        return True
    if "earlier plan" in plan.rule or plan.status == "agreed":
        return True
    stated = when.days(plan.stated)
    return stated is not None and stated.high is not None and stated.high < after[0].since[0]


def _said(beside: Beside, plan: Plan) -> str | None:
    return plan.stated or beside.articles[plan.span.article].published.value


def _stop(beside: Beside, stop: Stop) -> str:
    best = stop.finest
    day = when_words(best.target, None if best.modifier == "after" else best.modifier)
    later = " or later" if best.modifier == "after" else ""
    reports = list(dict.fromkeys(cite(beside.articles[c.plan.span.article]) for c in stop.plans))
    return f"{day}{later} ({listed(reports, 2)})"


def _found(plan: Plan, verdict: Verdict, reason: str, evidence: Sequence[Candidate]) -> Found:
    spans = tuple(dict.fromkeys(c.plan.target_span or c.plan.span for c in evidence))
    return Found("plan", verdict, plan.target_span or plan.span, reason, spans)
