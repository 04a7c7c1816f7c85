"""Things by their figures, so that each is held only against those whose values can agree with its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

from onrecord.across.figure_values import farthest, is_bound, is_loose, top
from onrecord.model import Figure
from onrecord.text.units import factor

_Sort = tuple[str | None, bool]
"""A unit, and whether the number is a bound."""


class ByValue:
    """Numbers of things by figures of one kind of unit; of values that lie far apart none finds the other."""

    def __init__(self) -> None:
        self._values: dict[_Sort, list[float]] = {}  # in order
        self._at: dict[tuple[_Sort, float], list[int]] = {}
        self._loose: list[int] = []

    def add(self, figure: Figure, number: int) -> None:
        """Puts a number under a figure."""
        if is_loose(figure):
            self._loose.append(number)
            return
        sort, value = (figure.unit, is_bound(figure)), top(figure)
        if (sort, value) not in self._at:
            insort(self._values.setdefault(sort, []), value)
        self._at.setdefault((sort, value), []).append(number)

    def near(self, figure: Figure) -> Iterator[int]:
        """The numbers of all figures that are not `apart` from this one, and of some that are; in no order."""
        yield from self._loose
        for sort, values in self._values.items():
            for value in values if is_loose(figure) else values[_within(values, figure, *sort)]:
                yield from self._at[sort, value]


def _within(values: list[float], figure: Figure, unit: str | None, bounds: bool) -> slice:
    """Where values, with a unit and bounds or not, stand that are not too far from a figure's."""
    value, reach = top(figure) * factor(figure.unit) / factor(unit), farthest(figure, unit, bounds=bounds)
    low, high = sorted((value / reach, value * reach))
    return slice(bisect_left(values, low), bisect_right(values, high))
