"""What is learned across reports: one function for each kind of row, in two ordered tables.

A step takes the `Dossier`, with the rows of the steps before it, and returns new rows. It is a pure
function of the annotated articles: the same articles give the same rows, in whatever order they came. The steps of the
first table look at all reports, those of the second at the reports of one story at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import NamedTuple

from onrecord.across.story_parts import dossier_of, parts
from onrecord.model import Article, Correction, Dossier, Row, Statement


class Step(NamedTuple):
    """A step: the kinds of row it makes, the kinds it needs, and where its function is ("module:function")."""

    makes: tuple[str, ...]
    needs: tuple[str, ...]
    where: str

    def run(self, dossier: Dossier) -> Iterable[Row]:
        """The rows of this step."""
        module, function = self.where.split(":")
        found: Iterable[Row] = getattr(import_module(module), function)(dossier)
        return found


RECORD_STEPS: tuple[Step, ...] = (
    Step(("entity",), (), "onrecord.across.entities:resolve"),
    Step(("copy",), ("entity",), "onrecord.across.copies:find"),
    Step(("version",), (), "onrecord.across.versions:find"),
    Step(("story",), ("entity", "copy", "version"), "onrecord.across.stories:group"),
)
STORY_STEPS: tuple[Step, ...] = (
    Step(("finding",), ("entity", "story"), "onrecord.across.quotes:align"),
    Step(("finding",), ("entity", "story"), "onrecord.across.figures:reconcile"),
    Step(("event", "finding"), ("entity", "story"), "onrecord.across.events:gather"),
    Step(("finding",), ("entity", "story"), "onrecord.across.plans:reconcile"),
    Step(("finding",), ("entity", "story"), "onrecord.across.names:compare"),
)
STEPS = RECORD_STEPS + STORY_STEPS


def reconcile(
    articles: Iterable[Article],
    statements: Iterable[Statement],
    corrections: Iterable[Correction] = (),
    *,
    vectors: Mapping[str, bytes] | None = None,
    failed: Callable[[str, Exception], None] | None = None,
) -> Dossier:
    """Runs every step over all articles and their statements; the dossier then holds the rows.

    vectors: texts encoded before, as `Dossier.vectors`; the dossier then also holds those that were lacking.
    failed: called with the step's place and the error when a step fails, and the others go on; when None
    the error is raised.
    """
    dossier = Dossier(articles, statements, corrections)
    dossier.vectors.update((vectors or {}).items())
    compare(dossier, failed=failed)
    return dossier


def compare(dossier: Dossier, *, failed: Callable[[str, Exception], None] | None = None) -> None:
    """Runs every step over a dossier without rows, which then holds them."""
    compare_record(dossier, failed=failed)
    statements: dict[str, list[Statement]] = {}
    for statement in dossier.statements.values():
        statements.setdefault(statement.span.article, []).append(statement)
    found = [
        compare_story(
            dossier_of(
                part,
                (dossier.articles[a] for a in part.articles),
                chain(*(statements.get(a, ()) for a in part.articles)),
            ),
            failed=failed,
        )
        for part in parts(dossier)
    ]
    add_found(dossier, found)


def compare_record(
    dossier: Dossier,
    *,
    failed: Callable[[str, Exception], None] | None = None,
    progress: Callable[[int], None] = lambda done: None,
    run: Callable[[Step, Dossier], Iterable[Row]] = Step.run,
) -> None:
    """Runs the steps that look at all reports. progress: told how many steps are done. run: what runs a step."""
    for done, step in enumerate(RECORD_STEPS, start=1):
        dossier.add(_rows(step, dossier, failed, run))
        progress(done)


def compare_story(
    part: Dossier, *, failed: Callable[[str, Exception], None] | None = None
) -> tuple[tuple[Row, ...], ...]:
    """The rows of the steps inside a story, for each step. part: the dossier of one story, which then holds them."""
    found = []
    for step in STORY_STEPS:
        found.append(tuple(_rows(step, part, failed)))
        part.add(found[-1])
    return tuple(found)


def add_found(dossier: Dossier, found: Sequence[Sequence[Sequence[Row]]]) -> None:
    """Adds to a dossier what was found inside its stories, step by step, in the order of the stories.

    found: for each story its rows for each step, none where it could not be compared.
    """
    for n in range(len(STORY_STEPS)):
        dossier.add(chain.from_iterable(steps[n] for steps in found if n < len(steps)))


def _rows(
    step: Step,
    dossier: Dossier,
    failed: Callable[[str, Exception], None] | None,
    run: Callable[[Step, Dossier], Iterable[Row]] = Step.run,
) -> list[Row]:
    try:
        return list(run(step, dossier))
    except Exception as error:
        if failed is None:
            raise
        failed(step.where.rsplit(".", 1)[-1], error)
        return []


__all__ = [
    "RECORD_STEPS",
    "STEPS",
    "STORY_STEPS",
    "Dossier",
    "Step",
    "add_found",
    "compare",
    "compare_record",
    "compare_story",
    "reconcile",
]
