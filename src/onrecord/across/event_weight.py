"""How much a day and its events matter to a story: by how many reports look at it.

The day that most reports name need not be the day on which something happened: a report names its own day by rote. So
a day counts once for each report that names it, and once more for each that tells an event of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from onrecord.across.repeated import own
from onrecord.model import Dossier, Event, when


def tellers(dossier: Dossier, event: Event) -> frozenset[str]:
    """Ids of the reports that tell an event."""
    told = (dossier.statements.get(i) for i in event.statements)
    return frozenset((event.span.article, *(s.span.article for s in told if s)))


def day_weights(dossier: Dossier, articles: Collection[str], events: Iterable[Event]) -> dict[dt.date, int]:
    """Each day that some reports name, and how much it matters: reports that name it and reports that tell of it."""
    inside = frozenset(articles)
    named: dict[dt.date, set[str]] = {}
    for time in own(dossier, dossier.times):
        day = when.single_day(time.value)
        if day is not None and time.span.article in inside:
            named.setdefault(day, set()).add(time.span.article)
    told: dict[dt.date, set[str]] = {}
    for event in events:
        day = when.single_day(event.when)
        if day is not None:
            told.setdefault(day, set()).update(tellers(dossier, event) & inside)
    return {day: len(named.get(day, ())) + len(told.get(day, ())) for day in sorted({*named, *told})}
