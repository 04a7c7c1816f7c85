"""Plans in a language without a syntax model: a cue and a time that share a clause."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans import timing
from onrecord.annotate.plans.found import Found, Stretch
from onrecord.annotate.plans.words import MAKING, STATUSES, Finder, Hit, PlanWords
from onrecord.model import Mention, Time
from onrecord.model.statement import PlanStatus
from onrecord.text.syntax import Sentence, Token

_HARD = frozenset(';:!?¿¡()«»“”„"—–؛؟')
_COMMAS = frozenset(",،")
_FAR = 14  # words between a cue in the clause before and the time it governs
_HEAD = 8  # words before the cue that still belong to the plan
_NEAR = 2  # words between a cue and its own negation
_SUBJECT = 5  # words of a subject at most
_PARTICLE = 2  # letters of what may stand between a subject and its verb ("si è")
_SHORT = 5  # letters of an auxiliary at most
_OPENING = 6  # words in which a sentence names what a plan rests on
_TAIL = 14  # words of an action after its cue, where the time stands first


def find(parsed: Parsed, cues: Finder, sentence: Sentence, time: Time) -> Found | None:
    """The plan that has this time for its target, or None."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < time.span.end and time.span.start < t.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    hits = cues.hits(tokens)
    how = timing.modifier(time, tokens[:first], cues.words)
    low, high = _clause(tokens, hits, first, last)
    here = [h for h in hits if low <= h.first and h.last <= high and not (first <= h.first <= last)]
    if cues.words.verb_last:
        here = [h for h in here if h.group != "future" or h.last != high]
    cue = _cue(here, tokens, first)
    if cue is None and low > 0:
        earlier = [h for h in hits if first - _FAR <= h.first < low and h.group in MAKING]
        cue = earlier[-1] if earlier and tokens[low - 1].text in _COMMAS else None
    if _told_on(tokens, hits, first, last):
        return None
    if cue is None or any(h.group == "hypothetical" and low <= h.first <= high for h in hits):
        return None
    limit = how in ("by", "before")
    denials = _denials(hits, here, cue, (first, last), verb_last=cues.words.verb_last)
    earliest = cue.group in ("future", "planned", "expected") and any(h.first < first for h in denials)
    earliest = earliest and timing.turned(tokens[:first], cues.words)
    lasting = timing.lasts(tokens[:first], cues, [tokens[h.first] for h in here if h.group == "lasting"])
    if earliest or lasting:
        how = "after" if earliest else None
    moved = any(h.group == "moved" and h.first <= cue.first <= h.last for h in here)
    if moved and how == "by":  # "postponed until May": the new day, and no limit
        how = None
    sure = cue.group != "deadline" and (cue.group == "future" or limit)
    if cue.group != "deadline" and not timing.ahead(time, parsed.article, sure=sure):
        return None
    low = max(min(low, cue.first), cue.first - _HEAD)
    told = cue.group not in ("future", "deadline") and cues.in_past(tokens[cue.first])
    if told and last < cue.first and not limit:
        return None
    action = _action(tokens, cue, cues.words, (low, first, last, high))
    if moved:
        action = _moved(tokens, cue, low, cues.words) or action
    named = _actor(parsed, tokens[low].start, tokens[cue.first].start)
    actor = (
        Stretch(named.span.start, named.span.end)
        if named
        else _subject(parsed, tokens, hits, cue, (low, high), cues.words)
    )
    start = min(tokens[low].start, action.start, time.span.start)
    end = max(action.end, time.span.end, tokens[cue.last].end)
    return Found(
        head=tokens[cue.first].start,
        clause=Stretch(start, end),
        action=action,
        actor=None if moved else actor,
        status=_rested(hits, cue, _status(cue, here, denied=bool(denials) and not earliest)),
        modifier=how,
        stated=None,
        condition=_condition(tokens, hits),
        open_day=cue.group in ("deadline", "agreed"),
        rule="moved" if moved else f"{cue.group} in the clause" + (", at the earliest" if earliest else ""),
    )


