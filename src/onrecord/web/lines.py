"""Lines of the first screen, in the reports' own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.across.figure_values import relation
from onrecord.model import Event, Figure, Finding, Mention, Plan, Quote, Span, Statement, Time
from onrecord.web import figures, phrases, plans, told
from onrecord.web.context import Context
from onrecord.web.evidence import ChipGroup
from onrecord.web.sources import language_name
from onrecord.words import verdict_words

STEPS = 6
"""Values of a change that are shown; of more, the first and the last ones."""


class Part(NamedTuple):
    """A run of words in a line: linked to evidence where it has an href, in a report's language where it has one."""

    words: str
    href: str = ""
    lang: str = ""
    dir: str = ""
    joint: str = ""


class Line(NamedTuple):
    """One line of the first screen. verdict: its code; word: the verdict or a caveat in words."""

    parts: list[Part]
    chips: list[ChipGroup]
    verdict: str
    word: str
    row: str
    strength: tuple[int, int, int]

    @property
    def language(self) -> str:
        """The language that the line's words are in, empty for English, which the page speaks."""
        langs = [p.lang for p in self.parts if p.lang]
        return language_name(langs[0]) if langs and "en" not in langs else ""


def judged(ctx: Context, finding: Finding) -> Line:
    """A finding as a line: its different values, each linked, with the thing they are about."""
    items = ctx.all_items(finding)
    return _line(ctx, finding, items, _against(ctx, finding, items), verdict_words(finding.verdict))


def settled(ctx: Context, finding: Finding, items: Sequence[Statement], word: str = "") -> Line:
    """What some statements of a finding say alike; where it changed, the last value behind the thing's name."""
    parts = _agreed(ctx, finding, items)
    if finding.verdict in ("moved", "revised"):
        parts = [_label(ctx, finding), *_value(ctx, items[-1])]
    return _line(ctx, finding, items, parts, word)._replace(verdict="agree")


def _line(ctx: Context, finding: Finding, items: Sequence[Statement], parts: list[Part], word: str) -> Line:
    return Line(
        parts=parts,
        chips=ctx.evidence.chips(_place(i) for i in items),
        verdict=finding.verdict or figures.UNDECIDED,
        word=word,
        row=f"#{finding.id}",
        strength=ctx.strength(i.span for i in items),
    )


def event(ctx: Context, row: Event, words: str) -> Line:
    """An event as a line: its day, and the words that say so."""
    source = ctx.sources[row.span.article]
    spans = ctx.event_spans(row)
    parts = [Part(words, ctx.evidence.href(row.span), source.lang, source.dir)]
    if row.when:
        parts.insert(0, Part(f"{ctx.spoken(row.when)}: "))
    return Line(parts, ctx.evidence.chips(spans), "agree", "", "", ctx.strength(spans))


def single(ctx: Context, row: Figure, *, short: bool = False) -> Line:
    """A figure that one source states, in its sentence; short: without it."""
    article = ctx.article(row.span)
    phrase = phrases.figure(row, article) if short else told.number(row, article)
    chips, strength = ctx.evidence.chips([row.span]), ctx.strength([row.span])
    return Line(_phrase(ctx, row, phrase), chips, "single", "one source", "", strength)


def change(ctx: Context, findings: Sequence[Finding]) -> Line:
    """What moved, from the first value to the last, with the reports that state the last."""
    rows = list({i.id: i for f in findings for i in ctx.all_items(f)}.values())
    steps = _steps(ctx, findings, rows)
    if len(steps) > STEPS:
        steps = [steps[0], Part("…"), *steps[2 - STEPS :]]
    parts = [_label(ctx, findings[0])]
    for i, step in enumerate(steps):
        parts += [Part("", joint="→")] * (i > 0) + [step]
    made = _line(ctx, findings[-1], rows, parts, verdict_words(findings[-1].verdict))
    return made._replace(chips=ctx.evidence.chips(_place(i) for i in latest(ctx, findings[-1])))


def latest(ctx: Context, finding: Finding) -> list[Statement]:
    """The statements at the end of a revised or moved thing that say the last value, whatever their hedge."""
    items = ctx.all_items(finding)
    tail: list[Statement] = []
    for item in reversed(items):
        if tail and not _alike(item, tail[0]):
            break
        tail.insert(0, item)
    return tail


