"""Names once found for sure, looked for in the whole article: "Khalilzad" after "Zalmay Khalilzad"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.annotate.mentions.candidates import Candidate, Lexicon, Unit
from onrecord.model.statement import EntityKind
from onrecord.text.names import fold

_INTRODUCED = re.compile(r"\s?[(«“\"]{1,2}([A-ZÀ-ÞА-Я]{2,8})[)»”\"]")


def find(
    text: str, lines: Sequence[Sequence[Unit]], found: Sequence[Candidate], lexicon: Lexicon
) -> list[list[Candidate]]:
    """For each line of words, the further places where a name stands that `found` has elsewhere."""
    kinds = _kinds(text, found, lexicon)
    by_first: dict[str, list[str]] = {}
    for form in sorted(kinds, key=len, reverse=True):
        by_first.setdefault(re.split(r"[\s'’.]", form)[0], []).append(form)
    small = {u.text for units in lines for u in units if not u.capital}
    out: list[list[Candidate]] = []
    for units in lines:
        here: list[Candidate] = []
        for unit in units:
            for form in by_first.get(re.split(r"['’.]", unit.text)[0], ()):
                end = unit.start + len(form)
                if text.startswith(form, unit.start) and not text[end : end + 1].isalnum():
                    if unit.first and unit.text.lower() in small and " " not in form:
                        break
                    here.append(Candidate(unit.start, end, kinds[form], "again", 2))
                    break
        out.append(here)
    return out


def without_first(lines: Sequence[tuple[list[Unit], list[Candidate]]]) -> list[tuple[list[Unit], list[Candidate]]]:
    """The lines with a person's name of two words cut to the second where the first only begins the sentence.

    So it is when the second word stands alone elsewhere and the first nowhere else: "Insomma Gheddafi".
    """
    alone: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for units, _ in lines:
        for i, unit in enumerate(units):
            if unit.capital:
                seen[unit.text] += 1
                alone[unit.text] += not (i and units[i - 1].capital)
    out = []
    for units, found in lines:
        cut = len(units) > 1 and seen[units[0].text] == 1 and alone[units[1].text] > 1
        out.append((units, [_second(c, units) if cut else c for c in found]))
    return out


def _second(c: Candidate, units: Sequence[Unit]) -> Candidate:
    whole = c.kind == "person" and c.rule in ("model", "shape") and (c.start, c.end) == (units[0].start, units[1].end)
    return c._replace(start=units[1].start) if whole else c


def _kinds(text: str, found: Sequence[Candidate], lexicon: Lexicon) -> dict[str, EntityKind]:
    """Forms that may be looked for, each with the kind that most of the article's evidence gives it."""
    votes: dict[str, Counter[EntityKind]] = {}
    for c in found:
        form = text[c.start : c.end]
        listed = c.rule in ("known", "gazetteer")
        weight = (50 if " " in form else 5) if listed else 3 if " " in form else 1
        votes.setdefault(form, Counter())[c.kind] += weight
        if c.kind == "person" and " " in form:
            family = _family(form, lexicon)
            if len(family) > 2 and (family[0].isupper() or lexicon.words.caseless):
                votes.setdefault(family, Counter())["person"] += 4
        short = _INTRODUCED.match(text, c.end)
        if short and c.kind in ("organisation", "other") and _spells(short[1], form):
            votes.setdefault(short[1], Counter())["organisation"] += 4
            votes[form]["organisation"] += 4
    return {form: min(kinds, key=lambda k: (-kinds[k], k)) for form, kinds in votes.items() if len(form) > 1}


def _family(name: str, lexicon: Lexicon) -> str:
    words = name.split()
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in lexicon.particles:
        at -= 1
    return " ".join(words[at:])


def _spells(short: str, form: str) -> bool:
    """True when the letters of the short form stand in the name in their order, its first letter first."""
    letters = iter(fold(form))
    return bool(form) and all(any(c == got for got in letters) for c in fold(short))
