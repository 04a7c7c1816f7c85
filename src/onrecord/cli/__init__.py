"""The command line: one module a command, each one call of the Python API and its printing."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from onrecord import threads
from onrecord.cli.brief import brief
from onrecord.cli.build import build
from onrecord.cli.changes import changes
from onrecord.cli.check import check
from onrecord.cli.common import stop
from onrecord.cli.correct import correct
from onrecord.cli.export import export
from onrecord.cli.languages import languages
from onrecord.cli.page import page
from onrecord.cli.rescue import rescue
from onrecord.cli.sample import sample
from onrecord.cli.show import show
from onrecord.cli.watch import watch
from onrecord.errors import OnRecordError
from onrecord.version import __version__

COMMANDS = (build, watch, export, page, show, changes, brief, check, correct, rescue, languages, sample)
"""In the order of the help."""

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
for command in COMMANDS:
    app.command()(command)


def main() -> NoReturn:
    """Runs the command line; errors of ours are one sentence on standard error and exit code 2."""
    for name in threads.NAMES:
        os.environ.setdefault(name, "1")
    try:
        app()
    except OnRecordError as error:
        stop(str(error), 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False) -> None:
    if version:
        print(f"onrecord {__version__}")
        raise typer.Exit
