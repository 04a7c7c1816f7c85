"""Reads a table of reports, one a row, whatever its columns are called: what CSV and Excel files have in common."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.config import FIELDS, Config
from onrecord.lang import Pack, pack, packs
from onrecord.model import Problem
from onrecord.read import dates, pieces
from onrecord.read.file import File, problem
from onrecord.read.flat import bare
from onrecord.read.raw import Raw
from onrecord.read.rows import read_rows
from onrecord.read.stated import day_or_interval, words_of
from onrecord.read.words import words

Cells = Sequence[object]

PREAMBLE = 20
"""Rows before which the header stands: some exports put a query and a count first."""
LOOKED_AT = 400
"""Rows whose dates tell whether the day or the month comes first."""
_MARKUP = re.compile(r"</(?:p|div|span|a|strong|em|b|i|li|h\d)>|<br\s*/?>", re.IGNORECASE)
_DATES = ("published", "modified", "seen")
_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


class Header(NamedTuple):
    """Which columns hold a field, the surest first, and the language that names them."""

    at: int
    names: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    language: Pack


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, int, str]]:
    """The plain name of every known column to its field, rank and language; what is clear in one stays so in all."""
    out: dict[str, tuple[str, int, str]] = {}
    for language in (pack(None), *packs()):
        for field in FIELDS:
            for rank, name in enumerate(getattr(words(language).columns, field)):
                out.setdefault(_plain(name), (field, rank, language.code))
    return out


def _plain(name: object) -> str:
    return bare(re.sub(r"[_\s]+", " ", str(name or "")))


def find_header(rows: Sequence[Cells], config: Config) -> Header | None:
    """The header of a table among its first rows: the first that names a column of text or title; None for none."""
    asked = {_plain(name): field for field, name in config.columns.items()}
    for at, row in enumerate(rows[:PREAMBLE]):
        names = tuple(" ".join(str(c if c is not None else "").split()) for c in row)
        found: dict[str, list[tuple[int, int]]] = {}
        spoken: list[str] = []
        for place, name in enumerate(names):
            if field := asked.get(_plain(name)):
                found.setdefault(field, []).append((-1, place))
            elif (known := _known().get(_plain(name))) and known[0] not in config.columns:
                found.setdefault(known[0], []).append((known[1], place))
                spoken.append(known[2])
        if "text" in found or "title" in found:
            places = {field: tuple(p for _, p in sorted(columns)) for field, columns in found.items()}
            own = [code for code in spoken if code != pack(None).code]
            return Header(at, names, places, pack(max(own, key=own.count) if own else None))
    return None


def read_table(
    file: File, rows: Iterable[tuple[int, Cells]], config: Config, *, sheet: str = ""
) -> Iterator[Raw | Problem]:
    """The reports of numbered rows, the header among them. A row without text is a problem, its title is read."""
    rows = iter(rows)
    first = list(itertools.islice(rows, LOOKED_AT))
    header = find_header([cells for _, cells in first], config)
    if header is None:
        shown = ", ".join(str(c) for c in first[0][1] if c not in (None, ""))[:120] if first else ""
        yield problem(
            file.source,
            f"{file.source} has no column `text` or `title` under any name that is known (it has {shown or 'none'}), "
            'so nothing in it is read; name the column with --map "text=COLUMN".',
        )
        return
    for field, name in config.columns.items():
        if field not in header.places:
            yield problem(
                file.source,
                f"{file.source} has no column {name!r} for {field} (it has {', '.join(header.names)[:120]}); "
                "mend --map or the table.",
            )
    used = {place for places in header.places.values() for place in places}
    others = [name for place, name in enumerate(header.names) if name and place not in used]
    if others and not header.places.keys() & {"published", *config.columns}:
        yield problem(
            file.source,
            f"{file.source} has no column that is known to hold the day of publication (not used are "
            f"{', '.join(others)[:120]}), so a report has a day only where its words give one; name the column with "
            '--map "published=COLUMN".',
        )
    body = itertools.chain(first[header.at + 1 :], rows)
    order = _order((cells for _, cells in first[header.at + 1 :]), header)
    nothing = not sheet
    for item in read_rows(file, _fields(file, header, body, order, sheet), config):
        nothing = False
        yield item
    if nothing:
        yield problem(file.source, f"{file.source} has a header and no row under it; put one report a row.")


def _fields(
    file: File, header: Header, rows: Iterable[tuple[int, Cells]], order: str, sheet: str
) -> Iterator[tuple[int, Mapping[str, object] | Problem]]:
    for number, cells in rows:
        if not any(str(c).strip() for c in cells if c is not None):
            continue
        row: dict[str, object] = {field: _first(cells, places) for field, places in header.places.items()}
        for field in _DATES:
            row[field] = _date(row.get(field), header.language, order)
        row["date"] = row.pop("published")
        row["authors"] = _names(row.get("authors"))
        lead = row.pop("lead", None)
        where = f"{file.source}#{sheet}{number}"
        full = _without_markup(row.get("text"))
        row["text"] = full or _without_markup(lead)
        if sheet and not row.get("id"):
            row["id"] = f"{sheet}{number}"
        if len(cells) != len(header.names) and any(str(c).strip() for c in cells[len(header.names) :] if c is not None):
            message = f"Row {number} of {file.source} has {len(cells)} fields and the header {len(header.names)}; "
            yield number, problem(where, message + "what fits is read: put fields with commas in quotation marks.")
        elif "text" in header.places and not full:
            read = "only its summary is read" if row["text"] else "only its title is read"
            if row["text"] or row.get("title"):
                yield number, problem(where, f"Row {number} of {file.source} has no text; {read}.")
        yield number, row


def _first(cells: Cells, places: Sequence[int]) -> object:
    """The first cell of these that holds anything."""
    filled = (cells[p] for p in places if p < len(cells))
    return next((c for c in filled if c is not None and str(c).strip()), None)


def _without_markup(value: object) -> object:
    """A cell's text; where it is HTML, its paragraphs."""
    if not isinstance(value, str) or not value.strip():
        return None
    return pieces.laid_out(None, pieces.of_html(value))[0] if _MARKUP.search(value) else value


def _names(value: object) -> list[str] | None:
    text = words_of(value)
    return [name.strip() for name in re.split(r"[;|]", text) if name.strip()] if text else None


def _date(value: object, language: Pack, order: str) -> object:
    """A cell's date as EDTF where it can be read, else as it stands."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    text = words_of(value)
    if text is None or day_or_interval(text):
        return text
    if order and (m := _NUMBERS.match(text)):
        day, month = (m[1], m[2]) if order == "day" else (m[2], m[1])
        return f"{m[3]}-{int(month):02}-{int(day):02}"
    for code in dict.fromkeys((language.code, *(p.code for p in packs()))):
        found = {d.value for d in dates.find(text, pack(code))}
        if found:
            return found.pop() if len(found) == 1 else text
    return text


def _order(rows: Iterable[Cells], header: Header) -> str:
    """Whether "day" or "month" comes first in the dates of these rows; empty where none tells, or they differ."""
    told = set()
    for cells in rows:
        for field in _DATES:
            value = _first(cells, header.places.get(field, ()))
            if isinstance(value, str) and (m := _NUMBERS.match(value)):
                told |= {"day"} if int(m[1]) > 12 else {"month"} if int(m[2]) > 12 else set()
    return told.pop() if len(told) == 1 else ""
