"""What a number with a unit, a count of votes or a magnitude measures: two reports that give it differently.

The words stand in `lang/<code>/measured.toml` under names that all languages share: "deficit", "disavanzo" and
"дефицит" are one measure. They say more surely than likeness what is measured, above all between two languages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

import msgspec

from onrecord.across import proper_words
from onrecord.across.figure_match import Likeness, share_a_name
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_sources import one_source
from onrecord.across.figure_values import rounds_to, top
from onrecord.lang import Pack
from onrecord.model import when
from onrecord.text.counted import stems
from onrecord.text.units import measure

_TERMS = frozenset({"a", "mo"})
_CHANGES = frozenset({"burnt", "damage", "price", "debt", "inflation", "unemployment"})  # from one day to the next
_BARE = frozenset({"votes", "magnitude"})  # measured without a unit
_LEAST = 0.3
_STEP = 3
_STEP_AWAY = 1.25  # distances are often rounded
_NEAR = 40
_KEPT = 5_000


class MeasuredWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """measured: what a number measures, a shared name to its words; narrowed: words that make it another measure
    ("asked for", "the first"), or that say from where a distance counts. prefixes: particles written together."""

    measured: dict[str, tuple[str, ...]] = {}
    narrowed: dict[str, tuple[str, ...]] = {}
    prefixes: tuple[str, ...] = ()


def contested(rows: list[Reading], likeness: Likeness) -> Iterator[tuple[Reading, Reading]]:
    """The pairs of two reports that give one measure of one thing, by its words, with numbers that cannot both be true.

    Both sentences name the same measure and no other, they share a name, and neither has one that the other report
    does not name there.
    """
    alike: dict[tuple[str | None, frozenset[str]], list[Reading]] = defaultdict(list)
    for r in rows:
        f = r.figure
        given = f.status == "reported" and f.modifier in ("exact", "about")
        if given and r.alone and not (r.fate or r.whole or f.change):
            alike[measure(f.unit), _measure(r)].append(r)
    for (_, measured), group in alike.items():
        if measured:
            yield from ((a, b) for a, b in combinations(group, 2) if _contested(a, b, measured, likeness))


def _contested(a: Reading, b: Reading, measured: frozenset[str], likeness: Likeness) -> bool:
    f, g = a.figure, b.figure
    if a.article.id == b.article.id or one_source(a, b):
        return False
    low, high = sorted((top(f), top(g)))
    if not low or high > _STEP * low or rounds_to(f, g) or not _one_time(a, b, measured):
        return False
    away = measure(f.unit) == "length"
    if away and (high < _STEP_AWAY * low or not proper_words.shared(_beside(a), _beside(b))):
        return False
    return _one_subject(a, b) and likeness.of(a, b) >= _LEAST


def _measure(r: Reading) -> frozenset[str]:
    """What its sentence names as measured, and what narrows it; empty where it names none."""
    found = named(r)
    if not found & _words(r.language).measures:
        return frozenset()
    if r.figure.unit in _TERMS:
        return found if "prison" in found else frozenset()
    return found if r.figure.unit is not None or found & _BARE else frozenset()


def named(r: Reading) -> frozenset[str]:
    """What its sentence names as measured, and what narrows it."""
    return _words(r.language).named(r.article.text[r.low : r.high])


def _one_time(a: Reading, b: Reading, measured: frozenset[str]) -> bool:
    """True for one day or year; where one says none, for reports of one day, or the next for what does not change."""
    f, g = a.figure, b.figure
    if f.as_of and g.as_of:
        return when.same(f.as_of, g.as_of)
    return a.dated and b.dated and abs((a.moment[0] - b.moment[0]).days) <= (0 if measured & _CHANGES else 1)


def _one_subject(a: Reading, b: Reading) -> bool:
    """True where they share a name, neither has a place of its own, and all names of one stand beside the other."""
    if not share_a_name(a, b) and not proper_words.shared(a.at | a.proper, b.at | b.proper):
        return False
    both = ((a, b), (b, a))
    placed = all(proper_words.bones(x.at) <= _all_bones(y) for x, y in both)
    return placed and any(proper_words.bones(_proper(x, x.low, x.high)) <= _all_bones(y) for x, y in both)


def _all_bones(r: Reading) -> frozenset[str]:
    """The forms of its names, and of what may be one in a script without capitals."""
    return proper_words.bones(r.at | r.proper) | {f"#{w[1:]}" for w in r.proper if w.startswith("~")}


def _beside(r: Reading) -> frozenset[str]:
    """The names in the words right before the number: the town whose distance it is."""
    return _proper(r, max(r.low, r.figure.span.start - _NEAR), r.figure.span.start)


def _proper(r: Reading, start: int, end: int) -> frozenset[str]:
    return proper_words.proper(r.article.text[start:end], r.language)


class _Words:
    """The measures of one language, as patterns. What a sentence names is kept for a while, for it is asked again."""

    def __init__(self, words: MeasuredWords) -> None:
        self.measures = frozenset(words.measured)
        both = {**words.measured, **words.narrowed}
        self._patterns = [(name, stems(forms, words.prefixes)) for name, forms in sorted(both.items())]
        self.named = lru_cache(maxsize=_KEPT)(self._find)

    def _find(self, text: str) -> frozenset[str]:
        """The measures and what narrows them, as a text names them."""
        return frozenset(name for name, pattern in self._patterns if pattern.search(text))


@lru_cache(maxsize=64)
def _words(language: Pack) -> _Words:
    return _Words(language.part("measured", MeasuredWords))
