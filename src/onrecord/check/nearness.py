"""How near two sentences are for a check: by meaning, or as one that has all words of the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.across.figure_match import Likeness
from onrecord.across.figure_readings import Reading
from onrecord.lang import pack
from onrecord.text.terms import terms

ENOUGH = 4
"""Telling words that the shorter of two sentences must have for shared words to say anything."""
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
    """The likeness of the sentences of figures; in one language also by the words that they share."""

    def __init__(self, rows: Sequence[Reading]) -> None:
        super().__init__(list(rows))

    def of(self, a: Reading, b: Reading) -> float:
        """The likeness of two readings' sentences, their numbers left out."""
        near = super().of(a, b)
        if a.article.lang != b.article.lang:
            return near
        return max(near, shared(a.context, b.context, a.article.lang))
