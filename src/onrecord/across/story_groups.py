"""Which reports tell one story: every newcomer is judged by several members, never by a chain or a centre.

Reports come in order of publication. A newcomer joins the story whose members nearest to it are, on average,
like it enough; else it opens a story of its own. At the end two stories are joined when the average over all
pairs of their reports says so, the most alike first: fragments meet, and no single pair can chain two stories.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict

from onrecord.across.story_likeness import Likeness

JOINS = 0.16
"""Least mean likeness of a newcomer to the members that judge it."""
JUDGES, JUDGES_PART = 3, 0.1
"""How many members judge a newcomer, the nearest ones: so many, this part of a large story, or all there are."""
MEETS = 0.8
"""Two stories meet at this part of `JOINS`, averaged over all pairs of their reports."""


def groups(likeness: Likeness) -> list[list[int]]:
    """Stories as lists of places, each in order, ordered by their first."""
    return _met(_placed(likeness), likeness)


def _placed(likeness: Likeness) -> list[list[int]]:
    stories: list[list[int]] = []
    story_of: dict[int, int] = {}
    for i, near in enumerate(likeness.near):
        votes: dict[int, list[float]] = defaultdict(list)
        for j, value in near.items():
            if j < i:
                votes[story_of[j]].append(value)
        best, mean = -1, 0.0
        for story, values in sorted(votes.items()):
            size = len(stories[story])
            judges = min(size, max(JUDGES, math.ceil(JUDGES_PART * size)))
            if (value := sum(sorted(values, reverse=True)[:judges]) / judges) > mean:
                best, mean = story, value
        if mean >= JOINS:
            stories[best].append(i)
        else:
            best = len(stories)
            stories.append([i])
        story_of[i] = best
    return stories


def _met(stories: list[list[int]], likeness: Likeness) -> list[list[int]]:
    members = dict(enumerate(stories))
    story_of = {i: s for s, places in members.items() for i in places}
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for i, near in enumerate(likeness.near):
        for j, value in near.items():
            if story_of[i] != story_of[j]:
                sums[story_of[i]][story_of[j]] += value

    def mean(a: int, b: int) -> float:
        return sums[a][b] / (len(members[a]) * len(members[b]))

    least = JOINS * MEETS
    heap = [(-mean(a, b), a, b) for a in sorted(sums) for b in sorted(sums[a]) if a < b and mean(a, b) >= least]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members or -value != mean(a, b):
            continue
        members[a] = sorted(members[a] + members.pop(b))
        for other, total in sorted(sums.pop(b).items()):
            del sums[other][b]
            if other != a:
                sums[a][other] += total
                sums[other][a] = sums[a][other]
        for other in sorted(sums[a]):
            if mean(a, other) >= least:
                heapq.heappush(heap, (-mean(a, other), min(a, other), max(a, other)))
    return sorted(members.values())
