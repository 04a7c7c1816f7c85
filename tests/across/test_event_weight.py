"""Which days and events matter."""

from __future__ import annotations

import datetime as dt

from onrecord.across.event_weight import day_weights
from onrecord.model import Dossier, Event, Time
from onrecord.web.context import Context
from onrecord.web.timeline import ranked
from tests.conftest import article
from tests.quality.timelines import main_days


def pile() -> Dossier:
    texts = {"a": "On 3 May it fell. On 4 May, 4 May and 4 May.", "b": "It fell on 3 May.", "c": "On 5 May it burned."}
    articles = [article(text, name=name) for name, text in texts.items()]
    times, at = [], {a.id: 0 for a in articles}
    for a, day in (("a", 3), ("a", 4), ("a", 4), ("a", 4), ("b", 3), ("c", 5)):
        one = next(x for x in articles if x.id == a)
        start = one.text.index(f"{day} May", at[a])
        at[a] = start + 1
        times.append(Time(id=f"t{len(times)}", span=one.span(start, start + 5), value=f"2024-05-0{day}"))
    out = Dossier(articles, times)
    out.add([
        Event(id="fell", span=articles[0].span(0, 17), when="2024-05-03", statements=("t0", "t4")),
        Event(id="burned", span=articles[2].span(0, 19), when="2024-05-05", statements=("t5",)),
        Event(id="also", span=articles[1].span(0, 7), when="2024-05-03", statements=("t4",)),
    ])  # fmt: skip
    return out


def test_a_day_counts_reports_and_not_how_often_each_names_it():
    made = pile()
    weights = day_weights(made, made.articles, made.events)
    assert weights == {dt.date(2024, 5, 3): 4, dt.date(2024, 5, 4): 1, dt.date(2024, 5, 5): 2}
    assert [d.day for d in main_days(made)] == [3, 5, 4]
    assert day_weights(made, ["c"], made.events)[dt.date(2024, 5, 5)] == 2


def test_every_day_has_its_main_event_before_any_has_a_second():
    made = pile()
    assert [e.id for e in ranked(Context(made), list(made.articles), made.events)] == ["fell", "burned", "also"]
