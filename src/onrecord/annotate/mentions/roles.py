"""The role written beside a person's name: "German Defense Minister", "le secrétaire d'État américain"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from onrecord.annotate.mentions.candidates import Lexicon, Unit
from onrecord.text.names import fold

REACH = 9
"""Words that a role may have."""

_STOP = frozenset(';:!?()[]«»“”"…\n|,')
_VERBS = frozenset({"VERB", "AUX"})
_INSIDE = frozenset({"NOUN", "ADJ", "PROPN", "PART", "NUM"})


def before(
    units: Sequence[Unit], at: int, size: int, text: str, persons: Set[int], lexicon: Lexicon
) -> tuple[int, int] | None:
    """Offsets of the role that leads in the name of `size` words from word `at`, None where there is none.

    persons: offsets at which words of other persons' names begin; no role reaches over one.
    """
    if lexicon.words.caseless or not at:
        return None
    gap = text[units[at - 1].end : units[at].start]
    if gap.strip(" \u00a0\u202f,’'.") or not _may_follow_comma(units, at, size, gap, text):
        return None
    i, head = at - 1, -1
    while i >= 0 and at - i <= REACH:
        if units[i].start in persons or (i < at - 1 and _parted(text, units, i)):
            break
        if lexicon.is_role(units[i].text) and units[i].pos not in _VERBS:
            head = i
        elif not _inside(units, i, lexicon) or (units[i].capital and lexicon.is_given(units[i].text)):
            break
        i -= 1
    if head < 0 or ("," in gap and head > 3 and not _closed_after(units, at + size, text)):
        return None
    while head > 0 and not _parted(text, units, head - 1) and _describes(units, head - 1, lexicon):
        head -= 1
    end = at - 1
    while end > head and fold(units[end].text) in lexicon.articles | lexicon.courtesy | lexicon.role_links:
        end -= 1
    if all(fold(u.text) in lexicon.courtesy for u in units[head : end + 1]):
        return None
    return units[head].start, units[end].end


def after(units: Sequence[Unit], at: int, text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Offsets of the role between commas after the name whose next word is `at`, None where there is none."""
    if not 0 < at < len(units) or text[units[at - 1].end : units[at].start].strip() not in (",", "("):
        return None
    i = at
    while i < len(units) and fold(units[i].text) in lexicon.articles:
        i += 1
    start, head = i, -1
    while i < len(units) and i - start < REACH + 3 and not (i > start and _parted(text, units, i - 1)):
        if head < 0 and lexicon.is_role(units[i].text):
            head = i
        i += 1
    if head < 0 or head - start > (3 if units[start].pos else 1) or not _closed(units, i, text):
        return None
    if any(u.capital and lexicon.is_given(u.text) for u in units[start:i]):
        return None
    return units[start].start, units[i - 1].end


def _closed(units: Sequence[Unit], at: int, text: str) -> bool:
    end = units[at].start if at < len(units) else units[at - 1].end + 1
    return text[units[at - 1].end : end].strip()[:1] in (",", ".", ")", ";")


def _closed_after(units: Sequence[Unit], at: int, text: str) -> bool:
    """True when the name that ends before word `at` is closed by a mark, as a name in apposition is."""
    return text[units[at - 1].end : units[at - 1].end + 2].strip()[:1] in (",", ".", ")", ";", "")


def _may_follow_comma(units: Sequence[Unit], at: int, size: int, gap: str, text: str) -> bool:
    return "," not in gap or at <= 8 or _closed_after(units, at + size, text)


def _inside(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """True for a word that a role may hold after its head: link, people's name, capital, plain noun."""
    unit = units[i]
    if fold(unit.text) in lexicon.role_inside or lexicon.is_demonym(unit.text):
        return True
    if unit.pos:
        return unit.pos in _INSIDE
    return unit.capital or (i > 0 and fold(units[i - 1].text) in lexicon.role_inside)


def _describes(units: Sequence[Unit], i: int, lexicon: Lexicon) -> bool:
    """True for what stands before the head of a role: "German Defense" Minister, "Prime" Minister."""
    unit, folded = units[i], fold(units[i].text)
    if f"{folded} {fold(units[i + 1].text)}" in lexicon.role_phrases:
        return True
    if folded in lexicon.articles | lexicon.role_inside | lexicon.courtesy | lexicon.calendar:
        return False
    return lexicon.is_demonym(unit.text) or (unit.capital and not unit.first)


def _parted(text: str, units: Sequence[Unit], i: int) -> bool:
    """True when a mark between word `i` and the next ends the phrase."""
    return any(c in _STOP for c in text[units[i].end : units[i + 1].start])
