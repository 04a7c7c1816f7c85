"""Persons that the model missed or cut: from a given name on to the family name, particles included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.mentions.candidates import Candidate, Lexicon, Unit
from onrecord.text.names import fold

LONGEST = 7
"""Words that a person's name may have."""


def find(units: Sequence[Unit], text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """The names of a sentence that begin with a known given name and end with a word in a capital."""
    at = 0
    while at < len(units):
        size = _size(units, at, text, lexicon)
        if size > 1:
            yield Candidate(units[at].start, units[at + size - 1].end, "person", "given", 1)
        at += max(size, 1)


def _size(units: Sequence[Unit], at: int, text: str, lexicon: Lexicon) -> int:
    if not units[at].capital or not lexicon.is_given(units[at].text):
        return 0
    size = 1
    while at + size < len(units) and size < LONGEST:
        unit, folded = units[at + size], fold(units[at + size].text)
        gap = text[units[at + size - 1].end : unit.start]
        if gap not in (" ", "\u00a0", ". ", "’", "'") or (gap == ". " and len(units[at + size - 1].text) > 1):
            return 0
        if unit.capital:
            size += 1
            if lexicon.is_given(unit.text) or len(unit.text) == 1 or folded in lexicon.particles:
                continue
            bad = folded in lexicon.organisation | lexicon.place | lexicon.not_names or lexicon.is_demonym(unit.text)
            return 0 if bad or unit.text.isupper() != units[at].text.isupper() else size
        if folded not in lexicon.particles or (folded in lexicon.locatives and len(folded) < 2):
            return 0
        size += 1
    return 0
