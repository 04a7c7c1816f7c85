"""`onrecord brief`: an extract that says where things stand."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.common import RecordFile
from onrecord.errors import OnRecordError


def brief(
    record: RecordFile,
    words: Annotated[int, typer.Option(help="At most so many words, citations aside.")] = 300,
    lang: Annotated[
        str | None, typer.Option(help="The reader's language (en, fr, …); without it, that of most reports.")
    ] = None,
    story: Annotated[
        str | None, typer.Option(help="Words of a story's title, or its id; without it, the one with most reports.")
    ] = None,
    format: Annotated[str, typer.Option(help="text, markdown or json.")] = "text",
    out: Annotated[str, typer.Option("-o", "--out", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Write a brief: sentences of the reports, each with its source, newest first.

    Example: onrecord brief story.db --words 300
    """
    import onrecord
    from onrecord.brief import FORMATS, render
    from onrecord.export import write_text

    if format not in FORMATS:
        raise OnRecordError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")
    opened = onrecord.open(record)
    write_text(render(opened.brief(words, lang, story), opened, format), out)
