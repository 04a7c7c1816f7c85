"""Tolls for which a report names two sources with two numbers: "the ministry counts 64 dead, the Red Cross 81"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.across import proper_words
from onrecord.across.figure_disputes import one_source
from onrecord.across.figure_match import Likeness
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_scope import added
from onrecord.across.figure_tolls import is_toll, one_toll, toll_of
from onrecord.across.figure_values import relation, top
from onrecord.model import when

_STEP = 4
_LEAST = 5


def rivals(rows: list[Reading], likeness: Likeness) -> list[list[Reading]]:
    """The numbers of each toll that one report gives by two sources, and those of other reports that repeat them."""
    out: list[list[Reading]] = []
    used: set[str] = set()
    for one, other in pairwise(rows):
        if {one.figure.id, other.figure.id} & used or not _against(one, other):
            continue
        group = [one, other]
        for r in rows:
            new = r.article.id not in {g.article.id for g in group} and r.figure.id not in used
            if new and _repeats(r, one, other, likeness):
                group.append(r)
        used |= {r.figure.id for r in group}
        out.append(sorted(group, key=rows.index))
    return out


def _repeats(r: Reading, one: Reading, other: Reading, likeness: Likeness) -> bool:
    """True for another report's toll that is one of the two numbers."""
    if not is_toll(r) or toll_of(r) != toll_of(one) or not one_toll([one, other], r, likeness):
        return False
    return any(relation(r.figure, g.figure) == "agree" for g in (one, other))


def _against(one: Reading, other: Reading) -> bool:
    """True for two numbers of one fate and with two sources, where no place is named behind the second.

    They stand in one sentence: in the next one the second may be a later count of the same night.
    """
    f, g = one.figure, other.figure
    if one.article.id != other.article.id or one.low != other.low or not (f.attributed_to and g.attributed_to):
        return False
    if not is_toll(one) or not _same_toll(one, other) or added(other) or one_source(one, other):
        return False
    if {f.modifier, g.modifier} & {"at_most", "range"} or relation(f, g) != "apart":
        return False
    low, high = sorted((top(f), top(g)))
    if low < _LEAST or high > _STEP * low or (f.as_of and g.as_of and not when.same(f.as_of, g.as_of)):
        return False
    behind = one.article.text[g.span.end : other.high]
    return not proper_words.places(behind, one.language)


def _same_toll(one: Reading, other: Reading) -> bool:
    """True where the second number is of the same fate, or says nothing of its own."""
    f = other.figure
    if f.counted is None and f.unit is None and f.change is None and other.fate in (None, one.fate):
        return f.status == "reported"
    return is_toll(other) and toll_of(one) == toll_of(other)
