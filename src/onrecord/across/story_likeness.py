"""How alike every two reports are, as far as it can matter for a story.

Within a language the words decide (TF-IDF), between languages the meaning (the encoder) with the names and
numbers that are written alike. This is set against how like each report is to the pile at large: in a pile
about one company two reports must share more than the company. Short texts share less by chance, so their
likeness is corrected for it (Spearman's correction for attenuation); the people and places named confirm or
doubt it; and distance in time takes some of it away, never all.

The constants were chosen on the earlier half of one summer's headlines in nine languages, with a look at the
later half and at three smaller sets; one set of values serves them all.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from onrecord.across.story_evidence import Evidence, gap
from onrecord.across.story_names import agreement
from onrecord.text.encoder import encode
from onrecord.text.terms import weigh

TERMS_WITHIN = 0.5
"""Share of the words in the likeness of two reports in one language; the rest is the encoder's."""
TERMS_BETWEEN = 0.3
"""The same for two languages, where only names, numbers and loan words can be shared."""
TERMS_SCALE = 1.5
"""TF-IDF cosines of reports on one matter are lower than the encoder's: this makes them comparable."""
BACKGROUND = 0.05
"""The background of a report is the likeness that this share of the pile reaches or passes."""
USUAL_BACKGROUND = 0.08
USUAL_WEIGHT = 50
"""A small pile tells little of the background: the usual one counts like this many reports."""
CENTRE_WEIGHT = 100
"""The mean vector of a small pile is its story: it is subtracted as if there were this many reports more."""
SHORT = 1.0
"""Likeness of texts with n terms is divided by the square root of n / (n + SHORT), for each of the two."""
FADES_IN = 1.5
"""Days after which the fading part of the likeness has fallen to 1/e."""
FADES_OVER = 6
"""So it has after this many reports between the two: in a pile with few reports, weeks say less."""
LASTING = 0.65
"""Part of the likeness that no distance in time takes away."""
ORDINAL_CLASH = 0.5
"""Factor for two headlines that number the same thing differently (12th and 13th package)."""
FLOOR = 0.02
"""Likeness below this is not kept."""
BLOCK = 256


class Likeness:
    """The pairs of reports that are more alike than their background, by place in the given order."""

    def __init__(self, items: Sequence[Evidence], names: Sequence[Mapping[str, float]] = ()) -> None:
        """items: in order of publication. names: for each, the weights of the entities it names."""
        self.items = items
        self.names = names
        self.near: list[dict[int, float]] = [{} for _ in items]
        if len(items) > 1:
            self._fill()

    def of(self, i: int, j: int) -> float:
        """The likeness of two reports; 0 where it does not rise above the background."""
        return self.near[i].get(j, 0.0)

    def _fill(self) -> None:
        import numpy as np

        languages = sorted({e.lang for e in self.items})
        lang = np.array([languages.index(e.lang) for e in self.items])
        vectors = centred(openings(tuple(e.opening for e in self.items)), lang)
        words = _Words(weigh([e.bag for e in self.items]))
        within = np.zeros(len(self.items), dtype=np.float32)
        between = np.zeros(len(self.items), dtype=np.float32)
        raised: dict[tuple[int, int], float] = {}
        for at in range(0, len(self.items), BLOCK):
            block = vectors[at : at + BLOCK] @ vectors.T
            for i, meaning in enumerate(block, start=at):
                shared = words.row(i) * TERMS_SCALE
                same = lang == lang[i]
                share = np.where(same, TERMS_WITHIN, TERMS_BETWEEN)
                row = np.round(share * shared + (1 - share) * meaning, 4)
                same[i] = False
                within[i] = _background(row[same])
                between[i] = _background(row[lang != lang[i]])
                bar = np.where(lang == lang[i], within[i], between[i])
                for j in np.flatnonzero(row > bar).tolist():
                    if i != j:
                        raised[min(i, j), max(i, j)] = float(row[j])
        for (i, j), value in sorted(raised.items()):
            usual = within if lang[i] == lang[j] else between
            value -= (float(usual[i]) + float(usual[j])) / 2
            if value > 0 and (value := value * self._factor(i, j)) >= FLOOR:
                self.near[i][j] = self.near[j][i] = round(value, 4)

    def _factor(self, i: int, j: int) -> float:
        a, b = self.items[i], self.items[j]
        reliable = math.sqrt(len(a.bag) / (len(a.bag) + SHORT) * len(b.bag) / (len(b.bag) + SHORT)) or 1.0
        apart = gap(a, b) / FADES_IN
        if a.low is not None and b.low is not None:
            apart = min(apart, max(0, abs(i - j) - 1) / FADES_OVER)
        fading = LASTING + (1 - LASTING) * math.exp(-apart)
        clash = any(b.ordinals.get(thing, number) != number for thing, number in a.ordinals.items())
        sure = agreement(self.names[i], self.names[j]) if self.names else 1.0
        return fading / reliable * sure * (ORDINAL_CLASH if clash else 1.0)


@lru_cache(maxsize=1)
def openings(texts: tuple[str, ...]) -> Any:
    """The vectors of headlines and openings, kept because copies and stories both ask for them; do not change them."""
    return encode(texts)


def centred(vectors: Any, lang: Any) -> Any:
    """Unit vectors with what all reports, and all of one language, have in common taken out."""
    import numpy as np

    out = vectors - vectors.sum(axis=0) / (len(vectors) + CENTRE_WEIGHT)
    for code in np.unique(lang):
        rows = lang == code
        out[rows] -= out[rows].sum(axis=0) / (rows.sum() + CENTRE_WEIGHT)
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return out / np.where(norms == 0, 1, norms)


def _background(row: Any) -> float:
    import numpy as np

    n, rank = len(row), int(len(row) * BACKGROUND)
    here = float(np.partition(row, n - 1 - rank)[n - 1 - rank]) if n else USUAL_BACKGROUND
    return max(0.0, (n * here + USUAL_WEIGHT * USUAL_BACKGROUND) / (n + USUAL_WEIGHT))


class _Words:
    """Inverted lists of weighted terms: the cosines of one report with all others in one pass."""

    def __init__(self, weights: list[dict[str, float]]) -> None:
        import numpy as np

        lists: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
        for i, terms in enumerate(weights):
            for term, weight in terms.items():
                lists[term][0].append(i)
                lists[term][1].append(weight)
        self.weights = weights
        self.lists = {
            term: (np.array(places), np.array(values, dtype=np.float32))
            for term, (places, values) in lists.items()
            if len(places) > 1
        }

    def row(self, i: int) -> Any:
        """Cosines of report i with every report."""
        import numpy as np

        out = np.zeros(len(self.weights), dtype=np.float32)
        for term, weight in self.weights[i].items():
            if term in self.lists:
                places, values = self.lists[term]
                out[places] += weight * values
        return out
