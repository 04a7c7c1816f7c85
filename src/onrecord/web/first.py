"""The first screen: what is known, what is disputed, what changed."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import Event, Figure, Finding, Mention, Plan, Quote, Span, Statement, Story, Time
from onrecord.web import figures, phrases, plans
from onrecord.web.context import Context, merged
from onrecord.web.evidence import ChipGroup
from onrecord.web.sources import language_name
from onrecord.words import verdict_words

SHOWN = 5
"""Lines of each column before the rest is folded away."""
WORTH = 10
"""A figure that one source states is worth a line from this value on."""
DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""UCUM codes of time, whose figures seldom are a fact of the story."""


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


class FirstScreen(NamedTuple):
    """Lines of the three columns, strongest first; compatible: pairs that differ and can both be true."""

    known: list[Line]
    disputed: list[Line]
    compatible: list[Line]
    changed: list[Line]


def screen(ctx: Context, story: Story | None, articles: list[str]) -> FirstScreen:
    """The first screen of one story. Nothing that is disputed stands among what is known."""
    found = ctx.findings(story)
    disputed = {i for f in found if f.verdict in ("conflict", "altered") for i in f.items}
    outdated = {i for f in found if f.verdict in ("revised", "moved") for i in f.items[:-1]}
    known = [
        line
        for f in found
        if f.verdict == "agree" and not disputed & set(f.items)
        for line in [_weighed(_line(ctx, f))]
        if line.strength[1] > 1
    ]
    used = {i for f in found if f.verdict == "agree" for i in f.items}
    known += _events(ctx, articles, disputed | outdated)
    if len(known) < 3:
        judged = used | {i for f in found for i in f.items}
        known += _single(ctx, articles, judged)[: SHOWN - len(known)]
    changed = [f for f in found if f.verdict in ("moved", "revised")]
    disputes = _ranked([_line(ctx, f) for f in found if f.verdict in ("conflict", "altered")])
    return FirstScreen(
        known=_ranked(known),
        disputed=sorted(disputes, key=lambda line: line.verdict != "conflict"),
        compatible=_ranked([_line(ctx, f) for f in found if f.verdict == "compatible"]),
        changed=_ranked([_change(ctx, group) for group in merged(changed)]),
    )


def _ranked(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: line.strength, reverse=True)


def _line(ctx: Context, finding: Finding) -> Line:
    """A finding as a line: its different values, each linked, with the thing they are about."""
    items = ctx.all_items(finding)
    agreed = finding.verdict == "agree"
    parts = _agreed(ctx, finding, items) if agreed else _against(ctx, finding, items)
    return Line(
        parts=parts,
        chips=ctx.evidence.chips(_place(i) for i in items),
        verdict=finding.verdict,
        word="" if agreed else verdict_words(finding.verdict),
        row=f"#{finding.id}",
        strength=ctx.strength(i.span.article for i in items),
    )


def _weighed(line: Line) -> Line:
    """A line of what is known; with a word of caution where fewer than two sources are shown independent."""
    shown = ("no source", "one source")[min(line.strength[0], 1)]
    return line if line.strength[0] > 1 else line._replace(verdict="weak", word=f"{shown} shown independent")


def _label(ctx: Context, finding: Finding) -> Part:
    label = ctx.label(finding)
    return Part(f"{label.words}: ", "", label.lang, label.dir)


def _place(item: Statement) -> Span:
    return item.target_span or item.span if isinstance(item, Plan) else item.span


def _agreed(ctx: Context, finding: Finding, items: list[Statement]) -> list[Part]:
    """The newest wording that names its thing, in English where a report gives one, since the page speaks it."""

    def telling(item: Statement) -> tuple[bool, bool]:
        return bool(getattr(item, "counted", True)), ctx.article(item.span).lang == "en"

    item = max(reversed(items), key=telling)
    if isinstance(item, Figure) and item.counted:
        return _figure(ctx, item)
    return [_label(ctx, finding), *_value(ctx, item)]


def _against(ctx: Context, finding: Finding, items: list[Statement]) -> list[Part]:
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


def _figure(ctx: Context, item: Figure) -> list[Part]:
    p = phrases.figure(item, ctx.article(item.span))
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
        case Figure() | Mention():
            return [Part(phrases.flat(item.span.exact), href, source.lang, source.dir)]


def _events(ctx: Context, articles: list[str], unsettled: set[str]) -> list[Line]:
    """Events that two independent sources tell, in a sentence that holds nothing disputed or outdated."""
    spans = [s.span for i in sorted(unsettled) if (s := ctx.dossier.statements.get(i)) is not None]
    lines = []
    for event in ctx.events(articles):
        if not unsettled & set(event.statements) and not any(event.span.overlaps(s) for s in spans):
            line = _weighed(event_line(ctx, event))
            if line.strength[1] > 1:
                lines.append(line)
    return lines


def event_line(ctx: Context, event: Event) -> Line:
    """An event as a line: its day, and the sentence that says so."""
    source = ctx.sources[event.span.article]
    told = [s for i in event.statements if (s := ctx.dossier.statements.get(i)) is not None]
    spans = [event.span, *(s.span for s in told)]
    parts = [Part(phrases.cut(event.span.exact, 170), ctx.evidence.href(event.span), source.lang, source.dir)]
    if event.when:
        parts.insert(0, Part(f"{ctx.spoken(event.when)}: "))
    return Line(parts, ctx.evidence.chips(spans), "agree", "", "", ctx.strength(s.article for s in spans))


def _single(ctx: Context, articles: list[str], used: set[str]) -> list[Line]:
    """Figures of some size that one source states, newest first: little, and said to be so."""
    lines = [
        Line(
            _figure(ctx, f),
            ctx.evidence.chips([f.span]),
            "single",
            "one source",
            "",
            ctx.strength([f.span.article]),
        )
        for f in ctx.statements(articles, Figure)
        if f.id not in used
        and f.counted
        and f.status == "reported"
        and f.unit not in DURATIONS
        and max(f.value or 0, f.high or 0, f.low or 0) >= WORTH
    ]
    return _ranked(lines)


def _change(ctx: Context, findings: list[Finding]) -> Line:
    """What moved, from the first value to the last."""
    items = {i.id: i for f in findings for i in ctx.all_items(f)}
    rows = list(items.values())
    steps: list[tuple[str, str]]
    if isinstance(rows[0], Plan):
        moved = plans.moves(plans.row(ctx, findings).stated)
        steps = [(t.target, ctx.evidence.href(t.plan.target_span or t.plan.span)) for t in moved]
    else:
        numbers = [r for r in rows if isinstance(r, Figure)]
        steps = [
            (figures.value_words(f), ctx.evidence.href(f.span))
            for i, f in enumerate(numbers)
            if not i or _size(f) != _size(numbers[i - 1])
        ]
    parts = [_label(ctx, findings[0])]
    for i, (words, href) in enumerate(steps):
        if i == 0 or words != steps[i - 1][0]:
            parts += [Part("", joint="→")] * (i > 0) + [Part(words, href)]
    last = findings[-1]
    return Line(
        parts,
        ctx.evidence.chips(_place(i) for i in rows),
        last.verdict,
        verdict_words(last.verdict),
        f"#{last.id}",
        ctx.strength(i.span.article for i in rows),
    )


def _size(figure: Figure) -> tuple[float | None, float | None, float | None]:
    """A figure's value without its hedge."""
    return figure.value, figure.low, figure.high
