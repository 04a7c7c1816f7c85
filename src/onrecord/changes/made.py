"""What the makers of rows share: the record as the page reads it, its two sides, and the shape of a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.changes.rows import ChangeRow, Kind, Topic
from onrecord.changes.sides import Repeats, Sides
from onrecord.model import Figure, Plan, Span, Statement, make_id, when
from onrecord.web import phrases
from onrecord.web.context import Context, Label
from onrecord.web.evidence import one_each
from onrecord.web.figures import value_words
from onrecord.words import listed, when_words

CUT = 150
"""Characters of a report's words in a sentence."""
STEPS = 6
"""Values of a change that are named."""


class Maker:
    """Makes rows. ctx: the record; sides: what was there and what is new; repeats: what is only repeated."""

    def __init__(self, ctx: Context, sides: Sides) -> None:
        self.ctx, self.sides = ctx, sides
        self.repeats = Repeats(ctx.dossier, sides)

    def row(
        self,
        kind: Kind,
        about: Topic,
        sentence: str,
        shows: Sequence[Span],
        earlier: Sequence[Span] = (),
        *,
        before: Iterable[str] = (),
        after: Iterable[str] = (),
        states: Iterable[Span] | None = None,
        lang: str | None = None,
        newest: str | None = None,
    ) -> ChangeRow:
        """One row.

        shows: the words that show what is new; states: those that state what stands now, else the same. newest: the
        report that shows it by what it leaves out.
        """
        new, old = tuple(one_each(shows)), tuple(one_each(earlier))
        reports = tuple(dict.fromkeys([*([newest] if newest else []), *(s.article for s in (*new, *old))]))
        stating = new if states is None else states
        return ChangeRow(
            id=make_id("ch", kind, *((s.article, s.start, s.end) for s in (*new, *old))),
            kind=kind,
            about=about,
            sentence=sentence,
            lang=lang or None,
            before=tuple(before),
            after=tuple(after),
            evidence=new,
            earlier=old,
            reports=reports,
            sources=self.ctx.sources.independent(stating),
            day=self._day([newest] if newest else [s.article for s in new]),
            story=self._story(reports),
        )

    def sources(self, items: Iterable[Statement]) -> int:
        """How many independent sources make some statements."""
        return self.ctx.sources.independent(i.span for i in items)

    def fresh(self, items: Sequence[Statement]) -> bool:
        """True where a new report says it in words of its own."""
        return any(not self.repeats.holds(i.span) for i in self.sides.are_new(items))

    def name(self, article: str) -> str:
        """What to call a report."""
        return self.ctx.sources[article].label

    def who(self, items: Sequence[Statement]) -> str:
        """Who states something, and in which reports: "the police, Courier and Echo"."""
        by = next((a for i in items if (a := _stated_by(i))), None)
        reports = list(dict.fromkeys(self.name(i.span.article) for i in items))
        return f"{phrases.cut(by, 40)}; in {listed(reports, 3)}" if by else listed(reports, 3)

    def _day(self, reports: Sequence[str]) -> str | None:
        new = [r for r in reports if r in self.sides.after] or reports
        values = [v for r in new if (v := self.ctx.dossier.articles[r].published.value)]
        return min((v.split("T")[0] for v in values), key=when.order_key, default=None)

    def _story(self, reports: Iterable[str]) -> str | None:
        home = next((h for r in reports if (h := self.ctx.dossier.story_of.get(r))), None)
        return home.id if home else None


def _stated_by(item: Statement) -> str | None:
    return item.attributed_to if isinstance(item, Figure) else None


def value(item: Statement) -> str:
    """A figure's number or a plan's day."""
    if isinstance(item, Plan):
        return when_words(item.target, item.modifier)
    return value_words(item) if isinstance(item, Figure) else phrases.cut(item.span.exact, CUT)


def place(item: Statement) -> Span:
    """The words that give the value."""
    return item.target_span or item.span if isinstance(item, Plan) else item.span


def shortened(steps: Sequence[str]) -> list[str]:
    """The values in the order in which they came, in the middle of many an ellipsis."""
    return list(steps) if len(steps) <= STEPS else [*steps[:1], "…", *steps[2 - STEPS :]]


def called(label: Label) -> str:
    """The thing's name before a colon."""
    return f"{phrases.cut(label.words, 70)}: " if label.words else ""
