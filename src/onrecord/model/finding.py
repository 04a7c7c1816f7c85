"""What is learned across reports: rows that point at statements and articles, each with its reason."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.span import Span
from onrecord.model.statement import EntityKind

CopyKind = Literal["identical", "near", "excerpt", "translation", "same_agency"]
ChangeKind = Literal["number", "quote", "day", "headline", "wording"]
About = Literal["figure", "plan", "date", "quote", "name"]
PlanState = Literal["met", "missed", "dropped", "open", "unknown"]
Verdict = Literal[
    "agree",
    "compatible",
    "revised",
    "moved",
    "conflict",
    "different_scope",
    "same_words",
    "translated",
    "altered",
    "variant",
]


class Entity(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="entity"):
    """One person, organisation or place under all its names.

    name: the fullest attested form. names: language code to the forms seen in it.
    roles: as written. mentions: every place it is named. why: one reason for every join of two forms.
    country: ISO 3166-1 alpha-2, lat and lon in degrees, for a place the gazetteer is sure of.
    """

    id: str
    name: str
    kind: EntityKind
    names: dict[str, tuple[str, ...]] = {}
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Copy(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="copy"):
    """Two reports of which one repeats the other, or both a third.

    share: the part of the shorter text that is repeated, 0 to 1. passages: pairs of spans that match.
    """

    id: str
    articles: tuple[str, str]
    kind: CopyKind
    share: float
    why: str
    passages: tuple[tuple[Span, Span], ...] = ()


class Change(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A sentence that two versions of a page do not have alike.

    kind: what differs in it, the weightiest. before: the sentence in the earlier version, None where it is new;
    after: in the later one, None where it is gone.
    """

    kind: ChangeKind
    before: Span | None = None
    after: Span | None = None


class Version(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="version"):
    """Two texts of one page, read at different times.

    articles: the earlier and the later. ordered: False where nothing says which is the later; then they stand in
    the order of the record. changes: the weightiest first; why: one sentence.
    """

    id: str
    articles: tuple[str, str]
    ordered: bool = True
    why: str
    changes: tuple[Change, ...] = ()


class StoryArticle(msgspec.Struct, frozen=True):
    """An article's place in a story."""

    id: str
    role: Literal["main", "mentions"] = "main"


class Independence(msgspec.Struct, frozen=True):
    """Why an article does not count as an independent source of its story."""

    article: str
    reason: str


class Episode(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A run of days of a story around an event of its own. articles: ids, in order. why: what tells them apart."""

    title: str
    from_: str
    to: str
    articles: tuple[str, ...]
    why: str


class Story(
    msgspec.Struct,
    frozen=True,
    omit_defaults=True,
    kw_only=True,
    tag_field="type",
    tag="story",
    rename={"from_": "from"},
):
    """Reports that tell one story, in order of publication.

    independent_sources: how many independent origins stand behind it; why: one reason for each
    article that is not shown to be independent. episodes: in order of their first report.
    """

    id: str
    title: str
    articles: tuple[StoryArticle, ...]
    from_: str | None = None
    to: str | None = None
    languages: tuple[str, ...] = ()
    independent_sources: int = 1
    independent: tuple[str, ...] = ()
    why: tuple[Independence, ...] = ()
    episodes: tuple[Episode, ...] = ()


class Event(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="event"):
    """Something that happened on a day: the sentence that says so, and who, where.

    statements: ids of the statements that tell the same event; sources: ids of the articles.
    """

    id: str
    span: Span
    when: str | None = None
    where: str | None = None
    who: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    story: str | None = None


class Finding(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="finding"):
    """A verdict over statements of one thing; None where they differ and nothing says what that means.

    items: statement ids, oldest first. label: what the statements are about, in the reports' words.
    reason: one sentence with the values in it. state: what became of a plan by the last report: met, missed, dropped,
    open, or unknown where its day has passed and no report tells.
    """

    id: str
    about: About
    story: str | None
    label: str
    items: tuple[str, ...]
    verdict: Verdict | None = None
    reason: str
    state: PlanState | None = None

    @property
    def contested(self) -> bool:
        """True where reports differ, and one at most is right or nothing says which of them holds."""
        return self.verdict in ("conflict", None)


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="problem"):
    """What could not be read or known, and at which step. message: one sentence."""

    id: str
    source: str
    step: str
    message: str


class Correction(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="correction"):
    """A decision of a person, replayed on every build and never overwritten by one."""

    id: str
    action: str
    subject: str
    object: str | None = None
    by: str | None = None
    at: str | None = None
    note: str | None = None


Row = Entity | Copy | Version | Story | Event | Finding
