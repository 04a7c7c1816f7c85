"""How many independent sources a story has: what repeats another report counts with it, once.

A report is counted when it is the first of its origin and something shows where it comes from: an outlet, an
agency or an address of its own. What is not shown to be independent is not counted, and says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Article, Copy, Independence


def origins(articles: Sequence[Article], copies: Sequence[Copy]) -> tuple[tuple[str, ...], tuple[Independence, ...]]:
    """The ids of the independent reports of a story, in order, and the reason for each of the others."""
    independent: list[str] = []
    why: list[Independence] = []
    taken: dict[tuple[str, str], str] = {}
    for article in articles:
        if reason := _repeats(article, independent, copies) or _known(article, taken):
            why.append(Independence(article.id, reason))
            continue
        independent.append(article.id)
        for key in _keys(article):
            taken.setdefault(key, article.id)
    return tuple(independent), tuple(why)


def _keys(article: Article) -> list[tuple[str, str]]:
    return []


def _repeats(article: Article, independent: list[str], copies: Sequence[Copy]) -> str | None:
    return None


def _known(article: Article, taken: dict[tuple[str, str], str]) -> str | None:
    return None
