"""`onrecord show`: one view of the record in the terminal."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from onrecord.cli.common import RecordFile
from onrecord.errors import OnRecordError


def show(
    record: RecordFile,
    view: Annotated[
        str,
        typer.Argument(metavar="[VIEW]", help="timeline, quotes, figures, plans, findings, sources or problems."),
    ] = "findings",
    as_json: Annotated[bool, typer.Option("--json", help="For machines: the rows as a JSON array.")] = False,
) -> None:
    """Show one view of the record in the terminal.

    Example: onrecord show story.db timeline
    """
    import onrecord
    from onrecord.show import VIEWS, print_view

    if view not in VIEWS:
        raise OnRecordError(f"no view {view!r}; choose one of {', '.join(VIEWS)}")
    opened = onrecord.open(record)
    if as_json:
        print(json.dumps(VIEWS[view].rows(opened), ensure_ascii=False, indent=1))
    else:
        print_view(opened, view)
