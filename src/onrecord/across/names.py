"""Variants of names."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Dossier, Row


def compare(dossier: Dossier) -> Iterable[Row]:
    """Variants of names."""
    return ()
