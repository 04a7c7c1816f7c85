"""From sources to a record: read, annotate, keep; then reconcile across reports."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.comparing import compare
from onrecord.config import Config
from onrecord.fetch.sources import find
from onrecord.model import Article, Input, Problem, Statement, make_id
from onrecord.read import Raw
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.files import is_of
from onrecord.store.lock import alone
from onrecord.version import __version__
from onrecord.work import Annotated, Readers, annotated

if TYPE_CHECKING:
    from onrecord.fetch.fetcher import Fetcher

BATCH = 64
"""Reports that are written in one transaction at most."""
EVERY = 0.5
"""Seconds after which what is done is written."""

Progress = Callable[[str, int, int | None], None]


def build(
    sources: Iterable[str | Path],
    to: str | Path | None = None,
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    fetcher: Fetcher | None = None,
) -> Record:
    """Reads the sources and puts them on record.

    sources: folders, files, globs and web addresses. to: the record file, made when absent and added to when not;
    None keeps the record in memory. progress: called with the step ("wait", "read", "fetch", "annotate", "reconcile"),
    how many reports are done and how many there are, None while that is not known. fetcher: what fetches web
    addresses; None makes one from the settings, and nothing is fetched without an address.

    A bad report becomes a problem row; the run goes on. A report that the record already holds is not
    read again. Stopped at any moment, the record opens, and the same call goes on where it stopped.

    Raises StoreError when `to` cannot be opened as a record.
    """
    store = Store(to if to is not None else ":memory:")
    fill(store, sources, config=config, progress=progress, fetcher=fetcher)
    return Record.load(store)


def fill(
    store: Store,
    sources: Iterable[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    fetcher: Fetcher | None = None,
) -> None:
    """Does what `build` does, without holding the record in memory afterwards."""
    config = config or Config()
    tell = progress or (lambda step, done, total: None)
    skip = None if store.path == ":memory:" else partial(is_of, store.path)
    with closing(Readers(config)) as readers:
        found = find(sources, config, fetcher=fetcher, tell=tell, finish=readers.finish, skip=skip)
        put(found, store, config, tell)


def put(found: Iterable[Raw | Problem | Input], store: Store, config: Config, tell: Progress) -> None:
    """Puts reports on record that were found already, as `build` does.

    Of two at once on one record the second waits; `tell` is called with "wait" and the other's process number then.
    """
    with nullcontext() if store.path == ":memory:" else alone(store.path, "build", wait=partial(_waits, tell)):
        intake = _Intake(store, config, tell)
        with closing(annotated(intake.wanted(found), config)) as results:
            try:
                for item in results:
                    intake.keep(item)
            except KeyboardInterrupt:
                intake.flush()  # what is done is kept
                raise
        intake.end()
        if not store.reconciled:
            compare(store, config, tell)
        if intake.new or store.get("built") is None:
            store.put("built", dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))
            store.put("settings", msgspec.json.encode(config).decode())


def _waits(tell: Progress, process: str) -> None:
    tell("wait", int(process or 0), None)
    time.sleep(0.5)


class _Intake:
    """What comes in: reports the record does not hold yet pass; results are kept some at a time."""

    def __init__(self, store: Store, config: Config, tell: Progress) -> None:
        self._store, self._settings, self._tell = store, _settings(config), tell
        self._known = store.digests()
        self._inputs: dict[str, str] = {}
        self._sources: set[str] = set()
        self._problems: list[Problem] = []
        self._batch: list[tuple[Article, Iterable[Statement], Iterable[Problem], str]] = []
        self._since = time.monotonic()
        self._read = self._done = self.new = 0
        self._all: int | None = None

    def wanted(self, found: Iterable[Raw | Problem | Input]) -> Iterator[Raw | Problem]:
        """The reports to annotate and the problems of reading."""
        for item in found:
            self._read += 1
            self._tell("read", self._read, None)
            if isinstance(item, Problem):
                yield item
            elif isinstance(item, Input):
                self._inputs[item.source] = item.sha256
            else:
                self._inputs[_file(item.source)] = item.sha256
                self._sources.add(item.source)
                digest = _digest(item, self._settings)
                if digest not in self._known:
                    self._known.add(digest)
                    self.new += 1
                    yield item
        self._all = self.new
        self._tell("read", self._read, self._read)

    def keep(self, item: tuple[Raw, Annotated | Problem] | Problem) -> None:
        """Keeps a result; a problem is kept at the end, in place of those of the sources that were read again."""
        if isinstance(item, Problem):
            self._problems.append(item)
            return
        raw, result = item
        if isinstance(result, Problem):
            self._problems.append(result)
        else:
            self._batch.append((result.article, result.statements, result.problems, _digest(raw, self._settings)))
        self._done += 1
        self._tell("annotate", self._done, self._all)
        if len(self._batch) >= BATCH or time.monotonic() - self._since > EVERY:
            self.flush()

    def flush(self) -> None:
        """Writes what is not written yet."""
        if self._batch:
            self._store.add(self._batch)
            self._batch.clear()
        self._since = time.monotonic()

    def end(self) -> None:
        """All has come: writes the rest, the problems and what was read."""
        self.flush()
        sources = {p.source for p in self._problems} | set(self._inputs) | self._sources
        self._store.add_problems(self._problems, instead_of=sources)
        self._store.add_inputs(Input(source, sha256) for source, sha256 in self._inputs.items())


def _file(source: str) -> str:
    """The file of a report: its source without the `#ID` of a report inside a collection or an archive."""
    parts = source.split("#")
    heads = ("#".join(parts[:n]) for n in range(1, len(parts) + 1))
    return next((head for head in heads if os.path.lexists(head)), parts[0])


def _digest(raw: Raw, settings: bytes) -> str:
    """Of all that decides what is read and annotated: the report itself, not the folder it lies in."""
    here = msgspec.structs.replace(raw, source="", sha256="")
    return make_id("d", __version__, msgspec.json.encode(here), settings)


def _settings(config: Config) -> bytes:
    """The settings that decide what is annotated: how a report came here says nothing about what is in it."""
    settings = msgspec.to_builtins(config) | {"workers": 0}
    del settings["max_seconds"], settings["web"]
    return msgspec.json.encode(settings)


__all__ = ["build", "fill", "put"]
