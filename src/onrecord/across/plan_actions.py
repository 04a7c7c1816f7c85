"""What is done, by concept, in any language: "withdrawal", "retrait" and "Abzug" are one.

The file `actions.toml` of each pack lists words for the same named concepts. It is a support and a veto for
the similarity of meaning, which alone cannot tell a withdrawal from an arrival.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from onrecord.lang import Pack
from onrecord.text.vowels import bare

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARKS = ("begin", "finish", "part", "moving", "lasting", "happens", "dropped", "missed", "denied")
_GAP, _CLAUSE = 4, 14  # words that "_" may stand for in a phrase for a moved date, and in a concept's
_BEHIND = 4  # words between a denial and what was not done
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*")


class ActionWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `actions.toml` of a pack; a word that ends in `*` matches every form that begins so.

    begin, finish, part: words for how much of an action is meant. dropped, missed: words by which it is given up or its
    day let go by; denied: words before a verb by which it was not done. moving: words for a date that changes;
    moving_phrases: the same of several words, where `_` stands for up to four. lasting: words for a state that goes on.
    happens: words that say only that their subject takes place, which then is the act.
    concepts: name of a concept, the same in every language, to its words; `_` in one stands for the words between a
    verb and its particle ("nahm _ fest").
    """

    begin: tuple[str, ...] = ()
    finish: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    happens: tuple[str, ...] = ()
    moving_phrases: tuple[str, ...] = ()
    concepts: dict[str, tuple[str, ...]] = {}


class Deed(NamedTuple):
    """What words tell of an action: its concepts, and whether of its beginning, its end, a part, a move of its date."""

    concepts: frozenset[str]
    begin: bool
    finish: bool
    part: bool
    moving: bool
    numbers: frozenset[str]
    lasting: bool = False
    happens: bool = False

    def alike(self, other: Deed) -> bool | None:
        """True when both share a concept, False when both have some and share none, None when one has none."""
        if not self.concepts or not other.concepts:
            return None
        return bool(self.concepts & other.concepts)


def deed(text: str, pack: Pack) -> Deed:
    """The deed that a text in the pack's language tells."""
    text = bare(text)
    names = {name for found in _words(text, pack) for name in found}
    names.update(name for name, pattern in _apart(pack) if pattern.search(text.lower()))
    marks = {name for name in names if name.startswith("=")}
    moving = "=moving" in marks or _moving(pack, text.lower())
    numbers = frozenset(re.sub(r"\D", "", n) for n in _NUMBER.findall(text))
    return Deed(
        concepts=frozenset(names - marks),
        begin="=begin" in marks,
        finish="=finish" in marks,
        part="=part" in marks,
        moving=moving,
        numbers=numbers,
        lasting="=lasting" in marks,
        happens="=happens" in marks,
    )


def ended(text: str, pack: Pack, concepts: frozenset[str]) -> Literal["dropped", "missed"] | None:
    """What a sentence says became of an act of these concepts: given up, or not done; None where it is silent."""
    words = _words(bare(text), pack)
    for i, here in enumerate(words):
        denied = any("=denied" in w for w in words[max(0, i - 2) : i])
        if "=dropped" in here and not here & concepts and not denied:
            return "dropped"
        if "=missed" in here and not here & concepts and not denied:
            return "missed"
        if "=denied" in here and any(w & concepts for w in words[i + 1 : i + 1 + _BEHIND]):
            return "missed"
    return None


def _words(text: str, pack: Pack) -> list[set[str]]:
    """What each word of a text names: concepts, and marks with a sign before them."""
    exact, begins = _index(pack)
    out = []
    for match in _WORD.finditer(text.lower()):
        word = match[0]
        names = set(exact.get(word, ()))
        for size in range(1, len(word) + 1):
            names.update(begins.get(word[:size], ()))
        out.append(names)
    return out


def _moving(pack: Pack, text: str) -> bool:
    """True when a phrase for a changed date stands in a lower-case text."""
    pattern = _phrases(pack)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=64)
def _phrases(pack: Pack) -> re.Pattern[str] | None:
    phrases = pack.part("actions", ActionWords).moving_phrases
    return _pattern(phrases, _GAP) if phrases else None


def _pattern(phrases: Iterable[str], gap: int) -> re.Pattern[str]:
    """A pattern for any of these phrases, in which `_` stands for one word or up to `gap`."""
    some = rf"(?:[^\S\n]+[^\s.;:!?]+){{1,{gap}}}[^\S\n]+"
    spaced = (re.escape(p).replace(r"\ _\ ", some).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(r"\b(?:" + "|".join(spaced) + r")\b")


@lru_cache(maxsize=64)
def _apart(pack: Pack) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The concepts that words with others between them name, such as a verb and its particle at the clause's end."""
    concepts = pack.part("actions", ActionWords).concepts
    spaced = {name: [w for w in words if " " in w] for name, words in concepts.items()}
    return tuple((name, _pattern(words, _CLAUSE)) for name, words in spaced.items() if words)


@lru_cache(maxsize=64)
def _index(pack: Pack) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    words = pack.part("actions", ActionWords)
    groups = dict(words.concepts)
    groups.update({f"={name}": getattr(words, name) for name in _MARKS})
    exact: dict[str, tuple[str, ...]] = {}
    begins: dict[str, tuple[str, ...]] = {}
    for name, forms in groups.items():
        for form in forms:
            if " " in form:
                continue
            target, key = (begins, form[:-1]) if form.endswith("*") else (exact, form)
            target[key] = (*target.get(key, ()), name)
    return exact, begins
