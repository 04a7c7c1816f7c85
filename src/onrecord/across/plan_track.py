"""The track of one plan: which target held when, and what follows from it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence

import msgspec

from onrecord.across import proper_words
from onrecord.across.plan_likeness import Candidate, one_actor, one_subject
from onrecord.model import Dossier, Plan, when
from onrecord.model.finding import Verdict
from onrecord.words import cite, listed, when_words

_LIMITS = frozenset({"by", "before", "end"})
_OF_OTHERS = ("deadline", "earlier plan")  # rules of plans that were made by others than those who tell them
_TOLD_LATER = (*_OF_OTHERS, "moved")  # and of those told long after they were made
_ONCE = frozenset({"open", "take_office", "resign", "release", "vote"})
_LONG, _SHORT = 90, 12


class Stop(msgspec.Struct):
    """One target of a plan and the plans that give it, oldest first."""

    plans: list[Candidate]
    since: tuple[dt.date, dt.date]

    @property
    def finest(self) -> Plan:
        """The plan with the finest target, the first of equals."""
        return min((c.plan for c in self.plans), key=lambda p: (when.days(p.target) or _ANY).length or 9999)


_ANY = when.Days(None, None)


def ordered(dossier: Dossier, group: Sequence[Candidate]) -> list[Candidate]:
    """The plans of a group by the day they were said; one told without a day stands with the first of its target."""
    known: dict[str | None, tuple[dt.date, dt.date]] = {}
    for c in group:
        if c.plan.stated is not None:
            key = when.order_key(c.plan.stated)
            known[c.plan.target] = min(known.get(c.plan.target, key), key)
    return sorted(group, key=lambda c: (*said(dossier, c.plan, known), _published(dossier, c.plan), c.plan.span.start))


def said(dossier: Dossier, plan: Plan, known: dict[str | None, tuple[dt.date, dt.date]]) -> tuple[dt.date, dt.date]:
    """When a plan was said: its own day, that of the same target elsewhere, else the report's.

    What a copy or a translation says on its own day was said on that of the report it repeats.
    """
    own, first = _published(dossier, plan), dossier.original_of.get(plan.span.article)
    day = min(own, when.order_key(dossier.articles[first].published.value)) if first else own
    if plan.stated is not None:
        told = when.order_key(plan.stated)
        return day if told == own else told
    if plan.status == "agreed" or any(word in plan.rule for word in _TOLD_LATER):
        return min(known.get(plan.target, day), day)
    return day


def stops(dossier: Dossier, group: Sequence[Candidate]) -> list[Stop]:
    """The different targets of a plan in the order in which they were first given."""
    out: list[Stop] = []
    known = {c.plan.target: when.order_key(c.plan.stated) for c in reversed(group) if c.plan.stated}
    for c in group:
        at = said(dossier, c.plan, known)
        home = next((s for s in out if all(agree(c.plan, other.plan) for other in s.plans)), None)
        if home is None:
            out.append(Stop([c], at))
        else:
            home.plans.append(c)
    return out


def verdict(dossier: Dossier, track: Sequence[Stop]) -> Verdict | None:
    """What the targets of one plan make together; None where nothing can be said."""
    articles = {c.plan.span.article for s in track for c in s.plans}
    if len(track) == 1:
        if len(articles) < 2:
            return None
        if len({" ".join(c.plan.span.exact.split()) for c in track[0].plans}) < 2:
            return None  # the same words twice are one source, not two that agree
        values = {c.plan.target for c in track[0].plans}
        first = track[0].plans[0].plan.target
        return "agree" if all(when.same(first, v) for v in values) else "compatible"
    if len(track) == 2 and _of_one_thing(track[0], track[1]) and _contradict(track[0], track[1]):
        return "conflict"
    if not all(held(s) for s in track) and not _put_back(track):
        return None
    if all(a.since < b.since for a, b in itertools.pairwise(track)):
        return "moved"
    if len(track) == 2 and _contradict(track[0], track[1]):
        return "conflict"
    return None


def reason(dossier: Dossier, track: Sequence[Stop], verdict: Verdict) -> str:
    """One sentence with every target, how and when it was given, and by which report."""
    parts = []
    for stop in track:
        best = stop.finest
        reports = list(dict.fromkeys(cite(dossier.articles[c.plan.span.article]) for c in stop.plans))
        told = _told(stop.plans[0].plan)
        if who := said_by(dossier, stop.plans[0].plan):
            told = f"{told} by {who}"
        parts.append(f"{when_words(best.target, best.modifier)} ({told}; {listed(reports)})")
    if verdict == "conflict":
        return f"{' and '.join(parts)}: two days for one act, of which one at most is meant."
    return f"{' → '.join(parts)}."


def said_by(dossier: Dossier, plan: Plan) -> str | None:
    """Who gives a plan its day: the speaker of the words it stands in, or who moved it; None where none is named."""
    if plan.status == "agreed" or any(word in plan.rule for word in _OF_OTHERS):
        return None
    at = plan.target_span or plan.span
    held = [q for q in dossier.quotes_of.get(at.article, ()) if q.span.holds(at) and q.speaker is not None]
    for quote in sorted(held, key=lambda q: (q.span.end - q.span.start, q.id)):
        entity = dossier.speaker_entity(quote)
        if entity is not None:
            return entity.name
    entity = dossier.entity_at(plan.actor_span) if plan.rule == "moved" else None
    return entity.name if entity is not None and entity.kind in ("person", "organisation") else None


def label(group: Sequence[Candidate]) -> str:
    """The plan in a report's own words: the action nearest to all the others, of a length that can be read."""
    import numpy as np

    mean = np.mean([c.vector for c in group], axis=0)
    whole = [c for c in group if _SHORT <= len(_words(c.plan)) <= _LONG] or list(group)
    best = max(whole, key=lambda c: (float(c.vector @ mean) + 0.1 * bool(c.deed.concepts), c.plan.id))
    return " ".join(_words(best.plan).split())


