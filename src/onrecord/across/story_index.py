"""How like a report is to those before it, at a cost that does not grow with the record.

Reports come in batches, one for each day of publication. The last `WINDOW` reports are all compared, by the words
they share and by their meaning; older ones are found through the rarest words of a newcomer. So no window of days
cuts a long story, and one that slept for months is still found by its names.

What is usual in the record (`Statistics`) is taken beforehand, so the order of arrival within a day changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.across.story_evidence import Evidence
from onrecord.across.story_likeness import BETWEEN, ORDINAL_CLASH, RELATED, fading, gaps, mixed
from onrecord.across.story_likeness import trust as trusted
from onrecord.across.story_names import KNOWN, agreement, shared
from onrecord.across.story_statistics import Statistics
from onrecord.across.story_terms import Terms
from onrecord.text.encoder import DIMENSIONS

WINDOW = 4096
"""How many of the latest reports a newcomer is compared with one by one."""
RECALLING, RECALLED = 8, 24
"""So many of a newcomer's heaviest terms recall at most so many reports from before the window."""
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
        import numpy as np

        first, since = self.count, self.window
        weights = self.hold(batch, vectors, names)
        meaning = self._vectors.rows(first).astype(np.float32) @ self._vectors.rows(since).astype(np.float32).T
        return [self._near(first + x, since, bag, meaning[x]) for x, bag in enumerate(weights)]

    def hold(
        self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()
    ) -> list[dict[str, float]]:
        """Adds reports without comparing them, as `add` does; gives the weights of the terms of each."""
        import numpy as np

        first = self.count
        codes = self._usual.codes([e.lang for e in batch])
        own = self._usual.centred(vectors, codes)
        weights = [self._usual.weights(e.bag) for e in batch]
        days = np.array([e.days for e in batch], dtype=np.float32)
        usual = self._usual.backgrounds(weights, own, codes, days)
        sure = [[trusted(len(e.bag))] for e in batch]
        for bag in weights:
            self._terms.add(bag)
        self._vectors.extend(own)
        bags = names or [{}] * len(batch)
        known = [[len(bag) >= KNOWN] for bag in bags]
        for named in bags:
            self._named.add(named)
        self._facts.extend(np.concatenate([codes[:, None], days, sure, usual, known], axis=1))
        self.count += len(batch)
        self._names |= {i: bag for i, bag in enumerate(bags, start=first) if bag}
        self._ordinals |= {i: e.ordinals for i, e in enumerate(batch, start=first) if e.ordinals}
        return weights

    def _near(self, i: int, since: int, bag: Mapping[str, float], meaning: Any) -> dict[int, float]:
        import numpy as np

        words, older = self._terms.shared(bag, since, RECALLING)
        names = self._names.get(i, {})
        shares, _ = self._named.shared(names, since)
        places = np.arange(since, self.count)
        if older:
            recalled = sorted(sorted(older, key=lambda j: (-older[j], j))[:RECALLED])
            vector = self._vectors.at([i])[0].astype(np.float32)
            meaning = np.concatenate([self._vectors.at(recalled).astype(np.float32) @ vector, meaning])
            words = np.concatenate([np.array([older[j] for j in recalled], dtype=np.float32), words])
            shares = np.concatenate([[shared(names, self._names.get(j, {})) for j in recalled], shares])
            places = np.concatenate([recalled, places])
        lang, low, high, sure, within, without, known = self._facts.at([i])[0].tolist()
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
            if j != i and (likeness := round(float(value[at]) * self._clash(i, j), 4)) >= FLOOR:
                out[j] = likeness
        return out

    def _clash(self, i: int, j: int) -> float:
        """A factor: less than 1 when two headlines number the same thing differently."""
        a, b = self._ordinals.get(i), self._ordinals.get(j)
        return ORDINAL_CLASH if a and b and any(b.get(thing, number) != number for thing, number in a.items()) else 1.0


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
