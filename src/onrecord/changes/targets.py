"""What is new in the ledger of plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.changes.made import Maker, called, place, shortened, value
from onrecord.changes.rows import ChangeRow
from onrecord.model import Finding, Plan, Story
from onrecord.web import plans
from onrecord.web.context import merged


def rows(maker: Maker, story: Story | None) -> Iterator[ChangeRow]:
    """One row for each plan that moved, is disputed, was dropped or done, or that another source states too."""
    for group in merged(f for f in maker.ctx.findings(story) if f.about == "plan"):
        row = _row(maker, group, maker.sides.placed(plans.in_order(maker.ctx, group)))
        if row is not None:
            yield row


def _row(maker: Maker, findings: Sequence[Finding], items: list[Plan]) -> ChangeRow | None:
    olds, news = maker.sides.were(items), maker.sides.are_new(items)
    if not news:
        return None
    label = maker.ctx.label(findings[0])
    head, lang = called(label), label.lang
    if (over := _ended(maker, head, lang, news, olds)) is not None:
        return over
    if any(f.verdict == "conflict" for f in findings) and len(_values(olds)) < 2 <= len(_values(items)):
        told = " against ".join(f"{value(s[0])} ({maker.who(s)})" for s in _values(items))
        shown = sorted(items, key=lambda i: i not in news)
        return maker.row(
            "disputed", "plan", f"{head}{told}.", [place(i) for i in shown], [place(i) for i in olds],
            before=[value(s[0]) for s in _values(olds)], after=[value(s[0]) for s in _values(items)], lang=lang,
        )  # fmt: skip
    groups, last = _values(items), _last(items)
    was = _last(olds)
    if olds and (not any(i in news for i in last) or not maker.fresh(last)):
        return None
    if len(groups) > 1 and not any(i in olds for i in last):
        from_ = next((n for n, g in enumerate(groups) if was and was[-1] in g), 0)
        steps = shortened([value(g[0]) for g in groups[from_:]])
        return maker.row(
            "moved", "plan", f"{head}{' → '.join(steps)} ({maker.who(last)}).", [place(i) for i in last],
            [place(g[0]) for g in groups[from_:-1]], before=steps[:-1], after=steps[-1:], lang=lang,
        )  # fmt: skip
    if not olds:
        told = f"{head}{value(last[-1])} ({maker.who(last)})."
        return maker.row("new", "plan", told, [place(i) for i in items], after=[value(last[-1])], lang=lang)
    every = list({i.id: i for i in (*was, *last)}.values())
    count = maker.sources(every)
    if maker.sources(was) > 1 or count < 2:
        return None
    return maker.row(
        "confirmed", "plan", f"{head}{value(last[-1])}, now stated by {count} sources ({maker.who(news)}).",
        [place(i) for i in last if i in news], [place(i) for i in was], after=[value(last[-1])],
        states=[i.span for i in every], lang=lang,
    )  # fmt: skip


def _ended(maker: Maker, head: str, lang: str, news: Sequence[Plan], olds: Sequence[Plan]) -> ChangeRow | None:
    """A row for a plan that stood there and that a new report tells is dropped, kept or missed."""
    words = {"dropped": "the plan is dropped", "met": "it was done in time", "missed": "the day was missed"}
    plan = next((p for p in reversed(news) if p.status in words), None)
    if plan is None or not olds or any(o.status == plan.status for o in olds):
        return None
    day = f" {value(plan)}:" if plan.target else ""
    return maker.row(
        "withdrawn" if plan.status == "dropped" else "settled", "plan",
        f"{head.rstrip()}{day} {words[plan.status]} ({maker.who([plan])}).", [plan.span], [place(o) for o in olds],
        before=dict.fromkeys(value(o) for o in olds if o.target), lang=lang,
    )  # fmt: skip


def _values(items: Sequence[Plan]) -> list[list[Plan]]:
    """The plans by target, in the order in which the targets came."""
    out: list[list[Plan]] = []
    for item in items:
        home = next((g for g in out if plans.one_target(g[0], item)), None)
        if not item.target:
            continue
        out.append([item]) if home is None else home.append(item)
    return out


def _last(items: Sequence[Plan]) -> list[Plan]:
    """The plans that give the target that was set last; one that is told again later is no further move."""
    groups = _values(items)
    return groups[-1] if groups else list(items[-1:])
