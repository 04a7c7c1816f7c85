"""Are two plans the same plan?

Similarity of meaning proposes; the action's concept, its scope, its numbers and its actors decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.across import plan_context, proper_words
from onrecord.across.plan_actions import Deed
from onrecord.model import Dossier, Entity, Plan, when
from onrecord.text.names import skeleton

SHARED_CONCEPT = 0.2  # least cosine of two actions that share a concept
KNOWN_BEST = 0.38  # least cosine with the nearest plan of a group whose concept it shares
SUBJECTS = 0.4  # least cosine of two subjects of mere verbs
ONE_SUBJECT = 0.65  # least cosine of two subjects of one thing: the airport, and not its second runway
NO_CONCEPT = 0.62  # least cosine where one of them has none that the packs know


class Candidate(msgspec.Struct, frozen=True):
    """A plan with what is compared: its deed, its vector, and who acts.

    shifted: True when its report says there that the day was put back or forward.
    bare: True where the action is a mere verb. names: words of its clause that are names.
    """

    plan: Plan
    deed: Deed
    vector: Any
    actor: Entity | None
    shifted: bool = False
    bare: bool = False
    names: frozenset[str] = frozenset()


def candidates(dossier: Dossier, plans: Sequence[Plan], like: Sequence[Candidate] | None = None) -> list[Candidate]:
    """The plans of one story, ready to be compared, in the order given.

    like: only those are made ready that may be one of these, which are known already.
    """
    from onrecord.text.encoder import encode

    bare = []
    for plan in plans:
        r = plan_context.read(dossier, plan)
        names = plan_context.named(dossier, plan.span)
        c = Candidate(plan, r.deed, None, actor(dossier, plan), r.shifted, r.bare, names)
        if like is None or any(may_be(c, other) for other in like):
            bare.append((c, r.text))
    vectors = encode([text for _, text in bare])
    return [msgspec.structs.replace(c, vector=v) for (c, _), v in zip(bare, vectors, strict=True)]


def actor(dossier: Dossier, plan: Plan) -> Entity | None:
    """Who is to act: the entity at the plan's actor or, where no actor is read, the only name before the action."""
    if plan.actor_span is not None or plan.action_span is None:
        return dossier.entity_at(plan.actor_span)
    if plan.action_span.start <= plan.span.start:
        return None
    named = dossier.entities_in(msgspec.structs.replace(plan.span, end=plan.action_span.start))
    return named[0] if len(named) == 1 and named[0].kind != "place" else None


def one_actor(a: Candidate, b: Candidate) -> bool:
    """True when both plans name one who acts, whatever each report takes the name for; a name where none is read."""
    if a.actor is None or b.actor is None:
        return proper_words.shared(a.names, b.names)
    return a.actor.id == b.actor.id or skeleton(a.actor.name) == skeleton(b.actor.name)


def same(a: Candidate, b: Candidate) -> bool:
    """True when both tell one plan, whatever day each gives it."""
    if not may_be(a, b):
        return False
    alike = _told_alike(a, b) or likeness(a, b) >= (SHARED_CONCEPT if a.deed.alike(b.deed) else NO_CONCEPT)
    return alike and not _subjects_clash(a, b)  # last, since the encoder is asked


def _told_alike(a: Candidate, b: Candidate) -> bool:
    """True for one deed on one day where a report gives a mere verb, with too few words, or both have a name."""
    day = when.single_day(a.plan.target)
    alike = bool(a.deed.concepts) and a.deed.concepts == b.deed.concepts
    return (
        (a.bare or b.bare or proper_words.shared(a.names, b.names))
        and alike
        and day is not None
        and day == when.single_day(b.plan.target)
    )


def may_be(a: Candidate, b: Candidate) -> bool:
    """False when scope, amount, kind of time, actors or concepts show two different plans."""
    if a.deed.begin != b.deed.begin or a.deed.part != b.deed.part or _numbers_clash(a.deed, b.deed):
        return False
    if _from_then_on(a.plan) != _from_then_on(b.plan) or _interval(a.plan) != _interval(b.plan):
        return False
    return not _actors_clash(a, b) and a.deed.alike(b.deed) is not False


def likeness(a: Candidate, b: Candidate) -> float:
    """Cosine of the two actions."""
    return float(a.vector @ b.vector)


def joined(plans: Sequence[Candidate]) -> list[list[Candidate]]:
    """Groups of the same plan: a newcomer is judged by most members, never by one alone or by their centre.

    Plans whose action has a known concept found the groups; one without joins where it can be the same as
    most members and is near enough to the nearest three, one with a concept where it is near to one.
    """
    groups: list[list[Candidate]] = []
    for new in sorted(plans, key=lambda c: not c.deed.concepts):
        fits = [(how, -i) for i, group in enumerate(groups) if (how := fit(new, group)) > 0]
        if fits:
            groups[-max(fits)[1]].append(new)
        else:
            groups.append([new])
    return groups


def fit(new: Candidate, group: Sequence[Candidate]) -> float:
    """How well a plan fits a group, 0 when it does not belong."""
    if sum(may_be(new, old) for old in group) * 2 <= len(group):
        return 0.0
    near = sorted((likeness(new, old) for old in group), reverse=True)[:3]
    mean = sum(near) / len(near)
    if new.deed.concepts:
        if near[0] < KNOWN_BEST and not any(_told_alike(new, old) for old in group):
            return 0.0
        return max(mean, SHARED_CONCEPT) if sum(same(new, old) for old in group) * 2 >= len(group) else 0.0
    return mean if mean >= NO_CONCEPT else 0.0


def _numbers_clash(a: Deed, b: Deed) -> bool:
    """Two different amounts are two different plans ("cut by 40", "cut by 55")."""
    return bool(a.numbers and b.numbers and not a.numbers & b.numbers)


def _actors_clash(a: Candidate, b: Candidate) -> bool:
    """Two different bodies have two plans; a person may speak for a body, so persons decide nothing."""
    x, y = a.actor, b.actor
    if x is None or y is None or x.id == y.id or "person" in (x.kind, y.kind):
        return False
    return not (x.country is not None and x.country == y.country)


def _subjects_clash(a: Candidate, b: Candidate) -> bool:
    """True where mere verbs have two things for their subjects: the school reopens, the bridge reopens."""
    from onrecord.text.encoder import encode

    if a.bare and b.bare and a.names and b.names and not proper_words.shared(a.names, b.names):
        return True
    if not (a.bare and b.bare) or (a.actor is not None and a.actor.kind == "person"):
        return False
    words = plan_context.subjects(a.plan, b.plan)
    if words is None:
        return False
    one, two = encode(words)
    return float(one @ two) < SUBJECTS


def one_subject(a: Candidate, b: Candidate) -> bool:
    """True where what tells the subjects apart means the same; a plan without one is none of a thing that has one."""
    from onrecord.text.encoder import encode

    if bool(a.plan.actor) != bool(b.plan.actor):
        return False
    words = plan_context.subjects(a.plan, b.plan)
    if words is None:
        return True
    one, two = encode(words)
    return float(one @ two) >= ONE_SUBJECT


def _from_then_on(plan: Plan) -> bool:
    """True for a plan for the time after its target; "not before" gives the target itself."""
    return plan.modifier == "after" and not plan.rule.endswith("at the earliest")


def _interval(plan: Plan) -> bool:
    """True for a plan that lasts ("from May 4 to May 9"), which is none with a limit."""
    covered = when.days(plan.target)
    return "/" in (plan.target or "") and covered is not None and (covered.length or 0) > 1
