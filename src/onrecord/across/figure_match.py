"""Whether two figures of different reports measure one thing."""

from __future__ import annotations

import re
from typing import Any

from onrecord.across import proper_words
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_sources import opposed
from onrecord.across.figure_values import relation, rounds_to, telling, top
from onrecord.model import when
from onrecord.text.names import fold
from onrecord.text.units import measure

_GROUPED = re.compile(r"\d[.,\u00a0\u202f ٫٬]\d")
_UNCOUNTED = frozenset({"s", "min", "h", "d", "wk", "mo", "a", "10.a", "100.a", "1", "deg"})  # durations, parts
_TOLD_ONE = frozenset({"killed", "missing"})
LASTING = frozenset({"length", "area"})  # what has one length or size has it on the next day too
_WEEKS = 30  # days within which a small number of things, such as three missiles, may be told again
_MANY = 1000  # from so many people on, two reports hardly give nearly the same number by chance


class Likeness:
    """How near in meaning the sentences of two readings are: the cosine of their vectors, -1 to 1.

    A sentence is encoded when it is first asked for: most are never compared, since their numbers forbid it.
    """

    def __init__(self) -> None:
        self._vectors: dict[str, Any] = {}

    def of(self, a: Reading, b: Reading) -> float:
        """The likeness of two readings' sentences, their numbers left out."""
        from onrecord.text.encoder import encode

        if new := sorted({c for c in (a.context, b.context) if c not in self._vectors}):
            self._vectors.update(zip(new, encode(new, limit=300), strict=True))
        return float(self._vectors[a.context] @ self._vectors[b.context])


def comparable(a: Reading, b: Reading) -> bool:
    """True where nothing that the two say forbids that they measure one thing: reports, units, kinds, times."""
    f, g = a.figure, b.figure
    if a.article.id == b.article.id or f.unit in _UNCOUNTED:
        return False
    if (measure(f.unit), f.change, f.status) != (measure(g.unit), g.change, g.status):
        return False
    if a.firm_fate != b.firm_fate or (a.fate and b.fate and a.fate != b.fate) or a.past != b.past:
        return False
    if a.kind and b.kind and a.kind != b.kind:
        return False
    if f.unit is None and top(f) == top(g) == 1 and a.fate not in _TOLD_ONE:
        return False  # "a wound" and "one wound" count nothing
    return not (f.as_of and g.as_of) or when.meet(f.as_of, g.as_of)


def uncounted(r: Reading) -> bool:
    """True for what two reports share without telling of one thing: a duration, a part, a lone one, a bare number."""
    f = r.figure
    if f.unit is None and (top(f) == 1 or (f.counted is None and not _GROUPED.search(f.span.exact))):
        return True
    return f.unit in _UNCOUNTED


def share_a_name(a: Reading, b: Reading) -> bool:
    """True where the sentences of both name the same body, person, event or place, known to a list or not."""
    return bool(a.named & b.named or a.places & b.places) or proper_words.shared(a.proper, b.proper)


def again(a: Reading, b: Reading) -> bool:
    """True where a report gives one number of one thing twice."""
    f, g = a.figure, b.figure
    return (
        a.article.id == b.article.id and relation(f, g) == "agree" and (f.unit, f.change) == (g.unit, g.change)
        and (a.fate == b.fate or not a.fate or not b.fate) and (a.kind == b.kind or not a.kind or not b.kind)
    )  # fmt: skip


