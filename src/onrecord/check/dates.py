"""The days that a draft gives to what happened, against the days that the record gives.

A sentence of the draft is put beside the sentences of reports that name the same people and places and mean the same;
where each tells one time of one length, the two times are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from onrecord.across.event_happenings import CLOSE, Happening
from onrecord.across.event_likeness import clash
from onrecord.across.plan_actions import deed
from onrecord.across.repeated import own
from onrecord.check.draft import DRAFT
from onrecord.check.nearness import CLEAR, shared
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found
from onrecord.lang import pack
from onrecord.model import Article, Finding, Span, Time, when
from onrecord.text import sentences
from onrecord.web.phrases import cut
from onrecord.words import cite, listed, when_words

MOST = 200
"""Sentences on record at most that are compared with the draft's by their meaning."""
SAME, SURE, EXACT = 0.6, 0.82, 0.93
"""Least likeness of two sentences for their times to agree; to conflict within days; to conflict however far apart."""
EDGE = 0.01
"""A sentence with another time must be nearer than all that agree, by this at least."""
EACH, ENCODED = 5, 40
"""Sentences for each of the draft's whose meaning is compared, and sentences at most."""
Vectors = dict[str, Any]
SHOWN = 120
"""Characters of a report's sentence that a reason shows."""
_LONGEST = 366
_REACH = 300


class Told(msgspec.Struct, frozen=True):
    """A time in its sentence. lone: True where the sentence has no other time of its length in days."""

    happening: Happening
    lone: bool
    length: int


def check(beside: Beside, *, aside: Sequence[Span]) -> Iterator[Found]:
    """A row for each time of the draft that dates what reports date. aside: words that other checks have judged."""
    times = _times(beside)
    mine = [
        told
        for t in times.get(DRAFT, ())
        if not any(t.span.overlaps(s) for s in aside) and (told := _told(beside, t, times[DRAFT])) is not None
    ]
    mine = [m for m in mine if m.happening.names]
    if not mine:
        return
    theirs = _near(beside, mine, times)
    vectors = _vectors(beside, mine, theirs)
    for m in mine:
        found = _judged(beside, m, theirs, vectors)
        if found is not None:
            yield found


def _times(beside: Beside) -> dict[str, list[Time]]:
    """The times that cover at most a year, by report."""
    out: dict[str, list[Time]] = defaultdict(list)
    for t in own(beside, beside.times):
        covered = when.days(t.value)
        if covered is not None and (covered.length or _LONGEST + 1) <= _LONGEST:
            out[t.span.article].append(t)
    return out


def _near(beside: Beside, mine: Sequence[Told], times: dict[str, list[Time]]) -> list[Told]:
    """Sentences of reports with a time and names of a draft's sentence, those with most of them first."""
    wanted = {name for m in mine for name in m.happening.names}
    spans: dict[str, list[int]] = defaultdict(list)
    for entity in beside.entities:
        if entity.id in wanted:
            for s in entity.mentions:
                spans[s.article].append(s.start)
    out: list[tuple[int, int, Told]] = []
    for article, rows in times.items():
        places = sorted(spans.get(article, ()))
        if article == DRAFT or not places:
            continue
        for t in rows:
            at = bisect_left(places, t.span.start - _REACH)
            if at < len(places) and places[at] < t.span.end + _REACH and (told := _told(beside, t, rows)) is not None:
                shared = max(len(told.happening.names & m.happening.names) for m in mine)
                if shared:
                    out.append((-shared, len(out), told))
    return [told for *_, told in sorted(out, key=lambda row: row[:2])[:MOST]]


def _told(beside: Beside, time: Time, others: Sequence[Time]) -> Told | None:
    article = beside.articles[time.span.article]
    span = _sentence(article, time.span.start)
    covered = when.days(time.value)
    if span is None or covered is None or covered.length is None:
        return None
    named = [m for m in beside.mentions_of.get(article.id, ()) if span.holds(m.span) and not m.span.overlaps(time.span)]
    gist = span.exact[: time.span.start - span.start] + span.exact[time.span.end - span.start :]
    text = " ".join(gist.split())
    happening = Happening(
        time=time,
        span=span,
        gist=text,
        main=True,
        deed=deed(text, pack(article.lang)),
        names=frozenset(e.id if (e := beside.entity_at(m.span)) else m.span.exact.casefold() for m in named),
        who=(),
        where=None,
        place=None,
        ordinary=False,
        lang=article.lang,
    )
    alike = [t for t in others if span.holds(t.span) and _length(t) == covered.length]
    return Told(happening, len(alike) == 1, covered.length)


def _length(time: Time) -> int | None:
    covered = when.days(time.value)
    return covered.length if covered else None


def _sentence(article: Article, at: int) -> Span | None:
    block = article.block_at(at)
    if block is None:
        return None
    for start, end in _cut(article.text[block.start : block.end], article.lang):
        if block.start + start <= at < block.start + end:
            return article.span(block.start + start, block.start + end)
    return None


@lru_cache(maxsize=4096)
def _cut(text: str, lang: str | None) -> tuple[tuple[int, int], ...]:
    return tuple(sentences.split(text, pack(lang)))


