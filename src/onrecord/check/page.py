"""A checked draft as one HTML page: the draft with each row marked in its place, and the rows with their evidence."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from onrecord.check.rows import WORDS, Check, CheckRow
from onrecord.model import Article, Dossier, Span
from onrecord.version import __version__
from onrecord.web.page import static, templates
from onrecord.web.phrases import around
from onrecord.web.sources import direction, safe_url
from onrecord.words import cite, number_of, report_name

AROUND = 220
"""Characters of a report on each side of the words that a row rests on."""
MOST = 6
"""Places of the record that a row shows."""


class Evidence(NamedTuple):
    """Words of a report for reading: before, key, after; url: its address on the web, None where it has none."""

    report: str
    url: str | None
    before: str
    key: str
    after: str
    lang: str
    dir: str


class Line(NamedTuple):
    """A row as the page shows it. more: how many further places of the record it rests on."""

    row: CheckRow
    anchor: str
    word: str
    words: str
    sources: str
    evidence: list[Evidence]
    more: int


def page(check: Check, dossier: Dossier) -> str:
    """A check as one HTML document that loads nothing and runs nothing; every word of draft and reports is escaped."""
    lines = [_line(row, number, dossier) for number, row in enumerate(check.rows, 1)]
    draft = check.draft
    return (
        templates()
        .get_template("check.html")
        .render(
            check=check,
            title=draft.title or report_name(draft, 60),
            errors=[x for x in lines if x.row.weight == "error"],
            open=[x for x in lines if x.row.weight == "open"],
            right=[x for x in lines if x.row.weight == "right"],
            text=[_marked(draft, block.start, block.end, lines) for block in draft.blocks],
            lang=draft.lang or "",
            dir=direction(draft.lang),
            style=static("page.css") + static("check.css"),
            version=__version__,
        )
    )


def _line(row: CheckRow, number: int, dossier: Dossier) -> Line:
    spans = row.firsts
    return Line(
        row=row,
        anchor=f"row-{number}",
        word=WORDS[row.verdict],
        words=" ".join(row.span.exact.split()),
        sources=f"Rests on {number_of(row.sources, 'independent source')}" if row.sources else "",
        evidence=[_evidence(span, dossier.articles[span.article]) for span in spans[:MOST]],
        more=max(0, len(spans) - MOST),
    )


def _evidence(span: Span, article: Article) -> Evidence:
    before, after = around(article, span, AROUND)
    return Evidence(
        report=cite(article),
        url=safe_url(article.url),
        before=before,
        key=span.exact,
        after=after,
        lang=article.lang or "",
        dir=direction(article.lang),
    )


def _marked(draft: Article, start: int, end: int, lines: list[Line]) -> Markup:
    """A block of the draft with its rows as links; where two overlap, the graver or longer one is marked."""
    weight = {"error": 0, "open": 1, "right": 2}
    inside = [x for x in lines if start <= x.row.span.start and x.row.span.end <= end]
    chosen: list[Line] = []
    for line in sorted(inside, key=lambda x: (weight[x.row.weight], x.row.span.start - x.row.span.end)):
        if not any(line.row.span.overlaps(other.row.span) for other in chosen):
            chosen.append(line)
    out = Markup("")
    for line in sorted(chosen, key=lambda x: x.row.span.start):
        span = line.row.span
        out += escape(draft.text[start : span.start])
        out += Markup('<a class="mark w-{}" href="#{}" title="{}">{}</a>').format(
            line.row.weight, line.anchor, line.word, span.exact
        )
        start = span.end
    return out + escape(draft.text[start:end])
