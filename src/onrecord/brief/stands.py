"""Whether a sentence can be read alone: no pronoun without its name, no word that leans on the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from onrecord.lang import Pack
from onrecord.text.sentences import MARKS

_WORD = re.compile(r"[^\W\d_]+|\d+")
_END = re.compile(rf"[.!…][{MARKS}'’)\]]*$")
_SHORTEST, _LONGEST = 6, 48
_NEAR = 6
"""Words at the start of a sentence in which a pronoun can hardly stand for a noun before it in the same sentence."""


class BriefWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `brief.toml` of a pack: what makes a sentence lean on the one before. All in small letters.

    leaning: pronouns and possessives of the third person, which near the start of a sentence need a name before
    them. speaking: pronouns of the first and second person, which need a quotation and its speaker. empty: words
    in a row that only look leaning ("it is expected"). opening: first words that lean, of one or several words.
    pointing: demonstratives, and words that point at another place of the report or page. hour: what is written
    behind the hour of a time of day ("14h30"). subjects: where a verb alone can be a whole clause, the first words of
    a sentence that has its subject or needs none; left out where every sentence has one.
    """

    leaning: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    hour: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class _Words:
    def __init__(self, words: BriefWords) -> None:
        self.leaning, self.speaking = frozenset(words.leaning), frozenset(words.speaking)
        self.subjects = frozenset(words.subjects)
        hour = "|".join(map(re.escape, words.hour)) or "(?!)"
        clock = rf"\d{{1,2}}(?:[.:]\d\d(?:\s?(?:{hour}))?|\s?(?:{hour})\.?\s?(?:\d\d)?)"
        self.stamp = re.compile(rf"{clock}\s?[:.\-–—|]\s", re.IGNORECASE)
        self.opening, self.empty, self.pointing = (_row(x) for x in (words.opening, words.empty, words.pointing))


def _row(phrases: Sequence[str]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    inner = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{inner})(?![^\W\d_])")


@lru_cache(maxsize=64)
def _words(pack: Pack) -> _Words:
    return _Words(pack.part("brief", BriefWords))


def whole(text: str, pack: Pack) -> bool:
    """True for a sentence that ends as one, of a length to be read, and does not begin with an entry's time of day."""
    count = len(text.split())
    if _words(pack).stamp.match(text):
        return False
    return _SHORTEST <= count <= _LONGEST and bool(_END.search(text)) and text[:1] not in "-–—…•*"


def leans(text: str, pack: Pack, names: Sequence[int], *, quoted: bool, stands_for: int | None = None) -> bool:
    """True for a sentence that cannot be read alone.

    names: where names start in it. quoted: True where it holds a quotation and says whose it is. stands_for: where
    its pronoun starts, if it is known whom that stands for.
    """
    words = _words(pack)
    low = text.lower()
    head = low.lstrip(MARKS + " '‘’([")
    if words.opening and words.opening.match(head) and not (words.empty and words.empty.match(head)):
        return True
    empty = [m.span() for m in words.empty.finditer(low)] if words.empty else []
    pointing = words.pointing.finditer(low) if words.pointing else ()
    if any(not any(s <= m.start() < e for s, e in empty) for m in pointing):
        return True
    first = min(names, default=len(text))
    if stands_for is not None:
        first = min(first, stands_for)
    found = list(_WORD.finditer(low))
    for number, m in enumerate(found):
        if any(s <= m.start() < e for s, e in empty):
            continue
        if m[0] in words.leaning and m.start() < first and number < _NEAR:
            return True
        written = text[m.start() : m.end()]
        if m[0] in words.speaking and not quoted and not (len(written) > 1 and written.isupper()):
            return True  # "the US" is none of us
    return bool(words.subjects) and bool(found) and not _has_subject(text, found[0], words, first)


def _has_subject(text: str, first: re.Match[str], words: _Words, name: int) -> bool:
    """True where the sentence begins with a word that a subject or its place may begin with: no bare verb."""
    word = first[0]
    return word.isdigit() or name <= first.start() or word in words.subjects
