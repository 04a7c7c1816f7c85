"""The latest reports that hold a term: how many weighted terms a report shares with others."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

CROWD = 512
"""How many places of a term are kept, the latest ones."""


class Terms:
    """Inverted lists of weighted terms. A report is known by its place; places are added in order.

    Most terms of a large record stand in one report: such a one is a single row of two arrays. When it comes again it
    gets lists of its own, which take three times as much.
    """

    def __init__(self) -> None:
        self.count = 0
        self._lists: dict[str, tuple[array[int], array[float]]] = {}
        self._once: dict[str, int] = {}
        self._places, self._values = array("i"), array("f")

    def add(self, weights: Mapping[str, float]) -> None:
        """Adds the next report by the weights of its terms, a unit vector."""
        for term, weight in weights.items():
            if (held := self._lists.get(term)) is None:
                if (row := self._once.pop(term, None)) is None:
                    self._once[term] = len(self._places)
                    self._places.append(self.count)
                    self._values.append(weight)
                    continue
                held = self._lists[term] = array("i", [self._places[row]]), array("f", [self._values[row]])
            places, values = held
            if len(places) >= 2 * CROWD:
                del places[:CROWD], values[:CROWD]
            places.append(self.count)
            values.append(weight)
        self.count += 1

    def shared(self, weights: Mapping[str, float], since: int = 0, recalling: int = 0) -> tuple[Any, dict[int, float]]:
        """Cosines with the reports from place `since` on, as an array, and with earlier ones by place.

        weights: the heaviest first. Earlier reports count as far as they hold one of the first `recalling` terms.
        """
        import numpy as np

        out = np.zeros(self.count - since, dtype=np.float32)
        older: dict[int, float] = {}
        for rank, (term, weight) in enumerate(weights.items()):
            if (held := self._lists.get(term)) is None:
                if (row := self._once.get(term)) is not None:
                    place, value = self._places[row], self._values[row]
                    if place >= since:
                        out[place - since] += np.float32(weight) * np.float32(value)
                    elif rank < recalling:
                        older[place] = older.get(place, 0.0) + weight * value
                continue
            places, values = np.frombuffer(held[0], dtype=np.int32), np.frombuffer(held[1], dtype=np.float32)
            at = int(np.searchsorted(places, since)) if since else 0
            out[places[at:] - since] += weight * values[at:]
            if at and rank < recalling:
                for place, value in zip(places[:at].tolist(), values[:at].tolist(), strict=True):
                    older[place] = older.get(place, 0.0) + weight * value
        return out, older
