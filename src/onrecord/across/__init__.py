"""What is learned across reports: one function for each kind of row, in one ordered table.

A step takes the `Dossier`, with the rows of the steps before it, and returns new rows. It is a pure
function of the annotated articles: the same articles give the same rows, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import NamedTuple

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


STEPS: tuple[Step, ...] = (
    Step(("entity",), (), "onrecord.across.entities:resolve"),
    Step(("copy",), ("entity",), "onrecord.across.copies:find"),
    Step(("version",), (), "onrecord.across.versions:find"),
    Step(("story",), ("entity", "copy", "version"), "onrecord.across.stories:group"),
    Step(("finding",), ("entity", "story"), "onrecord.across.quotes:align"),
    Step(("finding",), ("entity", "story"), "onrecord.across.figures:reconcile"),
    Step(("event", "finding"), ("entity", "story"), "onrecord.across.events:gather"),
    Step(("finding",), ("entity", "story", "event"), "onrecord.across.plans:reconcile"),
    Step(("finding",), ("entity", "story"), "onrecord.across.names:compare"),
)


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
    dossier.vectors.update(vectors or {})
    compare(dossier, failed=failed)
    return dossier


def compare(
    dossier: Dossier,
    *,
    failed: Callable[[str, Exception], None] | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Runs every step over a dossier without rows, which then holds them. progress: told how many steps are done."""
    for done, step in enumerate(STEPS, start=1):
        try:
            dossier.add(list(step.run(dossier)))
        except Exception as error:
            if failed is None:
                raise
            failed(step.where.rsplit(".", 1)[-1], error)
        progress(done)


__all__ = ["STEPS", "Dossier", "Step", "compare", "reconcile"]
