"""The people, bodies and places that reports share: likeness of its own, and what confirms or doubts the other."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from onrecord.across.repeated import standing
from onrecord.across.story_evidence import OPENING, Evidence
from onrecord.model import Article, Dossier
from onrecord.text.terms import weigh

KNOWN = 3
"""Fewest entities each of two reports must name for theirs to be compared."""
USUAL = 0.15
"""What two reports of one story share at least, as a rule; more confirms, less doubts."""
NAMES = 0.25
"""What is shared above it adds so much to the likeness of words and meaning, and what lacks takes so much away."""
WEIGHT = 1.5
"""How much the likeness changes for each part of the names shared."""


class Where(NamedTuple):
    """Places in an article where entities are named, in no order, and the id of the entity at each."""

    places: array[int]
    entities: list[str]


def named(dossier: Dossier) -> list[dict[str, float]]:
    """For each article, in order, the weights of its entities (TF-IDF, unit length); empty where none are known.

    Names in what a site prints on page after page count for nothing.
    """
    blocks = standing(dossier)
    counts: dict[str, Counter[str]] = {article: Counter() for article in dossier.articles}
    for entity in dossier.entities:
        for mention in entity.mentions:
            around = blocks.get(mention.article, ())
            if mention.article in counts and not any(start <= mention.start < end for start, end in around):
                counts[mention.article][entity.id] += 1
    return weigh(list(counts.values()))


def placed_in(dossier: Dossier, items: Sequence[Evidence]) -> list[Evidence]:
    """What the articles give to compare, in order, with the countries of the places that they begin with."""
    blocks = standing(dossier)
    ahead = {key: _ahead(article, blocks.get(key, frozenset())) for key, article in dossier.articles.items()}
    found: dict[str, set[str]] = {}
    for entity in dossier.entities:
        for m in entity.mentions if entity.country else ():
            if any(start <= m.start < end for start, end in ahead.get(m.article, ())):
                found.setdefault(m.article, set()).add(entity.country or "")
    return [replace(i, countries=frozenset(found[i.id])) if i.id in found else i for i in items]


def _ahead(article: Article, without: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the headline and the first words of an article stand."""
    out, left = [], OPENING
    for block in article.mined:
        if block.kind != "caption" and (block.start, block.end) not in without and left > 0:
            out.append((block.start, min(block.end, block.start + left)))
            left -= block.end - block.start
    return out


def where(dossier: Dossier, articles: Collection[str]) -> dict[str, Where]:
    """Where some articles name entities, by article."""
    out: dict[str, Where] = {}
    for entity in dossier.entities:
        for m in entity.mentions:
            if m.article in articles:
                found = out.setdefault(m.article, Where(array("I"), []))
                found.places.append(m.start)
                found.entities.append(entity.id)
    return out


def inside(spans: Iterable[tuple[int, int]], named: Where | None, whole: Mapping[str, float]) -> dict[str, float]:
    """The weights of the entities named inside some stretches of a report, to unit length. whole: those of it all."""
    held = list(spans)
    pairs = zip(named.places, named.entities, strict=True) if named else ()
    weights = {key: whole[key] for at, key in pairs if key in whole and any(s <= at < e for s, e in held)}
    norm = sum(w * w for w in weights.values()) ** 0.5
    return {key: weights[key] / norm for key in sorted(weights)} if norm else {}


def shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The part of their names that two reports share, a cosine."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * many.get(key, 0.0) for key, weight in few.items())


def agreement(shares: Any, known: Any) -> tuple[Any, Any]:
    """What shared names add to the likeness of reports, and the factor by which they change it.

    shares: the parts of their names that are shared. known: where both reports name enough for that to tell.
    """
    import numpy as np

    over = np.where(known, shares - USUAL, 0.0)
    return NAMES * over, 1 + WEIGHT * over
