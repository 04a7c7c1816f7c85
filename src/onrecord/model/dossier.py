"""All annotated articles, and the rows learned from them so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

import msgspec

from onrecord.model import when
from onrecord.model.article import Article
from onrecord.model.finding import Copy, Correction, Entity, Event, Finding, Problem, Row, Story, Version
from onrecord.model.span import Span
from onrecord.model.statement import Figure, Mention, Plan, Quote, Statement, Time


class Input(msgspec.Struct, frozen=True, order=True):
    """A file that was read: its source as given and the SHA-256 of its bytes."""

    source: str
    sha256: str


def _names(entity: Entity, span: Span) -> bool:
    """True when one mention of the entity makes up most of a span, articles and the like aside."""
    common = (min(m.end, span.end) - max(m.start, span.start) for m in entity.mentions if m.overlaps(span))
    return max(common, default=0) >= 0.6 * (span.end - span.start)


class Vectors(Protocol):
    """Vectors by a key: a dictionary, or something that keeps them elsewhere than in memory."""

    def __contains__(self, key: object, /) -> bool: ...

    def __getitem__(self, key: str, /) -> bytes: ...

    def update(self, made: Iterable[tuple[str, bytes]], /) -> None:
        """Adds vectors."""


class Dossier:
    """Articles by publication (then id), their statements, and the rows of the steps so far.

    articles: id to article, in order. by_kind: "time", "mention", "quote", "figure", "plan" to all
    statements of that kind, in the order of their articles and places. vectors: what an encoder made of texts,
    float16, by a hash of the text; steps add what they lack. encode: what encodes many texts, where it is not the
    encoder of this process.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        statements: Iterable[Statement],
        corrections: Iterable[Correction] = (),
        problems: Iterable[Problem] = (),
        inputs: Iterable[Input] = (),
    ) -> None:
        ordered = sorted(articles, key=lambda a: (when.order_key(a.published.value), a.id))
        self.articles: Mapping[str, Article] = {a.id: a for a in ordered}
        place = {key: i for i, key in enumerate(self.articles)}
        self.statements: dict[str, Statement] = {
            s.id: s for s in sorted(statements, key=lambda s: (place[s.span.article], s.span.start, s.span.end, s.id))
        }
        self.corrections = tuple(corrections)
        self.problems = tuple(problems)
        self.inputs = tuple(sorted(inputs))
        self.vectors: Vectors = dict[str, bytes]()
        self.encode: Callable[[Sequence[str]], Any] | None = None
        self.entities: list[Entity] = []
        self.copies: list[Copy] = []
        self.versions: list[Version] = []
        self.stories: list[Story] = []
        self.events: list[Event] = []
        self.findings: list[Finding] = []
        self._entity_spans: dict[str, list[tuple[int, int, Entity]]] | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Keeps the rows of a step."""
        for row in rows:
            match row:
                case Entity():
                    self.entities.append(row)
                    self._entity_spans = None
                case Copy():
                    self.copies.append(row)
                case Version():
                    self.versions.append(row)
                case Story():
                    self.stories.append(row)
                case Event():
                    self.events.append(row)
                case Finding():
                    self.findings.append(row)

    @property
    def rows(self) -> list[Row]:
        """All rows learned so far."""
        return [*self.entities, *self.copies, *self.versions, *self.stories, *self.events, *self.findings]

    def said_in(self, articles: Iterable[str]) -> list[Statement]:
        """All statements of some articles, in their order."""
        known = (a for a in set(articles) if a in self._said)
        return [s for a in sorted(known, key=self._place.__getitem__) for s in self._said[a]]

    @cached_property
    def _place(self) -> dict[str, int]:
        return {key: i for i, key in enumerate(self.articles)}

    @cached_property
    def _said(self) -> dict[str, list[Statement]]:
        out: dict[str, list[Statement]] = {}
        for statement in self.statements.values():
            out.setdefault(statement.span.article, []).append(statement)
        return out

    @cached_property
    def times(self) -> list[Time]:
        """All time expressions."""
        return [s for s in self.statements.values() if isinstance(s, Time)]

    @cached_property
    def mentions(self) -> list[Mention]:
        """All names."""
        return [s for s in self.statements.values() if isinstance(s, Mention)]

    @cached_property
    def quotes(self) -> list[Quote]:
        """All quotes."""
        return [s for s in self.statements.values() if isinstance(s, Quote)]

    @cached_property
    def quotes_of(self) -> dict[str, list[Quote]]:
        """Article id to its quotes."""
        out: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            out.setdefault(quote.span.article, []).append(quote)
        return out

    @cached_property
    def figures(self) -> list[Figure]:
        """All figures."""
        return [s for s in self.statements.values() if isinstance(s, Figure)]

    @cached_property
    def plans(self) -> list[Plan]:
        """All plans."""
        return [s for s in self.statements.values() if isinstance(s, Plan)]

    def entity_at(self, span: Span | None) -> Entity | None:
        """The entity named at a span: the widest mention that overlaps it, the first of equals; else None."""
        inside = self._named(span) if span is not None else []
        return max(inside, key=lambda r: (r[1] - r[0], -r[0]))[2] if inside else None

    def entities_in(self, span: Span) -> list[Entity]:
        """The entities named at a span, in the order of their first mentions there."""
        return list({e.id: e for _, _, e in self._named(span)}.values())

    def _named(self, span: Span) -> list[tuple[int, int, Entity]]:
        """The mentions of entities that overlap a span: start, end, entity."""
        if self._entity_spans is None:
            self._entity_spans = {}
            for entity in self.entities:
                for m in entity.mentions:
                    self._entity_spans.setdefault(m.article, []).append((m.start, m.end, entity))
            for rows in self._entity_spans.values():
                rows.sort(key=lambda row: row[:2])
        rows = self._entity_spans.get(span.article, [])
        last = bisect_right(rows, span.end, key=lambda row: row[0])
        return [r for r in rows[max(0, last - 40) : last] if r[0] < span.end and span.start < r[1]]

    def speaker_entity(self, quote: Quote) -> Entity | None:
        """The entity that a quote's speaker is: the one referred to, or the one named by most of the speaker's words.

        "A spokesman for the ministry" is not the ministry: a name inside a longer role is passed over.
        None when unknown.
        """
        if quote.speaker is None:
            return None
        referred = self.entity_at(quote.speaker.refers)
        if referred is not None or quote.speaker.span is None:
            return referred
        span = quote.speaker.span
        entity = self.entity_at(span)
        if entity is None or (entity.kind == "person" and quote.speaker.via == "name"):
            return entity
        named = [m for m in entity.mentions if m.overlaps(span)]
        share = max((min(m.end, span.end) - max(m.start, span.start) for m in named), default=0)
        return entity if 2 * share >= span.end - span.start else None

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """Article id to the story it belongs to as a main article. Ask only after the step `stories`."""
        return {a.id: s for s in self.stories for a in s.articles if a.role == "main"}

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """Article id to the events whose sentence stands in it. Ask only after the step `events`."""
        out: dict[str, list[Event]] = {}
        for event in self.events:
            out.setdefault(event.span.article, []).append(event)
        return out

    @cached_property
    def original_of(self) -> dict[str, str]:
        """Article id to the oldest report that it repeats or translates. Ask only after the step `copies`."""
        place = {key: i for i, key in enumerate(self.articles)}
        out: dict[str, str] = {}
        for copy in self.copies:
            if copy.kind in ("identical", "near", "translation"):
                first, last = sorted(copy.articles, key=lambda a: place[a])
                out[last] = min(first, out.get(last, first), key=lambda a: place[a])
        return out
