"""What became of a plan as far as the reports tell: met, missed, dropped, or open as of the last report.

A report says so itself ("missed the deadline", "cancelled"), or it tells that the thing was done. Where the day has
passed and no report says what became of it, that is said too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.across.plan_actions import deed
from onrecord.across.plan_likeness import Candidate
from onrecord.lang import pack
from onrecord.model import Dossier, Event, Story, when
from onrecord.model.finding import PlanState
from onrecord.words import cite, when_words

LIKE = 0.5  # least cosine of what was to be done and what was done, where both share a concept
_SETTLED: dict[str, PlanState] = {"met": "met", "missed": "missed", "dropped": "dropped"}


class State(NamedTuple):
    """What became of a plan, and one sentence that says why; empty where it is not known."""

    state: PlanState
    why: str


def state(dossier: Dossier, group: Sequence[Candidate], story: Story) -> State | None:
    """The state of one plan; group: its plans in the order in which they were said. None where no target is a day."""
    last = group[-1].plan
    report = dossier.articles[last.span.article]
    settled = _SETTLED.get(last.status)
    if settled is not None and len({c.plan.span.article for c in group}) > 1:
        return State(settled, f"{settled.capitalize()}, according to {cite(report)}.")
    days = [d.high for c in group if (d := when.days(c.plan.target)) and d.high]
    until = when.days(last.target)
    if not days or until is None or until.high is None or until.low is None:
        return None
    done = _done(dossier, group, story)
    if done is not None:
        held = when.days(done.when)
        assert held is not None and held.low is not None and held.high is not None
        told = f"{when_words(done.when)} ({cite(dossier.articles[done.span.article])})"
        if held.low <= until.high:
            return State("met", f"Met: done on {told}.")
        if held.low > max(days):
            return State("missed", f"Missed: done only on {told}.")
        return None
    days_of = (when.days(dossier.articles[a.id].published.value) for a in story.articles if a.role == "main")
    newest = max((d.high for d in days_of if d and d.high), default=None)
    if newest is None:
        return None
    if until.high >= newest:
        return State("open", f"Open as of the last report, {when_words(newest.isoformat())}.")
    return State("unknown", "")


def _done(dossier: Dossier, group: Sequence[Candidate], story: Story) -> Event | None:
    """The first event of the story that is the thing done: the same concepts, like words, after all that was said."""
    from onrecord.text.encoder import encode

    concepts = [c for c in group if c.deed.concepts]
    if not concepts or any(c.deed.part or c.deed.begin for c in concepts):
        return None
    said = [when.order_key(c.plan.stated)[0] for c in group if c.plan.stated is not None]
    if not said:
        return None
    found = []
    for event in (e for a in story.articles for e in dossier.events_of.get(a.id, ())):
        day = when.single_day(event.when)
        if event.story != story.id or day is None or day <= max(said):
            continue  # what happened on the day on which it was said is that it was said
        told = deed(event.span.exact, pack(dossier.articles[event.span.article].lang))
        if told.part or told.begin or told.moving or not any(c.deed.concepts <= told.concepts for c in concepts):
            continue
        found.append((day, event))
    if not found:
        return None
    vectors = encode([e.span.exact for _, e in found])
    for (_, event), vector in sorted(zip(found, vectors, strict=True), key=lambda row: (row[0][0], row[0][1].id)):
        if max(float(vector @ c.vector) for c in concepts) >= LIKE:
            return event
    return None
