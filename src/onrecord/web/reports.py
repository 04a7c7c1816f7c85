"""The reports in full, with every statement marked in its place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup, escape

from onrecord.model import Article, Block, Figure, Mention, Plan, Quote, Time
from onrecord.web.context import Context
from onrecord.web.days import spoken
from onrecord.web.evidence import Use
from onrecord.web.sources import Source, language_name

MARGIN = 6
"""Lines of the page named beside a paragraph before the rest become a number."""

_LETTER: dict[type, str] = {Quote: "q", Figure: "f", Plan: "p", Time: "t", Mention: "n"}


class Piece(NamedTuple):
    """A stretch to be marked: the letters of its kinds, and the id it answers to."""

    start: int
    end: int
    letters: str
    anchor: str | None


class Paragraph(NamedTuple):
    """A block of the report: its words with marks, and the lines of the page that use them."""

    kind: str
    html: Markup
    uses: list[Use]
    more: int


class Report(NamedTuple):
    """One report. parts: runs of blocks, each furniture or not, in the order of the text."""

    source: Source
    language: str
    parts: list[tuple[bool, list[Paragraph]]]
    facts: list[str]


def report(ctx: Context, article: Article) -> Report:
    """A report for reading. Ask for it last: every line of the page must have named its evidence before."""
    pieces = _pieces(ctx, article)
    linked = ctx.evidence.linked.get(article.id, {})
    at = 0
    paragraphs = []
    for block in _covering(article):
        while at < len(pieces) and pieces[at].end <= block.start:
            at += 1
        here = []
        for piece in pieces[at:]:
            if piece.start >= block.end:
                break
            if piece.end > block.start:
                begins = piece.start >= block.start or piece.start < _first(article)
                here.append(
                    Piece(
                        max(piece.start, block.start),
                        min(piece.end, block.end),
                        piece.letters,
                        piece.anchor if begins else None,
                    )
                )
        spans = {(p.start, p.end) for p in here}
        uses = list(dict.fromkeys(u for s in sorted(spans) for u in linked.get(s, ())))
        html = marked(article.text, block.start, block.end, here)
        paragraphs.append(Paragraph(block.kind, html, uses[:MARGIN], max(0, len(uses) - MARGIN)))
    parts = [(key, list(run)) for key, run in groupby(paragraphs, key=lambda p: p.kind == "furniture")]
    return Report(ctx.sources[article.id], language_name(article.lang), parts, _facts(article))


def _first(article: Article) -> int:
    return next((i for i, c in enumerate(article.text) if not c.isspace()), 0)


def _pieces(ctx: Context, article: Article) -> list[Piece]:
    """All stretches of a report that are a statement or somebody's evidence, by place, the widest first."""
    letters: dict[tuple[int, int], str] = {}
    for statement in ctx.everything(article.id):
        spans = statement.parts if isinstance(statement, Quote) and statement.parts else (statement.span,)
        for span in spans:
            key = span.start, span.end
            indirect = isinstance(statement, Quote) and statement.kind == "indirect"
            letter = "i" if indirect else _LETTER[type(statement)]
            letters[key] = "".join(dict.fromkeys(letters.get(key, "") + letter))
    linked = ctx.evidence.linked.get(article.id, {})
    keys = sorted({*letters, *linked}, key=lambda k: (k[0], -k[1]))
    return [
        Piece(
            start, end, letters.get((start, end), ""), f"{article.id}:{start}-{end}" if (start, end) in linked else None
        )
        for start, end in keys
    ]


def _covering(article: Article) -> Iterable[Block]:
    """The blocks, and whatever visible text no block covers as paragraphs."""
    at = 0
    for block in (*article.blocks, Block("paragraph", len(article.text), len(article.text))):
        if article.text[at : block.start].strip():
            yield Block("paragraph", at, block.start)
        if block.end > max(at, block.start):
            yield Block(block.kind, max(at, block.start), block.end)
        at = max(at, block.end)


def marked(text: str, low: int, high: int, pieces: Iterable[Piece]) -> Markup:
    """`text[low:high]` with its pieces marked; a piece that crosses the end of a wider one goes on behind it."""
    out: list[str] = []
    open_ends: list[tuple[int, str]] = []
    queue = sorted(pieces, key=lambda p: (p.start, -p.end))
    at = low

    def close_until(place: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1][0] <= place:
            end, tag = open_ends.pop()
            out.append(str(escape(text[at:end])))
            out.append(f"</{tag}>")
            at = end

    while queue:
        piece = queue.pop(0)
        close_until(piece.start)
        out.append(str(escape(text[at : piece.start])))
        at = piece.start
        end = min(piece.end, open_ends[-1][0]) if open_ends else piece.end
        if end < piece.end:
            rest = Piece(end, piece.end, piece.letters, None)
            queue = sorted([*queue, rest], key=lambda p: (p.start, -p.end))
        tag = "mark" if set(piece.letters) & set("qifp") else "span"
        ident = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
        kinds = f' class="{" ".join(piece.letters)}"' if piece.letters else ""
        out.append(f"<{tag}{ident}{kinds}>")
        open_ends.append((end, tag))
    close_until(high)
    out.append(str(escape(text[at:high])))
    return Markup("".join(out))  # noqa: S704 (every piece of text is escaped above)


def _facts(article: Article) -> list[str]:
    """What is known of the report itself, beside outlet and day."""
    facts = []
    if article.authors:
        facts.append("by " + ", ".join(article.authors))
    if article.agencies:
        facts.append("credits " + ", ".join(article.agencies))
    if article.translated_from:
        facts.append(f"translated from {language_name(article.translated_from)}")
    if article.updated:
        facts.append("updated since")
    if article.modified:
        facts.append(f"last changed {spoken(article.modified[:10])}")
    return facts
