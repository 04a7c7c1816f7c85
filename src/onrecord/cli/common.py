"""What the commands share: the record they read, and how they stop."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

RecordFile = Annotated[Path, typer.Argument(metavar="RECORD", help="A record file, made by `onrecord build`.")]

CacheFolder = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Where pages from the web are kept; default: the usual folder.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no page from the web, and use none kept.")]
Offline = Annotated[bool, typer.Option("--offline", help="Take pages from the web from the cache only.")]


def web_settings(cache: Path | None, no_cache: bool, offline: bool) -> dict[str, object]:
    """What the options say of the settings under [web]."""
    return {
        "cache": str(cache) if cache else None,
        "cache_bytes": 0 if no_cache else None,
        "offline": True if offline else None,
    }


def stop(message: str, code: int) -> NoReturn:
    """Ends the run: one sentence on standard error and an exit code."""
    from onrecord.words import one_line

    print(f"onrecord: {one_line(message)}", file=sys.stderr)
    sys.exit(code)
