"""Numbers of one thing that two sources give differently on one day: "the army says 24 hostages, the gunmen 37".

The things are those that all languages name alike (hostages, homes destroyed, jobs); tolls of people are in
`figure_rivals` and `figure_tolls`, and those who were there in `figure_disputes`. Sources that speak for two sides
conflict; of two of one side, or of none that is known, it cannot be told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from onrecord.across.figure_match import Likeness
from onrecord.across.figure_measured import named
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_scope import added, at_one_place, occasion, of_all, of_these_days, one_place, share
from onrecord.across.figure_sources import one_source, opposed, source
from onrecord.across.figure_values import relation, top
from onrecord.across.plan_actions import deed
from onrecord.model import when
from onrecord.text.counted import FATES, things
from onrecord.text.names import fold

_HELD = frozenset({"hostages", "strikers"})
"""Things whose number says by itself what it is: those who are held, those who do not work."""
_DAY = len("2024-05-06")
_STEP_OPPOSED, _LIKE_OPPOSED = 8, 0.4
_STEP, _LIKE = 3, 0.55


def accounts(rows: list[Reading], likeness: Likeness) -> Iterator[tuple[Reading, Reading]]:
    """The pairs of two reports of one day that give one number differently, each with a source of its own."""
    alike: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for r in rows:
        if r.dated and _counts(r) and source(r):
            alike[r.moment[0], r.group, r.fate, r.nations, r.figure.status, named(r)].append(r)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if _two_accounts(one, other, likeness):
                yield one, other


def _two_accounts(a: Reading, b: Reading, likeness: Likeness) -> bool:
    if a.article.id == b.article.id or not _apart(a, b) or one_source(a, b) or not _one_act(a, b):
        return False
    if not (_of_all(a, b) and _of_all(b, a)):
        return False
    least = _LIKE_OPPOSED if opposed(a, b) else _LIKE
    return _one_time(a, b) and one_place(a, b) and likeness.of(a, b) >= least


def _counts(r: Reading) -> bool:
    """True for a number of all of something that is there, has happened or is planned."""
    f = r.figure
    if f.unit is not None or f.change or r.past or occasion(r) or f.status not in ("reported", "planned"):
        return False
    return bool(r.kind or r.fate) and not (added(r) or share(r) or at_one_place(r))


def _one_act(a: Reading, b: Reading) -> bool:
    """True where both tell the same of the counted: doses that came are not those that were given."""
    if a.fate or a.kind in _HELD:
        return True
    one, other = (deed(r.article.text[r.low : r.high], r.language).concepts for r in (a, b))
    return bool(one) and one == other


def _of_all(r: Reading, other: Reading) -> bool:
    """True where the counted are no others than those of the other report."""
    return of_all(r) or _cases(r) or _also(r, other)


def _cases(r: Reading) -> bool:
    """True for "cases of cholera": what is behind the fate does not choose some of them."""
    counted = r.figure.counted or ""
    return r.fate == "infected" and any(c.start == 0 and c.name in FATES for c in things(r.language).concepts(counted))


def _also(r: Reading, other: Reading) -> bool:
    """True where the other report's sentence names those who are counted by the same word."""
    word = fold(r.figure.counted or "")
    return (
        bool(word) and r.article.lang == other.article.lang and word in fold(other.article.text[other.low : other.high])
    )


def _apart(a: Reading, b: Reading) -> bool:
    f, g = a.figure, b.figure
    if {f.modifier, g.modifier} & {"at_most", "range"} or relation(f, g) != "apart":
        return False
    low, high = sorted((top(f), top(g)))
    return low >= 2 and high <= (_STEP_OPPOSED if opposed(a, b) else _STEP) * low


def _one_time(a: Reading, b: Reading) -> bool:
    """True where both hold for one time or, where one names none, the other is of a day of these."""
    x, y = a.figure.as_of, b.figure.as_of
    if x and y:
        return when.meet(x, y)
    return len(x or y or "") in (0, _DAY) and of_these_days(a, b)


__all__ = ["accounts"]
