"""Episodes: runs of days of a large story around an event of their own.

An episode is to its story what a story is to the record: the reports of the story are placed once more by the same
likeness, set against what is usual among them alone. What comes together within days, has those days mostly to
itself and is told apart by a name or a word that the rest of the story seldom has, is an episode. All else is the
story's and no episode's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from onrecord.across.story_evidence import Evidence
from onrecord.across.story_titles import title
from onrecord.lang import pack
from onrecord.model import Entity, Episode
from onrecord.text.terms import terms

REPORTS, DAYS = 20, 7
"""A story of fewer reports, or of fewer days, has no episodes."""
LEAST, DIFFERENT, LONGEST = 4, 3, 7
"""Fewest reports of an episode, how many of them begin differently at least, and the most days of one."""
PART = 0.5
"""What holds more of the story's reports than this part is the story and no episode of it."""
SAME = 0.5
"""Two reports that share more of their first words than this tell nothing different."""
HELD, ELSEWHERE = 0.5, 0.25
"""A word tells an episode apart when more than this part of its reports have it and begin with it, and of the others in
the same languages at most this part of that have it."""
SHOWN = 3
"""So many words are given as the reason."""
OTHERS = 5
"""Among fewer other reports in these languages a word that they do not have shows nothing."""
LETTERS = 3
"""A shorter word tells nothing."""

Placing = Callable[[Sequence[Evidence], Any, Sequence[Mapping[str, float]]], list[list[int]]]


class Reports(NamedTuple):
    """The reports of a story in order: what each gives to compare, a row, and the weights of the entities it names."""

    items: Sequence[Evidence]
    vectors: Any
    names: Sequence[Mapping[str, float]]

    def of(self, places: Sequence[int]) -> Reports:
        """Some of them."""
        names = [self.names[i] for i in places] if self.names else ()
        return Reports([self.items[i] for i in places], self.vectors[places], names)

    def holding(self) -> dict[str, Counter[str]]:
        """How many reports hold each word and name, by language; all reports hold the empty word."""
        out: dict[str, Counter[str]] = {}
        for i, item in enumerate(self.items):
            out.setdefault(item.lang, Counter()).update(("", *item.bag, *(self.names[i] if self.names else ())))
        return out


class _Telling(NamedTuple):
    """A word or name that tells an episode apart: how many of its reports begin with it or have it, and of others.

    over: by how much its share among these is greater. terms: those of the word, or of all forms of the name.
    """

    named: bool
    ahead: int
    over: float
    form: str
    having: int
    others: int
    rest: int
    terms: frozenset[str]


def episodes(story: Reports, entities: Mapping[str, Entity], grouped: Placing) -> tuple[Episode, ...]:
    """The episodes of a story, in order; none where it is not surely made of some.

    entities: those of the record, by id. grouped: how stories are made.
    """
    day = {i: item.low for i, item in enumerate(story.items) if item.low is not None and item.low == item.high}
    dated = list(day)
    if len(dated) < REPORTS or day[dated[-1]] - day[dated[0]] < DAYS:
        return ()
    groups = [[dated[n] for n in group] for group in grouped(*story.of(dated))]
    runs = [g for g in groups if len(g) >= LEAST and day[g[-1]] - day[g[0]] < LONGEST]
    holding, found = story.holding(), []
    for places in runs:
        first, last = day[places[0]], day[places[-1]]
        own = story.of(places)
        if (
            len(places) <= PART * len(story.items)
            and not any(day[run[0]] <= last and first <= day[run[-1]] for run in runs if run is not places)
            and _different(own.items) >= DIFFERENT
            and (why := _told_apart(own, holding, entities))
        ):
            days = [date.fromordinal(d).isoformat() for d in (first, last)]
            ids = tuple(item.id for item in own.items)
            found.append(
                Episode(title=title(own.items, own.vectors, ""), from_=days[0], to=days[1], articles=ids, why=why)
            )
    return tuple(found)


def _different(items: Sequence[Evidence]) -> int:
    """How many of some reports begin otherwise than all before them."""
    kept: list[set[str]] = []
    for words in (set(_written(item)) for item in items):
        if not any(len(words & other) > SAME * len(words | other) for other in kept):
            kept.append(words)
    return len(kept)


def _told_apart(own: Reports, holding: Mapping[str, Counter[str]], entities: Mapping[str, Entity]) -> str:
    """The names and words that tell some reports apart from the others of a story, with their counts; empty without."""
    found: list[_Telling] = []
    telling = _telling(own, holding, entities)
    for one in sorted(telling, key=lambda t: (-t.named, -t.ahead, -t.over, t.form)):
        if not any(one.terms & known.terms for known in found):
            found.append(one)
    size = len(own.items)
    said = ", ".join(
        f"“{t.form}” ({t.having} of its {size} reports, {t.rest or 'none'} of {t.others} others in the same languages)"
        for t in found[:SHOWN]
    )
    return f"told apart by {said}" if said else ""


def _telling(own: Reports, holding: Mapping[str, Counter[str]], entities: Mapping[str, Entity]) -> Iterator[_Telling]:
    """The words and names that these reports begin with and the others of the story seldom have.

    holding: as `Reports.holding` gives it, of the whole story.
    """
    size = len(own.items)
    written = [_written(item) for item in own.items]
    inside = own.holding()
    for word in sorted(set().union(*inside.values())):
        having = sum(counts[word] for counts in inside.values())
        if having <= HELD * size:
            continue
        langs = [lang for lang, counts in inside.items() if counts[word]]
        others = sum(holding[lang][""] - inside[lang][""] for lang in langs)
        rest = sum(holding[lang][word] - inside[lang][word] for lang in langs)
        entity = entities.get(word)
        keys = _terms_of(entity) if entity else frozenset((word,))
        forms = [words[key] for words in written for key in sorted(keys & words.keys())[:1]]
        if len(forms) > HELD * size and others >= OTHERS and rest * size <= ELSEWHERE * having * others:
            form = entity.name if entity else forms[0]
            yield _Telling(
                entity is not None, len(forms), having / size - rest / others, form, having, others, rest, keys
            )


def _terms_of(entity: Entity) -> frozenset[str]:
    forms: Iterable[str] = (form for found in entity.names.values() for form in found)
    return frozenset(term for form in (entity.name, *forms) for term in terms(form, pack(None)))


def _written(item: Evidence) -> dict[str, str]:
    """The terms of a report's headline and first words, as they are written there."""
    out: dict[str, str] = {}
    for word in item.opening.split():
        for term in terms(word, pack(item.lang)):
            if len(term) >= LETTERS and not term[0].isdigit():
                out.setdefault(term, word.strip("«»“”„\"'‘’.,;:!?()[]"))
    return out
