"""The dated happenings that the reports of one story tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from onrecord.across import proper_words
from onrecord.across.by_day import ByDay
from onrecord.across.plan_actions import Deed, deed
from onrecord.across.repeated import own
from onrecord.annotate.happenings.words import EventLexicon, lexicon
from onrecord.lang import Pack, pack
from onrecord.model import Article, Dossier, Mention, Span, Time, Told, when

CLOSE = 7  # days within which two dates of one event may contradict each other
_NEAR = 60  # characters between a time and the place of the same event


class Happening(msgspec.Struct, frozen=True):
    """Something that happened at a time, as one report tells it.

    names: the entities named in its clause, by id or folded name; person: the one person of them, if it is one; who,
    where: as shown.
    proper: words of its clause that are names, in lists or not.
    ordinary: True when its day is the report's own day or the one before, as in most of any day's news.
    """

    time: Time
    span: Span
    gist: str
    main: bool
    deed: Deed
    names: frozenset[str]
    who: tuple[str, ...]
    where: str | None
    place: str | None
    ordinary: bool
    lang: str | None
    person: str | None = None
    proper: frozenset[str] = frozenset()
    vector: Any = None

    @property
    def value(self) -> str:
        """The EDTF value of its time."""
        return self.time.value or ""


class Named(NamedTuple):
    """An article's times and names, each in order of place."""

    times: list[Time]
    mentions: list[Mention]


def index(dossier: Dossier) -> dict[str, Named]:
    """Every article's times and names; without the times that are only promised there."""
    out = {a: Named([], []) for a in dossier.articles}
    promised = {p.target_span for p in dossier.plans if p.target_span is not None and p.status != "met"}
    for time in own(dossier, dossier.times):
        if time.span not in promised:
            out[time.span.article].times.append(time)
    for mention in dossier.mentions:
        out[mention.span.article].mentions.append(mention)
    return out


def read(dossier: Dossier, articles: Sequence[str], named: Mapping[str, Named]) -> list[Happening]:
    """The happenings of these articles, in the order of articles and places.

    Those that may be compared with another report's have the vector of their words, the others zeros.
    """
    from onrecord.text.encoder import encode

    found = [h for a in articles for h in _of(dossier, dossier.articles[a], named[a])]
    days = ByDay()
    for n, h in enumerate(found):
        days.add(h.value, n)
    wanted = [any(_comparable(h, found[n]) for n in days.near(h.value, CLOSE)) for h in found]
    vectors = encode([h.gist if want else "" for h, want in zip(found, wanted, strict=True)])
    return [msgspec.structs.replace(h, vector=v) for h, v in zip(found, vectors, strict=True)]


def _comparable(a: Happening, b: Happening) -> bool:
    """True for happenings of two reports at dates that meet or are near."""
    if a.span.article == b.span.article:
        return False
    x, y = when.single_day(a.value), when.single_day(b.value)
    return when.meet(a.value, b.value) or (x is not None and y is not None and abs((x - y).days) <= CLOSE)


def _of(dossier: Dossier, article: Article, named: Named) -> list[Happening]:
    language = pack(article.lang)
    words = lexicon(language)
    return [_happening(dossier, article, language, words, t, t.dates, named.mentions) for t in named.times if t.dates]


def _happening(
    dossier: Dossier,
    article: Article,
    language: Pack,
    words: EventLexicon,
    time: Time,
    told: Told,
    mentions: Sequence[Mention],
) -> Happening:
    span = told.span
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
    inside = [m for m in mentions[first:last] if span.holds(m.span) and not m.span.overlaps(time.span)]
    places = [m for m in inside if m.kind == "place" and _at(article, m, words)]
    near = min(places, key=lambda m: _gap(m.span, time.span), default=None)
    if near is not None and _gap(near.span, time.span) > _NEAR:
        near = None
    who = dict.fromkeys(_name(dossier, m) for m in inside if m not in places)
    persons = {_key(dossier, m) for m in inside if m.kind == "person"}
    day, said = when.single_day(time.value), when.days(article.published.value)
    ordinary = day is not None and said is not None and said.low is not None and abs((said.low - day).days) <= 1
    return Happening(
        time=time,
        span=span,
        gist=told.gist,
        main=told.main,
        deed=deed(told.gist, language),
        names=frozenset(_key(dossier, m) for m in inside),
        who=tuple(who),
        where=_name(dossier, near) if near else None,
        place=_key(dossier, near) if near else None,
        ordinary=ordinary,
        lang=article.lang,
        person=persons.pop() if len(persons) == 1 else None,
        proper=proper_words.proper(span.exact, language),
    )


def _at(article: Article, mention: Mention, words: EventLexicon) -> bool:
    return words.is_at(article.text[max(0, mention.span.start - 30) : mention.span.start])


def _gap(a: Span, b: Span) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _name(dossier: Dossier, mention: Mention) -> str:
    entity = dossier.entity_at(mention.span)
    return entity.name if entity is not None else " ".join(mention.span.exact.split())


def _key(dossier: Dossier, mention: Mention) -> str:
    entity = dossier.entity_at(mention.span)
    return entity.id if entity is not None else mention.span.exact.casefold()
