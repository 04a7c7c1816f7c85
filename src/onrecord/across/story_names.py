"""The people, bodies and places that reports share: what similarity proposes, they confirm or doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord.model import Dossier
from onrecord.text.terms import weigh

KNOWN = 3
"""Fewest entities each of two reports must name for theirs to be compared."""
USUAL = 0.18
"""What two reports of one story share at least, as a rule; more confirms, less doubts."""
WEIGHT = 3
"""How much the likeness changes for each part of the names shared."""
LEAST, MOST = 0.5, 2.5
"""The factors that shared names can reach."""


def named(dossier: Dossier) -> list[dict[str, float]]:
    """For each article, in order, the weights of its entities (TF-IDF, unit length); empty where none are known."""
    counts: dict[str, Counter[str]] = {article: Counter() for article in dossier.articles}
    for entity in dossier.entities:
        for mention in entity.mentions:
            if mention.article in counts:
                counts[mention.article][entity.id] += 1
    return weigh([{key: float(n) for key, n in bag.items()} for bag in counts.values()])


def agreement(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """A factor for the likeness of two reports: over 1 when they name the same, under 1 when they name others."""
    if min(len(a), len(b)) < KNOWN:
        return 1.0
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    shared = sum(weight * many.get(key, 0.0) for key, weight in few.items())
    return max(LEAST, min(MOST, 1 + WEIGHT * (shared - USUAL)))
