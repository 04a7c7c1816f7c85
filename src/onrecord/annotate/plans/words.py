"""The words of plans in one language, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, get_args

import msgspec

from onrecord.lang import Pack
from onrecord.lang.pack import Language, in_future
from onrecord.model.statement import PlanStatus
from onrecord.text.syntax import Token

STATUSES: tuple[PlanStatus, ...] = get_args(PlanStatus)
MAKING: tuple[PlanStatus, ...] = ("proposed", "planned", "announced", "agreed", "expected", "dropped")
"""The statuses whose cues make a plan; the others only tell how one fares."""


class PlanWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `plans.toml` of a pack.

    A cue is one or more words; each is matched against a word's lower-case form or its lemma, and a word
    that ends in `*` matches every form that begins so ("planea*").

    future: words that put a clause into the future ("will"); the language's own future forms come on top.
    conditional: future seen from the past ("would"), a plan only in reported speech;
    conditional_suffixes: what makes a conditional of an infinitive ("ait"), for what the model misses.
    proposed … dropped: cues of each status of a plan. deadline: nouns that name a time limit.
    named: nouns for an agreement whose content is told later, so that the day of saying stays open.
    under: words that open a sentence with the agreement on which it rests ("under the deal").
    of: words by which a time only qualifies a noun ("the tyranny of today").
    hypothetical: words that open a clause in which nothing is planned ("if"). condition: words that open
    a condition on a plan ("on condition that"). negation: words that deny the clause.
    saying: verbs that report speech, under which a conditional is a future.
    none: words that deny the noun they stand with ("no plans to").
    until: words before a time up to which something lasts. not_until: those of them that with a negation give the
    time from which it is at the earliest.
    lasting: words for a state that goes on ("remain"). moved: words for putting a plan's day back or forward;
    a part `_` stands for up to four words ("put _ back"). first: words by which a plan is the one before a change.
    that: words that open what is said or promised.
    towards: words before the new day of what is put off or set. purpose: words between a deadline and what it is for.
    breaks: words at which a clause ends, past: words of an earlier past, past_endings: patterns of a cue
    that is itself told in the past ("promised"); for languages without syntax.
    conditional_forms: patterns of a whole word in the conditional, for languages without syntax.
    fixed: words by which something has its day ("planned for"), so that the words before them are what is to happen,
    and nobody acts; being, having: auxiliaries of the passive and of the perfect; participles: patterns of those;
    between: further words between a subject and its verb. and: words that join two verbs of one subject.
    articles: words that open a subject; passive: verbs whose subject does not act; prepositions: words behind which
    a name is no subject; genitive: True where a name may follow the noun it belongs to without one.
    acting: in a language without articles, patterns of verbs whose subject stands before them, nominative: patterns of
    a word that may open it, not_subject: words that only look so. verb_first: True where a subject follows its verb.
    away: words before the old day of what is put off. expires: words by which a deadline ends.
    links: words between a cue and its infinitive. itself: cues that are what will happen ("begins").
    All these for languages without syntax.
    verb_last: True where the verb of a clause may follow its time; then the last word is no future.
    clitics: what may be written together with the word it precedes ("and" in Arabic).
    by … end: words before a time that say how it is meant.
    """

    future: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    conditional_suffixes: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    questioned: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    deadline: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    hypothetical: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    not_until: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    conditional_forms: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    genitive: bool = False
    acting: tuple[str, ...] = ()
    nominative: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    expires: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    itself: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(default=(), name="and")
    verb_first: bool = False
    verb_last: bool = False
    clitics: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    mid: tuple[str, ...] = ()
    end: tuple[str, ...] = ()


_GAP = 4  # words that "_" in a cue stands for at most
_NO_CUES = frozenset({
    "past_endings", "conditional_suffixes", "conditional_forms", "verb_last", "verb_first", "clitics", "articles",
    "passive", "being", "having", "between", "participles", "prepositions", "genitive", "acting",
    "nominative", "not_subject", "and_", "links", "itself",
})  # fmt: skip