def _alike(a: Statement, b: Statement) -> bool:
    if isinstance(a, Plan) and isinstance(b, Plan):
        return plans.alike(a, b)
    return isinstance(a, Figure) and isinstance(b, Figure) and _size(a) == _size(b)


def _size(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high


def _rounds(figure: Figure, last: Figure) -> bool:
    """True for a rounding of the value before it ("about 30" behind 31), which is no step of its own."""
    return figure.modifier == "about" and relation(figure, last) == "compatible"


def _steps(ctx: Context, findings: Sequence[Finding], rows: list[Statement]) -> list[Part]:
    """The different values in order; a target that is only told again later is no further move."""
    if isinstance(rows[0], Plan):
        stated = [plans.target(ctx, p, None) for p in plans.in_order(ctx, findings)]
        return [Part(t.target, ctx.evidence.href(_place(t.plan))) for t in plans.moves(stated)]
    numbers = [r for r in rows if isinstance(r, Figure)]
    fresh: list[Figure] = []
    for f in numbers:
        if not fresh or (_size(f) != _size(fresh[-1]) and not _rounds(f, fresh[-1])):
            fresh.append(f)
    if len({r.span.article for r in numbers}) < len(numbers):  # sources disputed it: reports give several values
        fresh = plans.last_at_the_end(fresh, lambda a, b: _size(a) == _size(b))
    return [Part(figures.value_words(f), ctx.evidence.href(f.span)) for f in fresh]


def _label(ctx: Context, finding: Finding) -> Part:
    label = ctx.label(finding)
    return Part(f"{label.words}: ", "", label.lang, label.dir)


def _place(item: Statement) -> Span:
    return item.target_span or item.span if isinstance(item, Plan) else item.span


def _agreed(ctx: Context, finding: Finding, items: Sequence[Statement]) -> list[Part]:
    """The newest wording that names its thing, in English where a report gives one, since the page speaks it."""

    def telling(item: Statement) -> tuple[bool, bool]:
        return bool(getattr(item, "counted", True)), ctx.article(item.span).lang == "en"

    item = max(reversed(items), key=telling)
    foreign = ctx.article(item.span).lang != "en" and ctx.label(finding).lang == "en"
    if isinstance(item, Figure) and item.counted and not foreign:
        return _phrase(ctx, item, phrases.figure(item, ctx.article(item.span)))
    return [_label(ctx, finding), *_value(ctx, item)]


def _against(ctx: Context, finding: Finding, items: Sequence[Statement]) -> list[Part]:
    """Each different value once, with the thing first, or who said it."""
    parts = [_label(ctx, finding)]
    if isinstance(items[0], Quote):
        speaker = ctx.dossier.speaker_entity(items[0])
        parts = [Part(f"{speaker.name}: ")] if speaker else []
    seen: set[str] = set()
    for item in items:
        value = _value(ctx, item)
        words = "".join(p.words for p in value).casefold()
        if words not in seen:
            if seen:
                parts.append(Part("", joint="/"))
            parts += value
            seen.add(words)
    return parts


def _phrase(ctx: Context, item: Figure, p: phrases.Phrase) -> list[Part]:
    parts = [Part(p.before, "", p.lang, p.dir), Part(p.key, ctx.evidence.href(item.span), p.lang, p.dir)]
    return [x for x in (*parts, Part(p.after, "", p.lang, p.dir)) if x.words]


def _value(ctx: Context, item: Statement) -> list[Part]:
    """What a statement says, as short as it can be said, linked to its words."""
    href = ctx.evidence.href(_place(item))
    source = ctx.sources[item.span.article]
    match item:
        case Plan():
            return [Part(ctx.spoken(item.target, item.modifier) or phrases.cut(item.span.exact, 60), href)]
        case Time():
            return [Part(ctx.spoken(item.value, item.modifier) or phrases.flat(item.span.exact), href)]
        case Quote():
            return [Part(f"“{phrases.cut(item.span.exact, 70)}”", href, source.lang, source.dir)]
        case Figure():
            return [Part(figures.value_words(item), href)]
        case Mention():
            return [Part(phrases.flat(item.span.exact), href, source.lang, source.dir)]
