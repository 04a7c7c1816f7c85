"""`onrecord changes`: what is new."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.common import RecordFile
from onrecord.errors import OnRecordError


def changes(
    record: RecordFile,
    since: Annotated[
        str, typer.Option(help="A day (2021-04-14), to compare what was published up to it with all; or LAST.")
    ] = "LAST",
    peek: Annotated[bool, typer.Option("--peek", help="With LAST: look, and do not count it as a look.")] = False,
    every: Annotated[bool, typer.Option("--all", help="All changes, not only the ten that matter most.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: the same as --format json.")] = False,
    format: Annotated[str, typer.Option(help="text, json or atom; json and atom hold all changes.")] = "text",
    out: Annotated[str, typer.Option("-o", "--out", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Show what is new: disputed, moved, revised, settled, withdrawn, confirmed, first seen.

    LAST is the last time this was run with LAST on the record, by what the record held then.

    Example: onrecord changes story.db --since 2021-04-14
    """
    import onrecord
    from onrecord.changes import FORMATS, render
    from onrecord.export import write_text

    format = "json" if as_json else format
    if format not in FORMATS:
        raise OnRecordError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")
    opened = onrecord.open(record)
    write_text(render(opened.changes(since), opened, format, every=every), out)
    if since == "LAST" and not peek:
        opened.mark_looked()
