"""One at a time: a lock on a record that the system lets go of however its holder ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from onrecord.errors import StoreError


@contextmanager
def alone(record: str | Path, what: str, *, wait: Callable[[str], None] | None = None) -> Iterator[None]:
    """Keeps others that do the same off a record: of two that `what` ("build", "watch"), the second one waits or fails.

    The lock is a file beside the record, RECORD.WHAT, which holds the number of the process and is removed at the end;
    one that was left behind by a killed process locks nothing. wait: called again and again, with the number of the
    process that has the lock or "", while another one has it; None means not to wait.

    Raises StoreError when another one has the lock and `wait` is None, and when the file cannot be written.
    """
    path = Path(f"{record}.{what}")
    try:
        while (file := _opened(path)) is None:
            number = _number(path)
            if wait is None:
                raise StoreError(
                    f"{record}: another {what} runs on it{f' (process {number})' if number else ''}; "
                    "stop that one first, or give another record with --to"
                )
            wait(number)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror or error}); give another path with --to"
        ) from error
    try:
        try:
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        except OSError:  # the number is a courtesy, and a full disk has no room for it
            pass
        yield
    finally:
        with suppress(OSError):  # Windows removes no open file; one left behind locks nothing
            path.unlink()
        with suppress(OSError):
            file.close()


def _number(path: Path) -> str:
    try:
        number = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return number if number.isdigit() else ""


def _opened(path: Path) -> IO[str] | None:
    """The file, locked; None when another process holds it."""
    while True:
        file = path.open("a+", encoding="ascii")
        if not _locked(file):
            file.close()
            return None
        # Another one may have ended and removed the file between our opening and our locking of it.
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
