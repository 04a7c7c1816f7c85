"""Annotating: one report, from its raw text to its statements, and many, in this process or in others."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any

import msgspec

from onrecord.config import Config
from onrecord.model import Article, Problem, Statement, make_id
from onrecord.read import Raw, make
from onrecord.work.flow import done
from onrecord.work.worker import Job


class Annotated(msgspec.Struct, frozen=True):
    """An article, its statements, and what could not be done for it."""

    article: Article
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()


def annotated(found: Iterable[Any], config: Config) -> Generator[Any, None, None]:
    """Each `Raw` report with its statements or the problem that kept it out; all else is passed on as it comes.

    found: read ahead of what is annotated, as far as the bound lets it, in this process and thread.
    Results come in the order in which they are done. Close the generator to stop everything at once.
    """
    return done(found, JOB, config)


def annotated_one(raw: Raw, config: Config) -> Annotated | Problem:
    """The report with its statements, or the problem that kept it out; never raises."""
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


def lost(source: str, step: str, seconds: float | None) -> Problem:
    """The problem of a report whose process hung for so many seconds or, with None, was ended by the system."""
    if seconds is None:
        why = "its process was ended by the system, likely for lack of memory; split the report"
    else:
        why = f"given up after {seconds:.0f} seconds; split the report or raise max_seconds"
    return problem(source, step, why)


JOB = Job(
    takes=Raw,
    does=annotated_one,
    lost=lambda raw, seconds: lost(raw.source, "annotate", seconds),
    letters=lambda raw: len(raw.text),
    seconds=lambda raw, config: config.max_seconds,
    worth=8,
)
