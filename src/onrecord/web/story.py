"""One story with all its sections, and the plan of the whole page."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Article, Figure, Mention, Plan, Quote, Story
from onrecord.web import figures, first, phrases, plans, quotes, timeline
from onrecord.web.context import Context
from onrecord.web.evidence import Chip, ChipGroup, Use
from onrecord.web.figures import Judgement
from onrecord.web.reports import Report, report
from onrecord.web.sources import Source, language_name
from onrecord.words import verdict_words

BASIS = {
    "metadata": "the page’s own data", "url": "its address", "text": "its text", "given": "given by the user",
    "inferred": "inferred",
}  # fmt: skip
"""What a report's day rests on, in words."""


class SourceRow(NamedTuple):
    """A report in the list of sources."""

    source: Source
    title: str
    basis: str
    basis_href: str
    language: str
    agency: str
    copies: list[str]
    independent: bool
    why: str
    main: bool


class NameRow(NamedTuple):
    """A name that is spelled in more than one way: each spelling with its sources."""

    label: str
    forms: list[tuple[str, str, str, str]]
    chips: list[ChipGroup]
    verdict: Judgement


class StoryView(NamedTuple):
    """A story as the page shows it. independent: None where no independence has been looked into."""

    anchor: str
    number: int
    title: str
    lang: str
    dir: str
    span: str
    languages: list[str]
    count: int
    independent: int | None
    dependent: list[tuple[Source, str]]
    first: first.FirstScreen
    timeline: timeline.Timeline
    figures: figures.FigureLedger
    plans: plans.PlanLedger
    people: list[quotes.Person]
    names: list[NameRow]
    sources: list[SourceRow]
    reports: list[Report]


class Single(NamedTuple):
    """A story that one report tells: what it says, without ledgers."""

    anchor: str
    title: str
    source: Source
    figures: list[figures.Stated]
    plans: list[plans.Target]
    quotes: list[tuple[str, str, str, Chip]]
    report: Report


def view(ctx: Context, story: Story | None, articles: list[str], number: int) -> StoryView:
    """A story with all its sections; its reports come last, once all evidence is named."""
    plan_ledger = plans.ledger(ctx, story, articles)
    line = timeline.timeline(ctx, story, articles, plan_ledger.rows)
    screen = first.screen(ctx, story, articles)
    figure_ledger = figures.ledger(ctx, story, articles)
    people = quotes.people(ctx, story, articles, number)
    rows = [ctx.dossier.articles[a] for a in articles]
    title, lang, way = _title(ctx, story, rows)
    values = [a.published.value for a in rows]
    return StoryView(
        anchor=story.id if story else "story", number=number, title=title, lang=lang, dir=way,
        span=_span(ctx, story, values), languages=_languages(rows), count=len(rows),
        independent=story.independent_sources if story else None,
        dependent=[(ctx.sources[w.article], w.reason) for w in story.why if w.article in ctx.dossier.articles] if story else [],
        first=screen, timeline=line, figures=figure_ledger, plans=plan_ledger, people=people, names=_names(ctx, story),
        sources=_sources(ctx, story, rows), reports=[],
    )  # fmt: skip


def with_reports(ctx: Context, made: StoryView, articles: list[str]) -> StoryView:
    """The story with its reports in full."""
    return made._replace(reports=[report(ctx, ctx.dossier.articles[a]) for a in articles])


def single(ctx: Context, story: Story | None, article: Article) -> Single:
    """A story of one report."""
    said = [
        (phrases.cut(q.span.exact, 220), phrases.flat(q.speaker.as_written) if q.speaker else "", q.kind, ctx.evidence.chip(q.span))
        for q in ctx.statements([article.id], Quote)
    ]  # fmt: skip
    numbers = figures.ledger(ctx, None, [article.id]).once
    targets = plans.ledger(ctx, None, [article.id]).once
    source = ctx.sources[article.id]
    title = phrases.flat(article.title or (story.title if story else "")) or source.label
    anchor = story.id if story else f"single-{article.id}"
    return Single(anchor, title, source, numbers, targets, said, report(ctx, article))


def _title(ctx: Context, story: Story | None, rows: list[Article]) -> tuple[str, str, str]:
    """The story's title with its language, which is that of the report whose title it is."""
    if story is None:
        return f"{len(rows)} reports", "", "auto"
    home = next((a for a in rows if a.title and story.title and a.title.startswith(story.title[:40])), None)
    source = ctx.sources[home.id] if home else None
    return phrases.flat(story.title) or "Untitled story", source.lang if source else "", source.dir if source else "auto"


def _span(ctx: Context, story: Story | None, values: list[str | None]) -> str:
    from onrecord.web.days import common_year, spoken

    if story and story.from_ and story.to:
        if story.from_ == story.to:
            return spoken(story.from_)
        year = common_year([story.from_, story.to])
        return f"{spoken(story.from_, None, year)} – {spoken(story.to)}"
    known = sorted(v for v in values if v)
    return spoken(known[0]) if len(set(known)) == 1 else f"{spoken(known[0])} – {spoken(known[-1])}" if known else ""


def _languages(rows: list[Article]) -> list[str]:
    counts: dict[str, int] = {}
    for a in rows:
        name = language_name(a.lang)
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda n: (-counts[n], n))


def _names(ctx: Context, story: Story | None) -> list[NameRow]:
    out = []
    for finding in ctx.findings(story):
        if finding.about != "name":
            continue
        use = Use(finding.id, f"Names: {phrases.cut(finding.label, 40)}")
        items = ctx.items(finding, Mention)
        forms: dict[str, tuple[str, str, str, str]] = {}
        for item in items:
            source = ctx.sources[item.span.article]
            words = phrases.flat(item.span.exact)
            forms.setdefault(words, (words, ctx.evidence.href(item.span, use), source.lang, source.dir))
        verdict = Judgement(finding.id, finding.verdict, verdict_words(finding.verdict), finding.reason)
        out.append(NameRow(finding.label, list(forms.values()), ctx.evidence.chips((i.span for i in items), use), verdict))
    return out


def _sources(ctx: Context, story: Story | None, rows: list[Article]) -> list[SourceRow]:
    """All reports of a story, and behind them those that only mention it."""
    inside = {a.id for a in rows}
    extra = [ctx.dossier.articles[a.id] for a in story.articles if a.id not in inside and a.id in ctx.dossier.articles] if story else []
    reasons = {w.article: w.reason for w in story.why} if story else {}
    return [_source(ctx, a, story, reasons.get(a.id, ""), a.id in inside) for a in (*rows, *extra)]


def _source(ctx: Context, a: Article, story: Story | None, reason: str, main: bool) -> SourceRow:
    source = ctx.sources[a.id]
    basis = BASIS.get(a.published.basis or "", "")
    if a.published.why:
        basis = f"{basis}: {a.published.why}" if basis else a.published.why
    copies = [c.why for c in ctx.dossier.copies if a.id in c.articles]
    span = a.published.span
    return SourceRow(
        source=source, title=phrases.flat(a.title) or phrases.cut(a.text, 90), basis=basis,
        basis_href=ctx.evidence.href(span) if span else "", language=language_name(a.lang), agency=", ".join(a.agencies),
        copies=list(dict.fromkeys(copies)), independent=bool(story and a.id in story.independent), why=reason, main=main,
    )  # fmt: skip


__all__ = ["Figure", "Plan", "StoryView", "single", "view", "with_reports"]
