"""The record as one SQLite file.

Articles are written as they are read, each with its statements in one transaction, so a run that is
stopped at any moment leaves a record that opens and can be continued. What is learned across articles
is replaced as a whole, in one transaction.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from onrecord.errors import StoreError
from onrecord.model import Article, Correction, Counts, Dossier, Input, Problem, Row, Statement, when
from onrecord.model.decoders import ARTICLE, CORRECTION, PROBLEM, ROW, STATEMENT
from onrecord.store import schema
from onrecord.store.counts import counted
from onrecord.text.vowels import bare

DAMAGED = "the record is damaged ({}); save what can be saved with `onrecord rescue {} --to NEW.db`"
_WRITE_PROTECTED = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _json(row: Any) -> str:
    return msgspec.json.encode(row).decode()


class Store:
    """A record file, open for reading and writing; a context manager.

    Raises StoreError when the file is no record, is damaged, or was written by a newer version.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = str(path)
        in_memory = self.path == ":memory:"
        if not in_memory and not create and not Path(path).exists():
            raise StoreError(f"{path}: no such record; make one with `onrecord build SOURCES --to {path}`")
        try:
            self._db = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            self._db.execute("PRAGMA foreign_keys = ON")
            if not in_memory:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = NORMAL")
            schema.migrate(self._db, self.path)
        except sqlite3.Error as error:
            if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, *_WRITE_PROTECTED, *_IN_USE):
                raise StoreError(f"{path}: {_why(error, self.path)}") from error
            raise StoreError(
                f"{path}: cannot be opened as a record ({error}); give another path with --to, or, if it was a record, "
                f"save what can be saved with `onrecord rescue {path} --to NEW.db`"
            ) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; all that was added is already safe."""
        self._db.close()

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """A transaction. Raises StoreError for what the disk or the file refuses; the record is then as it was."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                with suppress(sqlite3.Error):  # what cannot be taken back is not in the record either
                    self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"{self.path}: {_why(error, self.path)}") from error
            raise

    # ---- writing

    def add(self, kept: Iterable[tuple[Article, Iterable[Statement], Iterable[Problem], str]]) -> None:
        """Keeps annotated articles, each with its problems and digest, in place of an earlier reading of the same one.

        All of them or none.
        """
        with self._all_or_nothing():
            for article, statements, problems, digest in kept:
                self._add(article, statements, problems, digest)

    def _add(self, article: Article, statements: Iterable[Statement], problems: Iterable[Problem], digest: str) -> None:
        span = when.days(article.published.value)
        low, high = (span.low, span.high) if span else (None, None)
        for (number,) in self._db.execute("SELECT number FROM articles WHERE id = ?", (article.id,)).fetchall():
            self._db.execute("DELETE FROM words WHERE rowid = ?", (number,))
            self._db.execute("DELETE FROM articles WHERE number = ?", (number,))
        cursor = self._db.execute(
            "INSERT INTO articles (id, digest, source, outlet, lang, low, high, body) VALUES (?,?,?,?,?,?,?,?)",
            (article.id, digest, article.source, article.outlet, article.lang, _iso(low), _iso(high),
             _json(article)),
        )  # fmt: skip
        text = "\n".join(article.text[b.start : b.end] for b in article.mined)
        self._db.execute(
            "INSERT INTO words (rowid, title, text) VALUES (?,?,?)",
            (cursor.lastrowid, bare(article.title or ""), bare(text)),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO statements (id, article, kind, start, body) VALUES (?,?,?,?,?)",
            [(s.id, article.id, _kind(s), s.span.start, _json(s)) for s in statements],
        )
        self._add_problems(problems, article.id)

    def add_problems(self, problems: Iterable[Problem], *, instead_of: Iterable[str] = ()) -> None:
        """Keeps problems of sources that gave no article; those kept earlier for the sources named go."""
        with self._all_or_nothing():
            self._db.executemany(
                "DELETE FROM problems WHERE article IS NULL AND source = ?", [(s,) for s in instead_of]
            )
            self._add_problems(problems, None)

    def _add_problems(self, problems: Iterable[Problem], article: str | None) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO problems (id, article, source, body) VALUES (?,?,?,?)",
            [(p.id, article, p.source, _json(p)) for p in problems],
        )

    def add_inputs(self, inputs: Iterable[Input]) -> None:
        """Keeps which files were read, by source."""
        with self._all_or_nothing():
            self._db.executemany(
                "INSERT OR REPLACE INTO inputs (source, sha256) VALUES (?,?)", [(i.source, i.sha256) for i in inputs]
            )

    def replace_learned(self, rows: Iterable[Row], *, state: str) -> None:
        """Puts what was learned across articles in place of what was there. state: `state()` of the articles."""
        with self._all_or_nothing():
            self._db.execute("DELETE FROM learned")
            self._db.executemany(
                "INSERT OR REPLACE INTO learned (id, kind, place, body) VALUES (?,?,?,?)",
                ((r.id, _kind(r), n, _json(r)) for n, r in enumerate(rows)),
            )
            self._set("reconciled", state)

    def add_compared(self, found: Iterable[tuple[str, str, str]]) -> None:
        """Keeps what was found inside stories: story, digest, rows as JSON."""
        with self._all_or_nothing():
            self._db.executemany("INSERT OR REPLACE INTO compared (story, digest, body) VALUES (?,?,?)", found)

    def compared(self, story: str, digest: str | None = None) -> str | None:
        """What was found inside a story, as JSON; None when it was not compared, or with another digest than this."""
        rows = self._rows("SELECT body, digest FROM compared WHERE story = ?", story)
        return rows[0][0] if rows and digest in (None, rows[0][1]) else None

    def forget_compared(self, stories: Iterable[str]) -> None:
        """Drops what was found inside stories that are no more: all but these."""
        with self._all_or_nothing():
            kept = set(stories)
            gone = [(s,) for (s,) in self._rows("SELECT story FROM compared") if s not in kept]
            self._db.executemany("DELETE FROM compared WHERE story = ?", gone)

    def add_vectors(self, vectors: Iterable[tuple[str, bytes]]) -> None:
        """Keeps encoded texts, by the hash of the text."""
        with self._all_or_nothing():
            self._db.executemany("INSERT OR IGNORE INTO vectors (id, body) VALUES (?,?)", vectors)

    def vector(self, key: str) -> bytes | None:
        """The encoded text kept by this hash, None when there is none."""
        rows = self._rows("SELECT body FROM vectors WHERE id = ?", key)
        return rows[0][0] if rows else None

    def add_correction(self, correction: Correction) -> None:
        """Keeps a person's decision; the next build replays it."""
        with self._all_or_nothing():
            self._db.execute(
                "INSERT OR REPLACE INTO corrections (id, body) VALUES (?,?)", (correction.id, _json(correction))
            )

    def put(self, key: str, value: str) -> None:
        """Keeps a fact about the record itself (its settings, the time of its last build)."""
        with self._all_or_nothing():
            self._set(key, value)

    def _set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?,?)", (key, value))

    # ---- reading

    def _rows(self, sql: str, *values: object) -> list[Any]:
        """The rows of a query. Raises StoreError when the file cannot be read."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {_why(error, self.path)}") from error

    def get(self, key: str) -> str | None:
        """A fact about the record itself, None when it was never set."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return rows[0][0] if rows else None

    def digests(self) -> set[str]:
        """The digests of all articles kept: what need not be read again."""
        return {d for (d,) in self._rows("SELECT digest FROM articles")}

    def sources(self) -> dict[str, str]:
        """The ids of all articles kept, each with the source it was read from."""
        return dict(self._rows("SELECT id, source FROM articles"))

    def state(self) -> str:
        """A digest of all articles and corrections kept, whatever the order in which they came."""
        rows = self._rows("SELECT id, digest FROM articles UNION ALL SELECT id, body FROM corrections ORDER BY 1")
        total = hashlib.blake2b(digest_size=16)
        for row in rows:
            total.update(repr(row).encode())
        return total.hexdigest()

    @property
    def reconciled(self) -> bool:
        """True when what was learned across articles rests on all the articles kept."""
        return self.get("reconciled") == self.state()

    def load(self, kind: type[Dossier] = Dossier, *, learned: bool = True) -> Dossier:
        """Everything kept, in memory. learned: with the rows learned across articles."""
        try:
            dossier = kind(
                (ARTICLE.decode(b) for (b,) in self._db.execute("SELECT body FROM articles ORDER BY id")),
                (STATEMENT.decode(b) for (b,) in self._db.execute("SELECT body FROM statements ORDER BY id")),
                (CORRECTION.decode(b) for (b,) in self._db.execute("SELECT body FROM corrections ORDER BY id")),
                (PROBLEM.decode(b) for (b,) in self._db.execute("SELECT body FROM problems ORDER BY source, id")),
                (Input(*row) for row in self._db.execute("SELECT source, sha256 FROM inputs ORDER BY source")),
            )
            if learned:
                dossier.add(ROW.decode(b) for (b,) in self._db.execute("SELECT body FROM learned ORDER BY place"))
        except (sqlite3.Error, msgspec.DecodeError) as error:
            raise StoreError(f"{self.path}: {DAMAGED.format(error, self.path)}") from error
        return dossier

    def counts(self) -> Counts:
        """How much is kept, without reading it into memory."""
        return counted(self._rows)

    def problems(self, limit: int = -1) -> list[Problem]:
        """What could not be read or known, by source; at most `limit` rows, all when negative."""
        rows = self._rows("SELECT body FROM problems ORDER BY source, id LIMIT ?", limit)
        return [PROBLEM.decode(body) for (body,) in rows]

    def published(self) -> Iterator[tuple[str, str | None]]:
        """The ids of all articles, each with the day of its publication (EDTF), None when not known."""
        yield from self._rows("SELECT id, json_extract(body, '$.published.value') FROM articles")

    def corrections(self) -> list[Correction]:
        """A person's decisions, in the order of their ids."""
        return [CORRECTION.decode(body) for (body,) in self._rows("SELECT body FROM corrections ORDER BY id")]

    def body(self, article: str) -> str:
        """An article as JSON. Raises KeyError."""
        for (body,) in self._rows("SELECT body FROM articles WHERE id = ?", article):
            return str(body)
        raise KeyError(article)

    def said(self, article: str, kind: str | None = None) -> list[str]:
        """The statements of an article as JSON, all or those of a kind, in order of place."""
        if kind is None:
            sql, values = "SELECT body FROM statements WHERE article = ? ORDER BY start, id", (article,)
        else:
            sql = "SELECT body FROM statements WHERE article = ? AND kind = ? ORDER BY start, id"
            values = (article, kind)  # type: ignore[assignment]
        return [body for (body,) in self._rows(sql, *values)]

    def bodies(self, articles: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Some articles and their statements, as JSON."""
        ids = list(articles)
        return tuple(map(self.body, ids)), tuple(body for key in ids for body in self.said(key))

    def search(self, query: str, limit: int = 20) -> list[tuple[str, str]]:
        """Article ids and a passage with the hits in brackets, best first; every word of `query` must occur.

        Arabic vowel marks make no difference, and the passage is given without them.
        """
        words = " ".join('"' + w.replace('"', '""') + '"' for w in bare(query).split())
        if not words:
            return []
        return self._rows(
            "SELECT articles.id, snippet(words, 1, '[', ']', '…', 24) FROM words JOIN articles ON number = words.rowid "
            "WHERE words MATCH ? ORDER BY rank LIMIT ?",
            words,
            limit,
        )


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, 0 when it gave none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _why(error: sqlite3.Error, path: str) -> str:
    """What went wrong with the file and what to do, in words."""
    code = _code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DAMAGED.format(error, path)
    if code == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR:
        what = (
            "the disk is full" if code == sqlite3.SQLITE_FULL else f"the disk refuses to be read or written ({error})"
        )
        return (
            f"{what}; the record opens as it is: free some space and give the same command again, it goes on from here"
        )
    if code in _WRITE_PROTECTED:
        return "the record cannot be written; check its permissions and those of its folder"
    if code in _IN_USE:
        return "another program keeps the record locked; end it and give the same command again"
    return f"the record cannot be read or written ({error}); give the same command again"


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _kind(row: msgspec.Struct) -> str:
    return str(row.__struct_config__.tag)
