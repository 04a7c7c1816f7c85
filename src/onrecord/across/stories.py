"""Stories: the reports that tell one, in order of publication, and how many independent sources stand behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import groupby
from typing import Any

from onrecord.across.openings import openings
from onrecord.across.passed_on import passed_on
from onrecord.across.story_decisions import decided
from onrecord.across.story_episodes import Reports, episodes
from onrecord.across.story_evidence import Evidence, evidences
from onrecord.across.story_headlines import by_headline
from onrecord.across.story_mentions import in_parts, mentioned
from onrecord.across.story_names import named, placed_in
from onrecord.across.story_origins import origins, repeats
from onrecord.across.story_statistics import Statistics
from onrecord.across.story_stream import Stream
from onrecord.across.story_titles import title
from onrecord.model import Article, Copy, Dossier, Entity, Row, Story, StoryArticle, make_id, when

SEVERAL = 2
"""A report whose parts are about different matters is a round-up when it mentions so many stories."""

AT_ONCE = 1024
"""How many reports are placed together at most; a day with more is placed in parts."""


def group(dossier: Dossier) -> Iterable[Row]:
    """The stories of a dossier; every article is in exactly one. Needs the copies of the step before.

    A story's id is that of its earliest report, so that it stays when reports are added later.
    """
    items = evidences(dossier)
    if not items:
        return []
    copies = repeats(dossier.copies)
    names = named(dossier) if dossier.entities else ()
    items = placed_in(dossier, items)
    told = in_parts(dossier, items)
    kept = [i for i in range(len(items)) if i not in told.mixed]
    some = [items[i] for i in kept]
    stream = placed(some, openings(dossier, some), [names[i] for i in kept] if names else ())

    def stories(
        alone: Set[int], homes: Mapping[int, int], of: Set[int] | None = None
    ) -> tuple[list[list[int]], dict[int, set[int]]]:
        found = {kept[first]: [kept[i] for i in places] for first, places in stream.members.items()}
        found |= {i: [i] for i in alone}
        for i, home in homes.items():
            found[home] += found.pop(i)
        sure = decided(
            [sorted(places) for places in found.values()], list(dossier.articles), dossier.versions, dossier.corrections
        )
        return sure, mentioned(dossier, told, alone | homes.keys(), stream, kept, sure, names, of)

    vectors = openings(dossier, items)
    _, beside = stories(told.mixed, {}, of=told.mixed)
    round_ups = {i for i in told.mixed if sum(i in reports for reports in beside.values()) >= SEVERAL}
    if late := sorted(told.mixed - round_ups):
        stream.place([items[i] for i in late], vectors[late], [names[i] for i in late] if names else ())
        kept += late
    found, beside = stories(round_ups, by_headline(dossier, items, stream, kept, round_ups, names))
    every, entities = Reports(items, vectors, names), {e.id: e for e in dossier.entities}
    return [_story(dossier, places, beside.get(places[0], set()), every, entities, copies) for places in found]


def grouped(items: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()) -> list[list[int]]:
    """Stories as lists of places, each in order, ordered by their first."""
    return placed(items, vectors, names).stories if items else []


def placed(items: Sequence[Evidence], vectors: Any, names: Sequence[Mapping[str, float]] = ()) -> Stream:
    """The stream after all reports were placed; undated ones come in last.

    items: in order of publication. vectors: unit vectors of their headlines and openings, a row each. names: for each,
    the weights of the entities it names; none are compared without.
    """
    stream = Stream(Statistics(items, vectors))
    for _, places in groupby(range(len(items)), key=lambda i: items[i].low):
        first, *rest = places
        end = first + 1 + len(rest)
        for at in range(first, end, AT_ONCE):
            day = slice(at, min(at + AT_ONCE, end))
            stream.place(items[day], vectors[day], names[day])
    return stream


def _story(
    dossier: Dossier,
    places: list[int],
    beside: set[int],
    every: Reports,
    entities: Mapping[str, Entity],
    copies: dict[str, list[Copy]],
) -> Story:
    articles = [dossier.articles[every.items[i].id] for i in places]
    independent, why = origins(articles, copies, dossier.versions, passed_on(dossier))
    first, last = _span(articles)
    own = every.of(places)
    return Story(
        id=make_id("s", articles[0].id),
        title=title(own.items, own.vectors, articles[0].source),
        articles=tuple(
            StoryArticle(every.items[i].id, "mentions" if i in beside else "main") for i in sorted({*places, *beside})
        ),
        from_=first,
        to=last,
        languages=tuple(sorted({a.lang for a in articles if a.lang})),
        independent_sources=len(independent),
        independent=independent,
        why=why,
        episodes=episodes(own, entities, grouped),
    )


def _span(articles: list[Article]) -> tuple[str | None, str | None]:
    """First and last day of publication, as the reports date them."""
    dated = [(days, a.published.value) for a in articles if (days := when.days(a.published.value))]
    lows = sorted(d.low.isoformat() for d, _ in dated if d.low)
    highs = sorted(d.high.isoformat() for d, _ in dated if d.high)
    return (lows[0] if lows else None, highs[-1] if highs else None)
