"""One report, from its raw text to its statements; never raises."""

from __future__ import annotations

import msgspec

from onrecord.config import Config
from onrecord.model import Article, Problem, Statement, make_id
from onrecord.read import Raw, make


class Annotated(msgspec.Struct, frozen=True):
    """An article, its statements, and what could not be done for it."""

    article: Article
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()


def annotated_one(raw: Raw, config: Config) -> Annotated | Problem:
    """The report with its statements, or the problem that kept it out."""
    from onrecord.annotate import annotate

    try:
        article = make(raw, config)
    except Exception as error:  # a report must never stop a run
        return problem(raw.source, "read", f"could not be made into a report ({_said(error)}); please report this")
    try:
        problems: list[Problem] = []
        article, statements = annotate(
            article,
            failed=lambda kind, error: problems.append(
                problem(raw.source, kind, f"no {kind} statements: {_said(error)}; please report this")
            ),
        )
        return Annotated(article, statements, tuple(problems))
    except Exception as error:
        why = problem(raw.source, "annotate", f"kept without statements: {_said(error)}; please report this")
        return Annotated(article, (), (why,))


def problem(source: str, step: str, message: str) -> Problem:
    """A problem row; the same words for the same source are the same problem."""
    return Problem(id=make_id("p", source, step, message), source=source, step=step, message=message)


def _said(error: Exception) -> str:
    return (f"{type(error).__name__}: {error}".splitlines() or [""])[0][:200]
