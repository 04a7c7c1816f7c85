"""What happened at a time, read from the words around it, in a language without a syntax model."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.happenings.clauses import Clause
from onrecord.annotate.happenings.words import EventLexicon
from onrecord.annotate.plans.words import Finder, plain
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Token

_MARKS = frozenset(';:!?¿¡()«»“”„"—–؛؟,،')


def find(sentence: Sentence, time: Time, words: EventLexicon, cues: Finder) -> Clause | None:
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
    if any(words.says(t.text, t.lemma) for t in clause) or not _told_past(clause, words):
        return None
    if any(hit.group in ("future", "negation") for hit in cues.hits(clause)):
        return None
    while clause and clause[-1].text in ".,،":
        clause = clause[:-1]
    gist = [t.text for t in clause if t.end <= time.span.start or time.span.end <= t.start]
    return Clause(clause[0].start, max(clause[-1].end, time.span.end), " ".join(gist), True) if gist else None


def _told_past(clause: Sequence[Token], words: EventLexicon) -> bool:
    """True when a form in the past stands in the clause, or an auxiliary with a participle near it."""
    for i, token in enumerate(clause):
        if words.in_past(token.text):
            return True
        if words.is_auxiliary(token.text):
            near = clause[i + 1 :] if words.words.participle_last else clause[i + 1 : i + 4]
            if any(words.is_participle(t.text) for t in near):
                return True
    return False
