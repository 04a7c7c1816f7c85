"""Who said what: quotations by speaker, with the wordings other reports give of the same words."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from onrecord.model import Entity, Finding, Quote, Story, when
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.evidence import Chip, Use
from onrecord.web.figures import Judgement
from onrecord.web.sources import language_name
from onrecord.words import verdict_words

NAMELESS = "Speaker not known"
"""Stands over quotations that other reports have too, though none says whose they are."""


class Wording(NamedTuple):
    """A quotation as one report has it. html: its words, differences from the first wording marked."""

    html: Markup
    kind: str
    before: str
    after: str
    lang: str
    dir: str
    language: str
    cue: str
    said: str
    via: str
    chip: Chip


class Utterance(NamedTuple):
    """Something said: the first wording and the others beside it, each with a verdict."""

    anchor: str
    first: Wording
    others: list[tuple[Judgement, Wording]]
    order: tuple[object, ...]


class Person(NamedTuple):
    """A speaker with roles and other spellings, and what they said in order of time."""

    anchor: str
    name: str
    roles: list[str]
    names: list[str]
    said: list[Utterance]
    sources: int


def people(ctx: Context, story: Story | None, articles: list[str], number: int) -> list[Person]:
    """All speakers of a story, those with most words on record first."""
    quotes = ctx.statements(articles, Quote)
    aligned = [f for f in ctx.findings(story) if f.about == "quote"]
    groups: dict[str, list[Quote]] = {}
    entities: dict[str, Entity | None] = {}
    compared = {i for f in aligned for i in f.items}
    for quote in quotes:
        if quote.speaker is None and quote.id not in compared:
            continue
        entity = ctx.dossier.speaker_entity(quote)
        key = entity.id if entity else quote.speaker.as_written.casefold() if quote.speaker else ""
        entities.setdefault(key, entity)
        groups.setdefault(key, []).append(quote)
    made: list[Person] = []
    taken: set[str] = set()
    for i, (key, mine) in enumerate(groups.items()):
        entity = entities[key]
        name = entity.name if entity else phrases.flat(mine[0].speaker.as_written if mine[0].speaker else NAMELESS)
        anchor = f"said-{number}-{i + 1}"
        said = _utterances(ctx, mine, aligned, taken, Use(anchor, f"Said by {phrases.cut(name, 40)}"))
        if not said:
            continue
        forms = [f for fs in (entity.names.values() if entity else ()) for f in fs]
        made.append(
            Person(
                anchor=anchor,
                name=name,
                roles=list(entity.roles[:3]) if entity else [],
                said=said,
                names=[f for f in dict.fromkeys(forms) if f != name][:6],
                sources=ctx.sources.independent(q.span.article for q in mine),
            )
        )
    weight = {"direct": 3, "mixed": 2, "indirect": 1}
    return sorted(made, key=lambda p: -sum(weight[u.first.kind] + len(u.others) for u in p.said))


def _utterances(
    ctx: Context, quotes: list[Quote], aligned: list[Finding], taken: set[str], use: Use
) -> list[Utterance]:
    """Utterances among some quotes, with the wordings aligned to them; what they hold is added to `taken`."""
    out: list[Utterance] = []
    shown: set[str] = set()
    for quote in quotes:
        if quote.id in taken:
            continue
        taken.add(quote.id)
        others, queue = [], [quote.id]
        while queue:
            here = queue.pop(0)
            for finding in aligned:
                if here in finding.items:
                    for other in ctx.items(finding, Quote):
                        if other.id not in taken:
                            taken.add(other.id)
                            queue.append(other.id)
                            others.append((finding, other))
        first = _wording(ctx, quote, None, use)
        rest = []
        for finding, other in others:
            rest.append((_judged(finding, finding.id not in shown), _wording(ctx, other, quote, use)))
            shown.add(finding.id)
        order = (when.order_key(ctx.stated(quote)), quote.span.start)
        out.append(Utterance(f"u-{quote.id}", first, rest, order))
    return sorted(out, key=lambda u: (u.order[0], u.first.chip.source.iso, u.order[1]))


def _judged(finding: Finding, named: bool) -> Judgement:
    """The verdict over a pair; the first pair of a finding bears its id."""
    return Judgement(finding.id if named else "", finding.verdict, verdict_words(finding.verdict), finding.reason)


def _wording(ctx: Context, quote: Quote, first: Quote | None, use: Use) -> Wording:
    article = ctx.article(quote.span)
    source = ctx.sources[article.id]
    before, after = phrases.sentence_of(quote.span, article) if quote.kind == "mixed" else ("", "")
    same = first is not None and ctx.article(first.span).lang == article.lang and first.kind != "indirect"
    words = _differences(first.span.exact, quote.span.exact) if same and first else _words(quote)
    speaker = quote.speaker
    return Wording(
        html=words,
        kind=quote.kind,
        before=before,
        after=after,
        lang=source.lang,
        dir=source.dir,
        language=language_name(article.lang),
        cue=phrases.flat(quote.cue.exact) if quote.cue else "",
        said=ctx.spoken(quote.said),
        via=phrases.flat(speaker.as_written) if speaker else "",
        chip=ctx.evidence.chip(quote.span, use),
    )


def _words(quote: Quote) -> Markup:
    """The words; where an attribution breaks them, a gap stands for it."""
    parts = [escape(phrases.flat(p.exact)) for p in quote.parts] or [escape(phrases.flat(quote.span.exact))]
    return Markup(' <span class="gap">[…]</span> ').join(parts)


def _differences(first: str, other: str) -> Markup:
    """The words of `other`, those that `first` has not marked."""
    from rapidfuzz.distance import Indel

    a, b = phrases.flat(first).split(), phrases.flat(other).split()
    plain_a, plain_b = ([w.strip(".,;:!?\"'“”«»’‘").casefold() for w in words] for words in (a, b))
    out = []
    for op in Indel.opcodes(plain_a, plain_b):
        words = escape(" ".join(b[op.dest_start : op.dest_end]))
        if op.tag == "equal":
            out.append(words)
        elif op.tag == "insert":
            out.append(Markup('<em class="diff">{}</em>').format(words))
    return Markup(" ").join(out)
