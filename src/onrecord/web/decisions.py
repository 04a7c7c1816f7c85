"""What people decided: corrections that every build repeats."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Correction
from onrecord.web import phrases
from onrecord.web.context import Context


class Decision(NamedTuple):
    """A correction in words: what was done, to what, by whom and when."""

    action: str
    subject: str
    object: str
    by: str
    at: str
    note: str


def decisions(ctx: Context) -> list[Decision]:
    """All corrections, in the order in which they stand in the record."""
    names = {e.id: e.name for e in ctx.dossier.entities}
    return [_decision(ctx, c, names) for c in ctx.dossier.corrections]


def _decision(ctx: Context, c: Correction, names: dict[str, str]) -> Decision:
    def named(ident: str | None) -> str:
        """The words behind an id: of an entity, a report or a statement; else the id itself."""
        if not ident or ident in names:
            return names.get(ident or "", "")
        if ident in ctx.dossier.articles:
            return ctx.sources[ident].label
        statement = ctx.dossier.statements.get(ident)
        return phrases.cut(statement.span.exact, 90) if statement else ident

    day = ctx.spoken((c.at or "")[:10])
    return Decision(c.action.replace("_", " "), named(c.subject), named(c.object), c.by or "", day, c.note or "")
