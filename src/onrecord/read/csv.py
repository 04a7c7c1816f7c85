"""Reads CSV: a header `id,title,text,date,lang,url,outlet` (any but text or title may be missing), one report a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.decode import decode
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.rows import read_rows

DELIMITERS = ",;\t|"


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a CSV file, with commas, semicolons, tabs or bars between the fields."""
    decoded = decode(file.data)
    if decoded is None or not decoded.text.strip():
        what = "holds no text (it looks binary)" if decoded is None else "is empty"
        yield problem(
            file.source, f"{file.source} {what}, so nothing in it is read; put a header and one report a row."
        )
        return
    header = decoded.text.lstrip().split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=lambda d: (header.count(d), -DELIMITERS.index(d)))
    rows, wrong = _rows(decoded.text, delimiter, config)
    columns = rows[0] if rows else []
    names = [c.strip().lower() for c in columns]
    if "text" not in names and "title" not in names:
        yield problem(
            file.source,
            f"{file.source} has no column `text` or `title` (it has {', '.join(columns)[:120] or 'none'}), "
            "so nothing in it is read; name the column.",
        )
        return
    yield from read_rows(file, _numbered(file, names, rows[1:]), config)
    if wrong:
        yield problem(file.source, f"{file.source} breaks off after row {len(rows)} ({wrong}); mend the next row.")


def _rows(text: str, delimiter: str, config: Config) -> tuple[list[list[str]], str]:
    """All rows, and why reading stopped early, if it did. The module's limit of a field is put back as it was."""
    rows: list[list[str]] = []
    before = csv.field_size_limit(max(131072, config.max_bytes))
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
    except csv.Error as error:
        return rows, str(error)
    finally:
        csv.field_size_limit(before)
    return rows, ""


def _numbered(
    file: File, names: list[str], rows: list[list[str]]
) -> Iterator[tuple[int, Mapping[str, object] | Problem]]:
    for number, row in enumerate(rows, 2):
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(names):
            where = f"{file.source}#{number}"
            yield (
                number,
                problem(
                    where,
                    f"Row {number} of {file.source} has {len(row)} fields and the header {len(names)}; "
                    "what fits is read: put fields with commas in quotation marks.",
                ),
            )
        yield number, dict(zip(names, row, strict=False))
