"""Which sentences make the brief: those that tell most of what is to be told in the fewest words, nothing twice."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from onrecord.across.figure_values import top
from onrecord.brief.facets import Dispute, Facet
from onrecord.brief.sentences import Sentence
from onrecord.model import Figure, Plan, Time, when
from onrecord.web.context import Context

ALIKE, ACROSS = 0.68, 0.63
"""Cosine from which two sentences tell one thing, in one language and in two."""
LEAST = 1.2
"""What a further sentence must be worth."""
FOREIGN = 0.45
"""What a sentence in another language than the reader's is worth of one in it."""
FADES = 30.0
"""Days behind the newest report after which a sentence is worth half."""
POOL = 120
"""Sentences that are looked at closely."""
NEWEST = 1.3
"""What a thing counts for where the newest of the reports that have it tells it."""
LEAD, NEWS = 3.0, 9.0
"""What the opening sentence of a report is worth, and of the newest one."""
OPENING = 3
"""Sentences of which the first that can be read alone opens a report."""
BRACKETS, UNDATED = 0.6, 0.3
"""What a sentence is worth that needs a name in brackets, and one of a report without a day, of another."""


class Chooser:
    """Chooses sentences for facets. lang: the reader's language."""

    def __init__(self, ctx: Context, pool: Sequence[Sentence], facets: Sequence[Facet], lang: str | None) -> None:
        self.ctx, self.lang = ctx, lang
        self.facets = {f.key: f for f in facets}
        by_statement: dict[str, list[Facet]] = {}
        for facet in facets:
            for item in facet.says:
                by_statement.setdefault(item, []).append(facet)
        events = [f for f in facets if f.event]
        self._passed = [f for f in facets if f.old or f.gone]
        self.tells = {s.span: _told(s, by_statement, events) for s in pool}
        pool = [s for s in pool if not self._stale(s)]
        self.newest = max((self._day(s) for s in pool), default=0)
        self.openers: dict[str, Sentence] = {}
        for sentence in sorted(pool, key=lambda s: s.span):
            if sentence.place < OPENING:
                self.openers.setdefault(sentence.article.id, sentence)
        self.covered: set[str] = set()
        self.opened: set[str] = set()
        self.chosen: list[Sentence] = []
        first = sorted(pool, key=lambda s: (-self.worth(s), s.span))
        self.pool = [s for s in first if self.worth(s) > 0][:POOL]
        self._vectors: dict[str, Any] = {}

    def _stale(self, sentence: Sentence) -> bool:
        """True for a sentence that tells what no longer holds, and not what holds now."""
        numbers: set[float | str] = {top(x) for x in sentence.held if isinstance(x, Figure) and x.unit is None}
        numbers |= {x.target for x in sentence.held if isinstance(x, Plan) and x.target}
        day = self._day(sentence)
        numbers |= {x.value for x in sentence.held if isinstance(x, Time) and x.value and _ahead(x.value, day)}
        return any(
            (f.old & sentence.ids or f.gone & numbers) and f.key not in self.tells[sentence.span] for f in self._passed
        )

    def _day(self, sentence: Sentence) -> int:
        days = when.days(sentence.article.published.value)
        return days.high.toordinal() if days and days.high else 0

    def gain(self, sentence: Sentence) -> float:
        """The weight of what it tells that is not told yet; the first words of a report tell what is new in it."""
        lead = 0.0
        if self.openers.get(sentence.article.id) is sentence and sentence.article.id not in self.opened:
            age = self.newest - self._day(sentence)
            lead = LEAD * self._fresh(sentence) if age or sentence.place else NEWS
        new = [self.facets[k] for k in sorted(self.tells[sentence.span] - self.covered)]
        return lead + sum(float(f.weight) * (NEWEST if f.last & sentence.ids else 1.0) for f in new)

    def worth(self, sentence: Sentence) -> float:
        """Its gain, with regard to language, age, names, place in its report and length."""
        value: float = self.gain(sentence)
        value *= 1.0 if self.lang is None or sentence.lang == self.lang else FOREIGN
        value *= self._fresh(sentence) * (BRACKETS if sentence.name else 1.0)
        value *= (1.2 if sentence.leads_with_name else 1.0) * (1.15 if sentence.lead else 1.0)
        return value / math.sqrt(sentence.words + 6)

    def _fresh(self, sentence: Sentence) -> float:
        """How new its report is, from 1 down to 0."""
        day = self._day(sentence)
        return math.exp2((day - self.newest) / FADES) if day else UNDATED

    def fill(self, room: int) -> None:
        """Takes sentences while they are worth it and there is room, the best first."""
        while True:
            fits = [s for s in self.pool if s.words <= room and self.gain(s) >= LEAST]
            best = max(fits, key=lambda s: (self.worth(s), -s.span.start, s.span.article), default=None)
            if best is None:
                return
            self.pool.remove(best)
            if self.repeats(best):
                continue
            self.take(best)
            room -= best.words

    def take(self, sentence: Sentence) -> None:
        """Counts a sentence as told."""
        self.chosen.append(sentence)
        if self.openers.get(sentence.article.id) is sentence:
            self.opened.add(sentence.article.id)
        self.covered |= self.tells.get(sentence.span, frozenset())

    def repeats(self, sentence: Sentence) -> bool:
        """True for a sentence that says what one of the chosen says."""
        if not self._vectors:
            from onrecord.text.encoder import encode

            texts = [s.span.exact for s in (*self.chosen, *self.pool, sentence)]
            self._vectors = dict(zip(texts, encode(texts, limit=400), strict=True))
        mine = self._vectors[sentence.span.exact]
        return any(
            float(mine @ self._vectors[s.span.exact]) >= (ALIKE if s.lang == sentence.lang else ACROSS)
            for s in self.chosen
        )


def _told(sentence: Sentence, by_statement: dict[str, list[Facet]], events: Sequence[Facet]) -> frozenset[str]:
    """The keys of what a sentence tells."""
    found = {f.key for i in sentence.ids for f in by_statement.get(i, ())}
    return frozenset(found | {f.key for f in events if f.event and sentence.span.holds(f.event.span)})


def _ahead(value: str, day: int) -> bool:
    """True for a time after the day of the report that names it."""
    return when.order_key(value)[0].toordinal() > day > 0


def sides(dispute: Dispute, pool: Sequence[Sentence], lang: str | None, room: int) -> list[Sentence]:
    """Sentences for every side of a dispute: one that holds all, else one for each; none where a side has none."""
    ids = [frozenset(s.id for s in side) for side in dispute.sides]
    if len(ids) < 2:
        return []

    def rank(sentence: Sentence) -> tuple[bool, int, object]:
        return sentence.lang != lang and lang is not None, sentence.words, sentence.span

    whole = [s for s in pool if all(s.ids & side for side in ids) and s.words <= room]
    if whole:
        return [min(whole, key=rank)]
    out: list[Sentence] = []
    for side in ids:
        best = min((s for s in pool if s.ids & side), key=rank, default=None)
        if best is None:
            return []
        out.append(best)
    distinct = list({s.span: s for s in out}.values())
    return distinct if sum(s.words for s in distinct) <= room else []
