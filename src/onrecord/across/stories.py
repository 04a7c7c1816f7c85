"""Stories."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Dossier, Row


def group(dossier: Dossier) -> Iterable[Row]:
    """Stories."""
    return ()
