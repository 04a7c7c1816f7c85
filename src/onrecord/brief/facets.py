"""What a brief should tell: the last word on every thing that reports compare, the disputes, events and voices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.across.figure_values import relation, telling, top
from onrecord.model import Event, Figure, Finding, Plan, Quote, Statement, Story, when
from onrecord.web import lines, plans
from onrecord.web.context import Context, merged
from onrecord.web.first import worth_a_line
from onrecord.web.timeline import ranked

EVENTS = 12
"""Events of a story that a brief may tell."""


class Facet(msgspec.Struct, frozen=True):
    """One thing to tell.

    key: what tells it from others. weight: how much it is worth. says: ids of statements that tell it as it stands
    now, event for an event's own sentence; last: those of the newest report; old: ids of those that tell what no longer
    holds, gone: telling numbers and days of plans that no longer do; one: False where its statements say different
    things.
    """

    key: str
    weight: float
    says: frozenset[str]
    last: frozenset[str] = frozenset()
    old: frozenset[str] = frozenset()
    gone: frozenset[float | str] = frozenset()
    event: Event | None = None
    one: bool = True


class Dispute(msgspec.Struct, frozen=True):
    """A thing on which reports do not agree: what it is, in a report's words, and the statements of each side."""

    label: str
    sides: tuple[tuple[Statement, ...], ...]


def to_tell(ctx: Context, story: Story | None, articles: list[str]) -> list[Facet]:
    """All that a brief of a story may tell, in the order of the record."""
    out = [*_ledger(ctx, story), *_said(ctx, story, articles), *_happened(ctx, articles)]
    known = frozenset(i for f in out for i in (*f.says, *f.old))
    return [*out, *_once(ctx, articles, known)]


def disputes(ctx: Context, story: Story | None) -> list[Dispute]:
    """What reports do not agree on, the most sources first."""
    out = []
    for finding in ctx.findings(story):
        if finding.contested:
            out.append(Dispute(finding.label, _sides(ctx.all_items(finding))))
    return sorted(out, key=lambda d: -ctx.sources.independent(s.span for side in d.sides for s in side))


