"""Numbers of one thing that two sources give differently on one day: "the army says 24 hostages, the gunmen 37".

The things are tolls, and those that all languages name alike (hostages, homes destroyed); those who were there are in
`figure_disputes`. Sources that speak for two sides conflict; of two of one side, or of none that is known, it cannot be
told.
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
from onrecord.across.figure_values import at_odds
from onrecord.across.plan_actions import deed
from onrecord.model import when
from onrecord.text.counted import FATES, things
from onrecord.text.names import fold

_HELD = frozenset({"hostages", "strikers"})
"""Things whose number says by itself what it is: those who are held, those who do not work."""
_DAY = len("2024-05-06")
_LEAST = 2
_TWO_SIDES, _ELSE = (8, 0.4), (3, 0.55)  # how many times the lower number the higher may be, and the least likeness


def accounts(rows: list[Reading], likeness: Likeness) -> Iterator[tuple[Reading, Reading]]:
    """The pairs of two reports of one day that give one number differently, each with a source of its own."""
    alike: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for r in rows:
        if r.dated and _counts(r) and source(r) and (act := _act(r)):
            alike[r.moment[0], r.group, act, r.nations, r.figure.status].append(r)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if _two_accounts(one, other, likeness):
                yield one, other


def _two_accounts(a: Reading, b: Reading, likeness: Likeness) -> bool:
    step, like = _TWO_SIDES if opposed(a, b) else _ELSE
    if a.article.id == b.article.id or not at_odds(a.figure, b.figure, least=_LEAST, step=step) or one_source(a, b):
        return False
    one_thing = _of_all(a, b) and _of_all(b, a) and _one_time(a, b) and one_place(a, b)
    return one_thing and likeness.of(a, b) >= like


def _counts(r: Reading) -> bool:
    """True for a number of all of something that is there, has happened or is planned."""
    f = r.figure
    if f.unit is not None or f.change or r.past or occasion(r) or f.status not in ("reported", "planned"):
        return False
    return not (added(r) or share(r) or at_one_place(r))


def _act(r: Reading) -> tuple[object, ...]:
    """What happened to the counted, a fate or a deed with what narrows it; empty where nothing tells it.

    Doses that came are not those that were given.
    """
    if r.fate:
        return (r.fate,)
    if r.kind in _HELD:
        return (r.kind, named(r))
    done = deed(r.article.text[r.low : r.high], r.language).concepts if r.kind else None
    return (done, named(r)) if done else ()


def _of_all(r: Reading, other: Reading) -> bool:
    """True where the counted are no others than those of the other report."""
    return of_all(r) or _cases(r) or _also(r, other)


def _cases(r: Reading) -> bool:
    """True for "cases of cholera": what is behind the fate does not choose some of them."""
    counted = r.figure.counted or ""
    return r.fate == "infected" and any(c.start == 0 and c.name in FATES for c in things(r.language).concepts(counted))


def _also(r: Reading, other: Reading) -> bool:
    """True where the other report's sentence names those who are counted by the same word."""
    word, sentence = fold(r.figure.counted or ""), fold(other.article.text[other.low : other.high])
    return bool(word) and r.article.lang == other.article.lang and word in sentence


def _one_time(a: Reading, b: Reading) -> bool:
    """True where both hold for one time; where one names none, a toll is of these days, and all else of that day."""
    x, y = a.figure.as_of, b.figure.as_of
    if x and y:
        return when.meet(x, y)
    return (bool(a.fate) or len(x or y or "") in (0, _DAY)) and of_these_days(a, b)