def _words(plan: Plan) -> str:
    """The action, or the clause where the action is a bare word."""
    return plan.action if plan.action and len(plan.action) >= _SHORT else plan.span.exact


def _told(plan: Plan) -> str:
    return f"{plan.status} on {when_words(plan.stated)}" if plan.stated else plan.status


def agree(a: Plan, b: Plan) -> bool:
    """True when both targets can be one: the same, or the finer inside the coarser."""
    return when.same(a.target, b.target) or when.within(a.target, b.target) or when.within(b.target, a.target)


def held(stop: Stop) -> bool:
    """True when someone set it as a limit, so that another day is a change and not another occasion."""
    return any(
        c.plan.modifier in _LIMITS or c.plan.rule.startswith("deadline") or c.deed.finish or c.deed.moving
        for c in stop.plans
    )


def _put_back(track: Sequence[Stop]) -> bool:
    """True when one act has a day at every stop, and a report says of a later one that it was changed."""
    concepts = [c.deed.concepts for s in track for c in s.plans if c.deed.concepts]
    one = bool(concepts) and bool(frozenset.intersection(*concepts))
    return one and any(c.shifted and _sure(c, track) for s in track[1:] for c in s.plans)


def _sure(c: Candidate, track: Sequence[Stop]) -> bool:
    """False for a mere verb beside words about a change, where no earlier plan has a name that it has too."""
    if not c.bare or c.plan.rule == "moved" or c.deed.moving:
        return True
    return any(proper_words.shared(c.names, other.names) for other in track[0].plans)


def _of_one_thing(a: Stop, b: Stop) -> bool:
    """True for an act that is done once to a thing, where all names of one telling stand in the other."""
    for x in a.plans:
        for y in b.plans:
            m, n = (proper_words.bones(p.names) for p in (x, y))
            concepts = x.deed.concepts & y.deed.concepts
            rounds = (x.deed.concepts ^ y.deed.concepts) & {"runoff"}
            named = m and n and (m <= n or n <= m)
            if concepts & _ONCE and not rounds and named and one_subject(x, y):
                return True
    return False


def _contradict(a: Stop, b: Stop) -> bool:
    """True when two reports give, of one day, one actor and one action, two days that cannot both be meant."""
    for x in a.plans:
        for y in b.plans:
            one = one_actor(x, y)
            day = when.single_day(x.plan.stated) and x.plan.stated == y.plan.stated
            exact = when.single_day(x.plan.target) and when.single_day(y.plan.target)
            apart = x.plan.span.article != y.plan.span.article
            if one and day and exact and apart and x.deed.alike(y.deed):
                return True
    return False


def _published(dossier: Dossier, plan: Plan) -> tuple[dt.date, dt.date]:
    return when.order_key(dossier.articles[plan.span.article].published.value)
