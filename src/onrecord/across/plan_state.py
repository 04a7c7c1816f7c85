"""What became of a plan as far as the reports tell: met, missed, dropped, or open as of the last report.

A report says so itself ("missed the deadline", "cancelled"), or it tells that the thing was done. Where the day has
passed and no report says what became of it, that is said too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.across import plan_context, plan_ends, proper_words
from onrecord.across.plan_actions import ended
from onrecord.across.plan_likeness import Candidate
from onrecord.across.plan_told import ToldDays
from onrecord.lang import pack
from onrecord.model import Dossier, Story, Time, when
from onrecord.model.finding import PlanState
from onrecord.words import cite, when_words

LIKE = 0.5  # least cosine of what was to be done and what was done, where both share a concept
_SETTLED: dict[str, PlanState] = {"met": "met", "missed": "missed", "dropped": "dropped"}


class State(NamedTuple):
    """What became of a plan, and one sentence that says why; empty where it is not known."""

    state: PlanState
    why: str


def state(dossier: Dossier, group: Sequence[Candidate], story: Story, told: ToldDays) -> State | None:
    """The state of one plan; group: its plans in the order in which they were said. told: what the story's reports say
    of days. None where no target is a day."""
    last = group[-1].plan
    report = dossier.articles[last.span.article]
    settled = _SETTLED.get(last.status)
    if settled is not None and len({c.plan.span.article for c in group}) > 1:
        return State(settled, f"{settled.capitalize()}, according to {cite(report)}.")
    days = [d.high for c in group if (d := when.days(c.plan.target)) and d.high]
    until = when.days(last.target)
    if not days or until is None or until.high is None or until.low is None:
        return None
    end = plan_ends.end(dossier, group, told)
    if end is not None and end[0] == "dropped":
        return State("dropped", f"Dropped, according to {cite(dossier.articles[end[1].article])}.")
    done = _done(dossier, group, told)
    if done is not None:
        held = when.days(done.value)
        assert held is not None and held.low is not None and held.high is not None
        day = f"{when_words(done.value)} ({cite(dossier.articles[done.span.article])})"
        if held.low <= until.high:
            return State("met", f"Met: done on {day}.")
        if held.low > max(days):
            return State("missed", f"Missed: done only on {day}.")
        return None
    if end is not None:
        return State("missed", f"Missed, according to {cite(dossier.articles[end[1].article])}.")
    days_of = (when.days(dossier.articles[a.id].published.value) for a in story.articles if a.role == "main")
    newest = max((d.high for d in days_of if d and d.high), default=None)
    if newest is None:
        return None
    if until.high >= newest:
        return State("open", f"Open as of the last report, {when_words(newest.isoformat())}.")
    return State("unknown", "Not known: its day has passed, and no report says what became of it.")


def _done(dossier: Dossier, group: Sequence[Candidate], told: ToldDays) -> Time | None:
    """The first day that is told as that of the thing done: the same concepts, like words, after all that was said."""
    from onrecord.text.encoder import encode

    concepts = [c for c in group if c.deed.concepts]
    if not concepts or any(c.deed.part or c.deed.begin for c in concepts):
        return None
    said = [when.order_key(c.plan.stated)[0] for c in group if c.plan.stated is not None]
    if not said:
        return None
    found = []
    names = frozenset[str]().union(*(c.names for c in group))
    for act in told.after(max(said)):  # what happened on the day on which it was said is that it was said
        done = told.deed(act)
        if done.part or done.begin or done.moving or not any(c.deed.concepts <= done.concepts for c in concepts):
            continue
        language, words = pack(dossier.articles[act.time.span.article].lang), act.told.span.exact
        if ended(words, language, frozenset[str]().union(*(c.deed.concepts for c in concepts))) is not None:
            continue
        own_names = plan_context.named(dossier, act.told.span)
        if not names or not own_names or proper_words.shared(names, own_names):
            found.append((act.time, words))
    if not found:
        return None
    vectors = encode([words for _, words in found])
    for (time, _), vector in zip(found, vectors, strict=True):
        if max(float(vector @ c.vector) for c in concepts) >= LIKE:
            return time
    return None