def _vectors(beside: Beside, mine: Sequence[Told], theirs: Sequence[Told]) -> Vectors:
    """The meaning of the draft's sentences, and of the likeliest of the others for each that words do not settle."""
    from onrecord.text.encoder import encode

    wanted: dict[str, None] = {}
    for m in mine:
        ranked = []
        for n, t in enumerate(theirs):
            names = len(m.happening.names & t.happening.names)
            if names and not clash(m.happening, t.happening):
                ranked.append((_by_words(beside, m.happening, t.happening), names, -n))
        ranked.sort(reverse=True)
        if ranked and ranked[0][0] < CLEAR:
            gists = [m.happening.gist, *(theirs[-n].happening.gist for *_, n in ranked[:EACH])]
            wanted.update(dict.fromkeys(gists))
    texts = list(wanted)[:ENCODED]
    return dict(zip(texts, encode(texts, limit=300), strict=True))


def _judged(beside: Beside, mine: Told, theirs: Sequence[Told], vectors: Vectors) -> Found | None:
    m = mine.happening
    near = [
        (_like(beside, m, t.happening, vectors), t)
        for t in theirs
        if m.names & t.happening.names and not clash(m, t.happening)
    ]
    near = sorted((row for row in near if row[0] >= SAME), key=lambda row: -row[0])
    agreeing = [t for _, t in near if when.meet(m.value, t.happening.value)]
    best = max((like for like, t in near if when.meet(m.value, t.happening.value)), default=0.0)
    against = [(like, t) for like, t in near if like > best + EDGE and _contradicts(mine, t, like)]
    if against and not any(_dispute(beside, t.happening.time) for t in agreeing):
        values: dict[str, list[Told]] = defaultdict(list)
        for _, t in against:
            values[t.happening.value].append(t)
        told = [f"{when_words(v)} ({_cited(beside, ts)})" for v, ts in values.items()]
        reason = f"The record has {listed(told)}: “{cut(against[0][1].happening.span.exact, SHOWN)}”"
        evidence = tuple(t.happening.time.span for _, t in against)
        return Found("date", "conflict", m.time.span, reason, evidence, against[0][0])
    disputed = [f for t in agreeing if (f := _dispute(beside, t.happening.time)) is not None]
    if disputed:
        spans = (s for i in disputed[0].items if (s := beside.statements.get(i)) is not None)
        return Found(
            "date", "disputed", m.time.span, f"Sources differ: {disputed[0].reason}", tuple(s.span for s in spans)
        )
    if agreeing:
        reason = f"The record has {when_words(agreeing[0].happening.value)} ({_cited(beside, agreeing)})."
        return Found("date", "agrees", m.time.span, reason, tuple(t.happening.time.span for t in agreeing), best)
    return None


def _dispute(beside: Beside, time: Time) -> Finding | None:
    """The finding that another report gives the same happening another day."""
    found = (f for f in beside.record.findings if f.about == "date" and f.verdict == "conflict" and time.id in f.items)
    return next(found, None)


def _like(beside: Beside, a: Happening, b: Happening, vectors: Vectors) -> float:
    one, other = vectors.get(a.gist), vectors.get(b.gist)
    near = 0.0 if one is None or other is None else float(one @ other)
    return max(near, _by_words(beside, a, b))


def _by_words(beside: Beside, a: Happening, b: Happening) -> float:
    lang = beside.articles[b.span.article].lang
    return shared(a.gist, b.gist, lang) if lang == beside.draft.lang else 0.0


def _contradicts(mine: Told, other: Told, like: float) -> bool:
    """True where two sentences are surely of one happening and their times cannot both be."""
    a, b = mine.happening, other.happening
    if (
        repeated_since(a.time, b.time)
        or when.meet(a.value, b.value)
        or mine.length != other.length
        or not (mine.lone and other.lone)
    ):
        return False
    x, y = when.order_key(a.value)[0], when.order_key(b.value)[0]
    close = abs((x - y).days) <= CLOSE * mine.length
    if like >= EXACT:
        return close or (a.time.anchor is None and b.time.anchor is None) or len(a.names & b.names) > 1
    return close and like >= SURE and len(a.names & b.names) > 1 and a.deed.alike(b.deed) is True


def repeated_since(a: Time, b: Time) -> bool:
    """True for two days in the same words ("this Wednesday") or as far from those they are counted from ("demain").

    One report may only repeat the words of the other, on another day.
    """
    if a.anchor is None or b.anchor is None or a.anchor == b.anchor:
        return False
    if any(c.isdigit() for c in a.span.exact + b.span.exact):
        return False  # "March 6"
    if a.span.exact.casefold() == b.span.exact.casefold():
        return True
    return when.order_key(a.value)[0] - when.order_key(a.anchor)[0] == (
        when.order_key(b.value)[0] - when.order_key(b.anchor)[0]
    )


def _cited(beside: Beside, items: Sequence[Told]) -> str:
    return listed(list(dict.fromkeys(cite(beside.articles[t.happening.span.article]) for t in items)), 4)
