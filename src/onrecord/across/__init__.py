"""What is learned across reports: one function for each kind of row, in one ordered table.

A step takes the `Dossier`, with the rows of the steps before it, and returns new rows. It is a pure
function of the annotated articles: the same articles give the same rows, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.across import copies, entities, events, stories
from onrecord.across import figures as figure_ledger
from onrecord.across import names as name_findings
from onrecord.across import plans as plan_ledger
from onrecord.across import quotes as quote_alignment
from onrecord.model import Article, Correction, Dossier, Row, Statement


class Step(NamedTuple):
    """A step: its name, the kinds of row it needs, the kinds it makes, and its function."""

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    run: Callable[[Dossier], Iterable[Row]]


STEPS: tuple[Step, ...] = (
    Step("entities", (), ("entity",), entities.resolve),
    Step("copies", ("entity",), ("copy",), copies.find),
    Step("stories", ("entity", "copy"), ("story",), stories.group),
    Step("quotes", ("entity", "story"), ("finding",), quote_alignment.align),
    Step("figures", ("entity", "story"), ("finding",), figure_ledger.reconcile),
    Step("plans", ("entity", "story"), ("finding",), plan_ledger.reconcile),
    Step("events", ("entity", "story"), ("event", "finding"), events.gather),
    Step("names", ("entity", "story"), ("finding",), name_findings.compare),
)


def reconcile(
    articles: Iterable[Article], statements: Iterable[Statement], corrections: Iterable[Correction] = ()
) -> Dossier:
    """Runs every step over all articles and their statements; the dossier then holds the rows."""
    dossier = Dossier(articles, statements, corrections)
    for step in STEPS:
        dossier.add(step.run(dossier))
    return dossier


__all__ = ["STEPS", "Dossier", "Step", "reconcile"]
