"""Finds mentions."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.parsed import Parsed
from onrecord.model import Statement


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The mentions of an article."""
    return ()
