"""How a plan stands, in a language without a syntax model: planned, agreed, missed, dropped…"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.plans import clauses
from onrecord.annotate.plans.words import STATUSES, Hit, PlanWords, plain
from onrecord.model.statement import PlanStatus
from onrecord.text.syntax import Token

_NEAR = 2  # words between a cue and its own negation
_END = 4  # words behind a comma in which the end of a plan is told
_GIVEN_UP = 4  # words between the end of a plan and the plan
_OPENING = 6  # words in which a sentence names what a plan rests on


def status(
    tokens: Sequence[Token],
    hits: Sequence[Hit],
    here: Sequence[Hit],
    cue: Hit,
    clause: tuple[int, int],
    words: PlanWords,
    *,
    denied: bool,
) -> PlanStatus:
    """The status of the cue, unless words of its clause, the one before or the one behind say otherwise.

    here: the hits of the clause; clause: its first and last place.
    """
    low, high = clause
    around = [h for h in _around(tokens, hits, here, high) if not _acted_on(tokens, h, cue, words)]
    return _told(tokens, hits, low, _rested(hits, cue, _own(cue, around, denied=denied)))


def _acted_on(tokens: Sequence[Token], hit: Hit, cue: Hit, words: PlanWords) -> bool:
    """True for an agreement that a future verb has for its object: "voteranno l'accordo" is not agreed by that."""
    if hit.group != "agreed" or cue.group != "future" or hit.first <= cue.last:
        return False
    word, before = plain(tokens[hit.first].text), plain(tokens[hit.first - 1].text)
    return before in words.articles or word.startswith(words.clitics)


def denials(hits: Sequence[Hit], here: Sequence[Hit], cue: Hit, time: tuple[int, int], *, verb_last: bool) -> list[Hit]:
    """The negations of the time's clause, or beside the cue where that stands in another.

    One behind the time denies another day ("the 31st and no longer the 20th"), save where the verb stands there.
    """
    near = range(cue.first - _NEAR, cue.last + _NEAR + 1)
    limits = [h for h in hits if h.group in ("by", "before", "after", "missed") and h.last > h.first]
    found = [h for h in hits if h.group == "negation" and (h in here or (cue not in here and h.first in near))]
    found = [h for h in found if not any(x.first <= h.first <= x.last for x in limits)]  # "no later than"
    return [h for h in found if h.first < time[0] or cue.first > time[1] or verb_last]


def _own(cue: Hit, here: Sequence[Hit], *, denied: bool) -> PlanStatus:
    groups = {h.group for h in here}
    if denied and cue.group in STATUSES:
        return "dropped" if cue.group in ("planned", "dropped") else "questioned"
    if cue.group == "planned" and _given_up(cue, here):
        return "dropped"
    for status in STATUSES:
        if cue.group == status:
            return status
    weak: tuple[PlanStatus, ...] = () if cue.group == "deadline" else ("expected", "proposed")
    strong: tuple[PlanStatus, ...] = ("missed", "met", "dropped", "questioned", "agreed")
    for status in (*strong, *weak):
        if status in groups:
            return status
    return "questioned" if denied else "planned"


def _given_up(cue: Hit, here: Sequence[Hit]) -> bool:
    """True for a plan that is itself the object or subject of a word that ends it ("abandoned its plan to")."""
    ends = [h.first for h in here if h.group == "dropped"]
    made = [h.first for h in here if h.group in ("planned", "future", "expected") and h.first != cue.first]
    if not ends or any(at < ends[0] for at in made):
        return False
    return ends[0] < cue.first or any(h.group == "fixed" and h.first == cue.first for h in here)


def _around(tokens: Sequence[Token], hits: Sequence[Hit], here: Sequence[Hit], high: int) -> list[Hit]:
    """The hits of a clause, and what ends a plan right behind its comma: "the fair, set for May, is cancelled"."""
    if high + 1 >= len(tokens) or tokens[high + 1].text not in clauses.COMMAS:
        return list(here)
    return [*here, *(h for h in hits if h.group == "dropped" and high + 1 < h.first <= high + 1 + _END)]


def _told(tokens: Sequence[Token], hits: Sequence[Hit], low: int, status: PlanStatus) -> PlanStatus:
    """The status that the word right before a "that" gives to what it opens: "it is expected that", "agreed that"."""
    if status != "planned":
        return status
    links = {h.last for h in hits if h.group in ("that", "breaks")}
    at = low - 1
    while at >= 0 and (tokens[at].text in clauses.COMMAS or at in links):
        at -= 1
    said = {h.group for h in hits if at < low - 1 and h.last == at} & {"questioned", "expected", "agreed"}
    return next((s for s in STATUSES if s in said), status)


def _rested(hits: Sequence[Hit], cue: Hit, status: PlanStatus) -> PlanStatus:
    """Agreed, where the sentence opens with the agreement on which a plan rests ("Under the deal, …")."""
    opens = any(h.group == "under" and h.first <= 1 for h in hits)
    named = any(h.group == "agreed" and h.first < min(_OPENING, cue.first) for h in hits)
    return "agreed" if opens and named and status == "planned" else status


def verb(here: Sequence[Hit], cue: Hit) -> Hit:
    """The verb of the clause: the one that gives a plan up where the cue is the plan ("abandoned its plan to")."""
    return next((h for h in here if h.group == "dropped" and 0 < cue.first - h.first <= _GIVEN_UP), cue)
