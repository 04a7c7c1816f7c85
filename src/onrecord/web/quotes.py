"""Who said what: quotations by speaker, with the wordings other reports give of the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Entity, Finding, Quote, Speaker, Story, when
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.evidence import Use
from onrecord.web.figures import Judgement, judgement
from onrecord.web.sources import Source
from onrecord.web.wording import SHORT, Wording, same_words, sentence, wording

NAMELESS = "Speaker not known"
"""Stands over quotations that other reports have too, though none says whose they are."""

_WEIGHT = {"direct": 3, "mixed": 2, "indirect": 1}


class Utterance(NamedTuple):
    """Something said: the first wording and the others beside it, each with a verdict.

    same: the verdict over reports that have the first wording word for word.
    """

    anchor: str
    first: Wording
    same: Judgement | None
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

    def take(self, quote: Quote) -> bool:
        """True the first time that a quotation is asked for, which then counts as shown."""
        fresh = quote.id not in self.taken
        self.taken.add(quote.id)
        return fresh

    def over(self, quotes: Sequence[Quote]) -> Judgement | None:
        """The verdict that these are the same words, where a finding says so."""
        here = {q.id for q in quotes}
        found = (
            f for q in quotes for f in self.of.get(q.id, ()) if f.verdict == "same_words" and here.issuperset(f.items)
        )
        finding = next(found, None)
        return self.judged(finding) if finding else None

    def others(self, quotes: Sequence[Quote]) -> list[tuple[Finding, Quote]]:
        """The quotations aligned with some, over however many findings; all of them count as shown."""
        found, queue = [], [q.id for q in quotes]
        while queue:
            for finding in self.of.get(queue.pop(0), ()):
                for other in self.ctx.items(finding, Quote):
                    if self.take(other):
                        queue.append(other.id)
                        found.append((finding, other))
        return found

    def judged(self, finding: Finding) -> Judgement:
        """The verdict over a pair; the first pair of a finding bears its id."""
        anchor = "" if finding.id in self.named else finding.id
        self.named.add(finding.id)
        return judgement(self.ctx, finding)._replace(anchor=anchor)


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
    repeated: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        if quote.id not in carried:
            repeated.setdefault(same_words(quote), []).append(quote)
    rows = []
    for quote in quotes:
        if quote.id in carried or not alignment.take(quote):
            continue
        mates = [q for q in together.get(quote.id, ()) if q.id not in alignment.of and alignment.take(q)]
        for mate in mates:
            ctx.evidence.href(mate.span, use)
        again = [q for q in repeated[same_words(quote)] if alignment.take(q)]
        others = alignment.others([quote, *again])
        again += [q for _, q in others if same_words(q) == same_words(quote)]
        first = wording(ctx, [quote, *mates], again, None, use, framed=quote.id in framed)
        same = alignment.over([quote, *again]) if again else None
        order = when.order_key(ctx.stated(quote)), first.chip.source.iso, quote.span.start
        rows.append((order, Utterance(f"u-{quote.id}", first, same, _beside(alignment, quote, others, use))))
    return [utterance for _, utterance in sorted(rows, key=lambda row: row[0])]


def _beside(
    alignment: _Alignment, first: Quote, others: list[tuple[Finding, Quote]], use: Use
) -> list[tuple[Judgement, Wording]]:
    """The other wordings, each once with all the reports that have it."""
    findings: dict[tuple[str, str], Finding] = {}
    groups: dict[tuple[str, str], list[Quote]] = {}
    for finding, quote in others:
        key = same_words(quote)
        if key != same_words(first):
            findings.setdefault(key, finding)
            groups.setdefault(key, []).append(quote)
    return [
        (
            alignment.judged(findings[key]),
            wording(alignment.ctx, quotes[:1], quotes[1:], first, use, framed=_needs_frame(quotes[0], ())),
        )
        for key, quotes in groups.items()
    ]


def _needs_frame(quote: Quote, carriers: Iterable[Quote]) -> bool:
    """True when verbatim words say little without the sentence they stand in."""
    if quote.kind == "indirect" or quote.parts:
        return False
    short = quote.kind == "mixed" and len(quote.span.exact) <= SHORT
    return short or any(c.span.overlaps(quote.span) for c in carriers)