def _sides(items: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    sides: list[list[Statement]] = []
    for item in items:
        home = next((s for s in sides if _alike(s[0], item)), None)
        sides.append([item]) if home is None else home.append(item)
    return tuple(map(tuple, sides))


def told_as_settled(sentence: Iterable[Statement], disputed: Iterable[Statement]) -> bool:
    """True where statements give a side of a dispute: one of its own, or its value again in the same report.

    A number that reports hardly share by chance is that of the dispute in whatever report it stands.
    """
    return any(_gives(a, b) for a in sentence for b in disputed)


def _gives(a: Statement, b: Statement) -> bool:
    if a.id == b.id:
        return True
    near = a.span.article == b.span.article
    match a, b:
        case (Figure(), Figure()):
            return (near or telling(a)) and a.unit == b.unit and _same(a, b)
        case (Plan(), Plan()):
            return near and a.target == b.target
    return False


def confirmed(ctx: Context, article: str, figures: Iterable[Figure]) -> bool:
    """True where a report gives every one of some figures too, or one that goes with it."""
    own = ctx.statements([article], Figure)
    return all(any(relation(f, other) != "apart" for other in own) for f in figures)


def _alike(a: Statement, b: Statement) -> bool:
    match a, b:
        case (Figure(), Figure()):
            return relation(a, b) != "apart"
        case (Plan(), Plan()):
            return plans.one_target(a, b)
    return getattr(a, "value", a.span.exact) == getattr(b, "value", b.span.exact)


def _sources(ctx: Context, items: Iterable[Statement]) -> int:
    return min(4, ctx.sources.origins(i.span.article for i in items))


def _ledger(ctx: Context, story: Story | None) -> Iterator[Facet]:
    """The last value of each figure and plan that reports compare."""
    found = [f for f in ctx.findings(story) if f.about in ("figure", "plan") and f.verdict != "different_scope"]
    for group in merged(found):
        if any(f.contested for f in group):
            continue
        items = list({i.id: i for f in group for i in ctx.all_items(f)}.values())
        now = _now(ctx, group)
        old = frozenset(i.id for i in items) - frozenset(i.id for i in now)
        changed = any(f.verdict in ("moved", "revised") for f in group)
        told = _sources(ctx, now) + 0.5 * _sources(ctx, items)
        weight = 4.0 + told if changed else 0.5 + 0.5 * told  # what never changes is background
        yield Facet(
            group[0].id, weight, frozenset(i.id for i in now), _newest(ctx, now), old,
            _numbers(i for i in items if i.id in old) - _numbers(now),
        )  # fmt: skip


def _newest(ctx: Context, items: list[Statement]) -> frozenset[str]:
    days = {i.id: ctx.sources.newest([i.span.article]) for i in items}
    return frozenset(i for i, day in days.items() if day == max(days.values()))


def _numbers(items: Iterable[Statement]) -> frozenset[float | str]:
    given = list(items)
    days = frozenset(i.target for i in given if isinstance(i, Plan) and i.target)
    return days | frozenset(top(i) for i in given if isinstance(i, Figure) and telling(i))


def _now(ctx: Context, group: list[Finding]) -> list[Statement]:
    """The statements that hold: of a changed thing the last ones, and those that give the same value elsewhere."""
    last = group[-1]
    if last.verdict not in ("moved", "revised"):
        return [i for f in group for i in ctx.all_items(f)]
    now = lines.latest(ctx, last)
    if last.about == "plan":
        stated = plans.in_order(ctx, group)
        now = [p for p in stated if _alike(p, now[-1])]
    return [i for f in group for i in ctx.all_items(f) if any(_same(i, n) for n in now)]


def _same(a: Statement, b: Statement) -> bool:
    if isinstance(a, Figure) and isinstance(b, Figure):
        return (a.value, a.low, a.high) == (b.value, b.low, b.high)
    return _alike(a, b)


def _said(ctx: Context, story: Story | None, articles: list[str]) -> Iterator[Facet]:
    """What several reports quote, and each known voice once."""
    found = [f for f in ctx.findings(story) if f.about == "quote" and f.verdict != "altered"]
    used: set[str] = set()
    for group in merged(found):
        items = [i for f in group for i in ctx.all_items(f)]
        used |= {i.id for i in items}
        yield Facet(group[0].id, 2.0 + _sources(ctx, items), frozenset(i.id for i in items))
    voices: dict[str, list[Quote]] = {}
    for quote in ctx.statements(articles, Quote):
        who = ctx.dossier.speaker_entity(quote)
        if quote.kind == "direct" and who is not None and quote.id not in used and len(quote.span.exact.split()) > 4:
            voices.setdefault(who.id, []).append(quote)
    for who_id, quotes in voices.items():
        yield Facet(who_id, 1.5 + 0.5 * min(3, len(quotes)), frozenset(q.id for q in quotes), one=False)


def _happened(ctx: Context, articles: list[str]) -> Iterator[Facet]:
    """The main events."""
    for place, event in enumerate(ranked(ctx, articles, ctx.events(articles))[:EVENTS]):
        told = [s for i in event.statements if (s := ctx.dossier.statements.get(i)) is not None]
        weight = 2.0 + _sources(ctx, told) + 1.0 * (EVENTS - place) / EVENTS
        yield Facet(event.id, weight, frozenset(event.statements), event=event)


def _once(ctx: Context, articles: list[str], known: frozenset[str]) -> Iterator[Facet]:
    """Plans that lie ahead, and figures of some size, that one report gives."""
    newest = max(
        (k[1] for a in articles if (k := when.order_key(ctx.sources[a].iso)) and ctx.sources[a].iso), default=None
    )
    for plan in ctx.statements(articles, Plan):
        if plan.id not in known and newest and plan.target and when.order_key(plan.target)[1] > newest:
            yield Facet(plan.id, 2.0, frozenset([plan.id]))
    for figure in ctx.statements(articles, Figure):
        if figure.id not in known and worth_a_line(figure):
            yield Facet(figure.id, 0.5, frozenset([figure.id]))
