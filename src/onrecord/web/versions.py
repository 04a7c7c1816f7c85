"""Pages that were read more than once: what changed between their texts, side by side."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from onrecord.model import Article, Change, Span
from onrecord.web import phrases
from onrecord.web.context import Context
from onrecord.web.evidence import Use
from onrecord.web.reasons import readable
from onrecord.web.sources import Source
from onrecord.web.wording import differences

SHOWN = 12
"""Changes shown at once; the others are a click away."""


class ChangeRow(NamedTuple):
    """A sentence before and after: words with what differs marked, empty where there is none, and their links."""

    kind: str
    before: Markup
    before_href: str
    after: Markup
    after_href: str


class VersionRow(NamedTuple):
    """Two texts of one page. earlier, later: as sources; why: in a sentence. more: changes behind the first.

    ordered: False where nothing says which text is the later.
    """

    anchor: str
    earlier: Source
    later: Source
    ordered: bool
    why: str
    changes: list[ChangeRow]
    more: list[ChangeRow]


def rows(ctx: Context, reports: list[Article]) -> list[VersionRow]:
    """The versions among the reports of a story, in the order of the record."""
    inside = {a.id for a in reports}
    out = []
    for version in ctx.dossier.versions:
        if inside.issuperset(version.articles):
            earlier, later = (ctx.sources[a] for a in version.articles)
            use = Use(version.id, "What changed on this page")
            changes = [_change(ctx, c, use) for c in version.changes]
            why = readable(version.why, (earlier, later), ctx.year)
            out.append(VersionRow(version.id, earlier, later, version.ordered, why, changes[:SHOWN], changes[SHOWN:]))
    return out


def _change(ctx: Context, change: Change, use: Use) -> ChangeRow:
    before, after = change.before, change.after
    return ChangeRow(
        change.kind,
        _marked(after, before),
        ctx.evidence.href(before, use) if before else "",
        _marked(before, after),
        ctx.evidence.href(after, use) if after else "",
    )


def _marked(other: Span | None, this: Span | None) -> Markup:
    if this is None:
        return Markup("")
    return differences(other.exact, this.exact) if other else Markup.escape(phrases.flat(this.exact))
