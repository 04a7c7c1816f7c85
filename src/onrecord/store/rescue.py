"""Saves what can be saved of a damaged record into a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from onrecord.errors import StoreError
from onrecord.model import Article, Correction, Problem, Statement, make_id
from onrecord.model.decoders import ARTICLE, CORRECTION, STATEMENT
from onrecord.store.pages import rows
from onrecord.store.sqlite import Store

RESCUED = "rescued"
"""Stands for the digest of a rescued report: the next build reads and annotates it again."""


class Rescued(NamedTuple):
    """How much was saved: reports, their statements, decisions of people; and statements that fit no saved report."""

    reports: int
    statements: int
    corrections: int
    dropped: int


def rescue(path: str | Path, to: str | Path) -> Rescued:
    """Puts every report, statement and decision that can still be read into a new record, and a problem that says so.

    A statement is kept only where its words stand in its report. What is learned across reports is not saved; it is
    made again by the next build, which also reads the rescued reports again where their sources are given.

    Raises StoreError when there is no file, nothing in it can be saved, or `to` exists.
    """
    path, to = Path(path), Path(to)
    if not path.is_file():
        raise StoreError(f"{path}: no such record; give the path of the damaged record")
    if to.exists():
        raise StoreError(f"{to}: is there already; give --to a path that is not")
    articles: dict[str, Article] = {}
    statements: dict[str, Statement] = {}
    corrections: dict[str, Correction] = {}
    try:
        for row in rows(path):
            _keep(row, articles, statements, corrections)
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror or error}); check its permissions") from error
    if not articles and not corrections:
        raise StoreError(f"{path}: nothing in it can be saved; build a new record from the sources")
    of: dict[str, list[Statement]] = {}
    for s in statements.values():
        article = articles.get(s.span.article)
        if article is not None and article.text[s.span.start : s.span.end] == s.span.exact:
            of.setdefault(article.id, []).append(s)
    kept = sum(map(len, of.values()))
    message = (
        f"rescued from {path.name}: {len(articles):,} reports with {kept:,} statements; some may lack statements, "
        "so build again with the sources"
    )
    with Store(to) as store:
        store.add((a, of.get(a.id, ()), (), RESCUED) for a in articles.values())
        for correction in corrections.values():
            store.add_correction(correction)
        problem = Problem(id=make_id("p", "rescue", message), source=str(path), step="rescue", message=message)
        store.add_problems([problem])
    return Rescued(len(articles), kept, len(corrections), len(statements) - kept)


def _keep(
    row: list[Any],
    articles: dict[str, Article],
    statements: dict[str, Statement],
    corrections: dict[str, Correction],
) -> None:
    """Keeps a row when it is one of ours: its body as JSON last, and the same id before it."""
    if len(row) < 2 or not isinstance(row[-1], str) or not row[-1].startswith("{"):
        return
    try:
        if len(row) == 9:
            article = ARTICLE.decode(row[-1])
            if article.id == row[1]:
                articles[article.id] = article
        elif len(row) == 5:
            statement = STATEMENT.decode(row[-1])
            if statement.id == row[0]:
                statements[statement.id] = statement
        elif len(row) == 2 and isinstance(row[0], str) and row[0].startswith("correction-"):
            corrections[row[0]] = CORRECTION.decode(row[-1])
    except (msgspec.DecodeError, UnicodeError):
        return
