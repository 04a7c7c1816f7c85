"""One watch at a time on a record."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import StoreError


@contextmanager
def only_watch(record: Path) -> Iterator[None]:
    """Keeps other watches off a record; the system lets go of it however this one ends. Raises StoreError."""
    path = Path(f"{record}.watch")
    try:
        file = _opened(path)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror or error}); give another path with --to"
        ) from error
    if file is None:
        try:
            number = path.read_text(encoding="ascii").strip()
        except OSError:
            number = ""
        raise StoreError(
            f"{record}: another watch runs on it{f' (process {number})' if number.isdigit() else ''}; "
            "stop that one first, or give another record with --to"
        )
    try:
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
    finally:
        path.unlink(missing_ok=True)
        file.close()


def _opened(path: Path) -> IO[str] | None:
    """The file, locked; None when another process holds it."""
    while True:
        file = path.open("a+", encoding="ascii")
        if not _locked(file):
            file.close()
            return None
        # Another watch may have ended and removed the file between our opening and our locking of it.
        try:
            if os.fstat(file.fileno()).st_ino == path.stat().st_ino:
                return file
        except FileNotFoundError:
            pass
        file.close()


def _locked(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1_000_000)  # beyond the number, which others may read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
