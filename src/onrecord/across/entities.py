"""Entities across spellings and languages."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Dossier, Row


def resolve(dossier: Dossier) -> Iterable[Row]:
    """Entities across spellings and languages."""
    return ()
