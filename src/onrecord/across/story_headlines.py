"""Round-ups without headings: a report that mostly tells of other matters belongs to the story of its headline.

Its beginning as a whole is like no story, so it stands alone when all are placed. It is then read once more: its
headline with the sentences that take up the headline's words. It belongs to the story that these are like and no other
is nearly as like. It comes last and judges nobody, so nothing joins a story through it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from onrecord.across.openings import openings
from onrecord.across.repeated import standing
from onrecord.across.story_evidence import OPENING, Evidence, bag_of
from onrecord.across.story_names import inside, where
from onrecord.across.story_stream import JOINS, Stream
from onrecord.lang import pack
from onrecord.model import Article, Dossier
from onrecord.text.sentences import split
from onrecord.text.terms import terms

SHARED = 2
"""So many words of its headline a sentence takes up that is about it."""
PART = 1 / 3
"""A report is read by its headline where less than this part of its words stands in such sentences."""
NEARLY, REPORTS = 0.75, 4
"""Such a reading is as sure as that of a whole report when its likeness is this part of what else is enough, as a mean
over so many reports of a story."""
NEXT = 0.5
"""A second story that is so nearly as like leaves open which it is."""

Spans = list[tuple[int, int]]


def by_headline(
    dossier: Dossier,
    items: Sequence[Evidence],
    stream: Stream,
    placed: Sequence[int],
    round_ups: Set[int],
    names: Sequence[Mapping[str, float]] = (),
) -> dict[int, int]:
    """For the place of each report that its headline puts into a story, the place of that story's first report.

    items: what the reports give to compare. stream: with the others placed; placed: their places in the record, in
    the stream's order. round_ups: places of reports that are not in the stream. names: the weights of the entities
    that each report names.
    """
    alone = sorted(round_ups | {placed[places[0]] for places in stream.members.values() if len(places) == 1})
    articles, blocks = dossier.articles, standing(dossier)
    told = {
        i: spans
        for i in alone
        if (spans := _told(articles[items[i].id], items[i], blocks.get(items[i].id, frozenset())))
    }
    if not told:
        return {}
    texts = [_evidence(articles[items[i].id], items[i], spans) for i, spans in told.items()]
    named = where(dossier, {items[i].id for i in told}) if names else {}
    shared = [inside(s, named.get(items[i].id), names[i]) if names else {} for i, s in told.items()]
    out = {}
    for i, near in zip(told, stream.index.ask(texts, openings(dossier, texts), shared), strict=True):
        others = {j: value for j, value in near.items() if placed[j] != i}
        (best, story), (second, _) = [*stream.likest(others, REPORTS), (0.0, -1), (0.0, -1)][:2]
        if best >= NEARLY * JOINS and second < NEXT * best:
            out[i] = placed[story]
    return out


def _told(article: Article, item: Evidence, without: Set[tuple[int, int]]) -> Spans:
    """The sentences that take up the headline, where they are a small part of the report; else none."""
    words = pack(article.lang)
    head = set(terms(item.title, words))
    seen = {item.title}
    found: Spans = []
    size = own = 0
    for block in article.mined:
        if len(head) < SHARED or block.kind in ("title", "caption") or (block.start, block.end) in without:
            continue
        for start, end in split(article.text[block.start : block.end], words):
            sentence = article.text[block.start + start : block.start + end]
            if sentence in seen:
                continue
            seen.add(sentence)
            size += len(sentence)
            if len(head.intersection(terms(sentence, words))) >= SHARED:
                own += len(sentence)
                found.append((block.start + start, block.start + end))
    return found if own < PART * size else []


def _evidence(article: Article, whole: Evidence, spans: Spans) -> Evidence:
    """What the headline and its sentences give to compare, with the days of the report."""
    text = " ".join(article.text[start:end] for start, end in spans)
    bag = bag_of(whole.title, text, pack(article.lang))
    return replace(whole, opening=f"{whole.title}\n{text[:OPENING]}", bag=bag, countries=frozenset())
