"""What is done, by concept, in any language: "withdrawal", "retrait" and "Abzug" are one.

The file `actions.toml` of each pack lists words for the same named concepts. It is a support and a veto for
the similarity of meaning, which alone cannot tell a withdrawal from an arrival.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from onrecord.lang import Pack

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*")


class ActionWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `actions.toml` of a pack; a word that ends in `*` matches every form that begins so.

    begin, finish, part: words for how much of an action is meant. moving: words for a date that changes;
    moving_phrases: the same of several words, where `_` stands for up to four. lasting: words for a state that goes on.
    concepts: name of a concept, the same in every language, to its words.
    """

    begin: tuple[str, ...] = ()
    finish: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    moving: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
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

    def alike(self, other: Deed) -> bool | None:
        """True when both share a concept, False when both have some and share none, None when one has none."""
        if not self.concepts or not other.concepts:
            return None
        return bool(self.concepts & other.concepts)


def deed(text: str, pack: Pack) -> Deed:
    """The deed that a text in the pack's language tells."""
    exact, begins = _index(pack)
    names: set[str] = set()
    for match in _WORD.finditer(text.lower()):
        word = match[0]
        names.update(exact.get(word, ()))
        for size in range(1, len(word) + 1):
            names.update(begins.get(word[:size], ()))
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
    )


def _moving(pack: Pack, text: str) -> bool:
    """True when a phrase for a changed date stands in a lower-case text."""
    pattern = _phrases(pack)
    return pattern is not None and pattern.search(text) is not None


@lru_cache(maxsize=64)
def _phrases(pack: Pack) -> re.Pattern[str] | None:
    phrases = pack.part("actions", ActionWords).moving_phrases
    if not phrases:
        return None
    spaced = (re.escape(p).replace(r"\ _\ ", r"(?:\s+\w+){1,4}\s+").replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(r"\b(?:" + "|".join(spaced) + r")\b")


@lru_cache(maxsize=64)
def _index(pack: Pack) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    words = pack.part("actions", ActionWords)
    groups = dict(words.concepts)
    groups.update({f"={name}": getattr(words, name) for name in ("begin", "finish", "part", "moving", "lasting")})
    exact: dict[str, tuple[str, ...]] = {}
    begins: dict[str, tuple[str, ...]] = {}
    for name, forms in groups.items():
        for form in forms:
            target, key = (begins, form[:-1]) if form.endswith("*") else (exact, form)
            target[key] = (*target.get(key, ()), name)
    return exact, begins