class Hit(NamedTuple):
    """A cue in a sentence: its group, and its first and last token's places in the sentence."""

    group: str
    first: int
    last: int


class Finder:
    """All cues of a language, ready to look through a sentence."""

    def __init__(self, words: PlanWords, language: Language) -> None:
        self.words = words
        self._language = language
        self._exact: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._begins: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for group in words.__struct_fields__:
            if group in _NO_CUES:
                continue
            for cue in getattr(words, group):
                parts = tuple(cue.lower().split())
                if parts[0].endswith("*"):
                    self._begins.setdefault(parts[0][:-1], []).append((group, parts))
                else:
                    self._exact.setdefault(parts[0], []).append((group, parts))
        self._past = re.compile("|".join(words.past_endings)) if words.past_endings else None
        self._supposed = re.compile("|".join(words.conditional_forms)) if words.conditional_forms else None

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Every cue among these tokens, in order; of two of one group that begin together the longer."""
        out: list[Hit] = []
        for i, token in enumerate(tokens):
            best: dict[str, int] = {}
            low = plain(token.text)
            options = [*self._exact.get(low, ())]
            if self._begins:
                options += [o for size in range(1, len(low) + 1) for o in self._begins.get(low[:size], ())]
            clitic = next((c for c in self.words.clitics if low.startswith(c) and len(low) > len(c) + 2), None)
            if clitic is not None:
                rest = low[len(clitic) :]
                options += self._exact.get(rest, ())
                options += [o for size in range(1, len(rest) + 1) for o in self._begins.get(rest[:size], ())]
            if token.pos and token.lemma and token.lemma.lower() != low:
                options += self._exact.get(plain(token.lemma), ())
            for group, parts in options:
                size = _size(parts, tokens, i)
                if size:
                    best[group] = max(best.get(group, 0), size)
            if "future" in best and low in self._language.not_future:
                del best["future"]
            if "future" not in best and self.in_future(token):
                best["future"] = 1
            named = i > 0 and plain(tokens[i - 1].text) in self.words.articles  # "la refinería"
            if low in self._conditionals(token) or (self._supposed and not named and self._supposed.fullmatch(low)):
                best["conditional"] = 1
            out += [Hit(group, i, i + size - 1) for group, size in sorted(best.items())]
        return out

    def _conditionals(self, token: Token) -> list[str]:
        """The conditional forms of a verb: its infinitive without a final e, and each suffix."""
        if not self.words.conditional_suffixes or token.pos not in ("VERB", "AUX"):
            return []
        return [plain(token.lemma).removesuffix("e") + suffix for suffix in self.words.conditional_suffixes]

    def in_past(self, token: Token) -> bool:
        """True when a cue's own form is past."""
        return self._past is not None and bool(self._past.fullmatch(plain(token.text)))

    def in_future(self, token: Token) -> bool:
        """True when the word's own form is a future tense."""
        return "Tense=Fut" in token.morph or in_future(token.text, self._language)


def plain(word: str) -> str:
    """Lower case, with straight apostrophes."""
    return word.lower().replace("’", "'")


def _size(parts: Sequence[str], tokens: Sequence[Token], first: int) -> int:
    """How many tokens a cue takes whose first part is known to match; 0 when the others do not follow."""
    at = first + 1
    for k, part in enumerate(parts[1:], start=1):
        if part == "_":
            near = range(at, min(at + _GAP + 1, len(tokens)))
            at = next((i for i in near if _matches(parts[k + 1], tokens[i])), len(tokens))
        elif at < len(tokens) and _matches(part, tokens[at]):
            at += 1
        else:
            return 0
    return at - first


def _matches(part: str, token: Token) -> bool:
    low = plain(token.text)
    if part.endswith("*"):
        return low.startswith(part[:-1])
    return part == low or (bool(token.pos) and part == plain(token.lemma))


@lru_cache(maxsize=64)
def finder(pack: Pack) -> Finder:
    """The cues of a language pack."""
    return Finder(pack.part("plans", PlanWords), pack.language)


def statuses(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that carry a status of a plan."""
    return [h for h in hits if h.group in STATUSES]
