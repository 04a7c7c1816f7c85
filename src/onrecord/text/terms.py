"""The words that say what a text is about, in one alphabet for all languages, and how much each weighs.

A term is a word folded to lower-case ASCII and cut to its first letters, so that "Kabul", "Kaboul's"
and "Кабул" can meet; words that a language pack lists as empty are left out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from onrecord.lang import Pack
from onrecord.text.vowels import bare

STEM = 6
"""Letters of a word that are kept: a rough stem that serves inflected languages without a model."""

PILE = 200
"""Reports of an imagined general pile that are added when rarity is counted, so that in a small dossier
the words shared by all its reports still count as telling ones."""

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


class StoryWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The part `stories` of a language pack.

    stop: words that say nothing about a report's matter, lower case.
    ordinals: what follows a number's digits in an ordinal ("th", "ème", "-й").
    """

    stop: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()


@lru_cache(maxsize=262144)
def fold(word: str) -> str:
    """A word in lower-case ASCII letters and digits, transliterated where it must be; empty when nothing is left."""
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]", "", anyascii(word).lower())


@lru_cache(maxsize=64)
def _stop(pack: Pack) -> frozenset[str]:
    words = pack.part("stories", StoryWords).stop
    return frozenset(folded for word in words for piece in _WORD.findall(word) if (folded := fold(piece)))


def terms(text: str, pack: Pack) -> list[str]:
    """The terms of a text in order, repeated as they stand there.

    Scripts written without spaces give pairs of neighbouring characters.
    """
    stop = _stop(pack)
    out: list[str] = []
    for word in _WORD.findall(bare(text)):
        if _RUN.match(word):
            out += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
            continue
        folded = fold(word)
        if not folded or folded in stop or (len(folded) < 2 and not folded.isdigit()):
            continue
        out.append(folded if folded[0].isdigit() else folded[:STEM])
    return out


def rarity(bags: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """How much each term tells: the logarithm of how rare it is among the bags and `PILE` imagined ones."""
    counts: Counter[str] = Counter()
    n = 0
    for bag in bags:
        n += 1
        counts.update(bag.keys())
    return {term: math.log((n + PILE) / (count + 0.5)) for term, count in counts.items()}


def weigh(bags: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Unit vectors of TF-IDF weights (1 + log of the count, times rarity), one a bag; an empty bag gives none."""
    rare = rarity(bags)
    out = []
    for bag in bags:
        weights = {t: (1 + math.log(max(1.0, count))) * rare[t] for t, count in sorted(bag.items())}
        norm = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        out.append({t: w / norm for t, w in weights.items()})
    return out
