"""From sources to a record: read, annotate, keep; then reconcile across reports."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.annotate.work import Annotated, annotated
from onrecord.config import Config
from onrecord.fetch.sources import find
from onrecord.model import Input, Problem, make_id
from onrecord.read import Raw
from onrecord.record import Record
from onrecord.store import Store
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.fetch.fetcher import Fetcher

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
    None keeps the record in memory. progress: called with the step ("read", "fetch", "annotate", "reconcile"),
    how many reports are done and how many there are, None while that is not known. fetcher: what fetches web
    addresses; None makes one from the settings, and nothing is fetched without an address.

    A bad report becomes a problem row; the run goes on. A report that the record already holds is not
    read again. Stopped at any moment, the record opens, and the same call goes on where it stopped.

    Raises StoreError when `to` cannot be opened as a record.
    """
    config = config or Config()
    tell = progress or (lambda step, done, total: None)
    store = Store(to if to is not None else ":memory:")
    put(find(sources, config, fetcher=fetcher, tell=tell), store, config, tell)
    return Record.load(store)


def put(found: Iterable[Raw | Problem | Input], store: Store, config: Config, tell: Progress) -> None:
    """Puts reports on record that were found already, as `build` does."""
    todo = list(_new(found, store, config, tell))
    for done, (raw, result) in enumerate(annotated(todo, config), start=1):
        if isinstance(result, Problem):
            store.add_problems([result])
        else:
            store.add(result.article, result.statements, result.problems, digest=_digest(raw, config))
        tell("annotate", done, len(todo))
    if not store.reconciled:
        tell("reconcile", 0, None)
        _reconcile(store)
    if todo or store.get("built") is None:
        store.put("built", dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))
        store.put("settings", msgspec.json.encode(config).decode())


def _new(found: Iterable[Raw | Problem | Input], store: Store, config: Config, tell: Progress) -> Iterator[Raw]:
    """The reports that the record does not hold yet; problems and inputs are kept on the way."""
    known, inputs, problems = store.digests(), {}, []
    for count, item in enumerate(found, start=1):
        tell("read", count, None)
        if isinstance(item, Problem):
            problems.append(item)
            continue
        if isinstance(item, Input):
            inputs[item.source] = item.sha256
            continue
        inputs[_file(item.source)] = item.sha256
        digest = _digest(item, config)
        if digest not in known:
            known.add(digest)
            yield item
    store.add_problems(problems, instead_of={p.source for p in problems} | set(inputs))
    store.add_inputs(Input(source, sha256) for source, sha256 in inputs.items())


def _file(source: str) -> str:
    """The file of a report: its source without the `#ID` of a report inside a collection or an archive."""
    parts = source.split("#")
    heads = ("#".join(parts[:n]) for n in range(1, len(parts) + 1))
    return next((head for head in heads if os.path.lexists(head)), parts[0])


def _digest(raw: Raw, config: Config) -> str:
    """Of all that decides what is read and annotated: the report itself, not the folder it lies in."""
    here = msgspec.structs.replace(raw, source="", sha256="")
    settings = msgspec.to_builtins(config) | {"workers": 0}
    del settings["web"]  # how a report came here says nothing about what is in it
    return make_id("d", __version__, msgspec.json.encode(here), msgspec.json.encode(settings))


def _reconcile(store: Store) -> None:
    from onrecord.across import reconcile

    state = store.state()
    kept = store.load(learned=False)
    problems: list[Problem] = []

    def failed(step: str, error: Exception) -> None:
        message = f"nothing was compared here ({type(error).__name__}: {error}); please report this"
        problems.append(Problem(id=make_id("p", step, message), source="the record", step=step, message=message))

    statements = kept.statements.values()
    dossier = reconcile(kept.articles.values(), statements, kept.corrections, vectors=store.vectors(), failed=failed)
    store.add_vectors(dossier.vectors)
    store.replace_learned(dossier.rows, state=state)
    store.add_problems(problems, instead_of=["the record"])


__all__ = ["Annotated", "build", "put"]
