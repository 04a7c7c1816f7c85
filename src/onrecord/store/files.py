"""The files of a record: its own, and those that are kept beside it."""

from __future__ import annotations

import os
import re
from pathlib import Path

_BESIDE = re.compile(r"(?:-wal|-shm|-journal|\.build|\.watch|\.v\d+\.bak(?:\.part)?)?")
"""What SQLite, the locks and the copies of an older shape add to a record's name."""


def is_of(record: str | Path, path: Path) -> bool:
    """True for the file of a record and for one that is kept beside it."""
    ours, other = os.path.realpath(record), os.path.realpath(path)
    return other.startswith(ours) and _BESIDE.fullmatch(other, len(ours)) is not None
