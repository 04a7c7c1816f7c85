"""The words of events in one language."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from onrecord.annotate.plans.words import plain
from onrecord.lang import Pack


class EventWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `events.toml` of a pack.

    since: words before a time that opens a period, so that it is not the day of what happened.
    of: words by which a time belongs to a noun ("the attacks of May 3"). at: words before the place of
    an event. on: words that lead to its day ("on"). saying: verbs that report words and tell no event, as whole
    forms or with `*`.
    auxiliaries, participles (patterns), participle_last: what together makes a perfect ("ha ... aperto").
    past: forms that put a clause into the past, past_endings: patterns of such a form, not_past: words
    that only look so; all three for languages without a syntax model.
    breaks: words at which a clause ends. stative: verbs that tell a state, not an event.
    """

    since: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    participle_last: bool = False
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    not_past: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    stative: tuple[str, ...] = ()


class EventLexicon:
    """The words of events, ready to be asked."""

    def __init__(self, words: EventWords) -> None:
        self.words = words
        self._endings = re.compile("|".join(words.past_endings)) if words.past_endings else None
        self._participles = re.compile("|".join(words.participles)) if words.participles else None
        self._past, self._not_past = frozenset(words.past), frozenset(words.not_past)

    def says(self, *forms: str) -> bool:
        """True for a verb of saying, by its form or lemma."""
        return any(_among(plain(form), self.words.saying) for form in forms)

    def is_state(self, *forms: str) -> bool:
        """True for a verb that tells a state, by its form or lemma."""
        return any(_among(plain(form), self.words.stative) for form in forms)

    def in_past(self, word: str) -> bool:
        """True when a word's own form is past."""
        low = plain(word)
        if low in self._not_past or word[:1].isupper():
            return False
        return low in self._past or bool(self._endings and self._endings.fullmatch(low))

    def is_auxiliary(self, word: str) -> bool:
        """True for an auxiliary of the perfect."""
        return plain(word) in self.words.auxiliaries

    def is_participle(self, word: str) -> bool:
        """True when a word has the form of a past participle."""
        return bool(self._participles and self._participles.fullmatch(plain(word)))

    def opens_period(self, before: str) -> bool:
        """True when the text before a time ends in a word that opens a period."""
        return _ends_in(before, self.words.since)

    def is_of(self, before: str) -> bool:
        """True when the text before a time makes it belong to a noun."""
        return _ends_in(before, self.words.of)

    def is_at(self, before: str) -> bool:
        """True when the text before a name ends in a word for being at a place."""
        return _ends_in(before, self.words.at)

    def without_day(self, text: str, start: int, end: int) -> str:
        """A text without the time at start to end and the words that lead to it."""
        front, behind = text[:start].rstrip(" ,("), text[end:].lstrip(" ,)")
        while lead := next((w for w in sorted(self.words.on, key=len, reverse=True) if _ends_in(front, (w,))), ""):
            front = front[: len(front) - len(lead)].rstrip(" ,(")
        return " ".join(f"{front} {behind}".split())


def _among(word: str, forms: tuple[str, ...]) -> bool:
    return any(word.startswith(f[:-1]) if f.endswith("*") else word == f for f in forms)


def _ends_in(before: str, words: tuple[str, ...]) -> bool:
    near = " " + plain(before[-30:]).rstrip()
    return any(near.endswith((" " + w, "'" + w, "(" + w)) for w in words)


@lru_cache(maxsize=64)
def lexicon(pack: Pack) -> EventLexicon:
    """The words of events of a pack."""
    return EventLexicon(pack.part("events", EventWords))
