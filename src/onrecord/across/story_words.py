"""What the words of a record mean in it: a report is read with all the reports that use its words.

The vector of a few words says little ("opens under clouds"). The mean vector of all reports that hold a word says what
it is about in this record, in whatever language they are; the vector of a report with those of its words, the
telling ones most, says more than it does alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

READ, WORDS = 20_000, 65_536
"""How many reports at most, spread evenly over the record, show what words mean, and of how many words, those that most
of them hold."""
HOLDERS = 2
"""A word that fewer reports hold says nothing beyond them."""
WEIGHT = 1.0
"""How much the words count beside the report's own vector."""
FEW = 100
"""A small pile tells little of what words mean: they count as much less as if there were so many reports more."""


class Words:
    """Taken of the reports of a record."""

    def __init__(self, weights: Sequence[Mapping[str, float]], vectors: Any) -> None:
        """weights: of the terms of each report. vectors: centred, a row each."""
        import numpy as np

        held = Counter(term for bag in weights for term in bag)
        kept = sorted((t for t, n in held.items() if n >= HOLDERS), key=lambda t: (-held[t], t))[:WORDS]
        self._trust = WEIGHT * len(weights) / (len(weights) + FEW)
        self._rows = {term: row for row, term in enumerate(kept)}
        sums = np.zeros((len(kept), vectors.shape[1]), dtype=np.float32)
        totals = np.zeros(len(kept), dtype=np.float32)
        for bag, vector in zip(weights, vectors, strict=True):
            rows, shares = self._of(bag)
            sums[rows] += shares[:, None] * vector
            totals[rows] += shares
        self._means = (sums / np.maximum(totals, 1e-9)[:, None]).astype(np.float16)

    def _of(self, bag: Mapping[str, float]) -> tuple[Any, Any]:
        """The rows of the terms of a report, and their weights."""
        import numpy as np

        known = [(self._rows[term], weight) for term, weight in bag.items() if term in self._rows]
        return np.array([row for row, _ in known], dtype=np.int64), np.array([w for _, w in known], dtype=np.float32)

    def read(self, weights: Sequence[Mapping[str, float]], vectors: Any) -> Any:
        """Unit vectors of reports with what their words mean in the record."""
        import numpy as np

        out = np.array(vectors, dtype=np.float32)
        for x, bag in enumerate(weights):
            rows, shares = self._of(bag)
            told = shares @ self._means[rows].astype(np.float32)
            if size := math.sqrt(float(told @ told)):
                out[x] += self._trust / size * told
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        return out / np.where(norms == 0, 1, norms)