def _clause(tokens: Sequence[Token], hits: Sequence[Hit], first: int, last: int) -> tuple[int, int]:
    """First and last place of the clause of a time; a time set off by a comma at the front belongs to the next."""
    opens = {h.first for h in hits if h.group == "breaks"}
    low = first
    while low > 0 and tokens[low - 1].text not in _HARD | _COMMAS and low - 1 not in opens:
        low -= 1
    high = last
    while high + 1 < len(tokens) and tokens[high + 1].text not in _HARD | _COMMAS and high + 1 not in opens:
        high += 1
    leading = high - low <= (last - first) + 4 and (low == 0 or low - 1 in opens)
    if leading and high + 1 < len(tokens) and tokens[high + 1].text in _COMMAS:
        high += 1
        while high + 1 < len(tokens) and tokens[high + 1].text not in _HARD | _COMMAS and high + 1 not in opens:
            high += 1
    while high > last and tokens[high].text in ".,":
        high -= 1
    return low, high


def _cue(hits: Sequence[Hit], tokens: Sequence[Token], time: int) -> Hit | None:
    """The cue that governs the time: a named deadline beside it, a future tense, else the nearest cue of a status."""
    if any(h.group == "past" for h in hits) and not any(h.group == "future" for h in hits):
        hits = [h for h in hits if h.group in ("agreed", "deadline") or h.first > time]
    deadline = [h for h in hits if h.group == "deadline" and abs(h.first - time) <= 3]
    future = [h for h in hits if h.group == "future"]
    status = [h for h in hits if h.group in MAKING]
    made = [h for h in status if h.group != "dropped"]  # what is planned may be an end: "plans to cancel"
    status = [h for h in status if h.group != "dropped" or not any(m.first < h.first <= m.first + _FAR for m in made)]
    for group in (deadline, future, status):
        if group:
            return min(group, key=lambda h: (abs(h.first - time), h.first))
    return None


def _told_on(tokens: Sequence[Token], hits: Sequence[Hit], first: int, last: int) -> bool:
    """True for a time between a word of promise or order and its "that": the day on which it was said."""
    opens = any(h.group == "that" and 0 < h.first - last <= 2 for h in hits)
    return opens and any(h.group in MAKING and 0 < first - h.last <= 2 for h in hits)


def _denials(
    hits: Sequence[Hit], here: Sequence[Hit], cue: Hit, time: tuple[int, int], *, verb_last: bool
) -> list[Hit]:
    """The negations of the time's clause, or beside the cue where that stands in another.

    One behind the time denies another day ("the 31st and no longer the 20th"), save where the verb stands there.
    """
    near = range(cue.first - _NEAR, cue.last + _NEAR + 1)
    found = [h for h in hits if h.group == "negation" and (h in here or (cue not in here and h.first in near))]
    return [h for h in found if h.first < time[0] or cue.first > time[1] or verb_last]


def _status(cue: Hit, here: Sequence[Hit], *, denied: bool) -> PlanStatus:
    groups = {h.group for h in here}
    if denied and cue.group in STATUSES:
        return "dropped" if cue.group in ("planned", "dropped") else "questioned"
    for status in STATUSES:
        if cue.group == status:
            return status
    for status in ("missed", "met", "dropped", "questioned", "agreed", "expected", "proposed"):
        if status in groups:
            return next(s for s in STATUSES if s == status)
    return "questioned" if denied else "planned"


