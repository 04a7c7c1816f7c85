"""Decisions of people about a record: kept as rows of their own, and repeated by every build."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from onrecord.across.story_decisions import MERGE, SPLIT
from onrecord.errors import ConfigError
from onrecord.model import Correction, make_id
from onrecord.pipeline import build
from onrecord.record import Record
from onrecord.store import Store

ACTIONS = (MERGE, SPLIT)


def correct(
    path: str | Path,
    action: str,
    report: str,
    other: str | None = None,
    *,
    by: str | None = None,
    note: str | None = None,
) -> Record:
    """Puts a decision on record, and compares the reports again with it.

    path: a record file. action: "same_story" (the stories of two reports are one) or "own_story" (a report is taken
    out of its story and starts one of its own). report, other: an id, a source, or the end of a source that no other
    has. by: who decides; note: why. A later decision prevails over an earlier one.

    Raises ConfigError for an action that is none and for a report that is not on record, StoreError for no record.
    """
    if action not in ACTIONS:
        raise ConfigError(f"no decision {action!r}; choose one of {', '.join(ACTIONS)}")
    if (other is not None) != (action == MERGE):
        raise ConfigError(f"{MERGE} needs two reports and {SPLIT} one")
    with Store(path, create=False) as store:
        sources = store.sources()
        subject = _report(sources, report)
        object = _report(sources, other) if other is not None else None
        at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        row = make_id("correction", action, subject, object, at)
        store.add_correction(Correction(id=row, action=action, subject=subject, object=object, by=by, at=at, note=note))
    return build([], path)


def _report(sources: dict[str, str], name: str) -> str:
    """The id of the one report that a person names."""
    if name in sources:
        return name
    found = [key for key, source in sources.items() if source == name]
    found = found or [key for key, source in sources.items() if source.endswith(name)]
    if len(found) == 1:
        return found[0]
    what = "no report" if not found else f"{len(found)} reports"
    raise ConfigError(
        f"{what} on record under {name!r}; give a source as `onrecord show RECORD sources --json` lists it"
    )
