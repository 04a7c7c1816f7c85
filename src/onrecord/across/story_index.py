"""How like a report is to those before it, at a cost that does not grow with the record.

Reports come in batches, one for each day of publication. The last `WINDOW` reports are all compared, by the words
they share and by their meaning; older ones are found through the rarest words of a newcomer. So no window of days
cuts a long story, and one that slept for months is still found by its names.

What is usual in the record (`Statistics`) is taken beforehand, so the order of arrival within a day changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.across.story_evidence import Evidence
from onrecord.across.story_likeness import BETWEEN, COUNTRY_CLASH, ORDINAL_CLASH, RELATED, fading, gaps, mixed
from onrecord.across.story_likeness import trust as trusted
from onrecord.across.story_names import KNOWN, agreement, shared
from onrecord.across.story_statistics import Statistics
from onrecord.across.story_terms import Terms
from onrecord.text.encoder import DIMENSIONS

WINDOW = 4096
"""How many of the latest reports a newcomer is compared with one by one."""
RECALLING, RECALLED = 8, 24
"""So many of a newcomer's heaviest terms recall at most so many reports from before the window."""
ASKED = 256
"""How many texts are compared at once that are not added."""
FLOOR = 0.02
"""Likeness below this is not kept."""


class Index:
    """All reports placed so far, as far as newcomers can be like them; a report is known by its place, from 0."""

    def __init__(self, usual: Statistics) -> None:
        self.count = 0
        self._usual = usual
        self._terms = Terms()
        self._vectors = _Column("f2", DIMENSIONS)
        self._facts = _Column("f4", len(_FACTS))
        self._ordinals: dict[int, Mapping[str, str]] = {}
        self._countries: dict[int, frozenset[str]] = {}
        self._named = Terms()
        self._names: dict[int, Mapping[str, float]] = {}

    @property
    def window(self) -> int:
        """The first place of the window."""
        return max(0, self.count - WINDOW)

    def add(
        self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()
    ) -> list[dict[int, float]]:
        """Adds the reports of one day; gives, for each, the likeness to earlier ones and to the others, by place.

        vectors: unit vectors of the headlines and openings, one row each. names: the weights of the entities that
        each names; none are compared without.
        """
        first, since = self.count, self.window
        read = self._read(batch, vectors, names)
        self._keep(read)
        near = self._compared(read, since)
        for i, likeness in enumerate(near, start=first):
            likeness.pop(i, None)
        return near

    def ask(
        self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()
    ) -> Iterator[dict[int, float]]:
        """The likeness of texts to the reports added, as `add` gives it, without adding them."""
        for at in range(0, len(batch), ASKED):
            some = slice(at, at + ASKED)
            yield from self._compared(self._read(batch[some], vectors[some], names[some]), self.window)

    def hold(self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()) -> None:
        """Adds reports without comparing them, as `add` does."""
        self._keep(self._read(batch, vectors, names))

    def _read(self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]]) -> _Read:
        import numpy as np

        codes = self._usual.codes([e.lang for e in batch])
        weights = [self._usual.weights(e.bag) for e in batch]
        own = self._usual.meaning(weights, vectors, codes)
        days = np.array([e.days for e in batch], dtype=np.float32)
        usual = self._usual.backgrounds(weights, own, codes, days)
        sure = [[trusted(len(e.bag))] for e in batch]
        bags = names or [{}] * len(batch)
        known = [[len(bag) >= KNOWN] for bag in bags]
        facts = np.concatenate([codes[:, None], days, sure, usual, known], axis=1).astype(np.float32)
        return _Read(weights, own.astype(np.float16), facts, bags, batch)

    def _keep(self, read: _Read) -> None:
        for bag in read.weights:
            self._terms.add(bag)
        for named in read.names:
            self._named.add(named)
        self._vectors.extend(read.vectors)
        self._facts.extend(read.facts)
        self._names |= {i: bag for i, bag in enumerate(read.names, start=self.count) if bag}
        for i, item in enumerate(read.items, start=self.count):
            if item.ordinals:
                self._ordinals[i] = item.ordinals
            if item.countries:
                self._countries[i] = item.countries
        self.count += len(read.weights)

    def _compared(self, read: _Read, since: int) -> list[dict[int, float]]:
        """For each report read, its likeness to those kept: from place `since` on, and to earlier ones recalled."""
        import numpy as np

        vectors = read.vectors.astype(np.float32)
        meaning = vectors @ self._vectors.rows(since).astype(np.float32).T
        return [self._near(read, x, since, vectors[x], meaning[x]) for x in range(len(read.weights))]

    def _near(self, read: _Read, x: int, since: int, vector: Any, meaning: Any) -> dict[int, float]:
        import numpy as np

        words, older = self._terms.shared(read.weights[x], since, RECALLING)
        names = read.names[x]
        shares, _ = self._named.shared(names, since)
        places = np.arange(since, self.count)
        if older:
            recalled = sorted(sorted(older, key=lambda j: (-older[j], j))[:RECALLED])
            meaning = np.concatenate([self._vectors.at(recalled).astype(np.float32) @ vector, meaning])
            words = np.concatenate([np.array([older[j] for j in recalled], dtype=np.float32), words])
            shares = np.concatenate([[shared(names, self._names.get(j, {})) for j in recalled], shares])
            places = np.concatenate([recalled, places])
        lang, low, high, sure, within, without, known = read.facts[x].tolist()
        facts = self._facts.at(places)
        same = facts[:, _LANG] == lang
        row = mixed(words, meaning, same)
        usual = np.where(same, within + facts[:, _WITHIN], without + facts[:, _BETWEEN]) / 2
        added, factor = agreement(shares, (facts[:, _KNOWN] > 0) & (known > 0))
        value = ((row - usual) * np.where(same, 1.0, BETWEEN) + added) * sure * facts[:, _SURE]
        days = gaps(low, high, facts[:, _LOW], facts[:, _HIGH])
        between = np.searchsorted(np.sort(days[value >= RELATED]), days)
        value *= fading(days, between) * factor
        out = {}
        for at in np.flatnonzero(value >= FLOOR).tolist():
            j = int(places[at])
            likeness = round(float(value[at]) * self._clash(read.items[x], j), 4)
            if likeness >= FLOOR:
                out[j] = likeness
        return out

    def _clash(self, item: Evidence, j: int) -> float:
        """A factor: less than 1 where a report and one kept number a thing differently or begin in other countries."""
        numbers, countries = self._ordinals.get(j, {}), self._countries.get(j)
        factor = ORDINAL_CLASH if any(numbers.get(thing, n) != n for thing, n in item.ordinals.items()) else 1.0
        if countries and item.countries and countries.isdisjoint(item.countries):
            factor *= COUNTRY_CLASH
        return factor


class _Read(NamedTuple):
    """What reports give to compare in this record. facts: a row each, see `_FACTS`."""

    weights: Sequence[Mapping[str, float]]
    vectors: Any
    facts: Any
    names: Sequence[Mapping[str, float]]
    items: Sequence[Evidence]


_FACTS = _LANG, _LOW, _HIGH, _SURE, _WITHIN, _BETWEEN, _KNOWN = range(7)


class _Column:
    """Rows of numbers that grow at the end."""

    def __init__(self, dtype: str, width: int) -> None:
        import numpy as np

        self._rows, self._count = np.zeros((256, width), dtype=dtype), 0

    def extend(self, rows: Any) -> None:
        import numpy as np

        need = self._count + len(rows)
        if need > len(self._rows):
            grown = np.zeros((max(need, 2 * len(self._rows)), self._rows.shape[1]), dtype=self._rows.dtype)
            grown[: self._count] = self._rows[: self._count]
            self._rows = grown
        self._rows[self._count : need] = rows
        self._count = need

    def rows(self, since: int) -> Any:
        """A view of the rows from a place on."""
        return self._rows[since : self._count]

    def at(self, places: Any) -> Any:
        return self._rows[places]
