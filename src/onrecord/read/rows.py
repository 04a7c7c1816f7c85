"""One report as a row of fields: what JSON Lines, JSON and CSV files have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.config import Config
from onrecord.model import Problem, make_id
from onrecord.read.decode import storable
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.stated import date_of, language_of, words_of
from onrecord.read.text import broken, too_long


def read_rows(
    file: File, rows: Iterable[tuple[int, Mapping[str, object] | Problem]], config: Config
) -> Iterator[Raw | Problem]:
    """The reports of numbered rows. Two different reports with one id are both kept, the second as `ID~2`."""
    seen: dict[str, list[str]] = {}
    for number, row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        key = words_of(row.get("id")) or str(number)
        where = f"{file.source}#{key}"
        content = make_id("r", *(row.get(k) for k in ("text", "title", "date", "url", "outlet")))
        others = seen.setdefault(key, [])
        if content in others:
            yield problem(
                where, f"{where} is given twice with the same words (again in line {number}); it is read once."
            )
            continue
        others.append(content)
        if len(others) > 1:
            again = f"{key}~{len(others)}"
            yield problem(
                where,
                f"{where} names two different reports; the one in line {number} is kept as #{again}: "
                "give it its own id.",
            )
            key = again
        yield from _report(file, key, row, config)


def _report(file: File, key: str, row: Mapping[str, object], config: Config) -> Iterator[Raw | Problem]:
    where = f"{file.source}#{key}"
    given = row.get("text") if isinstance(row.get("text"), str) else None
    title = words_of(row.get("title"))
    text, lost = storable(str(given) if given and str(given).strip() else title or "")
    if not text.strip():
        yield problem(where, f"{where} has neither text nor title, so there is nothing to read; fill one of them.")
        return
    if len(text) > config.max_chars:
        yield too_long(where, len(text), config)
        return
    if lost:
        yield broken(where, lost, "utf-8")
    date, wrong_date = date_of(row.get("date"), where)
    lang, wrong_lang = language_of(row.get("lang"), where)
    modified, wrong_modified = date_of(row.get("modified"), where)
    yield from (p for p in (wrong_date, wrong_lang, wrong_modified) if p)
    authors = row.get("authors")
    yield Raw(
        source=where,
        name=f"{file.name}#{key}",
        text=text,
        exact=True,
        sha256=file.sha256,
        title=storable(title)[0] if title else None,
        date=date,
        modified=modified,
        seen=date_of(row.get("seen"), where)[0],
        lang=lang,
        outlet=words_of(row.get("outlet")),
        url=words_of(row.get("url")),
        authors=tuple(filter(None, map(words_of, authors))) if isinstance(authors, list) else (),
    )
