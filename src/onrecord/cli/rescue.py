"""`onrecord rescue`: what is left of a damaged record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import RecordFile


def rescue(
    record: RecordFile,
    to: Annotated[Path, typer.Option("--to", metavar="NEW", help="The record to make; it must not exist yet.")],
) -> None:
    """Save what can be saved of a damaged record into a new one.

    Example: onrecord rescue story.db --to saved.db && onrecord build reports/ --to saved.db

    The damaged file is not touched. Build on the new record afterwards, with the sources where you have them: what is
    learned across reports is made again, and reports that were lost or lack statements are read again.
    """
    from onrecord.store.rescue import rescue as run
    from onrecord.words import number_of

    saved = run(record, to)
    print(
        f"{to}: saved {number_of(saved.reports, 'report')}, {number_of(saved.statements, 'statement')} and "
        f"{number_of(saved.corrections, 'decision')}; "
        f"now give `onrecord build SOURCES --to {to}` with the sources you have"
    )
