"""The shape of a record file and how an older one is brought up to date.

Each step is one SQL file in `migrations/`; the number of steps taken stands in the file itself
(`PRAGMA user_version`), and `application_id` marks it as ours.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.errors import StoreError

APPLICATION_ID = 0x4F4E5243  # "ONRC"
STEPS = tuple(sorted((Path(__file__).parent / "migrations").glob("*.sql")))


def migrate(db: sqlite3.Connection, path: str) -> None:
    """Brings a record to the newest shape; an older file is copied to PATH.v1.bak (v2 …) first.

    Raises StoreError when the file is an SQLite database of something else, or of a newer version.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise StoreError(f"{path}: a database, but no record of onrecord; give another path with --to")
    if version > len(STEPS):
        raise StoreError(f"{path}: written by a newer onrecord (record shape {version}); upgrade onrecord to open it")
    if version == len(STEPS):
        return
    if version:
        _copy(db, f"{path}.v{version}.bak")
    for number, step in enumerate(STEPS[version:], start=version + 1):
        # executescript would commit on its own; one transaction a step keeps a stop in the middle harmless
        db.execute("BEGIN IMMEDIATE")
        try:
            if db.execute("PRAGMA user_version").fetchone()[0] < number:
                for statement in _statements(step.read_text(encoding="utf-8")):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


def _copy(db: sqlite3.Connection, to: str) -> None:
    """A copy of the record as it is, whole or not there at all."""
    unfinished = f"{to}.part"
    Path(unfinished).unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as copy:
        db.backup(copy)
    os.replace(unfinished, to)


def _statements(script: str) -> list[str]:
    out, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            out.append(rest)
            rest = ""
    return out
