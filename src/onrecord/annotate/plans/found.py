"""What the search for a plan hands over, before it becomes a statement."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model.statement import PlanStatus, TimeModifier


class Stretch(NamedTuple):
    """A stretch of the article's text: first and behind-last offset."""

    start: int
    end: int


class Found(NamedTuple):
    """A plan's parts by their places in the text.

    head: offset of the word for the action. clause, action: where they stand.
    actor: None where the words do not name one.
    open_day: True when the words tell an older agreement, so that the day of saying is not the report's.
    rule: what made it a plan.
    """

    head: int
    clause: Stretch
    action: Stretch
    actor: Stretch | None
    status: PlanStatus
    modifier: TimeModifier | None
    stated: str | None
    condition: Stretch | None
    open_day: bool
    rule: str
