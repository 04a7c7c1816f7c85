"""Names in a script without capitals: after a title, or from a given name on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.annotate.mentions.candidates import Candidate, Lexicon, Unit
from onrecord.text.known_names import Hit
from onrecord.text.names import fold

ADJECTIVES = 2
"""Words with the article that may stand between a title and the name ("الرئيس الأمريكي جو بايدن")."""


SET_OFF = 8
"""Words from a title to the comma before the name."""


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
        given = size > 0 and fold(units[begin].text) in lexicon.given
        unknown = size >= 2 and not units[begin + 1].text.startswith(lexicon.words.complements)
        if given or (unknown and not lexicon.no_name.match(units[begin].text)):
            role = _role(units, at, begin, lexicon) if title else None
            yield Candidate(units[begin].start, units[begin + size - 1].end, "person", "title", 1 + given, role=role)
        elif title and (apart := _set_off(units, at, title, known, text, lexicon)):
            yield Candidate(*apart, "person", "title", 1)
        at = begin + size if size else at + max(title, 1)


def _set_off(
    units: Sequence[Unit], at: int, title: int, known: set[int], text: str, lexicon: Lexicon
) -> tuple[int, int] | None:
    """The name between two commas behind the title of one who speaks: "قالت مديرة المصرف، نهى الشرقاوي، إن"."""
    verb = fold(units[at - 1].text) if at else ""
    if verb not in lexicon.speech and verb[1:] not in lexicon.speech:
        return None
    begin = at + title
    while begin < len(units) and begin < at + SET_OFF and text[units[begin - 1].end : units[begin].start] == " ":
        begin += 1
    if begin >= len(units) or text[units[begin - 1].end : units[begin].start] != "، ":
        return None
    first, size = units[begin].text, _name(units, begin, known, text, lexicon)
    if not size or begin in known or first.startswith(lexicon.words.complements) or lexicon.no_name.match(first):
        return None
    end = units[begin + size - 1].end
    whole = text[end : end + 1] in ("،", ":") and lexicon.family.match(units[begin + 1].text)
    return (units[begin].start, end) if whole else None


def _title(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int:
    for size in range(min(lexicon.longest_role, len(units) - at), 0, -1):
        words = tuple(fold(u.text) for u in units[at : at + size])
        if words in lexicon.roles:
            return size
        if size == 1 and (words[0] in lexicon.courtesy or words[0][1:] in lexicon.role_heads):
            return size
    return 0


def _role(units: Sequence[Unit], at: int, begin: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The words from the title to the name, without an "and" written together with them; None for a "Mr." alone."""
    if begin == at + 1 and fold(units[at].text) in lexicon.courtesy:
        return None
    led = fold(units[at].text) not in lexicon.role_heads and fold(units[at].text)[1:] in lexicon.role_heads
    return units[at].start + led, units[begin - 1].end


def _inside(units: Sequence[Unit], at: int, known: set[int], lexicon: Lexicon) -> bool:
    """True for what may stand between a title and the name: an adjective, a link, a known country or body."""
    word = units[at].text
    return (
        at in known
        or fold(word) in lexicon.role_links
        or (word.startswith(lexicon.words.complements) and len(word) > 4)
    )


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
        if size and lexicon.joined.match(unit.text) and folded not in lexicon.given:
            break
        led = (folded[len(p) :] for p in lexicon.words.prefixes if folded.startswith(p))
        if size and any(word in lexicon.organisation for word in led):
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
