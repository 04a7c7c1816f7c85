"""`onrecord build`: reports to a record."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.common import CacheFolder, NoCache, Offline, stop, web_settings
from onrecord.errors import ConfigError

KINDS = (
    "Folders, files, globs, - for standard input; web addresses of pages, feeds, sitemaps. Files: text (.txt, .md), "
    "saved pages (.html, .mhtml), PDF with text, .docx, mail (.eml, .mbox), tables (.csv, .xlsx), JSON Lines, feeds, "
    "news items (ninjs, NewsML-G2, NITF), web archives (.warc, .wacz), and .zip, .tar, .gz of any of these."
)


def build(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCES...", help=KINDS)],
    to: Annotated[Path, typer.Option("--to", metavar="RECORD", help="The record file, made or added to.")],
    date: Annotated[str | None, typer.Option(help="Day of publication of reports that give none (EDTF).")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of reports that give none.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of all reports (ISO 639-1).")] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN,...",
            help='Columns of tables: "title=Headline,text=Body,published=Issued".',
        ),
    ] = None,
    workers: Annotated[int | None, typer.Option(help="Processes; default: one a core.", min=1)] = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    offline: Offline = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read reports and put them on record.

    Example: onrecord build reports/ --to story.db

    The network is used for web addresses only, and for a file that holds nothing but web addresses, one a line.
    A report that cannot be read becomes a problem row and the run goes on. The exit code is 1 only when
    nothing at all could be read.
    """
    from onrecord.config import load
    from onrecord.pipeline import fill
    from onrecord.show import nothing_read, progress_bar, summary
    from onrecord.store import Store

    config = load(
        date=date,
        outlet=outlet,
        lang=lang,
        columns=_columns(columns or []) or None,
        workers=workers or os.cpu_count() or 1,
        web=web_settings(cache, no_cache, offline),
    )
    ended: list[int] = []

    def end(number: int, frame: object) -> None:
        ended.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    new = not to.exists() or not to.stat().st_size
    with Store(to) as store:
        before = None if new else len(store.sources())
        try:
            with progress_bar(quiet) as progress:
                fill(store, sources, config=config, progress=progress)
        except KeyboardInterrupt:
            stop(
                "stopped; the record opens as it is, and the same command goes on from here",
                128 + (ended or [signal.SIGINT])[0],
            )
        counts = store.counts()
        if not counts.articles:
            nothing_read(store.problems(), to)
            stop("nothing could be read", 1)
        if not quiet:
            summary(counts, to, before=before)


def _columns(given: list[str]) -> dict[str, str]:
    """Fields and columns of `--map`; a comma parts two of them only where a field and `=` follow."""
    found: dict[str, str] = {}
    for part in (p for text in given for p in re.split(r",(?=\s*\w+\s*=)", text)):
        field, equals, column = part.partition("=")
        if not equals or not column.strip():
            raise ConfigError(f"--map {part.strip()!r} names no column; write it like text=Body")
        found[field.strip().lower()] = column.strip()
    return found
