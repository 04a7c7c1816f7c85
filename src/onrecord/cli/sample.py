"""`onrecord sample`: the sample dossier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import OnRecordError


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
