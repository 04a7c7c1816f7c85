"""Comparing the reports of a record: what is learned from all of them at once, then story by story."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import chain
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

import msgspec

from onrecord.config import Config
from onrecord.errors import StoreError, WorkError
from onrecord.model import Dossier, Entity, Event, Finding, Problem, Row, Story, make_id
from onrecord.store import Store
from onrecord.store.stored import StoredDossier
from onrecord.work import Idle
from onrecord.work.process import EndedError, HangsError, Process

if TYPE_CHECKING:
    from onrecord.across import Step

TOGETHER = 64
"""Stories whose findings are written in one transaction; entities that are handed over at once."""
MANY = 5_000
"""Reports from which on names are resolved in a process of its own: that takes twice the memory of what comes of it."""
LONGEST = 24 * 3600.0
"""Seconds that this may take."""

_STEPS = msgspec.json.Decoder(tuple[tuple[msgspec.Raw, ...], ...])
_FOUND = msgspec.json.Decoder(Event | Finding)
_ENTITIES = msgspec.json.Decoder(list[Entity])


def compare(store: Store, config: Config, tell: Callable[[str, int, int | None], None]) -> None:
    """Puts what is learned across the reports of a record in place of what was there.

    A story that has not changed since it was compared is not compared again. tell: called with "reconcile", how many
    steps and stories are done and how many there are, None while that is not known.
    """
    with Idle() as idle:
        _compare(store, config, tell, idle)


def _compare(store: Store, config: Config, tell: Callable[[str, int, int | None], None], idle: Idle) -> None:
    from onrecord.across import RECORD_STEPS, compare_record
    from onrecord.across.openings import lacking
    from onrecord.across.side_by_side import Encoder
    from onrecord.across.story_evidence import evidences, forget

    tell("reconcile", 0, None)
    state = store.state()
    kept = StoredDossier(store)
    kept.encode = encoder = Encoder(config, idle)
    problems: dict[str, Problem] = {}

    def failed(step: str, error: object, what: str = "nothing was compared here") -> None:
        message = f"{what} ({error}); please report this"
        problem = Problem(id=make_id("p", step, message), source="the record", step=step, message=message)
        problems[problem.id] = problem

    def fails(step: str, error: Exception) -> None:
        if isinstance(error, StoreError):  # a full disk, say: the build ends, and the next one goes on
            raise error
        failed(step, f"{type(error).__name__}: {error}")

    with closing(encoder):
        with suppress(Exception):  # what fails here fails again in its step, and is told there
            encoder.begin(list(lacking(kept, evidences(kept)).values()))
        compare_record(
            kept,
            failed=fails,
            progress=lambda done: tell("reconcile", done, None),
            run=partial(_run, store=store, config=config),
        )
    forget(kept)  # inside a story its own is made
    partly: dict[str, str] = {}
    for n, (story, rows, lost) in enumerate(_stories(kept, store, config, idle), start=1):
        if lost:
            partly[story.id] = rows
        for step, why in lost:
            failed(step, why, f"the reports of the story “{story.title}” were not compared here")
        tell("reconcile", len(RECORD_STEPS) + n, len(RECORD_STEPS) + len(kept.stories))
    store.replace_learned(chain(kept.rows, _found(kept.stories, partly, store)), state=state)
    store.add_problems(problems.values(), instead_of=["the record"])


def _run(step: Step, dossier: Dossier, *, store: Store, config: Config) -> Iterable[Row]:
    """The rows of a step that looks at all reports."""
    if step.makes == ("entity",) and len(dossier.articles) >= MANY and config.workers and store.path != ":memory:":
        return apart(step, store.path)
    return step.run(dossier)


def apart(step: Step, path: str) -> Iterator[Entity]:
    """The entities of the record in a file, from a process of its own, which gives back the memory it took.

    Raises WorkError with what went wrong there.
    """
    from onrecord.across.entities.names import lean

    process, stopped = Process(_step, step, path), threading.Event()
    try:
        while (message := process.receive(LONGEST, stopped)) is not None:
            if isinstance(message, str):
                raise WorkError(message)
            for entity in _ENTITIES.decode(message):
                yield msgspec.structs.replace(entity, mentions=tuple(map(lean, entity.mentions)))
    except (EndedError, HangsError) as error:
        raise WorkError("the process that resolves names was ended by the system, likely for lack of memory") from error
    finally:
        process.end()


def _step(pipe: Connection, step: Step, path: str) -> None:
    """In the process: sends the rows of a step, some at a time as JSON, then None, or else what went wrong."""
    try:
        with Store(path, create=False) as store:
            rows = list(step.run(StoredDossier(store)))
            for at in range(0, len(rows), TOGETHER):
                pipe.send(msgspec.json.encode(rows[at : at + TOGETHER]))
        pipe.send(None)
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {error}")


def _stories(
    kept: Dossier, store: Store, config: Config, idle: Idle
) -> Iterator[tuple[Story, str, Sequence[tuple[str, str]]]]:
    """Each story, as they are done, the largest first; where a step failed, what was found, as JSON, and what failed.

    What was found where nothing failed is in the file afterwards.
    """
    from onrecord.across.side_by_side import WORTH, Parcel, compared
    from onrecord.across.story_parts import parts

    if len(kept.articles) < WORTH:
        config = msgspec.structs.replace(config, workers=0)

    def changed() -> Iterator[Parcel | Story]:
        for part in parts(kept, sorted(kept.stories, key=lambda story: -len(story.articles))):
            parcel = Parcel.of(part, store.bodies)
            yield parcel if store.compared(part.story.id, parcel.digest) is None else part.story

    new: list[tuple[str, str, str]] = []
    for one in compared(changed(), config, idle):
        if isinstance(one, Story):
            yield one, "", ()
            continue
        parcel, result = one
        yield parcel.part.story, result.rows, result.failed
        if not result.failed:
            new.append((parcel.part.story.id, parcel.digest, result.rows))
        if len(new) >= TOGETHER:
            store.add_compared(new)
            new.clear()
    store.add_compared(new)
    store.forget_compared(story.id for story in kept.stories)


def _found(stories: Sequence[Story], partly: Mapping[str, str], store: Store) -> Iterator[Row]:
    """The rows found inside stories, by kind, step and story, read again from the file: a record has many.

    partly: those of stories where a step failed, by the story's id; they are not in the file, to be tried again.
    """
    from onrecord.across import STORY_STEPS

    for kind, name in ((Event, "event"), (Finding, "finding")):
        for n in (n for n, step in enumerate(STORY_STEPS) if name in step.makes):
            for story in stories:
                steps = _STEPS.decode(partly.get(story.id) or store.compared(story.id) or "[]")
                rows = map(_FOUND.decode, steps[n] if n < len(steps) else ())
                yield from (row for row in rows if isinstance(row, kind))


__all__ = ["compare"]
