"""What a reader gets: one row for each thing that is new, and the whole answer."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model import Span

Kind = Literal["disputed", "moved", "revised", "settled", "withdrawn", "confirmed", "new"]
Topic = Literal["figure", "plan", "quote", "event", "name"]
KINDS: tuple[Kind, ...] = ("disputed", "moved", "revised", "settled", "withdrawn", "confirmed", "new")
"""In order of importance."""

TITLES: dict[Kind, str] = {
    "disputed": "Newly disputed",
    "moved": "Moved",
    "revised": "Revised",
    "settled": "Settled",
    "withdrawn": "Withdrawn",
    "confirmed": "Newly confirmed",
    "new": "New",
}
"""A kind as a reader meets it."""


class ChangeRow(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, tag_field="type", tag="change"):
    """One thing that is not as it was.

    id: hash of the kind and of the statements that show it. kind: what happened; about: what it happened to.
    sentence: one plain sentence with the values in it; lang: the language of a report's words in it, where it
    is one's. before: the values that stood there, in the order in which they came; after: those that stand now.
    evidence: the words that show what is new; earlier: those that show what was there. reports: ids of the
    reports of the evidence. sources: how many independent sources state what stands now; 0 where none of its
    reports is shown to be independent. day: EDTF value, when the first new report of it was published, None when
    not known. story: id.
    """

    id: str
    kind: Kind
    about: Topic
    sentence: str
    lang: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    earlier: tuple[Span, ...] = ()
    reports: tuple[str, ...] = ()
    sources: int = 0
    day: str | None = None
    story: str | None = None


class Changes(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is new on a record.

    since: the EDTF value asked for, or "LAST"; looked: when LAST was set, None where it never was.
    rows: the most important first. reports: ids of the new reports; unplaced: ids of those that lie on neither
    side, since their day is not known or reaches over the one asked for.
    """

    since: str
    looked: str | None = None
    rows: tuple[ChangeRow, ...] = ()
    reports: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()

    def first(self, most: int = 10) -> tuple[ChangeRow, ...]:
        """The rows that matter most, in their order: the first of every kind, and of every
        report, before more of one."""
        if len(self.rows) <= most:
            return self.rows
        share, kinds, singles = max(1, most // 3), dict.fromkeys(KINDS, 0), dict[str, int]()
        chosen: list[ChangeRow] = []
        for row in self.rows:
            alone = row.reports[0] if row.kind == "new" and len(row.reports) == 1 else None
            if kinds[row.kind] < share and (alone is None or singles.get(alone, 0) < 2) and len(chosen) < most:
                kinds[row.kind] += 1
                chosen.append(row)
                if alone is not None:
                    singles[alone] = singles.get(alone, 0) + 1
        ids = {r.id for r in chosen}
        ids.update(r.id for r in [r for r in self.rows if r.id not in ids][: most - len(chosen)])
        return tuple(r for r in self.rows if r.id in ids)
