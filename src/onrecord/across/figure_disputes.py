"""Numbers of all who were there, which sources dispute: those aboard a ferry, a crowd by police and by organisers.

Such a number is fixed from then on, so two that differ cannot both be true, whenever they were said.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from onrecord.across import proper_words
from onrecord.across.figure_match import Likeness, share_a_name
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_scope import Occasion, occasion
from onrecord.across.figure_sources import one_source, opposed, source
from onrecord.across.figure_values import relation, telling, top
from onrecord.model import when
from onrecord.model.finding import Verdict

_STEP: dict[Occasion, int] = {"aboard": 2, "crowd": 20}
_LEAST: dict[Occasion, float] = {"aboard": 0.3, "crowd": 0.4}
_DAYS: dict[Occasion, int] = {"aboard": 60, "crowd": 2}
_LEAST_HEADS = 10
_CONTRAST = 0.55
_TWO_SIDES = 0.35  # the same, where the sources speak for two sides


class Dispute(msgspec.Struct):
    """Readings of one number of heads, oldest first, and what they make together.

    turned: the reading in which a source that gave another number first gives the last one; the items then end with
    its number, and undated ones stand first.
    """

    items: list[Reading]
    verdict: Verdict
    turned: Reading | None = None


def disputes(rows: list[Reading], likeness: Likeness) -> list[Dispute]:
    """The numbers of heads of a story: given differently, at least once by a source that is named, or alike."""
    kinds: dict[Occasion, list[Reading]] = {}
    for r in rows:
        kind = occasion(r)
        if kind and top(r.figure) >= _LEAST_HEADS:
            kinds.setdefault(kind, []).append(r)
    out = []
    for kind in sorted(kinds):
        for group in _groups(kinds[kind], kind, likeness):
            apart = any(relation(a.figure, b.figure) == "apart" for i, a in enumerate(group) for b in group[:i])
            if apart and any(source(r) for r in group) and _contrasted(group, likeness):
                turned = _turned(group)
                out.append(
                    Dispute(_ending_with(turned, group), "revised", turned) if turned else Dispute(group, "conflict")
                )
            elif len({r.article.id for r in group}) > 1 and all(_same(group[0], r) for r in group):
                out.append(Dispute(group, "agree"))
    return out


def _contrasted(group: list[Reading], likeness: Likeness) -> bool:
    """True where a report gives both numbers, or two reports give one each in like words that name the same."""
    for i, a in enumerate(group):
        for b in group[:i]:
            if relation(a.figure, b.figure) != "apart":
                continue
            if a.article.id == b.article.id:
                return True
            least = _TWO_SIDES if opposed(a, b) else _CONTRAST
            named = share_a_name(a, b) or a.topic & b.topic or proper_words.shared(a.at | a.proper, b.at | b.proper)
            if named and likeness.of(a, b) >= least:
                return True
    return False


def _same(a: Reading, b: Reading) -> bool:
    return telling(a.figure) and relation(a.figure, b.figure) == "agree"


def _groups(rows: list[Reading], kind: Occasion, likeness: Likeness) -> list[list[Reading]]:
    """Readings of one number, one for each value of a report: a newcomer fits one member, and no member forbids it."""
    groups: list[list[Reading]] = []
    for r in rows:
        home = next((g for g in groups if _belongs(r, g, kind, likeness)), None)
        if home is None:
            groups.append([r])
        elif not any(r.article.id == o.article.id and top(r.figure) == top(o.figure) for o in home):
            home.append(r)
    return [g for g in groups if len(g) > 1]


def _belongs(r: Reading, group: list[Reading], kind: Occasion, likeness: Likeness) -> bool:
    return not any(_forbids(r, o, kind) for o in group) and any(_fits(r, o, kind, likeness) for o in group)


def one_count(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True where both count all who were at one place, whatever the number."""
    kind = occasion(a)
    if kind is None or kind != occasion(b) or min(top(a.figure), top(b.figure)) < _LEAST_HEADS:
        return False
    return not _elsewhere(a, b, kind) and _fits(a, b, kind, likeness)


def _elsewhere(a: Reading, b: Reading, kind: Occasion) -> bool:
    if a.nations != b.nations or (a.places and b.places and not a.places & b.places):
        return True
    return bool(kind == "crowd" and a.figure.as_of and b.figure.as_of and not when.meet(a.figure.as_of, b.figure.as_of))


def _forbids(a: Reading, b: Reading, kind: Occasion) -> bool:
    if _elsewhere(a, b, kind):
        return True
    return max(top(a.figure), top(b.figure)) > _STEP[kind] * min(top(a.figure), top(b.figure))


def _fits(a: Reading, b: Reading, kind: Occasion, likeness: Likeness) -> bool:
    if a.article.id == b.article.id:
        return a.low == b.low or a.before == b.low or b.before == a.low or top(a.figure) == top(b.figure)
    if a.dated and b.dated and abs((_day(a) - _day(b)).days) > _DAYS[kind]:
        return False
    return likeness.of(a, b) >= _LEAST[kind] or bool(a.topic & b.topic)


def _day(r: Reading) -> dt.date:
    """The day the number is of, else that of its report."""
    return when.order_key(r.figure.as_of)[0] if r.figure.as_of else r.moment[0]


def _turned(group: list[Reading]) -> Reading | None:
    """The reading in which a source gives up another number, where no report has told the other one since."""
    dated = [r for r in group if r.dated]
    for last in reversed([r for r in dated if source(r)]):
        other = [r for r in dated if relation(r.figure, last.figure) == "apart"]
        if any(r.moment > last.moment for r in other):
            return None
        if any(r.moment < last.moment and one_source(r, last) for r in other):
            return last
    return None


def _ending_with(turned: Reading, group: list[Reading]) -> list[Reading]:
    """The readings in order, of those of one moment the ones that give the number of `turned` last."""
    return sorted(group, key=lambda r: (r.dated, r.moment, relation(r.figure, turned.figure) == "agree"))
