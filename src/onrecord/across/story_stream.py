"""Which reports tell one story: every newcomer is judged by several members, never by a chain or a centre.

The reports of a day are placed together. At first each is a story of its own; then the two most alike meet, again
and again, as long as they are alike enough, whether they are newcomers or stories of earlier days: the mean likeness
over all pairs of their reports, set against how alike the reports of each are among themselves. Who tells one match
in the same few words must be as near as that to belong to it; a ceremony told in a hundred ways takes in the next
way. An old story is judged by its latest members, so that it can go on for years and its beginnings do not hold it
back. Placing looks at the day's reports and the stories they are like, not at the whole record.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.across.story_evidence import Evidence
from onrecord.across.story_index import Index
from onrecord.across.story_statistics import Statistics

JOINS = 0.088
"""Least mean likeness of two reports, or of a report and a story, that are one story."""
CLOSE, CLOSE_WEIGHT = 0.4, 2
"""How alike the reports of a story are among themselves, where that of a story itself is not yet known; it counts like
so many pairs of its reports."""
LARGE = 0.2
"""Two stories of many reports stand against each other: what is enough grows with the smaller's number of reports, to
the power of this."""
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

    @property
    def stories(self) -> list[list[int]]:
        """Stories as lists of places, each in order, ordered by their first."""
        return [places for _, places in sorted(self.members.items())]

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

    def likest(self, near: Mapping[int, float], least: int) -> list[tuple[float, int]]:
        """The stories of so many reports at least that a text is like, the likest first, as they would meet.

        near: its likeness to reports, by place. Gives the likeness and the place of the story's first report.
        """
        judges = {s: self.members[s][-JUDGES:] for s in {self.story[j] for j in near}}
        judges = {s: places for s, places in judges.items() if len(places) >= least}
        within, _ = self._sums(judges)
        found = []
        for s, places in judges.items():
            mean = sum(near.get(j, 0.0) for j in places) / len(places)
            found.append((mean / math.sqrt(_close(within[s], self._pairs(places))), s))
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def _forget(self) -> None:
        for i in range(self._kept_from, self.index.window):
            del self.near[i]
        self._kept_from = self.index.window

    def _meet(self, touched: set[int]) -> None:
        """Lets stories meet, the most alike first, while any two are alike enough."""
        judges = {s: self.members[s][-JUDGES:] for s in touched}
        sizes = {s: len(places) for s, places in judges.items()}
        reports = {s: len(self.members[s]) for s in touched}
        within, sums = self._sums(judges)
        pairs = {s: self._pairs(places) for s, places in judges.items()}

        def alike(a: int, b: int) -> float:
            mean = (
                sums[a][b]
                / (sizes[a] * sizes[b])
                / math.sqrt(_close(within[a], pairs[a]) * _close(within[b], pairs[b]))
            )
            return float(mean / min(reports[a], reports[b]) ** LARGE)

        heap = [(-v, a, b) for a in sorted(sums) for b in sorted(sums[a]) if a < b and (v := alike(a, b)) >= JOINS]
        heapq.heapify(heap)
        while heap:
            value, a, b = heapq.heappop(heap)
            if a not in sizes or b not in sizes or -value != alike(a, b):
                continue
            self._joined(a, b)
            within[a] += within[b] + sums[a][b]
            pairs[a] += pairs[b] + sizes[a] * sizes[b]
            sizes[a] += sizes.pop(b)
            reports[a] += reports.pop(b)
            for other, total in sorted(sums.pop(b).items()):
                del sums[other][b]
                if other != a:
                    sums[a][other] += total
                    sums[other][a] = sums[a][other]
            for other in sorted(sums[a]):
                if (value := alike(a, other)) >= JOINS:
                    heapq.heappush(heap, (-value, min(a, other), max(a, other)))

    def _pairs(self, places: list[int]) -> int:
        """How many pairs of a story's judges are known: those of which one at least is in the window."""
        old = sum(i not in self.near for i in places)
        return (len(places) * (len(places) - 1) - old * (old - 1)) // 2

    def _sums(self, judges: dict[int, list[int]]) -> tuple[dict[int, float], dict[int, dict[int, float]]]:
        """Summed likeness over the pairs of judges of each story, and of every two; every pair counts once."""
        within: dict[int, float] = defaultdict(float)
        sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        judging = {i: s for s, places in judges.items() for i in places}
        for i, s in sorted(judging.items()):
            for j, value in self.near.get(i, {}).items():
                t = judging.get(j)
                if t is None or not (j < i or j not in self.near):
                    continue
                if t == s:
                    within[s] += value
                else:
                    sums[s][t] += value
                    sums[t][s] = sums[s][t]
        return within, sums

    def _joined(self, a: int, b: int) -> None:
        """Two stories become one, under the first report of the earlier."""
        for i in self.members[b]:
            self.story[i] = a
        self.members[a] = sorted(self.members[a] + self.members.pop(b))


def _close(within: float, pairs: int) -> float:
    """How alike a story's reports are among themselves, in units of `CLOSE`, by the sum over so many pairs."""
    return (within / CLOSE + CLOSE_WEIGHT) / (pairs + CLOSE_WEIGHT)
