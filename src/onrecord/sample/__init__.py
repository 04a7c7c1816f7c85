"""A dossier to try things on: reports of one story, all of it made up (see README.md beside this file)."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """The folder of the made-up reports, ready to be built: `build([folder()], …)`."""
    return Path(__file__).parent / "reports"


def draft() -> Path:
    """A made-up draft about the story with an error of every kind, ready to be checked: `record.check(draft())`."""
    return Path(__file__).parent / "draft.md"
