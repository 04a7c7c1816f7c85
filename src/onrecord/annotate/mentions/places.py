"""Cities by name: sure ones at sight, others where the words beside them speak for a place."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.mentions.candidates import Candidate, Lexicon, Unit
from onrecord.text import gazetteer
from onrecord.text.gazetteer import Place
from onrecord.text.names import fold

GREAT = 400_000
"""Inhabitants from which a city is taken at sight, unless its name is an ordinary word or a given name."""

LONGEST = 4
"""Words that the name of a city may have."""


def city(name: str, lexicon: Lexicon) -> Place | None:
    """The first city of that name in the language's dictionary form, None where there is none."""
    return gazetteer.city(name, lexicon.words.endings, lexicon.words.base_endings)


def find(units: Sequence[Unit], text: str, lexicon: Lexicon) -> list[Candidate]:
    """The cities named in a sentence."""
    out: list[Candidate] = []
    at = 0
    while at < len(units):
        step = 1
        for size in range(min(LONGEST, len(units) - at), 0, -1):
            last = units[at + size - 1]
            if not _capital(units[at], lexicon) or not _capital(last, lexicon) or last.end - units[at].start > 40:
                continue
            name = text[units[at].start : last.end]
            if any(c in ',.;:()"«»“”\n' for c in name):
                continue
            place = city(name, lexicon)
            listed = bool(out) and at > 0 and 0 < units[at].start - out[-1].end <= 5
            if place and _is_place(units, at, size, place, listed, lexicon):
                out.append(Candidate(units[at].start, last.end, "place", "gazetteer", 2, place.id))
                step = size
                break
        at += step
    return out


def _capital(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.capital or lexicon.words.caseless


def _is_place(units: Sequence[Unit], at: int, size: int, place: Place, listed: bool, lexicon: Lexicon) -> bool:
    """True where a city's name means the city. listed: it follows another city, with an "and" or a comma between."""
    word, before = units[at].text, fold(units[at - 1].text) if at else ""
    after = units[at + size] if at + size < len(units) else None
    folded = fold(word)
    if size == 1 and (len(word) < 3 or folded in lexicon.not_names or lexicon.is_demonym(word)):
        return False
    led = listed or before in lexicon.locatives or before in lexicon.place
    if lexicon.words.caseless:
        # without capitals only long names of great cities are safe, or names led in by a word for places
        return size > 1 or (place.population >= GREAT and len(word) >= 5 and led) or (led and place.capital)
    glued = after is not None and after.capital and after.start - units[at + size - 1].end == 1
    if glued and not led:
        return False
    if at and lexicon.is_given(units[at - 1].text) and units[at - 1].capital:
        return False
    if size > 1:
        return place.population >= 50_000 or led
    if led and not (units[at].first and lexicon.is_common(word)):
        enough = 100_000 if lexicon.is_common(word) else 30_000
        return place.population >= enough and folded not in lexicon.given
    return (
        (place.capital or place.population >= GREAT)
        and folded not in lexicon.given
        and not (before in lexicon.role_heads or before in lexicon.courtesy)
        and not lexicon.is_common(word)
    )
