"""Versions of one page: reports read from one address at different times, and what changed between them.

A later version speaks for its page: a sentence that it words anew replaces the old one, which is no second voice
and no conflict. What it no longer has at all was said once and stays on record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from onrecord.fetch.address import page_of
from onrecord.lang import pack
from onrecord.model import Article, Change, Dossier, Figure, Quote, Row, Span, Statement, Time, Version, make_id, when
from onrecord.model.finding import ChangeKind
from onrecord.text.sentences import split
from onrecord.text.vowels import bare
from onrecord.words import cite, listed, number_of, when_words

SAME_PAGE = 0.3
"""Least part of the shorter text's sentences that stand in the other, alike or reworded: else an address that shows
something new each time, as a front page does."""
REWORDED = 0.5
"""Least likeness (Indel, of words) of a sentence and its new wording."""
MOST = 400
"""Sentences of a report that are compared."""

_WORD = re.compile(r"\w+")
_KINDS: dict[ChangeKind, tuple[str, str]] = {
    "number": ("number", "numbers"),
    "quote": ("quote", "quotes"),
    "day": ("day", "days"),
    "headline": ("headline", "headlines"),
    "wording": ("other sentence", "other sentences"),
}
"""Kinds of change, the weightiest first, and what to call them."""


@dataclass(frozen=True)
class _Sentence:
    span: Span
    words: tuple[str, ...]
    is_title: bool


def find(dossier: Dossier) -> Iterable[Row]:
    """All versions, each beside the next of its page."""
    pages: dict[str, list[str]] = {}
    for article in dossier.articles.values():
        if page := page_of(article.url):
            pages.setdefault(page, []).append(article.id)
    for ids in (ids for ids in pages.values() if len(ids) > 1):
        said = _by_article(dossier.said_in(ids))
        for a, b in pairwise(sorted((dossier.articles[key] for key in ids), key=_order)):
            if (row := _version(a, b, said)) is not None:
                yield row


def replaced(dossier: Dossier) -> dict[str, frozenset[tuple[int, int]]]:
    """Start and end of the sentences that a later version of their page words anew, by article.

    Versions of different days are left: what their pages said on each day is a course of things.
    """
    out: dict[str, set[tuple[int, int]]] = {}
    for version in dossier.versions:
        a, b = (dossier.articles[key] for key in version.articles)
        if version.ordered and not _days_apart(a, b):
            for change in version.changes:
                if change.before and change.after:
                    out.setdefault(change.before.article, set()).add((change.before.start, change.before.end))
    return {article: frozenset(places) for article, places in out.items()}


def _order(article: Article) -> tuple[Any, ...]:
    return (when.order_key(article.published.value), article.modified or "", article.updated, article.id)


def _follows(a: Article, b: Article) -> bool:
    """True where something says that the second is the later."""
    if a.modified and b.modified and a.modified != b.modified:
        return not a.modified.startswith(b.modified) and not b.modified.startswith(a.modified)
    return _days_apart(a, b) or (b.updated and not a.updated)


def _days_apart(a: Article, b: Article) -> bool:
    x, y = when.days(a.published.value), when.days(b.published.value)
    return bool(x and y and x.high and y.low and x.high < y.low)


def _version(a: Article, b: Article, said: dict[str, list[Statement]]) -> Version | None:
    old, new = _sentences(a), _sentences(b)
    gone, fresh = _without(old, new), _without(new, old)
    if (not gone and not fresh) or not old or not new:
        return None
    pairs = _reworded(gone, fresh)
    kept = min(len(old) - len(gone), len(new) - len(fresh)) + len(pairs)
    if kept < SAME_PAGE * min(len(old), len(new)):
        return None
    left, right = {p.span for p, _ in pairs}, {q.span for _, q in pairs}
    rows = [
        *pairs,
        *((p, None) for p in gone if p.span not in left),
        *((None, q) for q in fresh if q.span not in right),
    ]
    changes = [
        Change(kind=_kind(p, q, said), before=p.span if p else None, after=q.span if q else None) for p, q in rows
    ]
    weight = list(_KINDS)
    changes.sort(key=lambda c: (weight.index(c.kind), not (c.before and c.after)))
    ordered = _follows(a, b)
    ids = (a.id, b.id)
    return Version(
        id=make_id("version", *ids),
        articles=ids,
        ordered=ordered,
        why=_why(a, b, ordered, changes),
        changes=tuple(changes),
    )


def _why(a: Article, b: Article, ordered: bool, changes: list[Change]) -> str:
    counts = Counter(c.kind for c in changes)
    what = listed([number_of(counts[kind], *names) for kind, names in _KINDS.items() if counts[kind]])
    later = f", changed {when_words(b.modified)}," if b.modified else ""
    order = (
        f"the later one{later} differs from that of {cite(a)}"
        if ordered
        else "nothing says which is the later; they differ"
    )
    return f"Both texts are of one address, and {order} in {what}."


def _sentences(article: Article) -> list[_Sentence]:
    language = pack(article.lang)
    out = []
    for block in article.mined:
        for start, end in split(article.text[block.start : block.end], language):
            span = article.span(block.start + start, block.start + end)
            if words := tuple(_WORD.findall(bare(span.exact.casefold()))):
                out.append(_Sentence(span, words, block.kind == "title"))
    return out[:MOST]


def _without(these: list[_Sentence], those: list[_Sentence]) -> list[_Sentence]:
    """The sentences that the other text does not have, wherever they stand in it."""
    known = Counter(s.words for s in those)
    out = []
    for sentence in these:
        if known[sentence.words]:
            known[sentence.words] -= 1
        else:
            out.append(sentence)
    return out


def _reworded(gone: list[_Sentence], fresh: list[_Sentence]) -> list[tuple[_Sentence, _Sentence]]:
    """Sentences with their new wording, the most alike first, each once; headlines only with headlines."""
    from rapidfuzz.distance import Indel

    scored = sorted(
        (-score, i, j)
        for i, p in enumerate(gone)
        for j, q in enumerate(fresh)
        if p.is_title == q.is_title
        and (score := Indel.normalized_similarity(p.words, q.words, score_cutoff=REWORDED)) >= REWORDED
    )
    pairs, left, right = [], set(), set()
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return [(gone[i], fresh[j]) for i, j in sorted(pairs)]


def _kind(before: _Sentence | None, after: _Sentence | None, said: dict[str, list[Statement]]) -> ChangeKind:
    sides = [list(_inside(s, said)) if s else [] for s in (before, after)]
    numbers, quotes, days = (
        [{_says(x) for x in side if isinstance(x, of)} for side in sides] for of in (Figure, Quote, Time)
    )
    if numbers[0] != numbers[1]:
        return "number"
    if quotes[0] != quotes[1]:
        return "quote"
    if days[0] != days[1]:
        return "day"
    return "headline" if any(s.is_title for s in (before, after) if s) else "wording"


def _inside(sentence: _Sentence, said: dict[str, list[Statement]]) -> Iterator[Statement]:
    span = sentence.span
    return (s for s in said.get(span.article, ()) if s.span.start < span.end and span.start < s.span.end)


def _says(statement: Statement) -> tuple[Any, ...]:
    match statement:
        case Figure():
            return (statement.value, statement.low, statement.high, statement.unit, statement.modifier)
        case Quote():
            return tuple(_WORD.findall(bare(statement.span.exact.casefold())))
        case Time():
            return (statement.value, statement.modifier)
    return ()


def _by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    out: dict[str, list[Statement]] = {}
    for s in statements:
        if isinstance(s, Figure | Time) or (isinstance(s, Quote) and s.kind != "indirect"):
            out.setdefault(s.span.article, []).append(s)
    return out