def same_thing(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True where both measure one thing and both values can be true of it.

    The further the values are from telling, the more the words must say: a shared nation, a shared name,
    sentences that mean the same.
    """
    if not comparable(a, b):
        return False
    values = relation(a.figure, b.figure)
    if values == "apart":
        return False
    agree, known = values == "agree", bool(a.kind and b.kind)
    strong = agree and telling(a.figure) and top(a.figure) != 0
    if a.nations != b.nations:
        return strong and not (a.nations and b.nations) and _alike(a, b, likeness, 0.6)
    if (a.whole is None) != (b.whole is None) and not a.nations:
        return strong and _alike(a, b, likeness, 0.7)
    if a.figure.unit is not None or (a.figure.counted is None and b.figure.counted is None):
        return _measures(a, b, likeness, agree=agree, strong=strong)
    named = bool(a.named & b.named)
    if known and a.nations:
        return _alike(a, b, likeness, 0.3 if strong else 0.45)
    if known and (a.fate or a.kind != "people"):
        if strong:
            return named or _alike(a, b, likeness, 0.45)
        shared = len(a.bodies & b.bodies) if _of_one_time(a, b) else 0
        return shared > 1 or _alike(a, b, likeness, 0.3 if shared else 0.65)
    if a.lemma and a.lemma == b.lemma:
        return _alike(a, b, likeness, 0.45 if strong else 0.7)
    if known and min(top(a.figure), top(b.figure)) >= _MANY:
        return _alike(a, b, likeness, 0.5 if strong or share_a_name(a, b) else 0.7)
    return strong and _alike(a, b, likeness, 0.6)


def _of_one_time(a: Reading, b: Reading) -> bool:
    """True for reports of a few weeks, or where the day of one is not known."""
    return not (a.dated and b.dated) or abs((a.moment[0] - b.moment[0]).days) <= _WEEKS


def _measures(a: Reading, b: Reading, likeness: Likeness, *, agree: bool, strong: bool) -> bool:
    """Money, percentages, measures and bare numbers: the sentences alone tell what is measured."""
    if a.figure.unit is None and not (_GROUPED.search(a.figure.span.exact) and _GROUPED.search(b.figure.span.exact)):
        return False
    if a.figure.unit != b.figure.unit:  # in two units, which chance makes equal more easily
        return a.alone and b.alone and _alike(a, b, likeness, 0.72)
    if strong:
        return _alike(a, b, likeness, 0.5)
    if agree:
        return _alike(a, b, likeness, 0.65)
    return a.alone and b.alone and _alike(a, b, likeness, 0.68 if share_a_name(a, b) else 0.8)


def one_thing(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True where the words make it sure that both measure one thing, whatever its value in each.

    Not of tolls and of numbers of all who were there, which have tests of their own: these change, or are disputed.
    """
    f, g = a.figure, b.figure
    if not comparable(a, b) or a.nations != b.nations or (a.whole is None) != (b.whole is None):
        return False
    same = bool(a.lemma and a.lemma == b.lemma) or bool(a.kind and a.kind == b.kind)
    if (f.unit is None and not same) or (f.counted and g.counted and not same and a.article.lang == b.article.lang):
        return False
    if not (a.alone and b.alone):
        return _alike(a, b, likeness, 0.92)
    if f.counted and g.counted and " " in f.counted and fold(f.counted) == fold(g.counted):
        return _alike(a, b, likeness, 0.45)
    return _alike(a, b, likeness, 0.75 if share_a_name(a, b) else 0.85)


def clash(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True where two exact figures of surely one thing at one time cannot both be true.

    Tolls and other things that change from hour to hour never clash, since a later one revises an earlier one, until
    they are of long ago.
    """
    f, g = a.figure, b.figure
    if not comparable(a, b) or (a.fate and not a.past) or a.nations != b.nations or a.whole or b.whole or f.change:
        return False
    if {f.modifier, g.modifier} != {"exact"} or not (a.alone and b.alone):
        return False
    if relation(f, g) != "apart" or rounds_to(f, g):
        return False
    lasting = measure(f.unit) in LASTING and a.dated and b.dated and abs((a.moment[0] - b.moment[0]).days) <= 1
    if not lasting and not (f.as_of and g.as_of and when.same(f.as_of, g.as_of)):
        return False
    if max(top(f), top(g)) > 3 * min(top(f), top(g)):
        return False
    if f.unit is None and not (a.lemma and a.lemma == b.lemma) and not (a.kind and a.kind == b.kind):
        return False
    if not share_a_name(a, b):
        return lasting and _alike(a, b, likeness, 0.96)
    if a.fate:
        elsewhere = a.at and b.at and not proper_words.shared(a.at, b.at)
        return not elsewhere and _alike(a, b, likeness, 0.45 if opposed(a, b) else 0.6)
    return _alike(a, b, likeness, 0.92 if lasting else 0.85)


def near_miss(a: Reading, b: Reading, likeness: Likeness) -> bool:
    """True for the same number of two things that are easily taken for one: killed and hurt, one nation and another."""
    f, g = a.figure, b.figure
    if a.article.id == b.article.id or f.unit is not None or g.unit is not None or f.change != g.change:
        return False
    if relation(f, g) != "agree" or not telling(f) or top(f) < 13 or a.group != b.group:
        return False
    fates = bool(a.firm_fate and b.firm_fate and a.firm_fate != b.firm_fate) and a.nations == b.nations
    nations = bool(a.nations and b.nations and not a.nations & b.nations) and a.fate == b.fate
    return (fates or nations) and _alike(a, b, likeness, 0.55)


def _alike(a: Reading, b: Reading, likeness: Likeness, least: float) -> bool:
    return likeness.of(a, b) >= least
