"""Markdown: the ledgers in a form to paste into a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.model import Article, Quote, Span, Story
from onrecord.words import as_markdown, number_of, verdict_rank, verdict_words, when_words

if TYPE_CHECKING:
    from onrecord.record import Record


def render(record: Record) -> str:
    """Each story with its findings, figures, plans, quotes and sources; every line names its report."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Record) -> Iterator[str]:
    yield "# On record"
    yield ""
    counts = (
        number_of(len(record.articles), "report"),
        number_of(len(record.stories), "story", "stories"),
        number_of(len(record.findings), "finding"),
    )
    yield f"{', '.join(counts)}."
    for story in record.stories:
        yield from _story(record, story)
    if record.problems:
        yield from ("", "## Not known", "")
        yield from (f"- {as_markdown(p.source)}: {as_markdown(p.message)}" for p in record.problems)


def _story(record: Record, story: Story) -> Iterator[str]:
    ids = {a.id for a in story.articles if a.role == "main"}
    yield from ("", f"## {as_markdown(story.title)}", "")
    span = " to ".join(dict.fromkeys(x for x in (story.from_, story.to) if x)) or "days not known"
    sources = f"{story.independent_sources} shown independent"
    yield f"{span} · {', '.join(story.languages)} · {number_of(len(ids), 'report')}, {sources}"
    if story.episodes:
        yield from ("", "### Episodes", "")
        for episode in story.episodes:
            days = " to ".join(dict.fromkeys((episode.from_, episode.to)))
            size = number_of(len(episode.articles), "report")
            yield f"- {days}: {as_markdown(episode.title)} — {size}, {as_markdown(episode.why)}"
    findings = [f for f in record.findings if f.story == story.id]
    if findings:
        yield from ("", "### What agrees, changed and conflicts", "")
        for finding in sorted(findings, key=lambda f: verdict_rank(f.verdict)):
            label, reason = as_markdown(finding.label), as_markdown(finding.reason)
            yield f"- **{verdict_words(finding.verdict)}** — {label}: {reason}"
    figures = [f for f in record.figures if f.span.article in ids]
    if figures:
        yield from ("", "### Figures", "")
        for figure in figures:
            thing = (
                f" {as_markdown(figure.counted)}" if figure.counted and figure.counted not in figure.span.exact else ""
            )
            yield f"- {as_markdown(figure.span.exact)}{thing} — {_source(record, figure.span)}"
    plans = [p for p in record.plans if p.span.article in ids]
    if plans:
        yield from ("", "### Plans", "")
        for plan in plans:
            target = when_words(plan.target, plan.modifier)
            yield f"- {target} ({plan.status}): “{as_markdown(plan.span.exact)}” — {_source(record, plan.span)}"
    quotes = [q for q in record.quotes if q.span.article in ids and q.kind != "indirect"]
    if quotes:
        yield from ("", "### Who said", "")
        for quote in quotes:
            yield f"- {_speaker(record, quote)}: “{as_markdown(quote.span.exact)}” — {_source(record, quote.span)}"
    yield from ("", "### Sources", "")
    reasons = {w.article: w.reason for w in story.why}
    for member in story.articles:
        article, why = record.articles[member.id], reasons.get(member.id)
        note = f" — not counted as independent: {as_markdown(why)}" if why else " — independent"
        note = note if member.role == "main" else " — mentions the story"
        day, lang = article.published.value or "day not known", article.lang or "language not known"
        yield f"- {_name(article)}, {day}, {lang}{note}"


def _speaker(record: Record, quote: Quote) -> str:
    if quote.speaker is None:
        return "speaker not known"
    entity = record.speaker_entity(quote)
    name = entity.name if entity else quote.speaker.as_written
    return as_markdown(name)


def _source(record: Record, span: Span) -> str:
    article = record.articles[span.article]
    return f"{_name(article)}, {article.published.value or 'day not known'}, characters {span.start}–{span.end}"


def _name(article: Article) -> str:
    return as_markdown(article.outlet or article.source)
