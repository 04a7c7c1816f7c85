"""What is new on a record since a day, or since one last looked.

The record is not built again as it was: what is learned across reports keeps its statements oldest first, so
leaving out those of the new reports shows what stood there before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import msgspec

from onrecord.changes import first, numbers, pages, targets, words
from onrecord.changes.made import Maker
from onrecord.changes.rows import KINDS, TITLES, ChangeRow, Changes
from onrecord.changes.sides import by_day, by_record
from onrecord.errors import OnRecordError
from onrecord.model import Dossier, when
from onrecord.web.context import Context

if TYPE_CHECKING:
    from onrecord.record import Record

FORMATS = ("text", "json", "atom")
TELLING = 5
"""Words of a quotation below which one report's words alone say little."""
_TOPICS = ("event", "figure", "plan", "quote", "name")


def find(dossier: Dossier, since: str, *, seen: Collection[str] = (), looked: str | None = None) -> Changes:
    """What is new on a record.

    since: an EDTF day (or month, year: its last day), which compares the reports published up to then with all; or
    "LAST", which compares those in `seen` with all. seen: ids of the reports on record at the last look, at `looked`.

    Raises OnRecordError when `since` is neither.
    """
    if since == "LAST":
        sides = by_record(dossier, seen)
    else:
        covered = when.days(since)
        if covered is None or covered.high is None:
            raise OnRecordError(
                f"no day {since!r}; give one as 2021-04-14, or LAST for what came since you last looked"
            )
        sides = by_day(dossier, covered)
    order = list(dossier.articles)
    made: dict[str, ChangeRow] = {}
    if sides.after:
        maker = Maker(Context(dossier), sides)
        made = {row.id: row for row in _rows(maker)}
        made |= {row.id: row for row in pages.rows(maker, list(made.values()))}
    sizes = {s.id: len(s.articles) for s in dossier.stories}
    rows = sorted(made.values(), key=lambda r: _rank(r, sizes))
    return Changes(
        since=since,
        looked=looked,
        rows=tuple(rows),
        reports=tuple(a for a in order if a in sides.after),
        unplaced=tuple(a for a in order if a in sides.unplaced),
    )


def render(changes: Changes, record: Record, format: str = "text", *, every: bool = False) -> str:
    """The changes of a record as one of `FORMATS`. every: also in text all rows, and not only the first ten.

    Raises OnRecordError for another format.
    """
    match format:
        case "text":
            from onrecord.changes.text import text

            return text(changes, record, every=every)
        case "json":
            return msgspec.json.format(msgspec.json.encode(changes), indent=1).decode() + "\n"
        case "atom":
            from onrecord.changes.atom import atom

            return atom(changes, record, name=record.feed_name, built=record.built)
    raise OnRecordError(f"no format {format!r}; choose one of {', '.join(FORMATS)}")


def _rows(maker: Maker) -> Iterator[ChangeRow]:
    ctx = maker.ctx
    for story in (None, *ctx.dossier.stories):
        yield from numbers.rows(maker, story)
        yield from targets.rows(maker, story)
        yield from words.rows(maker, story)
        for finding in ctx.findings(story):
            if finding.about == "date" and (row := first.dates(maker, finding)) is not None:
                yield row
    yield from first.events(maker)
    yield from first.singles(maker)
    yield from first.names(maker)


def _rank(row: ChangeRow, sizes: dict[str, int]) -> tuple[object, ...]:
    """By kind, sources, how large the story is, how late it is and how much it says.

    Names stand last, and so do wordings among what is disputed.

    sizes: how many reports tell each story.
    """
    late = when.order_key(row.day)[0].toordinal() if row.day else 0
    said = row.after[0] if row.about == "quote" and row.after else None
    snippet = said is not None and len(said.split()) < TELLING
    several, size = max(row.sources, 1), sizes.get(row.story or "", 1)
    wording = row.kind == "disputed" and row.about == "quote"
    last = row.about == "name" or wording, snippet and several < 2
    return KINDS.index(row.kind), *last, -several, -size, -late, _TOPICS.index(row.about), row.id


__all__ = ["FORMATS", "KINDS", "TITLES", "ChangeRow", "Changes", "find", "render"]
