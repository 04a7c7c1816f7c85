"""A small pile of reports for the tests of the ledgers: a story made of texts, read by the real annotators."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate import annotate
from onrecord.model import Article, Block, Dossier, Published, Statement, Story, StoryArticle


def report(name: str, lang: str, date: str, text: str) -> Article:
    """An article of one paragraph for each line of a text."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    return Article(
        id=f"a-{name}", source=f"{name}.txt", text=text, blocks=tuple(blocks), lang=lang, outlet=name.title(),
        published=Published(date, "given"),
    )  # fmt: skip


def dossier(reports: Sequence[Article], *, stories: Sequence[Sequence[str]] | None = None) -> Dossier:
    """The annotated reports as one story, or as the stories given by names of reports."""
    articles: list[Article] = []
    statements: list[Statement] = []
    for raw in reports:
        article, made = annotate(raw, only=["plan", "time"])
        articles.append(article)
        statements += made
    out = Dossier(articles, statements)
    groups = stories if stories is not None else [[a.id.removeprefix("a-") for a in reports]]
    out.add(
        Story(id=f"s-{i}", title="", articles=tuple(StoryArticle(f"a-{name}") for name in names))
        for i, names in enumerate(groups)
    )
    return out
