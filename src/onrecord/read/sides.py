"""Side files: what a person wrote about reports, in `metadata.csv` or in `report.json` beside `report.txt`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import msgspec

from onrecord.model import Problem
from onrecord.read.decode import decode
from onrecord.read.file import Side, problem
from onrecord.read.stated import date_of, language_of, words_of

TABLE = "metadata.csv"
"""The side file of a folder: one row a report, with a column `file`."""
REPORTS = (
    ".txt", ".text", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".docx", ".eml", ".md", ".xml", ".nitf",
)  # fmt: skip
"""Endings of the names of reports that may have a JSON file of their own beside them."""


class Sides:
    """The side files of the folders met so far, on disk or in an archive; each is read once.

    there: whether there is such a file. load: its bytes; raises OSError where it cannot be read.
    """

    def __init__(
        self,
        there: Callable[[PurePath], bool] = lambda path: Path(path).is_file(),
        load: Callable[[PurePath], bytes] = lambda path: Path(path).read_bytes(),
    ) -> None:
        self._tables: dict[PurePath, dict[str, Side]] = {}
        self._there, self._load = there, load

    def is_side(self, path: PurePath) -> bool:
        """True for `metadata.csv`, and for a `report.json` beside a report of the same name."""
        if path.name == TABLE:
            return True
        return path.suffix.lower() == ".json" and any(self._there(path.with_suffix(suffix)) for suffix in REPORTS)

    def speaks(self, path: PurePath) -> bool:
        """True for a `metadata.csv` that was found to speak of files beside it, whoever named it."""
        return path.name == TABLE and bool(self._tables.get(path.parent))

    def of(self, path: PurePath, source: str) -> Iterator[Side | Problem]:
        """What the side files say about one report (the last value yielded), after what is wrong with them."""
        if path.parent not in self._tables:
            self._tables[path.parent] = {}
            yield from self._table(path.parent, source)
        side = self._tables[path.parent].get(path.name, Side())
        own = path.with_suffix(".json") if path.suffix else path
        if path.suffix.lower() in REPORTS:
            for item in self._own(own, str(PurePath(source).with_suffix(".json"))):
                if isinstance(item, Problem):
                    yield item
                else:
                    side = _over(item, side)
        yield side

    def _table(self, folder: PurePath, source: str) -> Iterator[Problem]:
        where = source[: len(source) - len(PurePath(source).name)] + TABLE
        try:
            if not self._there(folder / TABLE):
                return
            decoded = decode(self._load(folder / TABLE))
            rows = list(csv.DictReader(io.StringIO(decoded.text if decoded else "", newline=""), strict=True))
        except (OSError, csv.Error) as error:
            yield problem(
                where, f"{where} cannot be read as a table ({error}), so nothing in it is used; mend the file."
            )
            return
        if not rows or "file" not in rows[0]:
            yield problem(
                where, f"{where} has no column `file`, so nothing in it is used; name each report's file there."
            )
            return
        for row in rows:
            name = (row.get("file") or "").strip()
            said = {k: v for k, v in row.items() if isinstance(k, str)}
            if not name or PurePath(name).name != name or not self._there(folder / name):
                yield problem(f"{where}#{name}", f"{where} speaks of {name!r}, and there is no such file beside it.")
                continue
            yield from self._keep(said, f"{where}#{name}", folder, name)

    def _own(self, path: PurePath, where: str) -> Iterator[Side | Problem]:
        try:
            if not self._there(path):
                return
            said = json.loads(self._load(path))
        except (OSError, ValueError, RecursionError) as error:
            yield problem(where, f"{where} is no valid JSON ({error}), so nothing in it is used; mend the file.")
            return
        if isinstance(said, dict):
            yield from side_of(said, where)
        else:
            yield problem(where, f'{where} holds no JSON object, so nothing in it is used; write {{"date": …}} there.')

    def _keep(self, said: dict[str, object], where: str, folder: PurePath, name: str) -> Iterator[Problem]:
        for item in side_of(said, where):
            if isinstance(item, Problem):
                yield item
            else:
                self._tables[folder][name] = item


def side_of(said: dict[str, object], where: str) -> Iterator[Side | Problem]:
    """What the fields of a side file say, after a problem for each that makes no sense."""
    date, wrong_date = date_of(said.get("date"), where)
    lang, wrong_lang = language_of(said.get("lang"), where)
    yield from (p for p in (wrong_date, wrong_lang) if p)
    authors = said.get("authors") or said.get("author")
    names = authors if isinstance(authors, list) else str(authors or "").split(";")
    yield Side(
        date=date,
        lang=lang,
        outlet=words_of(said.get("outlet")),
        url=words_of(said.get("url")),
        title=words_of(said.get("title")),
        authors=tuple(filter(None, map(words_of, names))),
    )


def _over(own: Side, table: Side) -> Side:
    """The report's own side file goes before the folder's table."""
    return msgspec.structs.replace(table, **{k: v for k, v in msgspec.structs.asdict(own).items() if v})
