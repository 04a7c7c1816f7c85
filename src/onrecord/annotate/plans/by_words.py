"""Plans in a language without a syntax model: a cue and a time that share a clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans import clauses, doers, doing, standing, timing
from onrecord.annotate.plans.found import Found, Stretch
from onrecord.annotate.plans.words import MAKING, Finder, Hit, PlanWords
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Token

_HEAD = 8  # words before the cue that still belong to the plan


def find(parsed: Parsed, cues: Finder, sentence: Sentence, time: Time) -> Found | None:
    """The plan that has this time for its target, or None."""
    tokens, words = clauses.without_name_marks(parsed, sentence.tokens), cues.words
    inside = [i for i, t in enumerate(tokens) if t.start < time.span.end and time.span.start < t.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    hits = cues.hits(tokens)
    how = timing.modifier(time, tokens[:first], words)
    low, high = clauses.clause(tokens, hits, first, last)
    own = low
    here = [h for h in hits if low <= h.first and h.last <= high and not (first <= h.first <= last)]
    if words.verb_last:
        here = [h for h in here if h.group != "future" or h.last != high]
    here = clauses.without_said(tokens, hits, here, last, words)
    cue = _cue(here, first, reported=lambda h: _reported(tokens, hits, low, h))
    if cue is None and clauses.opened(tokens, hits, low):
        earlier = [h for h in hits if first - clauses.FAR <= h.first < low and h.group in MAKING]
        cue = earlier[-1] if earlier else None
        if cue is not None:  # the clause of the cue tells its fate
            here = [h for h in hits if clauses.start(tokens, hits, cue.first) <= h.first < low] + here
    if clauses.told_on(hits, first, last):
        return None
    supposed = [h.first for h in hits if h.group == "hypothetical" and low <= h.first <= high]
    if cue is None or any(at < max(first, cue.first) for at in supposed):
        return None
    high = min([high, *(at - 1 for at in supposed)])  # "opens in May if": the plan ends where its condition begins
    low = clauses.content(hits, low, min(cue.first, first))
    limit = timing.limit(how, time, tokens[:first], words)
    if cue.group == "conditional" and timing.running(time, parsed.article) and not limit:
        return None
    denials = standing.denials(hits, here, cue, (first, last), verb_last=words.verb_last)
    earliest = cue.group in ("future", "planned", "expected") and any(h.first < first for h in denials)
    earliest = earliest and timing.turned(tokens[:first], words)
    lasting = timing.lasts(tokens[:first], cues, [tokens[h.first] for h in here if h.group == "lasting"])
    if earliest or lasting:
        how = "after" if earliest else None
    moved = any(h.group == "moved" and h.first <= cue.first <= h.last for h in here)
    if moved and not _moved_to(tokens, here, cue, (first, last), words):
        return None
    if moved and how == "by":  # "postponed until May": the new day, and no limit
        how = None
    sure = cue.group != "deadline" and (cue.group in ("future", "conditional") or limit)
    if cue.group != "deadline" and not timing.ahead(time, parsed.article, sure=sure):
        return None
    begins = low if low <= cue.first else clauses.start(tokens, hits, cue.first)
    low = max(min(low, cue.first), cue.first - _HEAD)
    told = cue.group not in ("future", "conditional", "deadline") and cues.in_past(tokens[cue.first])
    if told and last < cue.first and not limit:
        return None
    action, actor = _parts(parsed, tokens, hits, here, cue, words, (begins, low, first, last, high), moved=moved)
    if cue.last < own <= first and any(tokens[cue.last].end <= t.span.start < tokens[own].start for t in parsed.times):
        action, low = doing.own_clause(tokens, own, first, action, words), own  # "is to open in May, and close in June"
    start = min(tokens[low].start, action.start, time.span.start, actor.start if actor else time.span.start)
    end = max(action.end, time.span.end, tokens[cue.last].end)
    rule = "reported future" if cue.group == "conditional" else cue.group
    return Found(
        head=tokens[cue.first].start,
        clause=Stretch(start, end),
        action=action,
        actor=actor,
        status=standing.status(tokens, hits, here, cue, (begins, high), words, denied=bool(denials) and not earliest),
        modifier=how,
        stated=_stated(parsed, tokens, hits, begins),
        condition=_condition(tokens, hits),
        open_day=moved or cue.group in ("deadline", "agreed"),
        rule="moved" if moved else f"{rule} in the clause" + (", at the earliest" if earliest else ""),
    )


def _parts(
    parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], here: Sequence[Hit], cue: Hit, words: PlanWords,
    at: tuple[int, int, int, int, int], *, moved: bool,
) -> tuple[Stretch, Stretch | None]:  # fmt: skip
    """What is to be done and who is to do it.

    at: first place of the clause of the cue, first of the plan, first and last of the time, last of the clause.
    """
    begins, low, first, last, high = at
    own, supposed = (begins, high), cue.group in ("future", "conditional")
    action = doing.action(tokens, hits, cue, words, (low, first, last, high))
    old = [t for t in parsed.times if action.start < t.span.start < action.end] if moved else []
    if old:
        action = doing.before_old(tokens, cue, old[0], words) or action
    if doers.is_fixed(tokens, cue, own, words, first) or (moved and not doing.acts(tokens, cue, first, words)):
        noun = doers.happening(tokens, hits, cue, (begins, first, last, high), words)
        return noun or doing.opening(tokens, cue, low, moved=moved) or action, None
    verb, after = standing.verb(here, cue), (begins if cue.first < first else max(begins, last + 1), high)
    actor = doers.actor(parsed, tokens, hits, verb, after, words)
    if moved and cue.last < first:
        return Stretch(tokens[cue.first].start, action.end), actor
    if supposed and doers.passive(tokens, cue, own, words):
        patient = doers.patient(parsed, tokens, hits, cue, begins, words)
        if patient is not None and patient.end <= action.start:
            action = Stretch(patient.start, action.end)
    behind = doers.verb_first(tokens, cue, first if cue.last < first else high + 1, words) if actor is None else None
    return (Stretch(tokens[behind[1]].start, action.end), behind[0]) if behind is not None else (action, actor)


def _reported(tokens: Sequence[Token], hits: Sequence[Hit], low: int, cue: Hit) -> bool:
    """True for a conditional that tells a future of someone's words, and not what is only supposed."""
    if any(h.group == "hypothetical" for h in hits):
        return False
    return clauses.reported(tokens, hits, max(low, clauses.content(hits, low, cue.first)))


