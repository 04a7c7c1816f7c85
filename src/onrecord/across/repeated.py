"""Paragraphs and headlines that a site prints on page after page: menus, tickers, teasers, its own name.

What several reports that tell different things have word for word alike is no part of any of them, and nothing is
compared across reports by it; where it is the background that an outlet tells again, and not the menus and teasers
that its pages begin with, its first report keeps it. A dispatch that several outlets print is not meant: it comes from
different outlets, or within a few days in reports that share most of their paragraphs.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from onrecord.across.versions import replaced
from onrecord.model import Article, Dossier, Statement, when
from onrecord.model.article import NOT_MINED

S = TypeVar("S", bound=Statement)
Blocks = dict[str, frozenset[tuple[int, int]]]


class _Found(NamedTuple):
    """What sites repeat. blocks: start and end, by article. first: the same where it stands for the first time.

    titles: articles whose headline many pages have.
    """

    blocks: Blocks
    first: Blocks
    titles: frozenset[str]


_REPORTS = 3
_SHORTEST = 12
"""Characters of a paragraph that is looked at: the words of a shorter one may come again by chance."""
_HEAD = 3
"""Repeated paragraphs with which pages begin from which on they are the site's, the first time too."""
_SHARED = 0.5
"""Share of the shorter report's paragraphs from which on two reports are taken to tell the same."""
_DAYS, _WEEK = 3, 7
"""Days that a dispatch of outlets not known may span; days after which no outlet prints one again."""
_MOST = 12
"""Reports of a paragraph that are looked at; one that more have is like the first of them."""

_made: WeakKeyDictionary[Dossier, _Found] = WeakKeyDictionary()


def own(dossier: Dossier, statements: Iterable[S]) -> Iterator[S]:
    """The statements that stand in their report's own text: in no paragraph that a site repeats, and in no sentence
    that a later version of the page words anew."""
    places = dict(repeated(dossier))
    for article, spans in replaced(dossier).items():
        places[article] = places.get(article, frozenset()) | spans
    for s in statements:
        if not any(start <= s.span.start < end for start, end in places.get(s.span.article, ())):
            yield s


def repeated(dossier: Dossier) -> Blocks:
    """Start and end of the repeated paragraphs, by article."""
    return _of(dossier).blocks


def give(dossier: Dossier, blocks: Blocks) -> None:
    """Tells a dossier which paragraphs are repeated, where it lacks the articles that show it."""
    _made[dossier] = _Found(blocks, {}, frozenset())


def standing(dossier: Dossier) -> Blocks:
    """Start and end of all that stands on page after page, by article, the first time that it does too."""
    again, once, _ = _of(dossier)
    return {key: again.get(key, frozenset()) | once.get(key, frozenset()) for key in {**again, **once}}


def standing_in(dossier: Dossier, article: str) -> frozenset[tuple[int, int]]:
    """The same for one article."""
    again, once, _ = _of(dossier)
    return again.get(article, frozenset()) | once.get(article, frozenset())


def site_titles(dossier: Dossier) -> frozenset[str]:
    """The articles whose headline is not theirs: a site puts it above page after page."""
    return _of(dossier).titles


def _of(dossier: Dossier) -> _Found:
    if dossier not in _made:
        _made[dossier] = _find(dossier.articles)
    return _made[dossier]


