"""What one article says: one function for each kind of statement, in one ordered table.

An annotator takes a `Parsed` article, with the statements of the annotators before it, and returns
statements of its kind. It reads the article, its syntax and its language pack, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.annotate import dating, figures, mentions, plans, quotes, times
from onrecord.annotate.parsed import Parsed
from onrecord.lang import pack
from onrecord.model import Article, Statement
from onrecord.text import syntax


class Annotator(NamedTuple):
    """A step: the kinds of statement it needs, the kind it makes, and its function."""

    makes: str
    needs: tuple[str, ...]
    run: Callable[[Parsed], Iterable[Statement]]


ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("time", (), times.annotate),
    Annotator("mention", ("time",), mentions.annotate),
    Annotator("quote", ("time", "mention"), quotes.annotate),
    Annotator("figure", ("time", "mention", "quote"), figures.annotate),
    Annotator("plan", ("time", "mention", "quote", "figure"), plans.annotate),
)


def annotate(article: Article, *, only: Iterable[str] | None = None) -> tuple[Article, tuple[Statement, ...]]:
    """The article, dated as far as its words allow, and its statements, by place in the text.

    only: kinds of statement to make, with what they need; all when None.
    """
    wanted = _with_needs(only)
    parsed = Parsed(article, pack(article.lang), syntax.parse(article, pack(article.lang)))
    parsed.article = dating.dated(parsed)
    for annotator in ANNOTATORS:
        if annotator.makes in wanted:
            parsed.add(annotator.makes, annotator.run(parsed))
    return parsed.article, parsed.all()


def _with_needs(only: Iterable[str] | None) -> set[str]:
    needs = {a.makes: a.needs for a in ANNOTATORS}
    wanted = set(needs) if only is None else set(only)
    for kind in list(wanted):
        wanted.update(needs[kind])
    return wanted


__all__ = ["ANNOTATORS", "Annotator", "Parsed", "annotate"]
