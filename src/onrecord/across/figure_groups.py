"""Readings of one thing, brought together: one of each report, whose values can all be true."""

from __future__ import annotations

import msgspec

from onrecord.across.by_value import ByValue
from onrecord.across.figure_match import Likeness, again, comparable, same_thing
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_values import relation, telling
from onrecord.text.units import measure


class _Group(msgspec.Struct):
    readings: list[Reading]
    reports: set[str]


class _Kind:
    """The groups of readings that measure alike, in the order in which they were founded."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self.values = ByValue()

    def join(self, number: int, r: Reading) -> None:
        """Puts a reading into a group, or into a new one of the next number."""
        if number == len(self.groups):
            self.groups.append(_Group([], set()))
        self.groups[number].readings.append(r)
        self.groups[number].reports.add(r.article.id)
        self.values.add(r.figure, number)


def grouped(rows: list[Reading], likeness: Likeness, done: set[str]) -> list[list[Reading]]:
    """Readings of one thing, one of each report; a report's further mentions of the same number are done too.

    A newcomer fits every member; for a telling number that all members give, one member that it surely
    fits is enough where none forbids it.
    """
    groups: list[_Group] = []
    kinds: dict[tuple[str | None, ...], _Kind] = {}
    for r in rows:
        kind = kinds.setdefault((measure(r.figure.unit), r.figure.change, r.figure.status, r.firm_fate), _Kind())
        for n in sorted(set(kind.values.near(r.figure))):
            group = kind.groups[n]
            if r.article.id in group.reports:
                if any(again(r, other) for other in group.readings):
                    done.add(r.figure.id)
                    break
            elif _belongs(r, group.readings, likeness):
                kind.join(n, r)
                break
        else:
            kind.join(len(kind.groups), r)
            groups.append(kind.groups[-1])
    return [g.readings for g in groups if len(g.readings) > 1]


def _belongs(r: Reading, group: list[Reading], likeness: Likeness) -> bool:
    relations = []
    for other in group:
        if not comparable(r, other) or (value := relation(r.figure, other.figure)) == "apart":
            return False
        relations.append(value)
    told = telling(r.figure) and all(
        value == "agree" and r.nations == other.nations for value, other in zip(relations, group, strict=True)
    )
    return (any if told else all)(same_thing(r, other, likeness) for other in group)
