"""What happened at a time, read from the words around it, in a language without a syntax model."""

from __future__ import annotations

from onrecord.across.event_clauses import Clause
from onrecord.across.event_words import EventLexicon
from onrecord.annotate.plans.words import plain
from onrecord.model import Time
from onrecord.text.syntax import Sentence

_MARKS = frozenset(';:!?¿¡()«»“”„"—–؛؟,،')


def find(sentence: Sentence, time: Time, words: EventLexicon) -> Clause | None:
    """The clause that holds the time, when a form in the past and no verb of saying stands in it."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < time.span.end and time.span.start < t.end]
    if not inside:
        return None
    low, high = inside[0], inside[-1]
    edges = _MARKS | frozenset(words.words.breaks)
    while low > 0 and plain(tokens[low - 1].text) not in edges:
        low -= 1
    while high + 1 < len(tokens) and plain(tokens[high + 1].text) not in edges:
        high += 1
    if high - low <= len(inside) + 2 and low == 0:  # a time set off at the front belongs to the clause behind it
        high += 1
        while high + 1 < len(tokens) and plain(tokens[high + 1].text) not in edges:
            high += 1
    clause = tokens[low : high + 1]
    if any(words.says(t.text, t.lemma) for t in clause) or not any(words.in_past(t.text) for t in clause):
        return None
    while clause and clause[-1].text in ".,،":
        clause = clause[:-1]
    gist = [t.text for t in clause if t.end <= time.span.start or time.span.end <= t.start]
    return Clause(clause[0].start, max(clause[-1].end, time.span.end), " ".join(gist), True) if gist else None
