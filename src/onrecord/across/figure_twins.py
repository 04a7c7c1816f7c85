"""Numbers that a translation tells again, though not all that is read beside them is the same.

Where the words of one language show a rise, a plan or a hedge and those of the other do not, the sentences of a
translation, which stand side by side, still tell that the number is one. Between two reporters a level may be taken for
a rise, or what is planned for what is done: there nothing but the rules of `figure_match` joins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.across.figure_match import Likeness, again, uncounted
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_values import interval, relation, telling
from onrecord.model import Copy, when

SIDE_BY_SIDE = 0.6
"""Least likeness of two sentences that stand side by side, where the number is a common one."""


def joined(
    groups: Sequence[list[Reading]], rows: Sequence[Reading], copies: Iterable[Copy], likeness: Likeness
) -> list[list[Reading]]:
    """The groups of readings of one thing, those that twins show to be of one joined, each in the order of the rows.

    groups: those found before, and each reading in none as one of its own. copies: of the reports of the story.
    """
    home = {r.figure.id: group for group in groups for r in group}
    place = {r.figure.id: n for n, r in enumerate(rows)}
    for a, b in _side_by_side(rows, copies, likeness):
        x, y = home.get(a.figure.id), home.get(b.figure.id)
        if x is None or y is None or x is y or not _one(x, y):
            continue
        told = {r.article.id for r in x}
        whole = sorted([*x, *(r for r in y if r.article.id not in told)], key=lambda r: place[r.figure.id])
        home.update((r.figure.id, whole) for r in (*x, *y))
    return list({id(group): group for group in home.values()}.values())


def _one(x: list[Reading], y: list[Reading]) -> bool:
    """True where nothing forbids that all readings of two groups are of one thing."""
    return all(
        again(r, s) if r.article.id == s.article.id else relation(r.figure, s.figure) != "apart" and not _differ(r, s)
        for r in x
        for s in y
    )


def _side_by_side(
    rows: Sequence[Reading], copies: Iterable[Copy], likeness: Likeness
) -> Iterator[tuple[Reading, Reading]]:
    """The same number in two sentences of a translation that stand side by side, where each gives it once."""
    of: dict[str, list[Reading]] = {}
    for r in rows:
        of.setdefault(r.article.id, []).append(r)
    for copy in copies:
        if copy.kind != "translation":
            continue
        for passage in copy.passages:
            here, there = (
                [r for r in of.get(s.article, ()) if s.start <= r.figure.span.start < s.end] for s in passage
            )
            for a in here:
                one, other = ([r for r in side if _same_number(a, r)] for side in (here, there))
                if len(one) != 1 or len(other) != 1 or _differ(a, other[0]):
                    continue
                if telling(a.figure) or likeness.of(a, other[0]) >= SIDE_BY_SIDE:
                    yield a, other[0]


def _same_number(a: Reading, b: Reading) -> bool:
    f, g = a.figure, b.figure
    return f.unit == g.unit and interval(f).core == interval(g).core and not uncounted(a) and not uncounted(b)


def _differ(a: Reading, b: Reading) -> bool:
    """True where both say what is counted, whose, what happened to it or when, and not the same."""
    f, g = a.figure, b.figure
    pairs = ((a.kind, b.kind), (a.fate, b.fate), (a.nations, b.nations), (f.change, g.change))
    return any(x and y and x != y for x, y in pairs) or bool(f.as_of and g.as_of and not when.meet(f.as_of, g.as_of))
