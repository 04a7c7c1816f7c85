"""Reads Excel workbooks: every sheet with a header that names a column of text or title, one report a row."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import Any

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.tables import PREAMBLE, find_header, read_table

EMPTY = 1000
"""Empty rows after which a sheet is at its end, whatever it says of its size."""


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a workbook; its formulas count as the values they had when it was saved."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(file.data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken part of the file makes it meet
        yield problem(file.source, f"{file.source} cannot be read as a workbook ({error}); save it again or as .csv.")
        return
    try:
        sheets = [s for s in book.worksheets if find_header(list(itertools.islice(_rows(s), PREAMBLE)), config)]
        if not sheets:
            sheets = book.worksheets[:1]
        if not sheets:
            yield problem(
                file.source, f"{file.source} is a workbook without a sheet of cells; save it again or as .csv."
            )
        for sheet in sheets:
            name = f"{sheet.title}!" if len(sheets) > 1 else ""
            yield from read_table(file, enumerate(_rows(sheet), 1), config, sheet=name)
    except Exception as error:  # a sheet is read while its rows are taken
        yield problem(file.source, f"{file.source} breaks off ({error}); save it again or as .csv.")
    finally:
        book.close()


def _rows(sheet: Any) -> Iterator[tuple[object, ...]]:
    """The rows of a sheet without empty cells at their end."""
    sheet.reset_dimensions()
    empty = 0
    for row in sheet.iter_rows(values_only=True):
        cells = tuple(row)
        while cells and cells[-1] in (None, ""):
            cells = cells[:-1]
        empty = 0 if cells else empty + 1
        if empty > EMPTY:
            return
        yield cells
