"""The figures of a draft against the record's ledger of figures.

A thing is what a finding of the record brings together, or one figure that stands alone. The draft's figure is put to
the thing that its words say it measures, whatever its value; then its value is judged by that thing's values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.across.figure_disputes import one_count
from onrecord.across.figure_match import Likeness, comparable, one_thing, same_thing
from onrecord.across.figure_readings import Reading, readings
from onrecord.across.figure_scope import occasion
from onrecord.across.figure_tolls import is_toll, one_toll, toll_of
from onrecord.across.figure_values import relation, telling, top
from onrecord.check.draft import DRAFT
from onrecord.check.figure_verdicts import Thing, judged, other_scope
from onrecord.check.nearness import Nearness
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found

MOST = 40
"""Figures on record at most that one of the draft's is compared with."""


def check(beside: Beside) -> Iterator[Found]:
    """A row for each figure of the draft that the record has a figure of the same thing for."""
    rows = next(iter(readings(beside)), [])
    mine = [r for r in rows if r.article.id == DRAFT]
    mine = [r for r in mine if not any(_borrows(r, other) for other in mine)]
    theirs = [r for r in rows if r.article.id != DRAFT]
    wanted = [(d, _worth(d, theirs)) for d in mine]
    theirs = _whole(beside, {r.figure.id for _, likely in wanted for r in likely}, rows)
    likeness = Nearness(wanted)
    things = _things(beside, theirs)
    given: dict[int, list[Reading]] = defaultdict(list)
    chosen = {d.figure.id: _thing(d, things, likeness) for d in mine}
    for d in mine:
        if (thing := chosen[d.figure.id]) is not None:
            given[id(thing.items)].append(d)
    for d in mine:
        thing = chosen[d.figure.id]
        if thing is not None:
            if (found := judged(d, thing, given[id(thing.items)], theirs, likeness)) is not None:
                yield found
        elif (other := other_scope(d, theirs, likeness)) is not None:
            yield other


def _borrows(d: Reading, other: Reading) -> bool:
    """True where what is taken for the fate of a figure is what another counts: "35 hurt, according to two reports"."""
    counted = other.figure.counted_span
    if d is other or d.fate_at is None or counted is None:
        return False
    return counted.start <= d.fate_at[0] and d.fate_at[1] <= counted.end


def _worth(d: Reading, theirs: Sequence[Reading]) -> list[Reading]:
    """The figures on record that may be of what a figure of the draft is of: the likeliest first, at most `MOST`."""
    ranked: list[tuple[float, int, Reading]] = []
    for n, r in enumerate(theirs):
        if d.figure.unit != r.figure.unit:
            continue
        same = top(d.figure) == top(r.figure)
        toll = is_toll(d) and is_toll(r) and toll_of(d) == toll_of(r)
        alike = _alike(d, r)
        if toll or (same and telling(r.figure)) or (comparable(d, r) and (alike or (occasion(d) and occasion(r)))):
            names = len(d.named & r.named) + len(d.places & r.places)
            own = r.article.lang == d.article.lang
            ranked.append((3 * toll + 2 * same + 2 * alike + min(names, 3) + own, n, r))
    return [r for *_, r in sorted(ranked, key=lambda row: (-row[0], -row[1]))[:MOST]]


def _whole(beside: Beside, kept: set[str], rows: Sequence[Reading]) -> list[Reading]:
    """The figures of some ids, and all that a finding brings together with one of them."""
    for finding in beside.record.findings:
        if finding.about == "figure" and not kept.isdisjoint(finding.items):
            kept |= set(finding.items)
    return [r for r in rows if r.figure.id in kept and r.article.id != DRAFT]


def _alike(a: Reading, b: Reading) -> bool:
    return bool((a.kind and a.kind == b.kind) or (a.lemma and a.lemma == b.lemma) or a.figure.unit)


def _things(beside: Beside, theirs: Sequence[Reading]) -> list[Thing]:
    by_id = {r.figure.id: r for r in theirs}
    out: list[Thing] = []
    used: set[str] = set()
    for finding in beside.record.findings:
        if finding.about == "figure" and finding.verdict != "different_scope":
            items = [by_id[i] for i in finding.items if i in by_id]
            if items:
                out.append(Thing(items, (finding.verdict or "conflict") if len(items) > 1 else None))
                used.update(finding.items)
    return out + [Thing([r], None) for r in theirs if r.figure.id not in used]


def _thing(d: Reading, things: Sequence[Thing], likeness: Likeness) -> Thing | None:
    """The thing that a figure of the draft measures: one with its value before others, then the nearest in meaning."""
    fits: list[tuple[bool, bool, float, int]] = []
    for n, thing in enumerate(things):
        if _measures(d, thing, likeness):
            agrees = any(relation(d.figure, r.figure) != "apart" for r in thing.items)
            near = round(max(likeness.of(d, r) for r in thing.items), 3)
            fits.append((agrees, thing.verdict is not None, near, -n))
    return things[-max(fits)[3]] if fits else None


def _measures(d: Reading, thing: Thing, likeness: Likeness) -> bool:
    first = thing.items[0]
    if is_toll(d):
        alike = [r for r in thing.items if is_toll(r) and toll_of(r) == toll_of(d)]
        if alike and one_toll(alike, d, likeness):
            return True
        return any(same_thing(d, r, likeness) for r in thing.items)
    if occasion(d) and occasion(first):
        return any(one_count(d, r, likeness) for r in thing.items)
    if any(same_thing(d, r, likeness) for r in thing.items):
        return True
    return not is_toll(d) and not is_toll(first) and any(one_thing(d, r, likeness) for r in thing.items)
