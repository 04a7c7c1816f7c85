"""Who is to act, or what is to happen, in a language without a syntax model."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.clauses import COMMAS, HARD
from onrecord.annotate.plans.found import Stretch
from onrecord.annotate.plans.words import MAKING, Hit, PlanWords, plain
from onrecord.text.syntax import Token

_SUBJECT = 6  # words of a subject at most
_PHRASE = 9  # words of a noun with what belongs to it at most
_PARTICLE = 2  # letters of what may stand between a subject and its verb ("si è")
_NEAR = 3  # words in which an auxiliary stands before its participle
_VERBAL = frozenset(
    {*MAKING, "future", "conditional", "that", "hypothetical", "condition", "saying", "breaks", "lasting"}
)


def actor(
    parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], cue: Hit, clause: tuple[int, int], words: PlanWords
) -> Stretch | None:
    """The words at the head of the clause before its verb, else a name there; None where neither is sure.

    A passive has no actor, nor has a clause whose verb shares the subject of another.
    """
    low, _ = clause
    while low < cue.first and tokens[low].text in COMMAS:
        low += 1
    if cue.group == "deadline" or passive(tokens, cue, clause, words):
        return None
    if cue.first <= low or _bare_end(tokens, low, cue.first - 1, words) < low:
        return _head(parsed, tokens, hits, low, words)
    opened = [h.last + 1 for h in hits if h.group == "that" and low <= h.first and h.last < cue.first]
    low = max([low, *(at for at in opened if _bare_end(tokens, at, cue.first - 1, words) >= at)])
    if plain(tokens[cue.first - 1].text) in words.and_:
        return None
    stop = _bare_end(tokens, low, cue.first - 1, words)
    if stop == low and plain(tokens[low].text) in words.articles:
        return None
    if _opens(tokens[low], cue, tokens, words):
        return _subject(parsed, tokens, hits, low, stop)
    return _named(parsed, tokens, low, cue.first, words)


def patient(
    parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], cue: Hit, low: int, words: PlanWords
) -> Stretch | None:
    """The subject of a passive before its verb: what is acted upon."""
    stop = _bare_end(tokens, low, cue.first - 1, words)
    if stop <= low or not _article(tokens[low], words):
        return None
    return _subject(parsed, tokens, hits, low, stop)


def _head(parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], low: int, words: PlanWords) -> Stretch | None:
    """The noun or name before a sentence's first comma, whose verb stands behind the second: "Ann, mayor, will"."""
    commas = [i for i in range(low) if tokens[i].text in COMMAS]
    if len(commas) != 2 or commas[1] != low - 1 or any(t.text in HARD for t in tokens[:low]):
        return None
    if any(h.group in _VERBAL and h.first < low for h in hits) or not commas[0]:
        return None
    whole = Stretch(tokens[0].start, tokens[commas[0] - 1].end)
    if any(m.span.start == whole.start and m.span.end == whole.end and m.kind != "place" for m in parsed.mentions):
        return whole
    return _subject(parsed, tokens, hits, 0, commas[0] - 1) if commas[0] > 1 and _article(tokens[0], words) else None


def verb_first(tokens: Sequence[Token], cue: Hit, first: int, words: PlanWords) -> tuple[Stretch, int] | None:
    """The subject behind its verb where the verb comes first: the words with an article, before one without.

    Gives also the place behind it. A verb with nothing behind its one noun may have it for its object: None.
    """
    if not words.verb_first or cue.group != "planned":
        return None
    at = cue.last + 1
    while at < first and _article(tokens[at], words):
        at += 1
    if at == cue.last + 1 or at >= first - 1:
        return None
    return Stretch(tokens[cue.last + 1].start, tokens[at - 1].end), at


def passive(tokens: Sequence[Token], cue: Hit, clause: tuple[int, int], words: PlanWords) -> bool:
    """True for a verb whose subject does not act."""
    high = clause[1]
    head, end = plain(tokens[cue.first].text), plain(tokens[high].text)
    if words.verb_last:
        return end in words.passive or (head in words.passive and _participle(tokens[high], words))
    return head in words.passive or is_fixed(tokens, cue, clause, words)


def is_fixed(tokens: Sequence[Token], cue: Hit, clause: tuple[int, int], words: PlanWords, time: int = -1) -> bool:
    """True for a participle by which something has its day ("is planned for"), and not for "has planned to".

    time: first place of the time; what stands between and opens with no preposition is what is planned.
    """
    if not _begins(plain(tokens[cue.first].text), words.fixed):
        return False
    low = clause[0]
    at = cue.last + 1
    while at < time and (tokens[at].text in COMMAS or plain(tokens[at].text) in (*words.first, *words.between)):
        at += 1
    behind = plain(tokens[at].text) if at < len(tokens) else ""
    leads = {lead.split()[0] for lead in (*words.by, *words.before, *words.after, *words.about, *words.towards)}
    if not words.verb_last and at < time and behind not in {*words.prepositions, *leads}:
        return False
    if words.verb_last:
        if _attribute(tokens, cue):
            return True
        inside = {plain(t.text) for t in tokens[low : cue.first]}
        return bool(inside & set(words.being)) and not inside & set(words.having)
    before = [plain(t.text) for t in tokens[max(low, cue.first - _NEAR) : cue.first]]
    return any(w in words.being for w in before) or not any(w in words.having for w in before)


