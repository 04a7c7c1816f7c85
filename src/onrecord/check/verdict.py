"""What a check of one kind hands back, before it is given its place in the draft and its sources."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.check.rows import Kind, Verdict
from onrecord.model import Span


class Found(NamedTuple):
    """A verdict on some words of the draft.

    sure: how sure it is that the record's words and the draft's are about one thing, to choose between stories.
    """

    kind: Kind
    verdict: Verdict
    span: Span
    reason: str
    evidence: tuple[Span, ...] = ()
    sure: float = 1.0
