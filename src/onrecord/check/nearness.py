"""How near two sentences are for a check: by meaning, or as one that has all words of the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.across.figure_match import Likeness
from onrecord.across.figure_readings import Reading
from onrecord.lang import pack
from onrecord.text.terms import terms

_MARK = re.compile(r"[,;:.!?()–—،؛]\s|\s[–—-]\s")
ENOUGH = 4
"""Telling words that the shorter of two sentences must have for shared words to say anything."""
MOST, EACH = 40, 6
"""Sentences at most that are compared by their meaning, and sentences for each of the draft's."""
CLEAR = 0.9
WHOLE = 0.95
"""Likeness of two sentences of one language of which one has all telling words of the other."""


def shared(a: str, b: str, lang: str | None) -> float:
    """The part of the telling words of the shorter text that the other has too, times `WHOLE`; 0 for few words."""
    one, two = _terms(a, lang), _terms(b, lang)
    fewer = min(len(one), len(two))
    return WHOLE * len(one & two) / fewer if fewer >= ENOUGH else 0.0


@lru_cache(maxsize=4096)
def _terms(text: str, lang: str | None) -> frozenset[str]:
    return frozenset(t for t in terms(text, pack(lang)) if not t.isdigit())


class Nearness(Likeness):
    """The likeness of the sentences of figures; in one language also by the words that they share.

    Meaning is slow to find, so it is asked of the likeliest pairs alone: for each of the draft's figures of those
    that come first in the order given, until `MOST` sentences are reached.
    """

    def __init__(self, wanted: Sequence[tuple[Reading, Sequence[Reading]]]) -> None:
        super().__init__()
        self._asked = frozenset(r.context for r in _turns(wanted))

    def of(self, a: Reading, b: Reading) -> float:
        """The likeness of two readings' sentences, their numbers left out; 0 where neither words nor meaning tell."""
        words = _by_words(a, b)
        if words >= CLEAR or not {a.context, b.context} <= self._asked:
            return words
        return max(words, super().of(a, b))


def _by_words(a: Reading, b: Reading) -> float:
    """What the sentences share, or the clauses that the numbers stand in."""
    if a.article.lang != b.article.lang:
        return 0.0
    clauses = shared(_clause(a.context), _clause(b.context), a.article.lang)
    return max(shared(a.context, b.context, a.article.lang), clauses)


def _clause(context: str) -> str:
    """The part of a sentence, from one mark to the next, that its number (`…`) was left out of."""
    before, _, after = context.partition("…")
    return f"{_MARK.split(before)[-1]} {_MARK.split(after, maxsplit=1)[0]}"


def _turns(wanted: Sequence[tuple[Reading, Sequence[Reading]]]) -> list[Reading]:
    """The readings to be compared by meaning: the first of each of the draft's, then the second, and so on."""
    out: dict[int, Reading] = {}
    for n in range(EACH):
        for mine, theirs in wanted:
            if n < len(theirs) and len(out) < MOST:
                out.setdefault(id(mine), mine)
                out.setdefault(id(theirs[n]), theirs[n])
    return list(out.values())
