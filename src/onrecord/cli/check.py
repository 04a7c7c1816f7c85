"""`onrecord check`: one's own text against the record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.common import RecordFile
from onrecord.errors import OnRecordError


def check(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="Your text: .md, .txt, .html; - reads it from standard input.")
    ],
    record: RecordFile,
    date: Annotated[str | None, typer.Option(help="The day on which the draft is written (2021-04-14).")] = None,
    lang: Annotated[str | None, typer.Option(help="Its language (ISO 639-1), where it is not found.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what is right, one by one.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: the same as --format json.")] = False,
    format: Annotated[str | None, typer.Option(help="text, json or html; the page for a name in .html.")] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Check your own text against the record: quotes, figures, dates, deadlines, names.

    The exit code is 0 when nothing in it contradicts the record, 1 when something does, 2 when it cannot be checked.
    What is not on record, or disputed among the sources, is listed and contradicts nothing.

    Example: onrecord check draft.md story.db
    """
    from pathlib import Path

    import onrecord
    from onrecord.check import FORMATS, render
    from onrecord.config import load
    from onrecord.export import write_text

    format = "json" if as_json else format or ("html" if out.endswith((".html", ".htm")) else "text")
    if format not in FORMATS:
        raise OnRecordError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")
    config = load(date=date, lang=lang)
    opened = onrecord.open(record)
    given: bytes | Path = sys.stdin.buffer.read(config.max_bytes + 1) if draft == "-" else Path(draft)
    found = opened.check(given, config=config)
    write_text(render(found, opened, format, every=every), out)
    if found.errors:
        raise typer.Exit(1)
