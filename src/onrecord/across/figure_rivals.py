"""Tolls that two sources give with two numbers: "the ministry counts 64 dead, the Red Cross 81".

One report gives both, or two reports of one day give one each and their sources speak for two sides: the authorities,
and those who are heard against them (the opposition, a union, the families). Two counts of one side may be an earlier
and a later one.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.across import proper_words
from onrecord.across.figure_accounts import accounts
from onrecord.across.figure_match import Likeness, share_a_name
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_scope import added, of_all
from onrecord.across.figure_sources import one_source, opposed, sides, source
from onrecord.across.figure_tolls import is_toll, one_toll, toll_of
from onrecord.across.figure_values import at_odds, relation, top
from onrecord.model import when
from onrecord.text.counted import things

_STEP = 4
_LEAST = 5
_LEAST_SET_APART = 2  # the same, where words or sides set one source against the other
_LIKE = 0.4
_DAYS = 2


def rivals(rows: list[Reading], likeness: Likeness) -> list[list[Reading]]:
    """The numbers of each toll that two sources dispute, and those of other reports that repeat them."""
    out: list[list[Reading]] = []
    used: set[str] = set()
    for one, other in (*_inside(rows), *_between(rows, likeness)):
        if {one.figure.id, other.figure.id} & used:
            continue
        group = [one, other]
        for r in rows:
            new = r.figure.id not in used and (r.article.id, top(r.figure)) not in {
                (g.article.id, top(g.figure)) for g in group
            }
            if new and _repeats(r, one, other, likeness):
                group.append(r)
        used |= {r.figure.id for r in group}
        out.append(sorted(group, key=rows.index))
    return out


def _inside(rows: list[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """The pairs of one report: of a sentence, or of a sentence and the next where two sides speak."""
    for i, one in enumerate(rows):
        if not is_toll(one):
            continue
        for other in rows[i + 1 : i + 4]:
            if other.article.id != one.article.id or other.low > one.low != other.before:
                break
            if _against(one, other):
                yield one, other
                break
            if other.fate == one.fate:
                break


def _between(rows: list[Reading], likeness: Likeness) -> Iterator[tuple[Reading, Reading]]:
    """The pairs of two reports of one day whose sources speak for two sides."""
    pairs = accounts([r for r in rows if is_toll(r)], likeness)
    return ((one, other) for one, other in pairs if opposed(one, other))


def _repeats(r: Reading, one: Reading, other: Reading, likeness: Likeness) -> bool:
    """True for another report's toll that is one of the two numbers."""
    if r.article.id in (one.article.id, other.article.id) or not is_toll(r):
        return False
    if toll_of(r) != toll_of(one) or not one_toll([one, other], r, likeness):
        return False
    if not r.dated or abs((r.moment[0] - one.moment[0]).days) > _DAYS:
        return False
    return any(relation(r.figure, g.figure) == "agree" and _one_account(r, g, likeness) for g in (one, other))


def _one_account(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True where a name, or the side that speaks, shows that this is the same number, told again."""
    x, y = sides(a), sides(b)
    return share_a_name(a, b) or (bool(x & y) and likeness.of(a, b) >= _LIKE)


def _against(one: Reading, other: Reading) -> bool:
    """True for two numbers of one fate and with two sources, where no place is named behind the second.

    In the next sentence the second may be a later count of the same night, but for that of the other side.
    """
    f, g = one.figure, other.figure
    if not (source(one) and source(other)) or one_source(one, other) or added(other):
        return False
    if not _same_toll(one, other) or not of_all(one) or not of_all(other):
        return False
    two_sides = opposed(one, other)
    contrast = things(one.language).contrast.search(one.article.text[f.span.end : g.span.start])
    if one.low != other.low and not ((two_sides or contrast) and g.as_of is None):
        return False
    least = _LEAST_SET_APART if two_sides or contrast else _LEAST
    if not at_odds(f, g, least=least, step=_STEP) or (f.as_of and g.as_of and not when.meet(f.as_of, g.as_of)):
        return False
    behind = one.article.text[(g.span.end if one.low == other.low else other.low) : other.high]
    return not proper_words.places(behind, one.language)


def _same_toll(one: Reading, other: Reading) -> bool:
    """True where the second number is of the same fate, or says nothing of its own."""
    f = other.figure
    if f.counted is None and f.unit is None and f.change is None and other.fate in (None, one.fate):
        return f.status == "reported"
    return is_toll(other) and toll_of(one) == toll_of(other)
