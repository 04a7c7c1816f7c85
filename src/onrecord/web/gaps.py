"""What is not known: what could not be read, dated or attributed, and what each language cannot do."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.lang import codes, pack
from onrecord.model import Problem, Quote
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.evidence import Chip
from onrecord.web.sources import Source

WITH_MODEL = "Sentences are parsed with a syntax model of the language."
WITHOUT_MODEL = (
    "There is no syntax model: speakers, reported speech and what a number counts are found by words and word order, "
    "so that more is missed."
)
WITHOUT_ENCODER = "Reports in it are not compared in meaning with those in other languages."


class Unattributed(NamedTuple):
    """A quotation whose speaker the report does not give, or that could not be told."""

    words: str
    kind: str
    lang: str
    dir: str
    chip: Chip


class LanguageAbility(NamedTuple):
    """A language of the reports and what is done with it: kind of work and a sentence."""

    name: str
    reports: int
    sentences: list[tuple[str, str]]


class Gaps(NamedTuple):
    """Everything the record does not know."""

    problems: list[Problem]
    undated: list[tuple[Source, str]]
    nameless: list[Source]
    unattributed: list[Unattributed]
    languages: list[LanguageAbility]


def gaps(ctx: Context) -> Gaps:
    """What is not known about the whole record."""
    articles = list(ctx.dossier.articles.values())
    undated = [
        (ctx.sources[a.id], _dating(ctx, a.published.value, a.published.why))
        for a in articles
        if a.published.value is None or a.published.basis == "inferred"
    ]
    return Gaps(
        problems=list(ctx.dossier.problems),
        undated=undated,
        nameless=[ctx.sources[a.id] for a in articles if not a.outlet],
        unattributed=[_quote(ctx, q) for q in ctx.dossier.quotes if q.speaker is None],
        languages=_languages([a.lang for a in articles]),
    )


def _dating(ctx: Context, value: str | None, why: str | None) -> str:
    words = f"somewhere in {ctx.spoken(value)}" if value else "no day is known"
    return f"{words}; {why}" if why else words


def _quote(ctx: Context, quote: Quote) -> Unattributed:
    source = ctx.sources[quote.span.article]
    words = phrases.cut(quote.span.exact, 200)
    return Unattributed(words, quote.kind, source.lang, source.dir, ctx.evidence.chip(quote.span))


def _languages(langs: list[str | None]) -> list[LanguageAbility]:
    out = []
    for code in sorted({x or "" for x in langs}):
        count = sum((x or "") == code for x in langs)
        if code not in codes():
            name = f"code {code}" if code else "a language that could not be told"
            sentences = [("", "There is no pack for it: only what needs no language is read.")]
        else:
            language = pack(code).language
            name = language.name
            fields = language.ability.__struct_fields__
            sentences = [("syntax", WITH_MODEL if language.model else WITHOUT_MODEL)]
            sentences += [(f, s) for f in fields if (s := getattr(language.ability, f))]
            sentences += [] if language.encoder else [("meaning", WITHOUT_ENCODER)]
        out.append(LanguageAbility(name, count, sentences))
    return sorted(out, key=lambda row: -row.reports)
