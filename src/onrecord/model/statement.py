"""What one report says, as frozen values. Nothing edits them later; what is learned across reports is a new row.

Field meanings are those of the export (docs/reference/record.md). `rule` names the rule that made a
statement; it is no part of the id, so that a better rule for the same words keeps the id.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.span import Span, make_id

TimeModifier = Literal["start", "mid", "end", "before", "after", "by", "about"]
Via = Literal["name", "role", "pronoun", "continued"]
EntityKind = Literal["person", "organisation", "place", "event", "other"]
FigureModifier = Literal["exact", "about", "at_least", "at_most", "range"]
FigureStatus = Literal["reported", "planned", "threshold"]
PlanStatus = Literal["proposed", "planned", "announced", "agreed", "expected", "questioned", "met", "missed", "dropped"]


class Told(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A happening that a report dates.

    span: its clause. gist: the clause's words without the time, with what a pronoun in it stands for.
    main: True when a finite verb in the past tells it, False for a noun or participle ("their opening").
    """

    span: Span
    gist: str
    main: bool = False


class Time(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="time"):
    """A time expression.

    value: EDTF, None for a vague word or a duration ("recently", "six months").
    modifier: what the value cannot say.
    anchor: the EDTF value it was resolved against, None for an absolute expression.
    dates: what happened at it, None where its clause dates speech, a state, or nothing past.
    """

    id: str
    span: Span
    value: str | None = None
    modifier: TimeModifier | None = None
    anchor: str | None = None
    dates: Told | None = None
    rule: str = ""


class Mention(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="mention"):
    """A name in the text: a person, an organisation, a place, or something else with a name.

    role: the role written beside a person's name, as written ("secrétaire d'État américain").
    """

    id: str
    span: Span
    kind: EntityKind
    role: Span | None = None
    rule: str = ""


class Speaker(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Who said it.

    as_written: the words that name the speaker; span: where they stand (None only for `continued`).
    via: how the report names them.
    refers: the fuller mention in the same report that a pronoun, role or short name stands for.
    entity: id of the entity; None in a statement, filled in when the record is exported or shown.
    """

    as_written: str
    span: Span | None = None
    via: Via = "name"
    refers: Span | None = None
    entity: str | None = None


class Quote(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="quote"):
    """Words said: verbatim (`direct`), verbatim inside reported speech (`mixed`), or reported (`indirect`).

    span: the words without their marks; for indirect speech the reported clause.
    parts: where an attribution breaks the words, each part; then span reaches from first to last.
    said: EDTF value of when it was said; source: the outlet or agency that the report credits.
    """

    id: str
    span: Span
    kind: Literal["direct", "mixed", "indirect"]
    parts: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    cue: Span | None = None
    addressee: str | None = None
    occasion: str | None = None
    said: str | None = None
    source: str | None = None
    rule: str = ""


class Figure(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="figure"):
    """A number with what it counts.

    span: the number with its hedge and unit. value, or low and high for a range.
    unit: UCUM code, ISO 4217 code, `percent`, or None for a count.
    counted: the counted thing, as written; counted_span: where; counted_lemma: its head's lemma.
    who: entities the figure is about, as written, each with its span.
    as_of: EDTF value of the time the figure holds for; change: set when the number is a rise or a fall.
    attributed_to: who states it, as written.
    part_of: span of the figure of the whole, for "10,000, of which 2,500 …".
    """

    id: str
    span: Span
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    modifier: FigureModifier = "exact"
    unit: str | None = None
    counted: str | None = None
    counted_span: Span | None = None
    counted_lemma: str | None = None
    who: tuple[Span, ...] = ()
    as_of: str | None = None
    change: Literal["up", "down"] | None = None
    status: FigureStatus = "reported"
    attributed_to: str | None = None
    part_of: Span | None = None
    rule: str = ""


class Plan(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="plan"):
    """Something that someone intends, promised, agreed or is expected to do by a time.

    span: the clause. actor: as written, actor_span: where. action: the words that say what is to be done.
    target: EDTF value with `modifier` (by, before, from…); target_span: the time expression.
    stated: EDTF value of when it was said.
    """

    id: str
    span: Span
    actor: str | None = None
    actor_span: Span | None = None
    action: str | None = None
    action_span: Span | None = None
    target: str | None = None
    target_span: Span | None = None
    modifier: TimeModifier | None = None
    status: PlanStatus = "planned"
    stated: str | None = None
    condition: Span | None = None
    rule: str = ""


Statement = Time | Mention | Quote | Figure | Plan


def statement_id(kind: str, span: Span, *says: object) -> str:
    """The id of a statement: what it is, where it stands and what it says, not the rule that found it."""
    return make_id(kind, span.article, span.start, span.end, *says)
