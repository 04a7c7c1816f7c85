"""The words for what is to be done, in a language without a syntax model."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.plans import clauses
from onrecord.annotate.plans.found import Stretch
from onrecord.annotate.plans.words import Hit, PlanWords, plain
from onrecord.model import Time
from onrecord.text.syntax import Token

_LEAD = 3  # letters of a word that may lead to a time
_TAIL = 14  # words of an action after its cue, where the time stands first
_NEAR = 3  # words before what is put off, where a clause stands between it and the head of the sentence
_FATES = frozenset({"expires", "missed", "met", "dropped", "questioned"})


def action(
    tokens: Sequence[Token], hits: Sequence[Hit], cue: Hit, words: PlanWords, at: tuple[int, int, int, int]
) -> Stretch:
    """The words from the cue to the time, or behind the cue where the time comes first.

    at: first place of the clause, first and last of the time, last of the clause.
    """
    low, first, last, high = at
    if cue.group == "deadline":
        return _purpose(tokens, hits, cue, (first, last, high), words) or Stretch(
            tokens[cue.first].start, tokens[cue.last].end
        )
    if cue.last < first:
        stop = _unled(tokens, cue.last, first - 1, words)
        whole = cue.group in ("future", "conditional") or _itself(tokens[cue.first], words)
        begin = cue.first if whole else _infinitive(tokens, cue.last + 1, stop, words)
        if words.verb_last and high > last and high - last <= _TAIL:
            begin = max(begin, cue.last + 1)
            if _leading(tokens, begin, first, words):
                begin = first = last + 1 + (tokens[last + 1].text in clauses.COMMAS)  # "soll am 3. Mai beginnen"
            return Stretch(tokens[min(begin, first)].start, tokens[high].end)
        if begin <= stop:
            return Stretch(tokens[begin].start, tokens[stop].end)
        if last < high and cue.group not in ("future", "conditional"):  # "has undertaken by 2030 to build …"
            return Stretch(tokens[last + 1].start, tokens[min(high, last + _TAIL)].end)
        return Stretch(
            tokens[low].start,
            tokens[max(low, cue.last if cue.group in ("future", "conditional") else cue.first - 1)].end,
        )
    if words.verb_last and last + 1 < cue.first and cue.last >= high:
        return Stretch(tokens[last + 1].start, tokens[cue.first - 1].end)
    stop = max(min(high, cue.first + _TAIL), cue.last)
    begin = cue.first if cue.group in ("future", "conditional") else _infinitive(tokens, cue.last + 1, stop, words)
    return Stretch(tokens[begin if begin <= stop else cue.first].start, tokens[stop].end)


def _leading(tokens: Sequence[Token], begin: int, first: int, words: PlanWords) -> bool:
    """True where nothing but what leads to a time stands between a place and the time."""
    leads = {w for lead in (*words.by, *words.before, *words.after, *words.about, *words.towards) for w in lead.split()}
    return all(
        t.text in clauses.COMMAS or plain(t.text) in leads or plain(t.text) in words.prepositions
        for t in tokens[begin:first]
    )


def _itself(cue: Token, words: PlanWords) -> bool:
    """True for a cue that is what will happen, and not what somebody means to do: "ويبدأ الإضراب الاثنين"."""
    low = plain(cue.text)
    return low in words.itself or any(low.startswith(c) and low[len(c) :] in words.itself for c in words.clitics)


def own_clause(tokens: Sequence[Token], low: int, first: int, action: Stretch, words: PlanWords) -> Stretch:
    """The part of an action that stands in the clause of its time, where the clause of the cue has its own."""
    idle = {*words.that, *words.links, *words.prepositions, *words.and_}
    while low < first - 1 and plain(tokens[low].text) in idle:
        low += 1
    return Stretch(tokens[low].start, action.end) if tokens[low].start < action.end else action


def _unled(tokens: Sequence[Token], low: int, stop: int, words: PlanWords) -> int:
    """The place before the words that lead to a time ("no later than", "a partir de") and other short ones."""
    leads = (*words.by, *words.before, *words.after, *words.about, *words.towards)
    while stop > low:
        size = max((len(lead.split()) for lead in leads if clauses.follows(tokens, stop + 1, [lead])), default=0)
        text = tokens[stop].text
        if not size and (len(text) > _LEAD or any(c.isupper() or c.isdigit() for c in text)):
            break
        stop -= size or 1
    return max(stop, low)


def _infinitive(tokens: Sequence[Token], begin: int, stop: int, words: PlanWords) -> int:
    """Where the words behind a cue begin, without a comma, a "that" and what links an infinitive ("de", "di", "a").

    Where the verb comes last, what is planned begins behind the last comma.
    """
    if words.verb_last:
        begin = max((i + 1 for i in range(begin, stop) if tokens[i].text in clauses.COMMAS), default=begin)
    idle = {*words.that, *words.links, *clauses.COMMAS}
    while begin < stop and plain(tokens[begin].text) in idle:
        begin += 1
    return begin


def _purpose(
    tokens: Sequence[Token], hits: Sequence[Hit], cue: Hit, at: tuple[int, int, int], words: PlanWords
) -> Stretch | None:
    """What a deadline is for: the words behind its "for", right behind it or behind its day."""
    first, last, high = at
    for place in (cue.last + 1, last + 1):
        if place > high or plain(tokens[place].text) not in words.purpose:
            continue
        stop = first - 1 if place < first else high
        ends = (h.first for h in hits if place < h.first <= stop and h.group in _FATES)
        stop = next(ends, stop + 1) - 1
        if place < stop <= place + _TAIL:
            return Stretch(tokens[place + 1].start, tokens[stop].end)
    return None


def before_old(tokens: Sequence[Token], cue: Hit, old: Time, words: PlanWords) -> Stretch | None:
    """The words behind the cue up to the old day of what is put off."""
    stop = max(i for i, t in enumerate(tokens) if t.end <= old.span.start)
    while stop > cue.last and clauses.follows(tokens, stop + 1, words.away):
        stop -= 1
    return Stretch(tokens[cue.last + 1].start, tokens[stop].end) if stop > cue.last else None


def acts(tokens: Sequence[Token], cue: Hit, first: int, words: PlanWords) -> bool:
    """True when what is put off follows its verb ("extended the ban until"), so that the words before it act."""
    at = cue.last + 1
    return at < first and not clauses.begins(tokens, at, (*words.towards, *words.away))


def opening(tokens: Sequence[Token], cue: Hit, low: int, *, moved: bool) -> Stretch | None:
    """The head of the sentence up to its first comma, where a clause stands between it and what is put off."""
    comma = next((i for i, t in enumerate(tokens[: cue.first]) if t.text in clauses.COMMAS), 0)
    return Stretch(tokens[0].start, tokens[comma - 1].end) if moved and comma and cue.first - low < _NEAR else None
