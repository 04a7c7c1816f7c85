"""What is new among quotations: said by more sources, worded otherwise, said for the first time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.changes.made import CUT, Maker
from onrecord.changes.rows import ChangeRow
from onrecord.model import Finding, Quote, Story
from onrecord.web import phrases
from onrecord.web.context import merged

_UNNAMED = ("pronoun", "continued")


def rows(maker: Maker, story: Story | None) -> Iterator[ChangeRow]:
    """One row for each utterance that several reports have."""
    ctx = maker.ctx
    found = [f for f in ctx.findings(story) if f.about == "quote"]
    for group in merged(f for f in found if f.verdict != "altered"):
        row = _aligned(maker, maker.sides.placed(list({q.id: q for f in group for q in ctx.items(f, Quote)}.values())))
        if row is not None:
            yield row
    for finding in found:
        if finding.verdict == "altered" and (row := _altered(maker, finding)) is not None:
            yield row


def _aligned(maker: Maker, items: Sequence[Quote]) -> ChangeRow | None:
    olds, news = maker.sides.were(items), maker.sides.are_new(items)
    if not news:
        return None
    head, shown = _head(maker, items), (olds or news)[0]
    lang = maker.ctx.article(shown.span).lang
    words, count = f"{head}{_quoted(shown)}", maker.sources(items)
    if not olds:
        told = f"{words} ({maker.who(news)})."
        return maker.row("new", "quote", told, [q.span for q in news], after=[shown.span.exact], lang=lang)
    if maker.sources(olds) > 1 or count < 2:
        return None
    told = f"{words}, now in {count} sources ({maker.who(news)})."
    return maker.row(
        "confirmed", "quote", told, [q.span for q in news], [q.span for q in olds], after=[shown.span.exact],
        states=[q.span for q in items], lang=lang,
    )  # fmt: skip


def _altered(maker: Maker, finding: Finding) -> ChangeRow | None:
    items = maker.sides.placed(maker.ctx.items(finding, Quote))
    if len({i.span.article for i in items}) < 2 or not maker.sides.are_new(items):
        return None
    told = " against ".join(f"{_quoted(q, 80)} ({maker.name(q.span.article)})" for q in items[:2])
    return maker.row(
        "disputed", "quote", f"{_head(maker, items)}{told}.", [q.span for q in maker.sides.are_new(items)],
        [q.span for q in maker.sides.were(items)], after=[q.span.exact for q in items],
        states=[q.span for q in items], lang=maker.ctx.article(items[0].span).lang,
    )  # fmt: skip


def single(maker: Maker, quote: Quote) -> ChangeRow:
    """A row for a quotation that one report has."""
    told = f"{_head(maker, [quote])}{_quoted(quote)} ({maker.name(quote.span.article)})."
    lang = maker.ctx.article(quote.span).lang
    return maker.row("new", "quote", told, [quote.span], after=[quote.span.exact], lang=lang)


def speaker(maker: Maker, items: Sequence[Quote]) -> str | None:
    """Who said it: the entity, else what the fullest report calls them; None where only a pronoun stands for them."""
    entity = next((e for q in items if (e := maker.ctx.dossier.speaker_entity(q))), None)
    if entity is not None:
        return entity.name
    said = [q.speaker for q in items if q.speaker]
    named = [s.refers.exact if s.refers else s.as_written for s in said if s.refers or s.via not in _UNNAMED]
    return phrases.flat(named[0]) if named else None


def _head(maker: Maker, items: Sequence[Quote]) -> str:
    name = speaker(maker, items)
    return f"{name}: " if name else ""


def _quoted(quote: Quote, most: int = CUT) -> str:
    return f"“{phrases.cut(quote.span.exact, most).rstrip(' ,')}”"
