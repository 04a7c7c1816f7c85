"""What is usual in a record: how rare each term is, what all vectors have in common, how alike reports are anyway.

The statistics are of all reports of the record, taken before the first is placed. Statistics that follow a stream
make the stories depend on the order of arrival, and statistics kept from another time or pile know nothing of what
is usual in this one; these do neither. The price is that every build places all reports again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.across.story_evidence import Evidence
from onrecord.across.story_likeness import OTHER_DAYS, background, centred, gaps, mixed
from onrecord.across.story_terms import Terms
from onrecord.across.story_words import READ, Words
from onrecord.text.terms import PILE

SAMPLE = 2048
"""How many reports, spread evenly over the record, show the background of each."""
CENTRE_WEIGHT = 100
"""The mean vector of a small pile is its story: it is subtracted as if there were this many reports more."""
SOME = 4096
"""How many vectors are added up at once."""
TELLING = 80
"""How many terms of a report are compared, the heaviest ones."""


class Statistics:
    """Taken of a record; `weights`, `meaning` and `backgrounds` then say what of a report is unusual in it."""

    def __init__(self, items: Sequence[Evidence], vectors: Any) -> None:
        """items: all reports, in order of publication. vectors: of their headlines and openings, a row each."""
        import numpy as np

        vectors = np.asarray(vectors)
        langs = [e.lang for e in items]
        self.languages = {lang: n for n, lang in enumerate(sorted(set(langs)))}
        self._pile = len(items) + PILE
        self._holders: Counter[str] = Counter()
        for item in items:
            self._holders.update(item.bag.keys())
        self._common = vectors.sum(axis=0, dtype=np.float64) / (len(items) + CENTRE_WEIGHT)
        codes = self.codes(langs)
        self._means = {}
        for code in range(len(self.languages)):
            rows = np.flatnonzero(codes == code)
            total = sum(
                vectors[some].sum(axis=0, dtype=np.float64) for some in np.split(rows, range(SOME, len(rows), SOME))
            )
            self._means[code] = (total - len(rows) * self._common) / (len(rows) + CENTRE_WEIGHT)
        read = _spread(len(items), READ)
        bags = [self.weights(items[i].bag) for i in read]
        self._words = Words(bags, self.centred(vectors[read], codes[read]))
        picked = _spread(len(items), SAMPLE)
        bags = [self.weights(items[i].bag) for i in picked]
        self._sample_codes = codes[picked]
        self._sample_vectors = self.meaning(bags, vectors[picked], self._sample_codes)
        self._sample_days = np.array([items[i].days for i in picked], dtype=np.float32).reshape(-1, 2)
        self._sample_terms = Terms()
        for bag in bags:
            self._sample_terms.add(bag)

    def codes(self, langs: Sequence[str]) -> Any:
        """A number for each language, those that the record has none of share one."""
        import numpy as np

        return np.array([self.languages.get(lang, len(self.languages)) for lang in langs], dtype=np.int64)

    def weights(self, bag: Mapping[str, float]) -> dict[str, float]:
        """The unit vector of a report's terms (1 + log of the count, times rarity), the heaviest first."""
        weights = {
            t: (1 + math.log(max(1.0, n))) * math.log(self._pile / (self._holders[t] + 0.5)) for t, n in bag.items()
        }
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {t: weights[t] / norm for t in sorted(weights, key=lambda t: (-weights[t], t))[:TELLING]}

    def centred(self, vectors: Any, codes: Any) -> Any:
        """Unit vectors without what all reports, and all of one language, have in common."""
        import numpy as np

        groups = [(codes == code, self._common + self._means.get(code, 0)) for code in np.unique(codes).tolist()]
        return centred(vectors, groups)

    def meaning(self, weights: Sequence[Mapping[str, float]], vectors: Any, codes: Any) -> Any:
        """Unit vectors of what is unusual in reports, read with what their words mean in the record."""
        return self._words.read(weights, self.centred(vectors, codes))

    def backgrounds(self, weights: Sequence[Mapping[str, float]], vectors: Any, codes: Any, days: Any) -> Any:
        """For each report its usual likeness to reports of other days, in its language and in others: two columns.

        weights, vectors, codes: as the other methods give them. days: first and last ordinal, nan where not known.
        """
        import numpy as np

        out = np.zeros((len(weights), 2), dtype=np.float32)
        meaning = vectors @ self._sample_vectors.T
        for x, bag in enumerate(weights):
            words, _ = self._sample_terms.shared(bag)
            same = self._sample_codes == codes[x]
            row = mixed(words, meaning[x], same)
            far = gaps(*days[x], *self._sample_days.T) >= OTHER_DAYS
            out[x] = background(row[far & same]), background(row[far & ~same])
        return out


def _spread(count: int, most: int) -> list[int]:
    """At most so many of the places up to `count`, evenly spread."""
    return list(range(0, count, max(1, math.ceil(count / most))))
