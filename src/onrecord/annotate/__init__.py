"""What one article says: one function for each kind of statement, in one ordered table.

An annotator takes a `Parsed` article, with the statements of the annotators before it, and returns
statements of its kind. It reads the article, its syntax and its language pack, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple

from onrecord.annotate.marked import marked
from onrecord.annotate.parsed import Parsed
from onrecord.lang import pack
from onrecord.model import Article, Statement
from onrecord.text import syntax


class Annotator(NamedTuple):
    """A step: the kind of statement it makes, the kinds it needs, and the module that holds `annotate`.

    The module is loaded when the step first runs, so that start-up stays quick.
    """

    makes: str
    needs: tuple[str, ...]
    module: str

    def run(self, parsed: Parsed) -> Iterable[Statement]:
        """The statements of this kind."""
        found: Iterable[Statement] = import_module(self.module).annotate(parsed)
        return found


ANNOTATORS: tuple[Annotator, ...] = (
    Annotator("time", (), "onrecord.annotate.times"),
    Annotator("mention", ("time",), "onrecord.annotate.mentions"),
    Annotator("quote", ("time", "mention"), "onrecord.annotate.quotes"),
    Annotator("figure", ("time", "mention", "quote"), "onrecord.annotate.figures"),
    Annotator("plan", ("time", "mention", "quote", "figure"), "onrecord.annotate.plans"),
)


def annotate(
    article: Article,
    *,
    only: Iterable[str] | None = None,
    failed: Callable[[str, Exception], None] | None = None,
) -> tuple[Article, tuple[Statement, ...]]:
    """The article, dated as far as its words allow, and its statements, by place in the text.

    only: kinds of statement to make, with what they need; all when None.
    failed: called with the kind and the error when an annotator fails, and the others go on; when None
    the error is raised.
    """
    wanted = _with_needs(only)
    if (both := marked(article)) is not None:
        article = both.bare
    parsed = Parsed(article, pack(article.lang), syntax.parse(article, pack(article.lang)))
    from onrecord.annotate import dating

    parsed.article = dating.dated(parsed)
    for annotator in ANNOTATORS:
        if annotator.makes not in wanted:
            continue
        try:
            parsed.add(annotator.makes, annotator.run(parsed))
        except Exception as error:
            if failed is None:
                raise
            failed(annotator.makes, error)
    if both is not None:
        return both.dated(parsed.article), tuple(map(both.back, parsed.all()))
    return parsed.article, parsed.all()


def _with_needs(only: Iterable[str] | None) -> set[str]:
    needs = {a.makes: a.needs for a in ANNOTATORS}
    wanted = set(needs) if only is None else set(only)
    for kind in list(wanted):
        wanted.update(needs[kind])
    return wanted


__all__ = ["ANNOTATORS", "Annotator", "Parsed", "annotate"]
