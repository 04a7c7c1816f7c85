"""Tolls over time: the dead, the hurt, the missing of one event, report after report."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from onrecord.across import proper_words
from onrecord.across.figure_match import Likeness, share_a_name
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_scope import added, at_one_place, of_all, of_these_days, one_place, share
from onrecord.across.figure_sources import one_source, source
from onrecord.across.figure_values import interval, relation, top
from onrecord.model import when
from onrecord.text.counted import things

_FALLS = frozenset({"missing", "injured", "displaced"})
_DAYS, _DAYS_LEADING = 14, 60
_COUNTED_DAYS = 3
_STEP = 8
_LEAST = 0.35
_LEAST_NAMED = 0.15
_OPEN_STEP, _OPEN_LEAST = 2, 0.5
_SOURCED_STEP, _SOURCED_LEAST = 3, 0.35  # the same, where two sources give the numbers


class Toll(msgspec.Struct):
    """The series of a toll, one item a report, oldest first; again: what else its reports say of the same numbers."""

    series: list[Reading]
    again: list[Reading]


def tolls(rows: list[Reading], likeness: Likeness) -> list[Toll]:
    """Each toll of a story that more than one report gives.

    A report takes part with the first number it gives of a toll; where it gives a higher one elsewhere,
    its number is not sure and it takes no part.
    """
    keyed: dict[tuple[str, str, tuple[str, ...]], list[Reading]] = {}
    for r in rows:
        if is_toll(r):
            keyed.setdefault(toll_of(r), []).append(r)
    out = []
    for key in sorted(keyed):
        series = _series(_one_each(keyed[key]), likeness)
        if len(series) > 1:
            given = {(s.article.id, top(s.figure)) for s in series}
            used = {s.figure.id for s in series}
            again = [r for r in keyed[key] if r.figure.id not in used and (r.article.id, top(r.figure)) in given]
            out.append(Toll(series, again))
    return out


def _one_each(rows: list[Reading]) -> list[Reading]:
    """The first reading of each report, none where a later one of the same report is higher."""
    by_report: dict[str, list[Reading]] = {}
    for r in rows:
        by_report.setdefault(r.article.id, []).append(r)
    sure = []
    for own in by_report.values():
        first = _behind_the_old(own, rows)
        if top(first.figure) >= max(top(r.figure) for r in own):
            sure.append(first)
    return sorted(sure, key=lambda r: (r.moment, top(r.figure), r.article.id))


def _behind_the_old(own: list[Reading], rows: list[Reading]) -> Reading:
    """The first number of a report or, where an earlier report gave that one, the new one behind it: "from 7 to 9"."""
    first, following = own[0], own[1:2]
    if following and following[0].low == first.low and top(following[0].figure) != top(first.figure):
        told = (r for r in rows if r.article.id != first.article.id and r.dated and r.moment < first.moment)
        if first.dated and any(top(r.figure) == top(first.figure) for r in told):
            return following[0]
    return first


def _series(rows: list[Reading], likeness: Likeness) -> list[Reading]:
    """The readings that go on from one to the next; an undated report stands behind those that give its number."""
    series: list[Reading] = []
    for r in rows:
        if r.dated and (not series or _goes_on(series, r, likeness)):
            series.append(r)
    for r in rows:
        alike = [i for i, s in enumerate(series) if relation(s.figure, r.figure) == "agree"]
        if not r.dated and alike and _goes_on(series[: alike[-1] + 1], r, likeness):
            series.insert(alike[-1] + 1, r)
    return series


def is_toll(r: Reading) -> bool:
    """True for a number of all who met one fate, and not of those added to them or of some of them."""
    f = r.figure
    if added(r) or share(r):
        return False
    return bool(r.fate) and f.unit is None and f.change is None and f.status == "reported" and not (r.past or r.whole)


def toll_of(r: Reading) -> tuple[str, str, tuple[str, ...]]:
    """What a toll counts: the fate, the kind of those counted, their nations."""
    return r.fate or "", r.group, tuple(sorted(r.nations))


def one_toll(series: list[Reading], r: Reading, likeness: Likeness) -> bool:
    """True where places, names and meaning let a reading be of the toll of a series, whatever its number."""
    if _elsewhere(series, r):
        return False
    for s in series:
        if s.figure.as_of and r.figure.as_of and _days_apart(s.figure.as_of, r.figure.as_of) > _COUNTED_DAYS:
            return False
    topic = any(s.topic & r.topic for s in series)
    shared = any(share_a_name(s, r) for s in series) or (topic and r.leading)
    return max(likeness.of(s, r) for s in series) >= (_LEAST_NAMED if shared else _LEAST)


def _goes_on(series: list[Reading], r: Reading, likeness: Likeness) -> bool:
    """True where the reading can be the same toll later."""
    last = series[-1]
    topic = any(s.topic & r.topic for s in series)
    if (r.moment[0] - last.moment[0]).days > (_DAYS_LEADING if topic and r.leading else _DAYS) and r.dated:
        return False
    low, high = sorted((max(top(last.figure), 1), max(top(r.figure), 1)))
    if high > _STEP * low:
        return False
    if r.fate not in _FALLS and not corrected(r) and interval(r.figure).high < interval(last.figure).low:
        return False
    if r.figure.modifier == "at_least" and top(r.figure) < interval(last.figure).low:
        return False  # "more than 2,000" behind 4,600 takes nothing back
    return one_toll(series, r, likeness)


def corrected(r: Reading) -> bool:
    """True where its sentence says that a number is taken back."""
    return things(r.language).corrected.search(r.article.text[r.low : r.high]) is not None


def _elsewhere(series: list[Reading], r: Reading) -> bool:
    """True where the reading names other places than the series, with which its reports do not lead."""
    places = frozenset[str]().union(*(s.places for s in series))
    if not (places and r.places):
        return _unlisted_elsewhere(series, r)
    if places & r.places:
        return False
    return 2 * sum(bool(r.place_names & s.topic) for s in series) < len(series)


def _unlisted_elsewhere(series: list[Reading], r: Reading) -> bool:
    """The same where a list does not know the places of one side."""
    at = frozenset[str]().union(*(s.at for s in series))
    if not (at and r.at) or proper_words.shared(at, r.at | r.proper) or proper_words.shared(r.at, at):
        return False
    return 2 * sum(proper_words.shared(r.at, s.lead_words | s.proper) for s in series) < len(series)


def _days_apart(a: str, b: str) -> int:
    """Days between two times at which a toll stood: one counts the day it happened, another the day it was counted."""
    if when.meet(a, b):
        return 0
    first, second = when.order_key(a)[0], when.order_key(b)[0]
    return abs((first - second).days)


def revised(series: list[Reading]) -> bool:
    """True where a later report gives another number; never by the order of reports of one unknown hour."""
    return any(
        relation(a.figure, b.figure) != "agree" and top(a.figure) != top(b.figure) and not _rounds(a, b)
        and a.moment < b.moment and (a.moment[0] != b.moment[0] or (a.moment[1] and b.moment[1]))
        for a, b in pairwise(series)
    )  # fmt: skip


def parted(series: list[Reading], likeness: Likeness) -> tuple[list[Reading], list[Reading]]:
    """A series without the days on which reports give numbers that nothing puts in order, and those of its last day.

    The second is empty where the series goes on, and where the words do not make it sure that both are of one toll.
    """
    loose = {r.figure.id for pair in _unordered(series) for r in pair}
    rest = [r for r in series if r.figure.id not in loose]
    last = [r for r in series if r.figure.id in loose and r.moment[0] == series[-1].moment[0]]
    return rest, last if any(_surely_one(a, b, likeness) for a, b in _unordered(last)) else []


def _unordered(series: list[Reading]) -> list[tuple[Reading, Reading]]:
    """The pairs of one day that are apart and of which nothing says which came first."""
    return [
        (a, b)
        for i, a in enumerate(series)
        for b in series[i + 1 :]
        if relation(a.figure, b.figure) == "apart"
        and a.moment[0] == b.moment[0] and not (a.moment[1] and b.moment[1] and a.moment != b.moment)
    ]  # fmt: skip


def _surely_one(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True where two outlets name one place and mean nearly the same, with numbers that are not far apart."""
    if a.article.outlet and a.article.outlet == b.article.outlet:
        return False
    low, high = sorted((top(a.figure), top(b.figure)))
    sourced = bool(source(a) and source(b)) and not one_source(a, b) and of_all(a) and of_all(b)
    if low < 1 or high > (_SOURCED_STEP if sourced else _OPEN_STEP) * low or at_one_place(a) or at_one_place(b):
        return False
    if a.figure.as_of and b.figure.as_of and not when.meet(a.figure.as_of, b.figure.as_of):
        return False
    return of_these_days(a, b) and one_place(a, b) and likeness.of(a, b) >= (_SOURCED_LEAST if sourced else _OPEN_LEAST)


def _rounds(a: Reading, b: Reading) -> bool:
    """True where one is a rounding of the other ("about 40" and 42)."""
    return relation(a.figure, b.figure) == "compatible" and not {a.figure.modifier, b.figure.modifier} <= {
        "exact", "at_least", "at_most",
    }  # fmt: skip
