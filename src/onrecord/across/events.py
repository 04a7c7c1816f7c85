"""Events and the date ledger."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Dossier, Row


def gather(dossier: Dossier) -> Iterable[Row]:
    """Events and the date ledger."""
    return ()