def _moved_to(tokens: Sequence[Token], here: Sequence[Hit], cue: Hit, time: tuple[int, int], words: PlanWords) -> bool:
    """True when a time is the new day of what is put off: not the old one, nor the day on which it was put off."""
    between = [h for h in here if cue.last < h.first < time[0] and h.group in MAKING]
    return clauses.towards(tokens, time[0], words) and not between


def _stated(parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], low: int) -> str | None:
    """The one past time beside the word of saying before a reported clause ("said on Monday that it will")."""
    if not clauses.reported(tokens, hits, low):
        return None
    opens, ends = tokens[max(0, low - clauses.FAR)].start, tokens[low].start
    times = [t for t in parsed.times if opens <= t.span.start and t.span.end <= ends]
    return times[0].value if len(times) == 1 and timing.past(times[0], parsed.article) else None


def _cue(hits: Sequence[Hit], time: int, *, reported: Callable[[Hit], bool]) -> Hit | None:
    """The cue that governs the time: a named deadline beside it, a future tense, else the nearest cue of a status.

    reported: tells of a conditional whether it is a future in reported words.
    """
    if any(h.group == "past" for h in hits) and not any(h.group == "future" for h in hits):
        hits = [h for h in hits if h.group in ("agreed", "deadline") or h.first > time]
    ends = any(h.group == "expires" for h in hits)
    deadline = [h for h in hits if h.group == "deadline" and (abs(h.first - time) <= 3 or ends)]
    future = [h for h in hits if h.group == "future"]
    status = [h for h in hits if h.group in MAKING]
    taken = {h.first for h in status}
    supposed = [h for h in hits if h.group == "conditional" and h.first not in taken and reported(h)]
    made = [h for h in status if h.group != "dropped"]  # what is planned may be an end: "plans to cancel"
    far = clauses.FAR
    status = [h for h in status if h.group != "dropped" or not any(m.first < h.first <= m.first + far for m in made)]
    for group in (deadline, future, supposed, status):
        if group:
            return min(group, key=lambda h: (abs(h.first - time), h.first))
    return None


def _condition(tokens: Sequence[Token], hits: Sequence[Hit]) -> Stretch | None:
    opening = next((h for h in hits if h.group == "condition"), None)
    if opening is None:
        return None
    stop, edges = opening.last, clauses.HARD | clauses.COMMAS | {"."}
    while stop + 1 < len(tokens) and tokens[stop + 1].text not in edges:
        stop += 1
    return Stretch(tokens[opening.first].start, tokens[stop].end)
