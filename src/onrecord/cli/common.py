"""What the commands share: the record they read, and how they stop."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

RecordFile = Annotated[Path, typer.Argument(metavar="RECORD", help="A record file, made by `onrecord build`.")]


def stop(message: str, code: int) -> NoReturn:
    """Ends the run: one sentence on standard error and an exit code."""
    print(f"onrecord: {message}", file=sys.stderr)
    sys.exit(code)
