"""Reads tables as text (CSV): a header, then one report a row; see `tables` for what columns may be called."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Iterator

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.decode import SAMPLE, decode
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.tables import PREAMBLE, find_header, read_table

DELIMITERS = ",;\t|"


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a CSV file, with commas, semicolons, tabs or bars between the fields. A huge one is streamed."""
    with file.open() as stream:
        data = stream.read(config.max_bytes + 1)
        decoded = decode(data[:SAMPLE] if len(data) > config.max_bytes else data)
        if decoded is None or not decoded.text.strip():
            what = "holds no text (it looks binary)" if decoded is None else "is empty"
            yield problem(
                file.source, f"{file.source} {what}, so nothing in it is read; put a header and one report a row."
            )
            return
        delimiter = _delimiter(decoded.text[:SAMPLE], config)
        lines: Iterable[str] = io.StringIO(decoded.text, newline="")
        if len(data) > config.max_bytes:
            del data
            stream.seek(0)
            encoding = "utf-8-sig" if decoded.encoding == "utf-8" else decoded.encoding
            lines = io.TextIOWrapper(stream, encoding, errors="replace", newline="")
        rows = _Rows(lines, delimiter, config)
        yield from read_table(file, enumerate(rows, 1), config)
    if rows.wrong:
        yield problem(
            file.source, f"{file.source} breaks off after row {rows.count} ({rows.wrong}); mend the next row."
        )


def is_table(start: bytes, config: Config) -> bool:
    """True for the first bytes of a file whose first line names at least two known columns."""
    decoded = decode(start)
    if decoded is None or not decoded.text.strip():
        return False
    header = find_header(_first_rows(decoded.text, _delimiter(decoded.text, config))[:1], config)
    return header is not None and len(header.places) > 1


def _first_rows(sample: str, mark: str) -> list[list[str]]:
    try:
        return list(itertools.islice(csv.reader(io.StringIO(sample, newline=""), delimiter=mark), PREAMBLE))
    except csv.Error:
        return []


def _delimiter(sample: str, config: Config) -> str:
    """The mark that gives the most columns in a row that can be a header; where there is none, in the first row."""

    def columns(mark: str) -> tuple[int, int]:
        rows = _first_rows(sample, mark)
        header = find_header(rows, config)
        return sum(map(len, header.places.values())) if header else 0, len(rows[0]) if rows else 0

    return max(DELIMITERS, key=lambda mark: (*columns(mark), -DELIMITERS.index(mark)))


class _Rows:
    """The rows of a table, one at a time; `count` how many there were, `wrong` why reading stopped early, if it did."""

    def __init__(self, lines: Iterable[str], delimiter: str, config: Config) -> None:
        self._lines, self._delimiter, self._longest = lines, delimiter, max(131072, config.max_bytes)
        self.count, self.wrong = 0, ""

    def __iter__(self) -> Iterator[list[str]]:
        # The module's limit of a field is put back as it was.
        before = csv.field_size_limit(self._longest)
        try:
            for row in csv.reader(self._lines, delimiter=self._delimiter):
                self.count += 1
                yield row
        except csv.Error as error:
            self.wrong = str(error)
        finally:
            csv.field_size_limit(before)
