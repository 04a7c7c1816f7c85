"""Names in a script without capitals: after a title, or from a given name on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.name_candidates import Candidate, Lexicon, Unit
from onrecord.text.names import fold

ADJECTIVES = 2
"""Words with the article that may stand between a title and the name ("الرئيس الأمريكي جو بايدن")."""


def find(units: Sequence[Unit], text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """The persons that a sentence names."""
    at = 0
    while at < len(units):
        title = _title(units, at, lexicon)
        begin = at + title
        skipped = 0
        while title and skipped < 2 * ADJECTIVES and begin < len(units) and _describes(units[begin].text):
            begin, skipped = begin + 1, skipped + 1
        size = _name(units, begin, text, lexicon) if title or fold(units[begin].text) in lexicon.given else 0
        if size:
            given = fold(units[begin].text) in lexicon.given
            if given or size >= 2:
                yield Candidate(units[begin].start, units[begin + size - 1].end, "person", "title", 1 + given)
            at = begin + size
        else:
            at += max(title, 1)


def _title(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int:
    for size in range(min(lexicon.longest_role, len(units) - at), 0, -1):
        words = tuple(fold(u.text) for u in units[at : at + size])
        if words in lexicon.roles:
            return size
        if size == 1 and (words[0] in lexicon.courtesy or words[0][1:] in lexicon.role_heads):
            return size
    return 0


def _describes(word: str) -> bool:
    return word.startswith("ال") and len(word) > 4


def _name(units: Sequence[Unit], at: int, text: str, lexicon: Lexicon) -> int:
    """How many words from here on make a name: a given name, particles, and one family name."""
    size = names = 0
    while at + size < len(units) and names < 3 and size < 5:
        unit = units[at + size]
        folded = fold(unit.text)
        if size and text[units[at + size - 1].end : unit.start] != " ":
            break
        if folded in lexicon.particles and size < 4:
            size += 1
            continue
        if folded in lexicon.not_names or folded in lexicon.speech or folded in lexicon.locatives or len(folded) < 2:
            break
        if folded in lexicon.organisation or lexicon.is_role(unit.text) or unit.text[0].isdigit():
            break
        if names >= 1 and not (folded in lexicon.given or names == 1):
            break
        size += 1
        names += 1
        if names == 2 and folded not in lexicon.given:
            break
    if size and fold(units[at + size - 1].text) in lexicon.particles:
        return 0
    return size if names >= 2 else 0
