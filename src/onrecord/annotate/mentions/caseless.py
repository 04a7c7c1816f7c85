"""Names in a script without capitals: after a title, or from a given name on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.mentions.candidates import Candidate, Lexicon, Unit
from onrecord.text.known_names import Hit
from onrecord.text.names import fold

ADJECTIVES = 2
"""Words with the article that may stand between a title and the name ("الرئيس الأمريكي جو بايدن")."""


def find(units: Sequence[Unit], text: str, hits: Sequence[Hit], lexicon: Lexicon) -> Iterator[Candidate]:
    """The persons that a sentence names. hits: its known names, which are no part of a person's."""
    known = {i for i, u in enumerate(units) if any(h.start < u.end and u.start < h.end for h in hits)}
    at = 0
    while at < len(units):
        title = _title(units, at, lexicon)
        begin = at + title
        skipped = 0
        while title and skipped < 2 * ADJECTIVES and begin < len(units) and _inside(units, begin, known, lexicon):
            begin, skipped = begin + 1, skipped + 1
        starts = begin < len(units) and begin not in known and (title or fold(units[begin].text) in lexicon.given)
        size = _name(units, begin, known, text, lexicon) if starts else 0
        if size:
            given = fold(units[begin].text) in lexicon.given
            if given or (size >= 2 and not units[begin + 1].text.startswith("ال")):
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


def _inside(units: Sequence[Unit], at: int, known: set[int], lexicon: Lexicon) -> bool:
    """True for what may stand between a title and the name: an adjective, a link, a known country or body."""
    word = units[at].text
    return at in known or fold(word) in lexicon.role_links or (word.startswith("ال") and len(word) > 4)


def _name(units: Sequence[Unit], at: int, known: set[int], text: str, lexicon: Lexicon) -> int:
    """How many words from here on make a name: a given name, particles, and one family name."""
    size = names = 0
    while at + size < len(units) and names < 3 and size < 5:
        unit = units[at + size]
        folded = fold(unit.text)
        if at + size in known or (size and text[units[at + size - 1].end : unit.start] != " "):
            break
        if folded in lexicon.particles and size < 4:
            size += 1
            continue
        if folded in lexicon.not_names or folded in lexicon.speech or folded in lexicon.locatives or len(folded) < 2:
            break
        if folded in lexicon.organisation or lexicon.is_role(unit.text) or unit.text[0].isdigit():
            break
        if names >= 2 and fold(units[at + size - 1].text) not in lexicon.given:
            break
        size += 1
        names += 1
    if size and fold(units[at + size - 1].text) in lexicon.particles:
        return 0
    return size if names >= 2 else 0
