"""How many independent sources a story has: what repeats another report counts with it, once.

A report counts when it is the first of its origin and something shows where it comes from: an outlet, an
agency or an address of its own. What repeats, translates or shares the despatch of an earlier report, comes
from an outlet already counted, or does not say where it comes from, is not counted, and the reason is kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from onrecord.model import Article, Copy, Independence

EXCERPT = 0.25
"""An excerpt makes a report dependent from this share of the shorter report on."""

_VERBS = {
    "identical": "prints the same words as",
    "near": "is a near copy of",
    "excerpt": "repeats a passage of",
    "translation": "is a translation of the same text as",
    "same_agency": "uses the same agency's despatch as",
}


def repeats(copies: Sequence[Copy]) -> dict[str, list[Copy]]:
    """Article id to the copies it is part of, those that make it dependent."""
    out: dict[str, list[Copy]] = {}
    for copy in copies:
        if copy.kind != "excerpt" or copy.share >= EXCERPT:
            for article in copy.articles:
                out.setdefault(article, []).append(copy)
    return out


def origins(
    articles: Sequence[Article], copies_of: Mapping[str, Sequence[Copy]]
) -> tuple[tuple[str, ...], tuple[Independence, ...]]:
    """The ids of a story's independent reports, in order, and the reason for each of the others.

    articles: in order of publication. copies_of: as `repeats` gives it.
    """
    known = {a.id: a for a in articles}
    earlier: set[str] = set()
    independent: list[str] = []
    why: list[Independence] = []
    taken: dict[str, Article] = {}
    for article in articles:
        reason = _repeated(article, earlier, known, copies_of) or _same_publisher(article, taken)
        if reason is None and not _keys(article):
            reason = "names no outlet, agency or address, so it is not shown to be independent"
        if reason is None:
            independent.append(article.id)
        else:
            why.append(Independence(article.id, reason))
        for key in _keys(article):
            taken.setdefault(key, article)
        earlier.add(article.id)
    return tuple(independent), tuple(why)


def _repeated(
    article: Article, earlier: set[str], known: Mapping[str, Article], copies_of: Mapping[str, Sequence[Copy]]
) -> str | None:
    for copy in copies_of.get(article.id, ()):
        other = next(a for a in copy.articles if a != article.id)
        if other in earlier:
            return f"{_VERBS[copy.kind]} {label(known[other])} ({round(100 * copy.share)} % of the shorter report)"
    return None


def _same_publisher(article: Article, taken: Mapping[str, Article]) -> str | None:
    for key in _keys(article):
        if key in taken:
            kind, name = key.split(":", 1)
            what = {"outlet": "comes from the same outlet", "site": "comes from the same site"}.get(kind)
            return f"{what or 'rests on the same agency'} as {label(taken[key])} ({name})"
    return None


def _keys(article: Article) -> list[str]:
    """What shows where a report comes from; the agencies it credits where it names no outlet or address."""
    keys = []
    if article.outlet:
        keys.append(f"outlet:{' '.join(article.outlet.split()).casefold()}")
    if site := site_of(article.url):
        keys.append(f"site:{site}")
    if not keys:
        keys += [f"agency:{agency}" for agency in article.agencies]
    return keys


def site_of(url: str | None) -> str | None:
    """The host of a web address without "www."; None where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def label(article: Article) -> str:
    """A report as readers know it: its outlet, or its source's own name, and its day."""
    name = article.outlet or PurePath(article.source.replace("\\", "/")).name or article.source
    return f"{name} {article.published.value}" if article.published.value else name
