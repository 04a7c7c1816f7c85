"""The command line: each command is one call of the Python API and its printing."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from onrecord.errors import OnRecordError
from onrecord.version import __version__

app = typer.Typer(
    name="onrecord",
    help="Puts a developing news story on record: who said what, when, how many and what next.\n\n"
    "Example: onrecord build reports/ --to story.db && onrecord page story.db -o story.html",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

RecordFile = Annotated[Path, typer.Argument(metavar="RECORD", help="A record file, made by `onrecord build`.")]


def main() -> NoReturn:
    """Runs the command line; errors of ours are one sentence on standard error and exit code 2."""
    try:
        app()
    except OnRecordError as error:
        _stop(str(error), 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _stop(message: str, code: int) -> NoReturn:
    print(f"onrecord: {message}", file=sys.stderr)
    sys.exit(code)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False) -> None:
    if version:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.command()
def build(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCES...", help="Folders, files or globs of .txt, .html, .jsonl, .csv.")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="RECORD", help="The record file, made or added to.")],
    date: Annotated[str | None, typer.Option(help="Day of publication of reports that give none (EDTF).")] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of reports that give none.")] = None,
    lang: Annotated[str | None, typer.Option(help="Language of all reports (ISO 639-1).")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes; default: one a core.", min=1)] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")] = False,
) -> None:
    """Read reports and put them on record.

    Example: onrecord build reports/ --to story.db

    A report that cannot be read becomes a problem row and the run goes on. The exit code is 1 only when
    nothing at all could be read.
    """
    from onrecord.config import load
    from onrecord.pipeline import build as run
    from onrecord.show import progress_bar, summary

    config = load(date=date, outlet=outlet, lang=lang, workers=workers or os.cpu_count() or 1)
    try:
        with progress_bar(quiet) as progress:
            record = run(sources, to, config=config, progress=progress)
    except KeyboardInterrupt:
        _stop("stopped; the record opens as it is, and the same command goes on from here", 130)
    if not quiet:
        summary(record, to)
    if not record.articles:
        _stop("nothing could be read; `onrecord show RECORD problems` lists why", 1)


@app.command()
def export(
    record: RecordFile,
    format: Annotated[str, typer.Option(help="jsonl, csv or markdown.")] = "jsonl",
    out: Annotated[str, typer.Option("-o", "--out", help="Where to write it; - is standard output.")] = "-",
) -> None:
    """Write the record as JSON Lines, CSV or Markdown.

    Example: onrecord export story.db --format csv -o story.csv
    """
    import onrecord

    onrecord.open(record).export(format, out)


@app.command()
def page(
    record: RecordFile,
    out: Annotated[Path, typer.Option("-o", "--out", help="The HTML file to write.")],
) -> None:
    """Write the record as one HTML page that opens offline.

    Example: onrecord page story.db -o story.html
    """
    import onrecord

    path = onrecord.open(record).page(out)
    print(f"{path}: {path.stat().st_size / 1000:,.0f} kB, opens offline", file=sys.stderr)


@app.command()
def show(
    record: RecordFile,
    view: Annotated[
        str,
        typer.Argument(metavar="[VIEW]", help="timeline, quotes, figures, plans, findings, sources or problems."),
    ] = "findings",
    as_json: Annotated[bool, typer.Option("--json", help="For machines: the rows as a JSON array.")] = False,
) -> None:
    """Show one view of the record in the terminal.

    Example: onrecord show story.db timeline
    """
    import onrecord
    from onrecord.show import VIEWS, print_view

    if view not in VIEWS:
        raise OnRecordError(f"no view {view!r}; choose one of {', '.join(VIEWS)}")
    opened = onrecord.open(record)
    if as_json:
        print(json.dumps(VIEWS[view].rows(opened), ensure_ascii=False, indent=1))
    else:
        print_view(opened, view)


@app.command()
def languages(as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False) -> None:
    """Say what each language can and cannot do.

    Example: onrecord languages
    """
    import msgspec

    from onrecord.lang import packs
    from onrecord.show import print_languages

    if as_json:
        print(msgspec.json.format(msgspec.json.encode([p.language for p in packs()]), indent=1).decode())
    else:
        print_languages()


@app.command()
def sample(
    to: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder to make; the reports are copied into it.")],
) -> None:
    """Copy the sample dossier, a made-up story in several languages, into a folder.

    Example: onrecord sample dossier && onrecord build dossier --to sample.db
    """
    import shutil

    from onrecord.sample import folder

    try:
        shutil.copytree(folder(), to)
    except OSError as error:
        raise OnRecordError(
            f"{to}: cannot be made ({error.strerror or error}); give a folder that does not exist"
        ) from error
    print(f"{to}: {sum(1 for p in to.rglob('*') if p.is_file())} files of a made-up story", file=sys.stderr)
