"""`onrecord export`: the record in another format."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.common import RecordFile


def export(
    record: RecordFile,
    format: Annotated[str, typer.Option(help="jsonl, csv or markdown.")] = "jsonl",
    out: Annotated[str, typer.Option("-o", "--out", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Write the record as JSON Lines, CSV or Markdown.

    Example: onrecord export story.db --format csv -o story.csv
    """
    import onrecord

    onrecord.open(record).export(format, out)
