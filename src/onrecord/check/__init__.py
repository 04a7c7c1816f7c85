"""Checks a draft, one's own text, against a record: what is on record, what is not, and what the record contradicts.

The draft is read and annotated as a report is, in memory; then it stands beside the reports of the stories that it is
about, and its statements are compared with theirs by what the ledgers use for reports. It never comes on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord.across.independence import Origins
from onrecord.check import dates, draft, figures, names, plans, quotes, roles
from onrecord.check.draft import DRAFT, Draft
from onrecord.check.found import Search
from onrecord.check.rows import MEANINGS, Check, CheckRow, Kind, Weight
from onrecord.check.scope import Beside, Scope
from onrecord.check.verdict import Found
from onrecord.config import Config
from onrecord.errors import OnRecordError
from onrecord.model import Dossier, Span, Story
from onrecord.read import make

FORMATS = ("text", "json", "html")
_PLACE: dict[Weight, int] = {"right": 0, "error": 1, "open": 2}


def check(
    record: Dossier, given: str | Path | bytes, *, config: Config | None = None, search: Search | None = None
) -> Check:
    """The draft against the record.

    given: a path, or the draft's text itself, also as bytes. search: finds the reports with some words; all are
    read where it is None.
    Raises SourceError when the draft cannot be read.
    """
    config = config or Config()
    file = draft.opened(given, config)
    article = make(draft.raw(file, config), config)
    scope = Scope(record)
    stories = scope.stories(article.text, article.lang, search)
    return compared(scope, draft.annotated(file, article, scope.written(stories)), stories, search)


def compared(scope: Scope, made: Draft, stories: Sequence[Story], search: Search | None = None) -> Check:
    """An annotated draft against some stories of a record."""
    besides = [scope.beside(made, story) for story in stories] or [scope.beside(made, None)]
    found = _settled([_checked(beside, search) for beside in besides], made)
    origins = Origins(scope.record)
    rows = [_row(f, made, origins) for f in found]
    reports = {a for b in besides for a in b.articles} - {DRAFT}
    return Check(draft=made.article, rows=tuple(rows), compared=len(reports))


def render(check: Check, dossier: Dossier, format: str = "text", *, every: bool = False) -> str:
    """A check as one of `FORMATS`. every: also in text all that is right, and not only how much.

    Raises OnRecordError for another format.
    """
    match format:
        case "text":
            from onrecord.check.text import text

            return text(check, dossier, every=every)
        case "json":
            from onrecord.check.json import json

            return json(check, dossier)
        case "html":
            from onrecord.check.page import page

            return page(check, dossier)
    raise OnRecordError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")


def _checked(beside: Beside, search: Search | None) -> list[Found]:
    """All that one story's reports say of the draft."""
    out = list(quotes.check(beside, search))
    out += figures.check(beside)
    out += plans.check(beside)
    targets = [p.target_span for p in beside.plans if p.span.article == DRAFT and p.target_span]
    out += dates.check(beside, aside=targets)
    out += names.check(beside)
    out += roles.check(beside)
    return out


def _settled(stories: Iterable[Sequence[Found]], made: Draft) -> list[Found]:
    """One verdict on each thing: right where one story says so. What stands in a quote on record is the quote's."""
    best: dict[tuple[Kind, Span], Found] = {}
    for found in (f for rows in stories for f in rows):
        key = (found.kind, found.span)
        if key not in best or _rank(found) < _rank(best[key]):
            best[key] = found
    quoted = [f.span for f in best.values() if f.kind == "quote" and f.verdict != "not_on_record"]
    out = [f for f in best.values() if f.kind in ("quote", "name", "role") or not any(q.holds(f.span) for q in quoted)]
    return sorted(out, key=lambda f: (f.span.start, f.span.end, f.kind))


def _rank(found: Found) -> tuple[int, float]:
    return _PLACE[MEANINGS[found.verdict][0]], -found.sure


def _row(found: Found, made: Draft, origins: Origins) -> CheckRow:
    line, column = made.places.of(found.span.start)
    evidence = tuple(dict.fromkeys(found.evidence))
    return CheckRow(
        kind=found.kind,
        verdict=found.verdict,
        span=found.span,
        reason=found.reason,
        line=line,
        column=column,
        evidence=evidence,
        sources=max(origins.count(evidence), min(1, len(evidence))),
    )


__all__ = ["FORMATS", "MEANINGS", "Check", "CheckRow", "check", "compared", "render"]
