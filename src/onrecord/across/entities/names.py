"""The names of a dossier, one row for each form in each report, ready to be joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from sys import intern
from types import MappingProxyType

from onrecord.lang import pack
from onrecord.model import Article, Dossier, Mention, Span, when
from onrecord.model.statement import EntityKind
from onrecord.text.names import NameWords, fold, latin, stem

_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(eq=False, slots=True)
class Named:
    """One form of a name in one report, with all places where it stands there, `spans`.

    form: without a title before it. key: folded, without case endings, equal for all cases of one name.
    sound: the key in Latin letters. words: the words of the key without particles inside ("el", "van").
    roles: written beside it. day: when the report appeared, None if unknown.
    """

    article: str
    lang: str
    day: dt.date | None
    form: str
    kind: EntityKind
    key: str
    sound: str
    words: tuple[str, ...] = ()
    spans: list[Span] = field(default_factory=list)
    roles: Mapping[str, int] = field(default_factory=lambda: _NONE)


@dataclass(eq=False)
class Cluster:
    """Forms that name one thing. key: what it is, for its id. why: a reason for each join."""

    key: str
    kind: EntityKind
    members: list[Named] = field(default_factory=list)
    why: dict[str, None] = field(default_factory=dict)
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


def collect(dossier: Dossier) -> list[Named]:
    """All names of the dossier's mentions by report, form and kind, in order of report and place."""
    out: list[Named] = []
    for key, mentions in groupby(dossier.mentions, key=lambda mention: mention.span.article):
        out += _in_report(dossier.articles[key], mentions)
    return out


def _in_report(article: Article, mentions: Iterable[Mention]) -> Iterable[Named]:
    """The names of one report."""
    lang, day = article.lang or "und", _day(article.published.value)
    out: dict[tuple[str, str], Named] = {}
    for mention in mentions:
        form = intern(bare(mention))
        row = out.get((form, mention.kind))
        if row is None:
            key, sound, words = _keys(form, lang)
            if not key:
                continue
            row = out[form, mention.kind] = Named(article.id, lang, day, form, mention.kind, key, sound, words)
        row.spans.append(lean(mention.span))
        if mention.role:
            row.roles = {**row.roles, mention.role.exact: row.roles.get(mention.role.exact, 0) + 1}
    return out.values()


def bare(mention: Mention) -> str:
    """The name without a title that its span begins with, its white space made one."""
    text = mention.span.exact
    if mention.role and mention.role.start <= mention.span.start < mention.role.end < mention.span.end:
        text = text[mention.role.end - mention.span.start :]
    return " ".join(text.split()).lstrip(".'’ -")


def name_key(form: str, lang: str | None) -> str:
    """The folded name with its case endings gone."""
    endings = tuple(fold(e) for e in pack(lang).part("names", NameWords).endings)
    return " ".join(stem(w, endings) for w in fold(form).split())


def lean(span: Span) -> Span:
    """The span, of the same objects as others with the same words and numbers: all in a record take half the memory."""
    return Span(intern(span.article), _same(span.start), _same(span.end), intern(span.exact))


@lru_cache(maxsize=65536)
def _same(place: int) -> int:
    return place


@lru_cache(maxsize=65536)
def _keys(form: str, lang: str) -> tuple[str, str, tuple[str, ...]]:
    """A name's key, its sound and its words; the same objects for the same name, of which a record has many."""
    key = name_key(form, lang)
    return key, latin(key), _words(key, lang)


def _words(key: str, lang: str) -> tuple[str, ...]:
    words = key.split()
    small = {fold(p) for p in pack(lang).part("names", NameWords).particles}
    return tuple(w for i, w in enumerate(words) if i in (0, len(words) - 1) or w not in small)


def _day(value: str | None) -> dt.date | None:
    days = when.days(value)
    return (days.low or days.high) if days else None


def near(a: Named, b: Named, days: int) -> bool:
    """True when both reports appeared within so many days of each other, or one of them at an unknown time."""
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= days


def quoted(a: str, b: str) -> str:
    """Two forms as the beginning of a reason."""
    return f"“{a}” and “{b}”"


def latin_script(form: str) -> bool:
    """True when the name is written in Latin letters."""
    return any("a" <= c <= "z" for c in fold(form))
