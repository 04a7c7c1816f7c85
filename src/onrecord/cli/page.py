"""`onrecord page`: the record as one HTML page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import RecordFile


def page(
    record: RecordFile,
    out: Annotated[Path, typer.Option("-o", "--out", help="The HTML file to write.")],
) -> None:
    """Write the record as one HTML page that opens offline.

    Example: onrecord page story.db -o story.html
    """
    import onrecord

    path = onrecord.open(record).page(out)
    print(f"{path}: {path.stat().st_size / 1000:,.0f} kB, opens offline", file=sys.stderr)
