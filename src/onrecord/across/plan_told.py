"""The days that the reports of a story name, and the acts that they tell of them, found by the day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from onrecord.across.plan_actions import Deed, deed
from onrecord.lang import pack
from onrecord.model import Dossier, Story, Time, Told, when


class Act(NamedTuple):
    """An act as a main clause tells it of one day."""

    day: dt.date
    time: Time
    told: Told


class ToldDays:
    """The times of a story's reports. times: of the reports' own text, those of other stories among them."""

    def __init__(self, dossier: Dossier, story: Story, times: Iterable[Time]) -> None:
        self._dossier = dossier
        self._naming: dict[when.Days, list[Time]] = defaultdict(list)
        self._deeds: dict[str, Deed] = {}
        acts = []
        main = {a.id for a in story.articles if a.role == "main"}
        for time in times:
            days = when.days(time.value)
            if time.span.article not in main or days is None:
                continue
            self._naming[days].append(time)
            if time.dates is not None and time.dates.main and days.low is not None and days.low == days.high:
                acts.append(Act(days.low, time, time.dates))
        self._acts = sorted(acts, key=lambda act: (act.day, act.time.id))

    def naming(self, value: str | None) -> Sequence[Time]:
        """The times that stand for the days of a value, in the order of reports and places."""
        days = when.days(value)
        return self._naming.get(days, ()) if days is not None else ()

    def after(self, day: dt.date) -> Sequence[Act]:
        """What is told of later days, in their order."""
        return self._acts[bisect_right(self._acts, day, key=attrgetter("day")) :]

    def deed(self, act: Act) -> Deed:
        """What the clause of an act tells."""
        if act.time.id not in self._deeds:
            language = pack(self._dossier.articles[act.time.span.article].lang)
            self._deeds[act.time.id] = deed(act.told.span.exact, language)
        return self._deeds[act.time.id]
