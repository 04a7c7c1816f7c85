"""Words that two reports share and that are names, though no list knows them: a small town, a ship, a firm.

A word with a capital that the dictionary of its language does not know is such a word. Its case ending and its last
vowels are left out, and its consonants stand beside it, so that "Korvan" and "Корваном" share one. Where the script has
no capitals, every longer word may be one, and is only held against those of other scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.annotate.mentions.candidates import Lexicon, is_common, lexicon
from onrecord.lang import Pack, pack
from onrecord.text.names import fold, latin, skeleton, stem

_WORD = re.compile(r"[^\W\d_]{4,}")
_INSIDE = re.compile(
    r"\b[^\W\d_A-ZÀ-ÞА-Я][^\W\d_]*[ \u00a0’'](?:[A-ZÀ-ÞА-Я][^\W\d_]{0,2}[ \u00a0])?(?=([^\W\d_]{4,}))"
)  # "de San Roque"
_PLACE = re.compile(r"([^\W\d_]+)[ \u00a0](?=([^\W\d_]{3,}))")
_LISTED = re.compile(r"[^\W\d_]{3,}")
_LEAST = 3  # consonants that can stand for a name by themselves
_CASELESS = 4  # the same, where any word may be a name
_KEPT = 20_000


def proper(text: str, language: Pack) -> frozenset[str]:
    """The words of a text that are names, each in two forms that other spellings of it share."""
    return _proper(text, language.code)


def places(text: str, language: Pack) -> frozenset[str]:
    """Those that a preposition of place leads in: "in Korvan"; none where the script has no capitals."""
    return _places(text, language.code)


def forms(names: Iterable[str], language: Pack) -> frozenset[str]:
    """The words of names that are known to be names, in the same two forms."""
    words = lexicon(language)
    return frozenset(f for n in names for w in _LISTED.findall(n) for f in _forms(w, words))


def bones(names: frozenset[str]) -> frozenset[str]:
    """The forms of names that all scripts share."""
    return frozenset(w for w in names if w.startswith("#"))


def shared(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where two reports' words have a name in common."""
    if a & b:
        return True
    return any(f"#{w[1:]}" in other for own, other in ((a, b), (b, a)) for w in own if w.startswith("~"))


@lru_cache(maxsize=_KEPT)
def _proper(text: str, code: str) -> frozenset[str]:
    words = lexicon(pack(code))
    if words.words.caseless:
        bones = (skeleton(form) for w in _WORD.findall(text) for form in (w, _bare(w, words)))
        return frozenset(f"~{b}" for b in bones if len(b) >= _CASELESS)
    inside = (
        frozenset[str]() if words.words.nouns_capitalised or _in_capitals(text) else frozenset(_INSIDE.findall(text))
    )
    found = (w for w in _WORD.findall(text) if _is_name(w, words, inside=w in inside))
    return frozenset(f for w in found for f in _forms(w, words))


def _in_capitals(text: str) -> bool:
    """True for a headline that gives most of its words a capital."""
    long = _WORD.findall(text)
    return len(long) > 3 and 2 * sum(w[0].isupper() for w in long) > len(long)


@lru_cache(maxsize=_KEPT)
def _places(text: str, code: str) -> frozenset[str]:
    words = lexicon(pack(code))
    if words.words.caseless:
        return frozenset()
    leads = {at.split()[-1] for at in words.words.locatives}
    led = (w for before, w in _PLACE.findall(text) if before.casefold() in leads)
    return frozenset(f for w in led if _is_name(w, words) for f in _forms(w, words))


def _is_name(word: str, words: Lexicon, *, inside: bool = False) -> bool:
    """inside: the word stands behind one without a capital, so that it has its own for being a name."""
    if not word[0].isupper() or fold(word) in words.not_names or words.is_demonym(word):
        return False
    if inside and not (words.is_role(word) or words.is_organisation(word)):
        return True
    return not (is_common(word.lower(), words.code) or is_common(word, words.code))


def _forms(word: str, words: Lexicon) -> list[str]:
    plain = stem(fold(word), words.endings)
    bones = skeleton(plain)
    if len(bones) > _LEAST:
        bones = bones.removesuffix("s")  # "Kalymnos", whose ending is cut in some languages
    forms = [latin(plain).rstrip("aeiouy")]
    return [*forms, f"#{bones}"] if len(bones) >= _LEAST else forms


def _bare(word: str, words: Lexicon) -> str:
    """A word without the particle that is written together with it."""
    lead = max(
        (p for p in words.words.prefixes if word.startswith(p) and len(word) - len(p) > _LEAST), key=len, default=""
    )
    return word[len(lead) :]
