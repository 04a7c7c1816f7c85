"""Names as words: folding, keys that survive inflection and script, given names and their variants."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord.lang import packs

WORD = re.compile(r"[^\W_]+", re.UNICODE)
"""A word of a name: letters and digits without any mark, so that "Etats-Unis" and "États Unis" have the same words."""

_GIVEN = Path(__file__).parent.parent / "lang" / "given_names.toml"
_VOWELS = re.compile(r"[aeiouyw'`’]+")
_DOUBLE = re.compile(r"(.)\1+")
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("ph", "f"), ("kh", "h"), ("gh", "g"),
    ("th", "t"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"),
    ("ts", "z"), ("tz", "z"), ("g", "k"),
)  # fmt: skip


class NameWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language gives for finding names (`lang/CODE/names.toml`).

    courtesy: words before a person's name that are no role ("Mr."). roles: nouns that make a role, lower
    case, of one or more words ("prime minister"). role_endings: endings of compounds that are roles
    ("minister"). role_links: small words a role may hold inside ("of", "de la");
    role_words: others, in scripts or languages where they have no capital. articles: words that lead
    in a name and are no part of it. particles: lower-case parts of names ("von"). given_names: common given
    names. organisation_words, place_words: words that show the kind of the name they stand in (lower
    case). vessels: words before the name of a ship, lower case. locatives: words before places.
    not_names: capitalised words that are never names, lower case.
    demonyms: lower-case beginnings of names of peoples and their adjectives. speech: lower-case
    verbs of saying that show that the name beside them is someone. endings: case endings of
    names; base_endings: what may stand in their place in the dictionary form. prefixes: words written
    together with the name they lead in. adjective_endings: endings of adjectives made of names of places.
    caseless: True where the script has no capitals; there, complements: beginnings of words that may stand between a
    title and the name; no_name: pattern of a word that opens no name that is not known; family: of the second word of
    one; joined: of one that begins
    another name, "and" being written together with it.
    nouns_capitalised: True where every noun has a capital. countries: ISO 3166 code to further forms.
    """

    courtesy: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    role_endings: tuple[str, ...] = ()
    role_links: tuple[str, ...] = ()
    role_words: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    organisation_words: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    vessels: tuple[str, ...] = ()
    locatives: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    base_endings: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    caseless: bool = False
    complements: tuple[str, ...] = ()
    no_name: str = ""
    family: str = ""
    joined: str = ""
    nouns_capitalised: bool = False
    countries: dict[str, tuple[str, ...]] = {}


class NameParts(NamedTuple):
    """A person's name in parts, folded: all given names and initials; the family name with its particles."""

    given: tuple[str, ...]
    family: str


_ONE_LETTER = str.maketrans(
    {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae"}
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without case, accents and marks, its words parted by single spaces: "États-Unis" is "etats unis"."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(_ONE_LETTER)
    return " ".join(WORD.findall(text))


@lru_cache(maxsize=65536)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """A folded word without its longest case ending that leaves four letters; equal for all cases of one name."""
    for ending in sorted(endings, key=len, reverse=True):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """The folded text in Latin letters; consonants only where the script writes no vowels."""
    if text.isascii():
        return fold(text)
    from anyascii import anyascii

    return fold(re.sub(r"['`’]", "", anyascii(text)))


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The consonants of a name by their sound: equal for most spellings of it in any script.

    "Blinken", "Блинкен" and "بلينكن" all give `blnkn`. Proposes; it never decides alone.
    """
    out: list[str] = []
    for word in latin(text).split():
        word = re.sub(r"^al(?=.{4})|^el(?=.{4})", "", word) if len(word) > 5 and not text.isascii() else word
        word = "v" + word[1:] if word.startswith("w") else word
        for sound, plain in _SOUNDS:
            word = word.replace(sound, plain)
        out.append(_DOUBLE.sub(r"\1", _VOWELS.sub("", word).replace("h", "").replace("p", "b").replace("v", "f")))
    return " ".join(w for w in out if w)


@lru_cache(maxsize=1)
def _variants() -> dict[str, frozenset[int]]:
    groups = tomllib.loads(_GIVEN.read_text(encoding="utf-8"))["same"]
    out: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for name in group:
            out.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in out.items()}


def variant_names() -> frozenset[str]:
    """All given names of the list of variants, folded."""
    return frozenset(_variants())


@lru_cache(maxsize=1)
def _common_given() -> frozenset[str]:
    """The given names that the packs list, folded: two of them that differ are two names, and no slip of the pen."""
    return frozenset(fold(n) for pack in packs() for n in pack.part("names", NameWords).given_names)


def same_given(a: str, b: str) -> bool:
    """True when two given names (folded) may be one person's: equal, an initial, a known variant, or alike in sound."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    groups = _variants()
    if groups.get(a, frozenset()) & groups.get(b, frozenset()):
        return True
    if a.isascii() and b.isascii():
        from rapidfuzz.distance import Levenshtein

        near = a[0] == b[0] and min(len(a), len(b)) >= 5 and Levenshtein.distance(a, b) <= 1
        return near and not (skeleton(a) != skeleton(b) and {a, b} <= _common_given())
    one, two = skeleton(a), skeleton(b)
    return len(one) >= 2 and one == two


def given_keys(name: str) -> frozenset[str]:
    """Keys of a given name (folded): two for which `same_given` holds share one."""
    return frozenset((name[0], f"~{skeleton(name)}", *map(str, _variants().get(name, ()))))


@lru_cache(maxsize=65536)
def person_parts(name: str, particles: tuple[str, ...] = ()) -> NameParts:
    """A person's name parted into given names and family name: the last word and the particles before it.

    "Ursula von der Leyen" gives ("ursula",) and "von der leyen"; a single word is a family name.
    """
    words = [fold(w) for w in name.split()]
    words = [w for w in words if w]
    if not words:
        return NameParts((), "")
    low = {fold(p) for p in particles}
    at = len(words) - 1
    while at > 0 and words[at - 1] in low:
        at -= 1
    return NameParts(tuple(words[:at]), " ".join(words[at:]))
