"""The figure ledger."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Dossier, Row


def reconcile(dossier: Dossier) -> Iterable[Row]:
    """The figure ledger."""
    return ()
