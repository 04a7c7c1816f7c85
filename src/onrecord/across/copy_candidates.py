"""Which pairs of reports to compare for copying: those that share some five words in a row.

Sampled runs of words in an inverted index propose as many pairs as a MinHash of whole texts and also find
an excerpt in a far longer report, which the likeness of whole texts cannot. The same index knows standing
text: what outlets print under report after report, for weeks, is no sign of copying.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from zlib import crc32

from onrecord.across.copy_words import GRAM, Passage, Words
from onrecord.across.story_evidence import Evidence

SAMPLE = 4
"""One run of words in this many is indexed, chosen by its checksum; all runs of short texts are."""
SHORT = 80
CROWD = 24
"""A run in more reports than this proposes only each report with the ones just before it."""
NEIGHBOURS = 12
STANDING_REPORTS, STANDING_DAYS = 4, 7
"""A run of words in so many reports, over more than so many days, is standing text."""


class Runs:
    """The sampled runs of words of all reports, and the reports that hold each, by place.

    lengths: how many words each report has.
    """

    def __init__(self, texts: Iterable[Words], items: Sequence[Evidence]) -> None:
        import numpy as np

        self.lengths = array("l")
        runs, places = array("I"), array("I")
        for i, text in enumerate(texts):
            self.lengths.append(len(text))
            keys = set(_keys(text, 0, len(text)))
            sample = sorted(keys if len(text) < SHORT else (k for k in keys if k % SAMPLE == 0))
            runs.extend(sample)
            places.extend([i] * len(sample))
        order = np.argsort(np.frombuffer(runs, dtype=np.uintc), kind="stable")
        found = np.frombuffer(runs, dtype=np.uintc)[order]
        by_run = np.frombuffer(places, dtype=np.uintc)[order]
        del order, runs, places  # as long as the record has runs
        starts = np.flatnonzero(np.diff(found, prepend=found[:1] + 1))
        counts = np.diff(starts, append=len(found))
        self._known = found[starts]
        self.holders: dict[int, list[int]] = {}
        for n in np.flatnonzero(counts > 1).tolist():
            self.holders[int(self._known[n])] = by_run[starts[n] : starts[n] + counts[n]].tolist()
        self.standing = {
            key
            for key, places in self.holders.items()
            if len(places) >= STANDING_REPORTS and _spread(places, items) > STANDING_DAYS
        }

    def pairs(self) -> list[tuple[int, int]]:
        """Pairs of places, the earlier first, in order. Near-linear in the number of reports."""
        shared: Counter[tuple[int, int]] = Counter()
        for key, places in self.holders.items():
            if key in self.standing:
                continue
            for at, j in enumerate(places):
                before = places[:at] if len(places) <= CROWD else places[max(0, at - NEIGHBOURS) : at]
                shared.update((i, j) for i in before)
        long = [length >= SHORT for length in self.lengths]
        return sorted((i, j) for (i, j), n in shared.items() if n >= (2 if long[i] and long[j] else 1))

    def is_standing(self, passage: Passage, b: Words) -> bool:
        """True when half of the passage's known runs are standing text."""
        import numpy as np

        keys = np.array(_keys(b, passage.first_b, passage.last_b + 1), dtype=np.uintc)  # else all known are converted
        at = np.minimum(self._known.searchsorted(keys), len(self._known) - 1)
        known = keys[self._known[at] == keys].tolist() if len(self._known) else []
        return 2 * sum(k in self.standing for k in known) > len(known)


def _keys(text: Words, first: int, end: int) -> list[int]:
    grams = (text.words[i : i + GRAM] for i in range(first, max(first + 1, end - GRAM + 1)))
    return [crc32(" ".join(gram).encode()) for gram in grams if gram]


def _spread(places: Sequence[int], items: Sequence[Evidence]) -> int:
    highs = [high for i in places if (high := items[i].high) is not None]
    lows = [low for i in places if (low := items[i].low) is not None]
    return max(lows) - min(highs) if lows and highs else 0
