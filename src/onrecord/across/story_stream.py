"""Which reports tell one story: every newcomer is judged by several members, never by a chain or a centre.

The reports of a day are placed together. At first each is a story of its own; then the two most alike meet, again
and again, as long as the mean likeness over all pairs of their reports is enough, whether they are newcomers or
stories of earlier days. Large stories may be a little less alike than single reports, for a mean over many pairs
is surer. An old story is judged by its latest members, so that it can go on for years and its beginnings do not
hold it back. Placing looks at the day's reports and the stories they are like, not at the whole record.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.across.story_evidence import Evidence
from onrecord.across.story_index import Index
from onrecord.across.story_statistics import Statistics

JOINS = 0.08
"""Least mean likeness of two reports, or of a report and a story, that are one story."""
SIZE_SMALLER, SIZE_LARGER, LARGE = 0.25, 0.1, 4
"""Stories of more than `LARGE` reports are judged as if they were so much more alike: for each of two its size, in
units of `LARGE`, to the power of this."""
JUDGES = 64
"""How many members judge, the latest ones."""


class Stream:
    """Stories as they grow. story: for each place, the place of its story's first report.

    members: places of each story, in order, by its first. near: likeness of the reports in the window, by place.
    """

    def __init__(self, usual: Statistics) -> None:
        self.index = Index(usual)
        self.story: list[int] = []
        self.members: dict[int, list[int]] = {}
        self.near: dict[int, dict[int, float]] = {}
        self._kept_from = 0

    def place(self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()) -> None:
        """Places the reports of a day.

        vectors: unit vectors of their headlines and openings, a row each. names: the weights of the entities named.
        """
        first = len(self.story)
        found = self.index.add(batch, vectors, names)
        touched = set()
        for i, near in enumerate(found, start=first):
            self.story.append(i)
            self.members[i] = [i]
            self.near[i] = near
            touched.add(i)
            for j, value in near.items():
                if j < first:
                    touched.add(self.story[j])
                    if j in self.near:
                        self.near[j][i] = value
        self._meet(touched)
        self._forget()

    def hold(self, batch: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()) -> None:
        """Adds reports without comparing them, each as a story of its own, for `place` to compare others with."""
        self.index.hold(batch, vectors, names)
        for i in range(len(self.story), self.index.count):
            self.story.append(i)
            self.members[i], self.near[i] = [i], {}
        self._forget()

    def _forget(self) -> None:
        for i in range(self._kept_from, self.index.window):
            del self.near[i]
        self._kept_from = self.index.window

    def _meet(self, touched: set[int]) -> None:
        judges = {s: self.members[s][-JUDGES:] for s in touched}
        sizes = {s: len(places) for s, places in judges.items()}
        sums = self._sums(judges)

        for large in (False, True):
            self._agreed(sums, sizes, large=large)

    def _agreed(self, sums: dict[int, dict[int, float]], sizes: dict[int, int], *, large: bool) -> None:
        """Lets stories meet, the most alike first, while any two are alike enough. large: as large stories may."""

        def alike(a: int, b: int) -> float:
            m, n = sizes[a], sizes[b]
            mean = sums[a][b] / (m * n)
            if not large or (m <= LARGE and n <= LARGE):
                return mean
            smaller, larger = max(1.0, min(m, n) / LARGE), max(1.0, max(m, n) / LARGE)
            return float(mean * smaller**SIZE_SMALLER * larger**SIZE_LARGER)

        heap = [(-v, a, b) for a in sorted(sums) for b in sorted(sums[a]) if a < b and (v := alike(a, b)) >= JOINS]
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in sizes or b not in sizes or -value != alike(a, b):
                continue
            self._joined(a, b)
            sizes[a] += sizes.pop(b)
            for other, total in sorted(sums.pop(b).items()):
                del sums[other][b]
                if other != a:
                    sums[a][other] += total
                    sums[other][a] = sums[a][other]
            for other in sorted(sums[a]):
                if (value := alike(a, other)) >= JOINS:
                    heapq.heappush(heap, (-value, min(a, other), max(a, other)))

    def _sums(self, judges: dict[int, list[int]]) -> dict[int, dict[int, float]]:
        """Summed likeness of every two stories over the pairs of their judges; every pair counts once."""
        sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        judging = {i: s for s, places in judges.items() for i in places}
        for i, s in sorted(judging.items()):
            for j, value in self.near.get(i, {}).items():
                t = judging.get(j)
                if t is not None and t != s and (j < i or j not in self.near):
                    sums[s][t] += value
                    sums[t][s] = sums[s][t]
        return sums

    def _joined(self, a: int, b: int) -> None:
        """Two stories become one, under the first report of the earlier."""
        for i in self.members[b]:
            self.story[i] = a
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
