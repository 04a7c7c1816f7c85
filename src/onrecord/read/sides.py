"""Side files: what a person wrote about reports, in `metadata.csv` or in `report.json` beside `report.txt`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.model import Problem
from onrecord.read.decode import decode
from onrecord.read.file import Side, problem
from onrecord.read.stated import date_of, language_of, words_of

TABLE = "metadata.csv"
"""The side file of a folder: one row a report, with a column `file`."""


class Sides:
    """The side files of the folders met so far; each is read once."""

    def __init__(self) -> None:
        self._tables: dict[Path, dict[str, Side]] = {}

    def of(self, path: Path, source: str) -> Iterator[Side | Problem]:
        """What the side files say about one report (the last value yielded), after what is wrong with them."""
        if path.parent not in self._tables:
            self._tables[path.parent] = {}
            yield from self._table(path.parent, source)
        side = self._tables[path.parent].get(path.name, Side())
        own = path.with_suffix(".json")
        if path.suffix.lower() != ".json" and own.is_file():
            for item in _own(own):
                if isinstance(item, Problem):
                    yield item
                else:
                    side = _over(item, side)
        yield side

    def _table(self, folder: Path, source: str) -> Iterator[Problem]:
        path = folder / TABLE
        if not path.is_file():
            return
        where = str(Path(source).parent / TABLE)
        try:
            decoded = decode(path.read_bytes())
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
            if not name or Path(name).name != name or not (folder / name).is_file():
                yield problem(f"{where}#{name}", f"{where} speaks of {name!r}, and there is no such file beside it.")
                continue
            yield from self._keep(said, f"{where}#{name}", folder, name)

    def _keep(self, said: dict[str, object], where: str, folder: Path, name: str) -> Iterator[Problem]:
        for item in side_of(said, where):
            if isinstance(item, Problem):
                yield item
            else:
                self._tables[folder][name] = item


def is_side_file(path: Path) -> bool:
    """True for `metadata.csv`, and for a `report.json` beside a report of the same name."""
    if path.name == TABLE:
        return True
    return path.suffix.lower() == ".json" and any(
        path.with_suffix(suffix).is_file() for suffix in (".txt", ".text", ".html", ".htm", ".xhtml")
    )


def _own(path: Path) -> Iterator[Side | Problem]:
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        yield problem(str(path), f"{path} is no valid JSON ({error}), so nothing in it is used; mend the file.")
        return
    if isinstance(said, dict):
        yield from side_of(said, str(path))
    else:
        yield problem(str(path), f'{path} holds no JSON object, so nothing in it is used; write {{"date": …}} there.')


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
