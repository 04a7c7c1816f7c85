"""`onrecord correct`: a person's decision about a record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.common import RecordFile


def correct(
    record: RecordFile,
    action: Annotated[
        str,
        typer.Argument(
            metavar="DECISION",
            help="same_story: the stories of two reports are one; own_story: a report starts a story of its own.",
        ),
    ],
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORTS...", help="Sources of reports, or the ends of them, or ids.")
    ],
    by: Annotated[str | None, typer.Option(help="Who decides.")] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
) -> None:
    """Put a decision on record; every later build repeats it.

    Example: onrecord correct story.db same_story courier.html echo.html --by desk --note "one fire"
    """
    from onrecord.decisions import correct as decide
    from onrecord.errors import ConfigError
    from onrecord.words import number_of

    if len(reports) > 2:
        raise ConfigError("a decision is about one report or two; make one at a time")
    made = decide(record, action, *reports, by=by, note=note)
    print(
        f"{record}: {number_of(len(made.stories), 'story', 'stories')}, {number_of(len(made.corrections), 'decision')}",
        file=sys.stderr,
    )