def happening(
    tokens: Sequence[Token], hits: Sequence[Hit], cue: Hit, at: tuple[int, int, int, int], words: PlanWords
) -> Stretch | None:
    """What has its day: the words before "is planned", or the noun before the comma (", planned for May, ").

    at: first place of the clause, first and last of the time, last of the clause.
    """
    low, first, last, _ = at
    if words.verb_last and _attribute(tokens, cue):
        return Stretch(tokens[cue.last + 1].start, tokens[cue.last + 1].end)
    if words.verb_last:
        return _around_being(tokens, low, first, last, cue, words)
    stop = _bare_end(tokens, low, cue.first - 1, words)
    while stop > low and any(h.group == "that" and h.first == stop for h in hits):
        stop -= 1
    if stop >= low:
        return _last_noun(tokens, hits, low, stop, words)
    comma = low - 1
    if cue.first > low:  # its verb stands behind what is set off by commas: the sentence's head has its day
        comma = next((i for i in range(low) if tokens[i].text in COMMAS), -1)
    if comma < 1 or tokens[comma].text not in COMMAS:
        return None
    start = comma - 1
    while start > 0 and tokens[start - 1].text not in HARD | COMMAS:
        start -= 1
    alone = bool(words.acting) and start == comma - 1  # "Фестиваль, запланированный на …"
    if comma - start > _PHRASE or not (alone or _article(tokens[start], words)):
        return None
    if any(h.group in _VERBAL and start <= h.first < comma for h in hits):
        return None
    return Stretch(tokens[start].start, tokens[comma - 1].end)


def _last_noun(tokens: Sequence[Token], hits: Sequence[Hit], low: int, stop: int, words: PlanWords) -> Stretch:
    """The whole of a short phrase, or what stands behind the last word that joins or opens a clause in it.

    Of a phrase that is still too long for one noun, what begins with its last article.
    """
    joins = [i for i in range(low, stop) if plain(tokens[i].text) in words.and_]
    joins += [h.last for h in hits if h.group == "that" and low <= h.first < stop]
    verbs = [i for i in range(low, stop) if plain(tokens[i].text) in (*words.being, *words.having)]
    if joins and (verbs or stop - low >= _SUBJECT):
        low = max(joins) + 1
        verbs = [i for i in verbs if i > low]
    if verbs or stop - low >= _PHRASE:
        low = next((i for i in range(stop, low - 1, -1) if _article(tokens[i], words)), low)
    return Stretch(tokens[low].start, tokens[stop].end)


def _around_being(
    tokens: Sequence[Token], low: int, first: int, last: int, cue: Hit, words: PlanWords
) -> Stretch | None:
    """What stands before "is", or behind it where the time opens the clause, and begins with an article."""
    being = next((i for i in range(low, cue.first) if plain(tokens[i].text) in words.being), None)
    if being is None:
        return None
    start, stop = (low, being - 1) if being < first else (being + 1, cue.first - 1)
    if stop < start or not _article(tokens[start], words):
        return None
    return Stretch(tokens[start].start, tokens[stop].end)


def _subject(parsed: Parsed, tokens: Sequence[Token], hits: Sequence[Hit], low: int, stop: int) -> Stretch | None:
    named = {h.first for h in hits if h.group == "named"}
    taken = any(low <= h.first <= stop and h.group in _VERBAL and h.first not in named for h in hits) or any(
        t.span.start < tokens[stop].end and tokens[low].start < t.span.end for t in parsed.times
    )
    if taken or not low <= stop < low + _SUBJECT:
        return None
    return Stretch(tokens[low].start, tokens[stop].end)


def _named(parsed: Parsed, tokens: Sequence[Token], low: int, behind: int, words: PlanWords) -> Stretch | None:
    """The one person or body named before the verb, with no preposition before it in the clause."""
    start, end = tokens[low].start, tokens[behind - 1].end
    named = [m for m in parsed.mentions if start <= m.span.start and m.span.end <= end
             and m.kind in ("person", "organisation", "place")]  # fmt: skip
    if not named:
        return None
    mention = named[-1]
    before = [plain(t.text) for t in tokens[low:behind] if t.end <= mention.span.start]
    if any(w in words.prepositions for w in before) or (words.genitive and before):
        return None
    return Stretch(mention.span.start, mention.span.end)


def _attribute(tokens: Sequence[Token], cue: Hit) -> bool:
    """True for a participle right before a noun, where every noun has a capital: "das geplante Festival"."""
    behind = tokens[cue.last + 1].text[:1] if cue.last + 1 < len(tokens) else ""
    return behind.isupper() and tokens[cue.first].text[:1].islower()


def _opens(token: Token, cue: Hit, tokens: Sequence[Token], words: PlanWords) -> bool:
    """True for a word that may open a subject: an article, or where there are none a noun before a verb it acts in."""
    if _article(token, words):
        return True
    low = plain(token.text)
    if not words.acting or low in words.not_subject or low in words.prepositions:
        return False
    sure = re.compile("|".join(words.acting)).fullmatch(plain(tokens[cue.first].text))
    return sure is not None and re.compile("|".join(words.nominative)).fullmatch(low) is not None


def _bare_end(tokens: Sequence[Token], low: int, stop: int, words: PlanWords) -> int:
    """The place before the auxiliaries, denials and short words that stand right before a verb."""
    between = {*words.being, *words.having, *words.between, *words.negation}
    while stop >= low and (plain(tokens[stop].text) in between or _short(tokens[stop])):
        stop -= 1
    return stop


def _short(token: Token) -> bool:
    return len(token.text) <= _PARTICLE and token.text.islower()


def _article(token: Token, words: PlanWords) -> bool:
    return _begins(plain(token.text), words.articles)


def _participle(token: Token, words: PlanWords) -> bool:
    return bool(words.participles) and bool(re.compile("|".join(words.participles)).fullmatch(plain(token.text)))


def _begins(word: str, words: Sequence[str]) -> bool:
    """True for one of these words, where a star stands for any continuation."""
    return any(word.startswith(w[:-1]) if w.endswith("*") else word == w for w in words)
