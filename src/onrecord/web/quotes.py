"""Who said what: quotations by speaker, with the wordings other reports give of the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Entity, Finding, Quote, Speaker, Story, when
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.evidence import Use
from onrecord.web.figures import Judgement
from onrecord.web.sources import Source
from onrecord.web.wording import SHORT, Wording, sentence, wording
from onrecord.words import verdict_words

NAMELESS = "Speaker not known"
"""Stands over quotations that other reports have too, though none says whose they are."""

_WEIGHT = {"direct": 3, "mixed": 2, "indirect": 1}


class Utterance(NamedTuple):
    """Something said: the first wording and the others beside it, each with a verdict."""

    anchor: str
    first: Wording
    others: list[tuple[Judgement, Wording]]


class Person(NamedTuple):
    """A speaker with roles and other spellings, and what they said in order of time.

    only_in: the report of a speaker without a name, whom no other report can be known to mean.
    """

    anchor: str
    name: str
    roles: list[str]
    names: list[str]
    said: list[Utterance]
    only_in: Source | None


class _Alignment:
    """Which quotations the findings put beside one another, and how each is to be shown."""

    def __init__(self, ctx: Context, findings: Iterable[Finding]) -> None:
        self.ctx = ctx
        self.of: dict[str, list[Finding]] = {}
        for finding in findings:
            for item in finding.items:
                self.of.setdefault(item, []).append(finding)
        self.taken: set[str] = set()
        self.named: set[str] = set()

    def others(self, quote: Quote) -> list[tuple[Finding, Quote]]:
        """The quotations aligned with one, over however many findings; all of them count as taken."""
        found, queue = [], [quote.id]
        while queue:
            for finding in self.of.get(queue.pop(0), ()):
                for other in self.ctx.items(finding, Quote):
                    if other.id not in self.taken:
                        self.taken.add(other.id)
                        queue.append(other.id)
                        found.append((finding, other))
        return found

    def judged(self, finding: Finding) -> Judgement:
        """The verdict over a pair; the first pair of a finding bears its id."""
        anchor = "" if finding.id in self.named else finding.id
        self.named.add(finding.id)
        return Judgement(anchor, finding.verdict, verdict_words(finding.verdict), self.ctx.reason(finding))


def people(ctx: Context, story: Story | None, articles: list[str], number: int) -> list[Person]:
    """All speakers of a story, those with most words on record first."""
    alignment = _Alignment(ctx, [f for f in ctx.findings(story) if f.about == "quote"])
    groups: dict[str, list[Quote]] = {}
    entities: dict[str, Entity | None] = {}
    for quote in ctx.statements(articles, Quote):
        if quote.speaker is None and quote.id not in alignment.of:
            continue
        entity = ctx.dossier.speaker_entity(quote)
        key = entity.id if entity else _unresolved(quote)
        entities.setdefault(key, entity)
        groups.setdefault(key, []).append(quote)
    made: list[Person] = []
    for i, (key, mine) in enumerate(groups.items(), 1):
        entity, speaker = entities[key], mine[0].speaker
        name = entity.name if entity else phrases.flat(_full(speaker)) if speaker else NAMELESS
        anchor = f"said-{number}-{i}"
        said = _utterances(alignment, mine, Use(anchor, f"Said by {phrases.cut(name, 40)}"))
        forms = [f for fs in (entity.names.values() if entity else ()) for f in fs]
        others = [f for f in dict.fromkeys(forms) if f != name][:6]
        if said:
            alone = None if entity or speaker is None or speaker.via == "name" else ctx.sources[mine[0].span.article]
            made.append(Person(anchor, name, list(entity.roles[:3]) if entity else [], others, said, alone))
    return sorted(made, key=lambda p: -sum(_WEIGHT[u.first.kind] + len(u.others) for u in p.said))


def _unresolved(quote: Quote) -> str:
    """A key for a speaker who is no entity: the name, or what the report calls somebody without one."""
    speaker = quote.speaker
    if speaker is None:
        return ""
    words = _full(speaker).casefold()
    return words if speaker.via == "name" else f"{words} {quote.span.article}"


def _full(speaker: Speaker) -> str:
    """What the report calls a speaker where it says most."""
    return speaker.refers.exact if speaker.refers else speaker.as_written


def _utterances(alignment: _Alignment, quotes: list[Quote], use: Use) -> list[Utterance]:
    """What a speaker said, in order of time; verbatim words of one sentence stand together in it."""
    ctx = alignment.ctx
    verbatim = [q for q in quotes if q.kind != "indirect"]
    carriers = [q for q in quotes if q.kind == "indirect" and any(q.span.overlaps(v.span) for v in verbatim)]
    framed = {q.id for q in verbatim if _needs_frame(q, carriers)}
    carried = {q.id for q in carriers if q.id not in alignment.of}
    sentences: dict[tuple[str, int], list[Quote]] = {}
    for quote in verbatim:
        if quote.id in framed:
            place = quote.span.article, sentence(ctx.article(quote.span), quote)[0]
            sentences.setdefault(place, []).append(quote)
    together = {q.id: mates for mates in sentences.values() for q in mates}
    rows = []
    for quote in quotes:
        if quote.id in alignment.taken or quote.id in carried:
            continue
        alignment.taken.add(quote.id)
        mates = [q for q in together.get(quote.id, ()) if q.id not in alignment.taken and q.id not in alignment.of]
        alignment.taken.update(q.id for q in mates)
        for mate in mates:
            ctx.evidence.href(mate.span, use)
        first = wording(ctx, [quote, *mates], None, use, framed=quote.id in framed)
        others = [
            (alignment.judged(f), wording(ctx, [q], quote, use, framed=_needs_frame(q, ())))
            for f, q in alignment.others(quote)
        ]
        order = when.order_key(ctx.stated(quote)), first.chip.source.iso, quote.span.start
        rows.append((order, Utterance(f"u-{quote.id}", first, others)))
    return [utterance for _, utterance in sorted(rows, key=lambda row: row[0])]


def _needs_frame(quote: Quote, carriers: Iterable[Quote]) -> bool:
    """True when verbatim words say little without the sentence they stand in."""
    if quote.kind == "indirect" or quote.parts:
        return False
    short = quote.kind == "mixed" and len(quote.span.exact) <= SHORT
    return short or any(c.span.overlaps(quote.span) for c in carriers)
