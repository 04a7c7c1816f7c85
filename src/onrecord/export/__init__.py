"""The record as files: one module for each format, one table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ExportError
from onrecord.export import jsonl, markdown, table

if TYPE_CHECKING:
    from onrecord.record import Record

EXPORTERS: dict[str, Callable[[Record], str]] = {
    "jsonl": jsonl.render,
    "csv": table.render,
    "markdown": markdown.render,
}


def export(record: Record, format: str, out: str | Path | None = None) -> str:
    """The record in one of the formats of `EXPORTERS`; written to `out` when given ("-": standard output).

    Raises ExportError for an unknown format or a place that cannot be written.
    """
    if format not in EXPORTERS:
        raise ExportError(f"no format {format!r}; choose one of {', '.join(EXPORTERS)}")
    text = EXPORTERS[format](record)
    if out is not None:
        write_text(text, out)
    return text


def write_text(text: str, out: str | Path) -> Path:
    """Writes text as UTF-8 with plain line feeds. Raises ExportError when the place cannot be written."""
    if str(out) == "-":
        sys.stdout.write(text)
        return Path("-")
    try:
        with open(out, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        raise ExportError(f"{out}: cannot be written ({error.strerror or error}); give another path with -o") from error
    return Path(out)


__all__ = ["EXPORTERS", "export", "write_text"]
