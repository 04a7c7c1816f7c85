"""One story with all its sections, and the plan of the whole page."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Article, Mention, Quote, Story
from onrecord.web import episodes, figures, first, phrases, plans, provenance, quotes, timeline, versions
from onrecord.web.context import Context, Label
from onrecord.web.evidence import Chip, ChipGroup, Use
from onrecord.web.figures import Judgement, judgement
from onrecord.web.reasons import readable, without_its_end
from onrecord.web.reports import Report, report
from onrecord.web.sources import Source, language_name


class NameRow(NamedTuple):
    """A name that is spelled in more than one way: each spelling with its sources."""

    label: Label
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
    size: int
    independent: int | None
    dependent: list[tuple[Source, str]]
    first: first.FirstScreen
    timeline: timeline.Timeline
    episodes: episodes.Episodes | None
    figures: figures.FigureLedger
    plans: plans.PlanLedger
    people: list[quotes.Person]
    names: list[NameRow]
    sources: list[provenance.SourceRow]
    versions: list[versions.VersionRow]
    reports: list[Report]


class Said(NamedTuple):
    """A quotation without its alignment."""

    words: str
    speaker: str
    kind: str
    chip: Chip


class Single(NamedTuple):
    """A story that one report tells: what it says, without ledgers."""

    anchor: str
    title: str
    source: Source
    figures: list[figures.Stated]
    plans: list[plans.Target]
    quotes: list[Said]
    report: Report


def view(ctx: Context, story: Story | None, articles: list[str], number: int) -> StoryView:
    """A story with all its sections; its reports come last, once all evidence is named."""
    plan_ledger = plans.ledger(ctx, story, articles)
    line = timeline.timeline(ctx, story, articles, plan_ledger.rows)
    screen = first.screen(ctx, story, articles)
    figure_ledger = figures.ledger(ctx, story, articles)
    people = quotes.people(ctx, story, articles, number)
    rows = [ctx.dossier.articles[a] for a in articles]
    screen = _with_rows(screen, line, figure_ledger, plan_ledger, people)
    title, lang, way = _title(ctx, story, rows)
    named = [ctx.sources[a] for a in articles]
    values = [a.published.value for a in rows]
    return StoryView(
        anchor=story.id if story else "story",
        number=number,
        title=title,
        lang=lang,
        dir=way,
        span=_span(ctx, story, values),
        languages=_languages(rows),
        size=len(rows),
        independent=story.independent_sources if story else None,
        dependent=[
            (ctx.sources[w.article], without_its_end(readable(w.reason, named, ctx.year)))
            for w in story.why
            if w.article in ctx.dossier.articles
        ]
        if story
        else [],
        first=screen,
        timeline=line,
        episodes=episodes.episodes(ctx, story),
        figures=figure_ledger,
        plans=plan_ledger,
        people=people,
        names=_names(ctx, story),
        sources=provenance.rows(ctx, story, rows),
        versions=versions.rows(ctx, rows),
        reports=[],
    )


def _with_rows(
    screen: first.FirstScreen,
    line: timeline.Timeline,
    numbers: figures.FigureLedger,
    targets: plans.PlanLedger,
    people: list[quotes.Person],
) -> first.FirstScreen:
    """The first screen without links to rows that the page does not have."""
    judged = [v for f in (*numbers.rows, *numbers.apart) for v in f.verdicts] + [
        v for p in targets.rows for v in p.verdicts
    ]
    there = {f"#{v.anchor}" for v in judged}
    there |= {f"#{d.verdict.anchor}" for d in line.dates}
    there |= {f"#{v.anchor}" for who in people for u in who.said for v in (u.same, *(v for v, _ in u.others)) if v}
    return first.FirstScreen(*([x if x.row in there else x._replace(row="") for x in lines] for lines in screen))


def with_reports(ctx: Context, made: StoryView, articles: list[str]) -> StoryView:
    """The story with its reports in full."""
    return made._replace(reports=[report(ctx, ctx.dossier.articles[a]) for a in articles])


def single(ctx: Context, story: Story | None, article: Article) -> Single:
    """A story of one report."""
    said = [
        Said(
            phrases.cut(q.span.exact, 220),
            phrases.flat(q.speaker.as_written) if q.speaker else "",
            q.kind,
            ctx.evidence.chip(q.span),
        )
        for q in ctx.statements([article.id], Quote)
    ]
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
    return (
        phrases.flat(story.title) or "Untitled story",
        source.lang if source else "",
        source.dir if source else "auto",
    )


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
        verdict = judgement(ctx, finding)
        out.append(
            NameRow(ctx.label(finding), list(forms.values()), ctx.evidence.chips((i.span for i in items), use), verdict)
        )
    return out
