"""The list of sources: every report of a story, what its day rests on, and whether it is a source of its own."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.across.passed_on import passed_on
from onrecord.across.repeated import site_titles, standing_in
from onrecord.across.story_evidence import evidence
from onrecord.across.story_titles import head
from onrecord.model import Article, Story
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.reasons import readable, without_its_end
from onrecord.web.sources import Source, language_name

BASIS = {
    "metadata": "stated with the report",
    "url": "its address",
    "text": "its text",
    "given": "given by the user",
    "inferred": "inferred",
}
"""What a report's day rests on, in words."""


class SourceRow(NamedTuple):
    """A report in the list of sources. copies: reports that share its text; how: what shows that it repeats one."""

    source: Source
    title: str
    basis: str
    basis_href: str
    language: str
    agency: str
    copies: list[Source]
    how: list[str]
    independent: bool
    why: str
    main: bool


def rows(ctx: Context, story: Story | None, reports: list[Article]) -> list[SourceRow]:
    """All reports of a story, and behind them those that only mention it."""
    inside = {a.id for a in reports}
    extra = (
        [ctx.dossier.articles[a.id] for a in story.articles if a.id not in inside and a.id in ctx.dossier.articles]
        if story
        else []
    )
    named = [ctx.sources[a.id] for a in reports]
    reasons = {w.article: without_its_end(readable(w.reason, named, ctx.year)) for w in story.why} if story else {}
    return [_source(ctx, a, story, reasons.get(a.id, ""), a.id in inside) for a in (*reports, *extra)]


def _source(ctx: Context, a: Article, story: Story | None, reason: str, main: bool) -> SourceRow:
    source = ctx.sources[a.id]
    basis = BASIS.get(a.published.basis or "", "")
    if a.published.why:
        basis = f"{basis}: {a.published.why}" if basis else a.published.why
    independent = bool(story and a.id in story.independent)
    others = [(ctx.sources[x], c) for c in ctx.copies(a.id) for x in c.articles if x != a.id]
    origins = [] if independent else [c for s, c in others if story and s.anchor in story.independent]
    how = [readable(c.why, (ctx.sources[x] for x in c.articles), ctx.year) for c in origins]
    if independent and (whole := passed_on(ctx.dossier).whole(a.id)):
        how.append(f"It passes on what {whole.name} reported (“{whole.words}”), and is counted for it once.")
    span = a.published.span
    return SourceRow(
        source=source,
        title=phrases.flat(_head(ctx, a)) or phrases.cut(_opening(a), 90),
        basis=basis,
        basis_href=ctx.evidence.href(span) if span else "",
        language=language_name(a.lang),
        agency=", ".join(a.agencies),
        copies=list(dict.fromkeys(s for s, _ in others)),
        how=list(dict.fromkeys(how)),
        independent=independent,
        why=reason,
        main=main,
    )


def _head(ctx: Context, a: Article) -> str:
    """The headline of a report, where it has one of its own and not its site's."""
    return head(evidence(a, standing_in(ctx.dossier, a.id), titled=a.id not in site_titles(ctx.dossier)))


def _opening(a: Article) -> str:
    """The first words of a report that has no title."""
    return next((a.text[b.start : b.end] for b in a.mined), a.text)
