"""What a later version of a page has changed: sentences it dropped or worded anew, where a number or quote went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.changes.made import CUT, Maker
from onrecord.changes.rows import ChangeRow, Kind, Topic
from onrecord.model import Change, Span, Version
from onrecord.model.finding import ChangeKind
from onrecord.web import phrases

_TOPICS: dict[ChangeKind, Topic] = {"number": "figure", "quote": "quote", "day": "event"}


def rows(maker: Maker, known: Sequence[ChangeRow]) -> Iterator[ChangeRow]:
    """One row for each sentence that a new version of a page no longer has, or has with another number or quote.

    known: rows made before; what they tell is not told again.
    """
    told = [s for row in known if row.kind != "new" for s in (*row.evidence, *row.earlier)]
    for version in maker.ctx.dossier.versions:
        later = version.articles[1]
        if version.ordered and later in maker.sides.after and version.articles[0] not in maker.sides.unplaced:
            for change in version.changes:
                if change.before and change.kind in _TOPICS and not _among(told, change):
                    yield _row(maker, version, change, change.before)


def _row(maker: Maker, version: Version, change: Change, before: Span) -> ChangeRow:
    later = version.articles[1]
    name, was = maker.name(later), f"“{phrases.cut(before.exact, CUT)}”"
    now = f"“{phrases.cut(change.after.exact, CUT)}”" if change.after else ""
    kind: Kind = "revised" if change.after else "withdrawn"
    return maker.row(
        kind,
        _TOPICS[change.kind],
        f"{name} had {was} and now has {now}." if now else f"{name} no longer has {was}.",
        [change.after or before],
        [before],
        before=[before.exact],
        after=[change.after.exact] if change.after else [],
        states=[change.after] if change.after else [],
        lang=maker.ctx.article(before).lang,
        newest=later,
    )


def _among(told: Sequence[Span], change: Change) -> bool:
    return any(s.overlaps(t) for s in told for t in (change.before, change.after) if t is not None)
