"""Copies: which reports repeat another, word for word, in another language, or from one agency.

Three steps: runs of words that stand in both propose and prove copies in one language; sentences that mean
the same, in the same order, prove translations; a credit to the same agency explains what is shared, and is
never a copy by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.across.copy_candidates import Runs
from onrecord.across.copy_translations import LEAST, Aligned, aligned
from onrecord.across.copy_translations import agency as agency_of
from onrecord.across.copy_words import Passage, Texts, Words, passages, spans
from onrecord.across.openings import openings
from onrecord.across.story_evidence import Evidence, evidences, gap
from onrecord.lang import pack
from onrecord.model import Copy, Dossier, Row, Span, make_id
from onrecord.model.finding import CopyKind
from onrecord.text.encoder import encode
from onrecord.words import cite

IDENTICAL = 0.97
NEAR, NEAR_LONG = 0.5, 0.35
"""Least share of the shorter and of the longer report that a near copy repeats."""
NEAR_SHORT, FEW_WORDS = 0.8, 40
"""The least share of the shorter report when it has so few words."""
EXCERPT_WORDS, EXCERPT_SHARE = 25, 0.12
"""Least told words of an excerpt and their part of the shorter report: no chance, quotation or standing phrase."""
EXCERPT_RUN = 60
"""A passage of this many told words is an excerpt in however long a report."""
SAME_MATTER = 0.35
"""Least similarity of headline and opening for less than half a report to be called an excerpt."""
LEAST_WORDS = 6
"""Reports of fewer words are not compared."""
AGENCY_WORDS = 10
"""Least told words, in runs of five or more, that show two reports with the same credit to use one despatch."""
AGENCY_SHARE = 0.3
"""The same between languages: least part of the letters in sentences that mean the same."""
AGENCY_DAYS = 2
PASSAGES = 20


def find(dossier: Dossier) -> Iterable[Row]:
    """All copies, the pairs in order of publication."""
    texts = Texts(dossier.articles)
    items = evidences(dossier)
    runs = Runs(texts, items)
    vectors = openings(dossier, items)
    rows = {row.articles: row for row in _copies(texts, runs, items, vectors)}
    said = [(article.lang, article.translated_from) for article in dossier.articles.values()]
    for (i, j), found in aligned(texts, runs.lengths, said, items, vectors, dossier.encode or encode):
        row = _translated(texts[i], texts[j], items[i], items[j], found)
        if row and (row.kind == "translation" or row.articles not in rows):
            rows[row.articles] = row
    place = {key: n for n, key in enumerate(dossier.articles)}
    return sorted(rows.values(), key=lambda row: (place[row.articles[0]], place[row.articles[1]]))


def _copies(texts: Texts, runs: Runs, items: list[Evidence], vectors: Any) -> list[Copy]:
    """The copies in one language."""
    pairs = [(i, j) for i, j in runs.pairs() if min(runs.lengths[i], runs.lengths[j]) >= LEAST_WORDS]
    rows: list[Copy] = []
    for i, j in pairs:
        found = passages(texts[i], texts[j])
        own = [p for p in found if not runs.is_standing(p, texts[j])]
        alike = float(vectors[i] @ vectors[j]) >= SAME_MATTER
        row = _copied(texts[i], texts[j], own, gap(items[i], items[j]), alike)
        rows += [row] if row else []
    return rows


def _copied(a: Words, b: Words, found: list[Passage], days: int, alike: bool) -> Copy | None:
    if not found:
        return None
    words, told = sum(p.words for p in found), sum(p.told for p in found)
    short, long = min(len(a), len(b)), max(len(a), len(b))
    share, rest = words / short, words / long
    agency = agency_of(a.article, b.article)
    credit = f"; both credit {agency}" if agency else ""
    if a.words == b.words:
        return _row(a, b, "identical", 1.0, f"Both print the same {short} words{credit}.", found)
    run = f"the longest passage has {max(p.words for p in found)} words"
    if short < 3 * LEAST_WORDS or told < AGENCY_WORDS or not (alike or share >= NEAR):
        return None
    if share >= IDENTICAL and rest >= IDENTICAL:
        why = f"{_percent(share)} of the words are the same and in the same order; {run}{credit}."
        return _row(a, b, "identical", share, why, found)
    if short < FEW_WORDS and share < NEAR_SHORT:
        return None
    if share >= NEAR and rest >= NEAR_LONG:
        why = f"{_percent(share)} of the shorter report's {short} words stand in the other in runs; {run}{credit}."
        return _row(a, b, "near", share, why, found)
    if max(p.told for p in found) >= EXCERPT_RUN or (told >= EXCERPT_WORDS and share >= EXCERPT_SHARE):
        why = f"{words} words stand in both in runs, {_percent(share)} of the shorter report; {run}{credit}."
        return _row(a, b, "excerpt", share, why, found)
    if agency and days <= AGENCY_DAYS:
        why = f"Both credit {agency} and share {words} words in runs of five or more; {run}."
        return _row(a, b, "same_agency", share, why, found)
    return None


def _translated(a: Words, b: Words, x: Evidence, y: Evidence, found: Aligned) -> Copy | None:
    matched = [(a.article.span(*s), b.article.span(*t)) for s, t in found.pairs]
    share = min(1.0, max(found.share_a, found.share_b))
    count = len(matched)
    same = f"{count} sentences say the same in the same order"
    notes = [
        f"; {cite(one.article)}, says that it was translated from {pack(one.article.translated_from).language.name}"
        for one, other in ((a, b), (b, a))
        if one.article.translated_from and one.article.translated_from == other.article.lang
    ]
    if found.translates(a.article, b.article):
        why = f"{same}, {_percent(share)} of the shorter report, with its numbers{''.join(notes)}."
        return _copy(a, b, "translation", share, why, matched)
    agency = agency_of(a.article, b.article)
    if agency and gap(x, y) <= AGENCY_DAYS and share >= AGENCY_SHARE and count >= LEAST:
        why = f"Both credit {agency}, and {same}, {_percent(share)} of one report."
        return _copy(a, b, "same_agency", share, why, matched)
    return None


def _row(a: Words, b: Words, kind: CopyKind, share: float, why: str, found: list[Passage]) -> Copy:
    largest = sorted(sorted(found, key=lambda p: (-p.words, p.first_b))[:PASSAGES], key=lambda p: p.first_b)
    return _copy(a, b, kind, share, why, [spans(p, a, b) for p in largest])


def _copy(a: Words, b: Words, kind: CopyKind, share: float, why: str, matched: list[tuple[Span, Span]]) -> Copy:
    ids = (a.article.id, b.article.id)
    return Copy(
        id=make_id("c", *ids),
        articles=ids,
        kind=kind,
        share=round(min(1.0, share), 3),
        why=why,
        passages=tuple(matched[:PASSAGES]),
    )


def _percent(share: float) -> str:
    return f"{round(100 * min(1.0, share))} %"
