"""Comparing the reports of a record: what is learned from all of them at once, then story by story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress

import msgspec

from onrecord.config import Config
from onrecord.model import Dossier, Event, Finding, Problem, Story, make_id
from onrecord.store import Store
from onrecord.store.stored import StoredDossier
from onrecord.work import Idle

TOGETHER = 64
"""Stories whose findings are written in one transaction."""

Rows = tuple[tuple[Event | Finding, ...], ...]

_ROWS = msgspec.json.Decoder(Rows)


def compare(store: Store, config: Config, tell: Callable[[str, int, int | None], None]) -> None:
    """Puts what is learned across the reports of a record in place of what was there.

    A story that has not changed since it was compared is not compared again. tell: called with "reconcile", how many
    steps and stories are done and how many there are, None while that is not known.
    """
    with Idle() as idle:
        _compare(store, config, tell, idle)


def _compare(store: Store, config: Config, tell: Callable[[str, int, int | None], None], idle: Idle) -> None:
    from onrecord.across import RECORD_STEPS, add_found, compare_record
    from onrecord.across.openings import lacking
    from onrecord.across.side_by_side import Encoder
    from onrecord.across.story_evidence import evidences

    tell("reconcile", 0, None)
    state = store.state()
    kept = StoredDossier(store)
    kept.encode = encoder = Encoder(config, idle)
    problems: dict[str, Problem] = {}

    def failed(step: str, error: object, what: str = "nothing was compared here") -> None:
        message = f"{what} ({error}); please report this"
        problem = Problem(id=make_id("p", step, message), source="the record", step=step, message=message)
        problems[problem.id] = problem

    with closing(encoder):
        with suppress(Exception):  # what fails here fails again in its step, and is told there
            encoder.begin(list(lacking(kept, evidences(kept)).values()))
        compare_record(
            kept,
            failed=lambda step, error: failed(step, f"{type(error).__name__}: {error}"),
            progress=lambda done: tell("reconcile", done, None),
        )
    found: dict[str, Rows] = {}
    for story, rows, lost in _stories(kept, store, config, idle):
        found[story.id] = rows
        for step, why in lost:
            failed(step, why, f"the reports of the story “{story.title}” were not compared here")
        tell("reconcile", len(RECORD_STEPS) + len(found), len(RECORD_STEPS) + len(kept.stories))
    add_found(kept, [found[story.id] for story in kept.stories])
    store.replace_learned(kept.rows, state=state)
    store.add_problems(problems.values(), instead_of=["the record"])


def _stories(
    kept: Dossier, store: Store, config: Config, idle: Idle
) -> Iterator[tuple[Story, Rows, Sequence[tuple[str, str]]]]:
    """Each story with what is found inside it and what failed, as they are done; the largest are begun first."""
    from onrecord.across.side_by_side import WORTH, Parcel, compared
    from onrecord.across.story_parts import parts

    if len(kept.articles) < WORTH:
        config = msgspec.structs.replace(config, workers=0)

    def changed() -> Iterator[Parcel | tuple[Story, Rows]]:
        for part in parts(kept, sorted(kept.stories, key=lambda story: -len(story.articles))):
            parcel = Parcel.of(part, *store.bodies(part.articles))
            body = store.compared(part.story.id, parcel.digest)
            yield parcel if body is None else (part.story, _ROWS.decode(body))

    new: list[tuple[str, str, str]] = []
    for one, result in compared(changed(), config, idle):
        if isinstance(one, Story):
            yield one, result, ()
            continue
        story = one.part.story
        yield story, result.rows, result.failed
        if not result.failed:
            new.append((story.id, one.digest, msgspec.json.encode(result.rows).decode()))
        if len(new) >= TOGETHER:
            store.add_compared(new)
            new.clear()
    store.add_compared(new)
    store.forget_compared(story.id for story in kept.stories)


__all__ = ["compare"]