def _action(tokens: Sequence[Token], cue: Hit, words: PlanWords, at: tuple[int, int, int, int]) -> Stretch:
    """The words from the cue to the time, or behind the cue where the time comes first.

    at: first place of the clause, first and last of the time, last of the clause.
    """
    low, first, last, high = at
    if cue.group == "deadline":
        return Stretch(tokens[cue.first].start, tokens[cue.last].end)
    skip = {word for cue_words in (*words.by, *words.before, *words.after, *words.about) for word in cue_words.split()}
    if cue.last < first:
        stop = first - 1
        while stop > cue.last and (len(tokens[stop].text) <= 3 or tokens[stop].text.lower() in skip):
            stop -= 1
        begin = cue.first if cue.group == "future" else cue.last + 1
        if words.verb_last and high > last and high - last <= _TAIL:
            return Stretch(tokens[min(begin, first)].start, tokens[high].end)
        if begin <= stop:
            return Stretch(tokens[begin].start, tokens[stop].end)
        if last < high and cue.group != "future":  # "has undertaken by 2030 to build …"
            return Stretch(tokens[last + 1].start, tokens[min(high, last + _TAIL)].end)
        return Stretch(tokens[low].start, tokens[max(low, cue.first - 1 if cue.group != "future" else cue.last)].end)
    if words.verb_last and last + 1 < cue.first and cue.last >= high:
        return Stretch(tokens[last + 1].start, tokens[cue.first - 1].end)
    stop = min(high, cue.first + _TAIL)
    return Stretch(tokens[cue.first].start, tokens[max(stop, cue.last)].end)


def _moved(tokens: Sequence[Token], cue: Hit, low: int, words: PlanWords) -> Stretch | None:
    """What is put off: the words before the cue, or at the head of the sentence where a clause stands between."""
    start, stop = low, cue.first - 1
    while stop >= start and (len(tokens[stop].text) <= _SHORT or tokens[stop].text.lower() in words.past):
        stop -= 1
    if stop < start:
        comma = next((i for i, t in enumerate(tokens[: cue.first]) if t.text in _COMMAS), 0)
        start, stop = 0, comma - 1
    return Stretch(tokens[start].start, tokens[stop].end) if stop >= start else None


def _rested(hits: Sequence[Hit], cue: Hit, status: PlanStatus) -> PlanStatus:
    """Agreed, where the sentence opens with the agreement on which a plan rests ("Under the deal, …")."""
    opens = any(h.group == "under" and h.first <= 1 for h in hits)
    named = any(h.group == "agreed" and h.first < min(_OPENING, cue.first) for h in hits)
    return "agreed" if opens and named and status == "planned" else status


def _actor(parsed: Parsed, start: int, end: int) -> Mention | None:
    """The nearest person or body named before the cue in its clause."""
    named = [m for m in parsed.mentions if start <= m.span.start and m.span.end <= end
             and m.kind in ("person", "organisation", "place")]  # fmt: skip
    return named[-1] if named else None


def _subject(
    parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], cue: Hit, clause: tuple[int, int], words: PlanWords
) -> Stretch | None:
    """The few words from an article at the head of the clause to its verb; none for a passive, which has no actor."""
    low, high = clause
    heads = {tokens[i].text.lower() for i in (cue.first, high)}
    if cue.group == "deadline" or tokens[low].text.lower() not in words.articles or heads & set(words.passive):
        return None
    stop = cue.first - 1
    while stop > low and len(tokens[stop].text) <= _PARTICLE:
        stop -= 1
    taken = any(low <= h.first <= stop for h in hits) or any(
        t.span.start < tokens[stop].end and tokens[low].start < t.span.end for t in parsed.times
    )
    if taken or not low < stop < low + _SUBJECT:
        return None
    return Stretch(tokens[low].start, tokens[stop].end)


def _condition(tokens: Sequence[Token], hits: Sequence[Hit]) -> Stretch | None:
    opening = next((h for h in hits if h.group == "condition"), None)
    if opening is None:
        return None
    stop = opening.last
    while stop + 1 < len(tokens) and tokens[stop + 1].text not in _HARD | _COMMAS and tokens[stop + 1].text != ".":
        stop += 1
    return Stretch(tokens[opening.first].start, tokens[stop].end)
