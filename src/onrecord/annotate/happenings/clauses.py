"""What happened at a time, read from the tree of its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.annotate.happenings.words import EventLexicon
from onrecord.annotate.plans.climb import outer_token
from onrecord.annotate.plans.phrases import RELATIVE, SUBJECTS
from onrecord.annotate.plans.tense import Groups, tense, verbal
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Syntax, Token

_ASIDE = frozenset({"advcl", "relcl", "acl:relcl", "ccomp", "parataxis", "conj", "cc", "punct", "mark", "appos"})
_NOMINAL = frozenset({"pobj", "prep", "nmod", "obl:arg", "compound", "amod", "nummod"})
_UP = frozenset({"xcomp", "ccomp", "pcomp", "conj", "obl:arg", "obl:mod", "advcl"})
_AHEAD = frozenset({"planned", "expected", "proposed"})
_STEPS = 12
_INVERTED = frozenset({",", "”", "»", '"', "'"})


class Clause(NamedTuple):
    """A dated happening in words.

    start, end: the clause in the text. gist: its words without the time, with what a pronoun in it stands for.
    main: True when a finite verb in the past tells it, False for a noun or participle ("their opening").
    """

    start: int
    end: int
    gist: str
    main: bool


def find(
    syntax: Syntax, sentence: Sentence, time: Time, groups: Groups, words: EventLexicon, *, owned: bool
) -> Clause | None:
    """The happening that a time dates, or None when it dates speech, a state, or nothing past.

    owned: the time belongs to the noun before it ("the attacks of May 3").
    """
    token = outer_token(sentence, time)
    noun: Token | None = None
    for _ in range(_STEPS):
        if token is None or token.head in (-1, token.i):
            break
        below, token = token, syntax.tokens[token.head]
        if not sentence.start <= token.start < sentence.end:
            return None
        if token.pos == "NOUN" and "T" in (time.value or "") and below.i < token.i:
            return None  # "the midnight train"
        if token.pos == "NOUN" and not (noun is None and _set_off(syntax, token, time)):
            noun = noun if noun is not None and below.dep not in _NOMINAL else token
        elif verbal(syntax, token):
            return _verb(syntax, sentence, token, below, noun, time, groups, words, owned=owned)
    return _noun(syntax, noun, time) if noun is not None else None


def _verb(
    syntax: Syntax,
    sentence: Sentence,
    verb: Token,
    below: Token,
    noun: Token | None,
    time: Time,
    groups: Groups,
    words: EventLexicon,
    *,
    owned: bool,
) -> Clause | None:
    how = tense(syntax, verb, groups)
    if noun is not None and (owned or below.dep not in ("dobj", "obj") or how != "past"):
        return _noun(syntax, noun, time)
    if how == "none" and verb.dep in ("acl", "amod"):
        if groups.get(verb.i, frozenset()) & _AHEAD:  # "the summit scheduled for Saturday" has not happened yet
            return None
        head = syntax.tokens[verb.head]
        return _noun(syntax, head, time) if head.pos in ("NOUN", "PROPN") and head.head != head.i else None
    for _ in range(4):
        if how != "none" or verb.dep not in _UP or verb.head in (-1, verb.i):
            break
        verb = syntax.tokens[verb.head]
        how = tense(syntax, verb, groups) if verbal(syntax, verb) else "none"
    if how != "past" or _says(syntax, verb, words, time) or words.is_state(verb.text, verb.lemma):
        return None
    if any("negation" in groups.get(t.i, frozenset()) or t.dep == "neg" for t in syntax.children(verb)):
        return None
    if _told_between(syntax, verb, time, words):
        return None
    kept = _kept(syntax, verb)
    lead: list[Token] = []
    if verb.dep in RELATIVE:
        noun = syntax.tokens[verb.head]
        lead = [t for t in syntax.subtree(noun) if t.i < min(k.i for k in kept) and not _under(syntax, t, noun, _ASIDE)]
    while lead and lead[0].pos == "ADP":
        lead = lead[1:]
    return _made([*lead, *kept], time, main=True)


def _says(syntax: Syntax, verb: Token, words: EventLexicon, time: Time) -> bool:
    """True for a verb of saying, unless it takes a thing and no words for its object ("announced talks")."""
    if not words.says(verb.text, verb.lemma):
        return False
    behind = [t for t in syntax.children(verb) if t.i > verb.i and not time.span.start <= t.start < time.span.end]
    first = min([verb, *(t for t in syntax.children(verb) if t.dep.startswith("aux"))], key=lambda t: t.i)
    if first.i > 0 and syntax.tokens[first.i - 1].text in _INVERTED:  # "…, announced the ministry"
        return True
    thing = any(t.dep in ("dobj", "obj") and t.pos in ("NOUN", "PROPN") for t in behind)
    return not thing or any(t.dep in ("ccomp", "parataxis") for t in syntax.children(verb))


def _told_between(syntax: Syntax, verb: Token, time: Time, words: EventLexicon) -> bool:
    """True when a verb of saying stands between a verb and the time: "left for Rome, the ministry said on Monday"."""
    low, high = sorted((verb.end, time.span.start))
    near = syntax.between(low, high) if low < high else ()
    return any(t.i != verb.i and verbal(syntax, t) and words.says(t.text, t.lemma) for t in near)


def _set_off(syntax: Syntax, noun: Token, time: Time) -> bool:
    """True when a comma parts a noun from the time behind it, which then belongs to the clause."""
    between = syntax.between(noun.end, time.span.start) if noun.end < time.span.start else ()
    return any(t.text == "," for t in between)


def _noun(syntax: Syntax, noun: Token, time: Time) -> Clause:
    """A happening told by a noun phrase, with the owner of its "their" where the clause gives one."""
    for _ in range(4):
        above = syntax.tokens[noun.head]
        if noun.dep not in ("nmod", "pobj") or above.i == noun.i:
            break
        upper = above if above.pos == "NOUN" else syntax.tokens[above.head] if above.pos == "ADP" else noun
        if upper.pos != "NOUN" or upper.i > noun.i:
            break
        noun = upper
    kept = [t for t in syntax.subtree(noun) if not _under(syntax, t, noun, {"relcl", "acl:relcl", "advcl", "conj"})]
    lead: list[Token] = []
    if any("Poss=Yes" in t.morph for t in syntax.children(noun)):
        lead = _owner(syntax, noun)
    made = _made(kept, time, main=False)
    return made._replace(gist=" ".join([*(t.text for t in lead), made.gist]))


def _owner(syntax: Syntax, noun: Token) -> list[Token]:
    """The subject of the clause around a noun, or what its relative pronoun stands for."""
    token = noun
    for _ in range(_STEPS):
        if token.head in (-1, token.i):
            return []
        token = syntax.tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            break
    subject = next((t for t in syntax.children(token) if t.dep in SUBJECTS), None)
    if subject is None:
        return []
    if subject.pos == "PRON" and token.dep in RELATIVE:
        subject = syntax.tokens[token.head]
    return [t for t in syntax.subtree(subject) if t.i < noun.i and not _under(syntax, t, subject, _ASIDE)]


def _kept(syntax: Syntax, verb: Token) -> list[Token]:
    """The tokens of a verb's own clause, without the clauses that hang from it."""
    return [t for t in syntax.subtree(verb) if not _under(syntax, t, verb, _ASIDE)]


def _under(syntax: Syntax, token: Token, top: Token, deps: Iterable[str]) -> bool:
    """True when a dependency of these lies between a token and the top."""
    for _ in range(40):
        if token.i == top.i or token.head in (-1, token.i):
            return False
        if token.dep in deps:
            return True
        token = syntax.tokens[token.head]
    return True


def _made(tokens: list[Token], time: Time, *, main: bool) -> Clause:
    """The clause of these tokens: the unbroken stretch of them around the time, and their words without it."""
    opening = ("SCONJ", "CCONJ", "PUNCT") if main else ("ADP", "SCONJ", "CCONJ", "PUNCT")
    while len(tokens) > 1 and tokens[0].pos in opening and tokens[0].end <= time.span.start:
        tokens = tokens[1:]
    start = min(min(t.start for t in tokens), time.span.start)
    end = max(max(t.end for t in tokens), time.span.end)
    words = [t.text for t in tokens if t.end <= time.span.start or time.span.end <= t.start]
    return Clause(start, end, " ".join(words), main)
