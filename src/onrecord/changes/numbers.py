"""What is new in the ledger of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.across.figure_values import relation
from onrecord.changes.made import Maker, called, place, shortened, value
from onrecord.changes.rows import ChangeRow
from onrecord.model import Figure, Finding, Story
from onrecord.web.context import merged


def rows(maker: Maker, story: Story | None) -> Iterator[ChangeRow]:
    """One row for each thing counted of which a new report says something else, or says it too."""
    ctx = maker.ctx
    found = [f for f in ctx.findings(story) if f.about == "figure" and f.verdict != "different_scope"]
    for group in merged(found):
        items = list({i.id: i for f in group for i in ctx.items(f, Figure)}.values())
        row = _row(maker, group, maker.sides.placed(items))
        if row is not None:
            yield row


def _row(maker: Maker, findings: Sequence[Finding], items: list[Figure]) -> ChangeRow | None:
    olds, news = maker.sides.were(items), maker.sides.are_new(items)
    if not news:
        return None
    label = maker.ctx.label(findings[0])
    head, lang = called(label), label.lang
    open_dispute = any(f.contested for f in findings) and _apart(items)
    if open_dispute:
        return _dispute(maker, head, lang, olds, items)
    last = _last(items)
    were = olds or items[:-1]
    if _disputed(items) and _apart(were) and any(_agree(i, last[-1]) for i in were) and last[-1] in news:
        return _settled(maker, head, lang, were, last)
    if olds and (not any(i in news for i in last) or not maker.fresh(last)):
        return None
    was = _last(olds) or items[:1]
    if relation(was[-1], last[-1]) == "apart" or _differs(was[-1], last[-1]):
        steps = shortened(_steps([*was, *maker.sides.are_new(items)]))
        return maker.row(
            "revised", "figure", f"{head}{' → '.join(steps)} ({maker.who(last)}).", [place(i) for i in last],
            [place(i) for i in was], before=steps[:-1], after=steps[-1:], lang=lang,
        )  # fmt: skip
    if not olds:
        told = f"{head}{value(last[-1])} ({maker.who(items)})."
        return maker.row("new", "figure", told, [place(i) for i in items], after=[value(last[-1])], lang=lang)
    return _confirmed(maker, head, lang, [i for i in olds if _same(i, last[-1])], last)


def _confirmed(maker: Maker, head: str, lang: str, olds: Sequence[Figure], last: Sequence[Figure]) -> ChangeRow | None:
    """A row where one independent source said it before and two or more say it now."""
    every = list({i.id: i for i in (*olds, *last)}.values())
    news = maker.sides.are_new(every)
    count = maker.sources(every)
    if not olds or not news or maker.sources(olds) > 1 or count < 2:
        return None
    return maker.row(
        "confirmed", "figure", f"{head}{value(olds[0])}, now stated by {count} sources ({maker.who(news)}).",
        [place(i) for i in news], [place(i) for i in olds], after=[value(olds[0])],
        states=[i.span for i in every], lang=lang,
    )  # fmt: skip


def _dispute(maker: Maker, head: str, lang: str, olds: list[Figure], items: list[Figure]) -> ChangeRow | None:
    """A dispute that was none before; in one that was, a side that gives up its number."""
    sides = _sides(items)
    if not _apart(olds):
        told = " against ".join(f"{value(side[0])} ({maker.who(side)})" for side in sides)
        return maker.row(
            "disputed", "figure", f"{head}{told}.", [place(i) for side in sides for i in _newest_first(maker, side)],
            [place(i) for i in olds], before=dict.fromkeys(map(value, olds)), after=[value(s[0]) for s in sides],
            lang=lang,
        )  # fmt: skip
    for new in maker.sides.are_new(items):
        for old in (o for o in olds if items.index(o) < items.index(new)):
            if _one_party(maker, old, new) and relation(old, new) == "apart":
                return maker.row(
                    "withdrawn", "figure",
                    f"{head}{value(old)} is given up for {value(new)} ({maker.who([new])}); still disputed.",
                    [place(new)], [place(old)], before=[value(old)], after=[value(new)], lang=lang,
                )  # fmt: skip
    return None


def _settled(maker: Maker, head: str, lang: str, olds: list[Figure], last: list[Figure]) -> ChangeRow:
    """A dispute in which all now give one number."""
    other = [i for i in olds if relation(i, last[-1]) == "apart"]
    news = maker.sides.are_new(last)
    stating = [i.span for i in (*olds, *last) if _agree(i, last[-1])]
    return maker.row(
        "settled", "figure",
        f"{head}{value(last[-1])}, no longer {value(other[-1])} ({maker.who(news or last)}).",
        [place(i) for i in news or last], [place(i) for i in other],
        before=dict.fromkeys(map(value, other)), after=[value(last[-1])], states=stating, lang=lang,
    )  # fmt: skip


def _sides(items: Sequence[Figure]) -> list[list[Figure]]:
    """The items by the value they give, in the order in which the values came."""
    sides: list[list[Figure]] = []
    for item in items:
        home = next((s for s in sides if relation(s[0], item) != "apart"), None)
        sides.append([item]) if home is None else home.append(item)
    return sides


def _newest_first(maker: Maker, items: Sequence[Figure]) -> list[Figure]:
    return sorted(items, key=lambda i: i.span.article not in maker.sides.after)


def _last(items: Sequence[Figure]) -> list[Figure]:
    """The items at the end that give the last value, whatever their hedge."""
    tail: list[Figure] = []
    for item in reversed(items):
        if tail and not _same(item, tail[0]):
            break
        tail.insert(0, item)
    return tail


def _same(a: Figure, b: Figure) -> bool:
    return (a.value, a.low, a.high) == (b.value, b.low, b.high)


def _steps(items: Sequence[Figure]) -> list[str]:
    """The different values in order, without those that only round the one before; the last one is always there."""
    fresh: list[Figure] = []
    for item in items:
        if fresh and fresh[-1].modifier == "about" and relation(fresh[-1], item) == "compatible":
            fresh.pop()
        if not fresh or _differs(fresh[-1], item) or relation(fresh[-1], item) == "apart":
            fresh.append(item)
    return [value(i) for i in fresh]


def _differs(a: Figure, b: Figure) -> bool:
    """True for another number that is no rounding of the one before."""
    return not _same(a, b) and "about" not in (a.modifier, b.modifier) and relation(a, b) != "agree"


def _agree(a: Figure, b: Figure) -> bool:
    return relation(a, b) == "agree"


def _disputed(items: Sequence[Figure]) -> bool:
    """True where reports give several numbers of one thing, so that they are not those of a thing that changes."""
    return len({i.span.article for i in items}) < len(items)


def _apart(items: Sequence[Figure]) -> bool:
    return any(relation(a, b) == "apart" for i, a in enumerate(items) for b in items[:i])


def _one_party(maker: Maker, a: Figure, b: Figure) -> bool:
    """True where one source of the reports, or one outlet without any, gives both."""
    x, y = (f.attributed_to.casefold() if f.attributed_to else "" for f in (a, b))
    if x or y:
        return bool(x and y) and (x in y or y in x)
    one, other = (maker.ctx.article(f.span).outlet for f in (a, b))
    return bool(one) and one == other