def _find(articles_by_id: Mapping[str, Article]) -> _Found:
    often = _printed_often(articles_by_id.values())
    keys: dict[int, dict[int, list[tuple[int, int]]]] = {}
    titles: dict[str, list[int]] = {}
    size = [0] * len(articles_by_id)
    articles: list[_Page] = []
    for i, article in enumerate(articles_by_id.values()):
        articles.append(_Page(article.id, article.outlet, article.url, article.published.value))
        if title := _even(article.title or ""):
            titles.setdefault(title, []).append(i)
        for key, start, end in _paragraphs(article):
            size[i] += 1
            if key in often:
                keys.setdefault(key, {}).setdefault(i, []).append((start, end))
    several = [sorted(places) for places in keys.values() if len(places) >= _REPORTS]
    shared: dict[tuple[int, int], int] = {}
    for places in several:
        for pair in combinations(places[:_MOST], 2):
            shared[pair] = shared.get(pair, 0) + 1

    def one_site(places: list[int]) -> bool:
        pairs = list(combinations(places[:_MOST], 2))
        apart = sum(shared.get((a, b), 0) < _SHARED * min(size[a], size[b]) for a, b in pairs)
        return _one_site([articles[i] for i in places], differ=2 * apart > len(pairs))

    sites = [of for of in keys.values() if len(of) >= _REPORTS and one_site(sorted(of))]
    heads = _heads(articles_by_id, sites)
    again: dict[str, set[tuple[int, int]]] = {}
    once: dict[str, set[tuple[int, int]]] = {}
    for places_of in sites:
        ahead = sum(any(end <= heads.get(i, 0) for _, end in spans) for i, spans in places_of.items())
        first = min(places_of) if ahead < _REPORTS else None
        for i in sorted(places_of):
            into = once if i == first else again
            into.setdefault(articles[i].id, set()).update(places_of[i])
    named = {i for places in titles.values() if len(places) >= _REPORTS and one_site(places) for i in places}
    return _Found(_frozen(again), _frozen(once), frozenset(articles[i].id for i in named))


class _Page(NamedTuple):
    """What tells of an article whether a site prints it with others."""

    id: str
    outlet: str | None
    url: str | None
    published: str | None


def _heads(articles: Mapping[str, Article], sites: list[dict[int, list[tuple[int, int]]]]) -> dict[int, int]:
    """Where the menus and teasers end that a page begins with, by its place: a run of paragraphs that a site repeats,
    before any of its own."""
    found: dict[int, set[tuple[int, int]]] = {}
    for places_of in sites:
        for i, spans in places_of.items():
            found.setdefault(i, set()).update(spans)
    heads = {}
    for i, article in enumerate(articles.values()):
        run = []
        for key, start, end in _paragraphs(article) if len(found.get(i, ())) >= _HEAD else ():
            if (start, end) in found[i]:
                run.append(end)
            elif key:
                break
        if len(run) >= _HEAD:
            heads[i] = run[-1]
    return heads


def _paragraphs(article: Article) -> Iterator[tuple[int, int, int]]:
    """The paragraphs of an article: a key of the words, 0 for those that are too few, start and end."""
    for b in article.blocks:
        if b.kind not in NOT_MINED:
            text = _even(article.text[b.start : b.end])
            key = int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=7).digest()) + 1
            yield key if len(text) >= _SHORTEST else 0, b.start, b.end


def _printed_often(articles: Iterable[Article]) -> frozenset[int]:
    """The keys of paragraphs that `_REPORTS` articles or more print."""
    import numpy as np

    found = array("q")
    for article in articles:
        found.extend({key for key, _, _ in _paragraphs(article) if key})
    keys, counts = np.unique(np.frombuffer(found, dtype=np.int64), return_counts=True)
    return frozenset(keys[counts >= _REPORTS].tolist())


def _even(text: str) -> str:
    return " ".join(text.casefold().split())


def _frozen(found: dict[str, set[tuple[int, int]]]) -> Blocks:
    return {article: frozenset(places) for article, places in found.items()}


def _one_site(articles: list[_Page], *, differ: bool) -> bool:
    """True where all are of one outlet, or of outlets not known on days that no single dispatch would span.

    differ: True where the reports tell different things; else they must be of different pages and weeks.
    """
    outlets = {a.outlet for a in articles}
    if len(outlets) != 1 or (len({a.url for a in articles}) == 1 and articles[0].url):
        return False
    days = [when.order_key(a.published)[0] for a in articles if a.published]
    span = (max(days) - min(days)).days if days else 0
    if not differ:
        return span > _WEEK
    return outlets != {None} or span > _DAYS
