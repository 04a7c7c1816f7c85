"""`onrecord sample`: the sample dossier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.errors import OnRecordError


def sample(
    to: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder to make, for `reports` and `draft.md`.")],
) -> None:
    """Copy the sample dossier, a made-up story in several languages and a draft to check, into a folder.

    Example: onrecord sample dossier && onrecord build dossier/reports --to sample.db
    """
    import shutil

    from onrecord.sample import draft, folder

    try:
        to.mkdir(parents=True)
        shutil.copytree(folder(), to / "reports")
        shutil.copy(draft(), to / "draft.md")
    except OSError as error:
        raise OnRecordError(
            f"{to}: cannot be made ({error.strerror or error}); give a folder that does not exist"
        ) from error
    print(f"{to}: {sum(1 for p in to.rglob('*') if p.is_file())} files of a made-up story", file=sys.stderr)
