"""Finds figures: each number that counts or measures something, with its hedge, its unit and what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.annotate.figures import context, movement
from onrecord.annotate.figures.counted import UNCOUNTED, counted
from onrecord.annotate.figures.distance import apart
from onrecord.annotate.figures.hedges import behind, hedged
from onrecord.annotate.figures.quantity import Quantity, find
from onrecord.annotate.figures.ratios import ratios
from onrecord.annotate.figures.refusal import TIME_UNITS, refused, strayed
from onrecord.annotate.figures.restated import told_again
from onrecord.annotate.figures.source import attributed_to
from onrecord.annotate.figures.words import Lexicon, lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.model import Figure, Statement, statement_id
from onrecord.model.statement import FigureModifier
from onrecord.text.counted import things
from onrecord.text.syntax import Sentence


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The figures of an article, by place in the text."""
    words = lexicon(parsed.pack)
    out: list[Figure] = []
    for sentence in parsed.syntax.sentences:
        last: Figure | None = None
        before: Figure | None = None
        for figure in _sentence(parsed, sentence, words):
            figure = before = told_again(parsed.text, before, figure, words) if before else figure
            part = context.part_of(parsed.text, last, figure, words) if last else None
            if part and last:
                figure = _with_part(figure, last)
            out.append(figure)
            if not part:
                last = figure
    return out


def _with_part(figure: Figure, whole: Figure) -> Figure:
    import msgspec

    return msgspec.structs.replace(figure, part_of=whole.span)


def _sentence(parsed: Parsed, sentence: Sentence, words: Lexicon) -> Iterator[Figure]:
    text = parsed.text
    for start, end in context.undated(parsed, sentence.start, sentence.end):
        found = find(text, start, end, words, parsed.pack.language, floor=sentence.start)
        for q in ratios(text, found, words):
            figure = _figure(parsed, sentence, start, end, q, words)
            if figure:
                yield figure


def _figure(parsed: Parsed, sentence: Sentence, start: int, end: int, q: Quantity, words: Lexicon) -> Figure | None:
    text = parsed.text
    measured = q.unit is not None or q.loose is not None
    names, linked = things(parsed.pack), measured
    thing = None
    if q.unit not in UNCOUNTED:
        thing = counted(text, q.end, end, words, names, parsed.syntax, linked=linked, one=q.value == 1, unit=q.unit)
    unit = q.unit
    link = text[q.end : thing.start].strip().lower() if thing is not None else ""
    if unit == "percent" and link in words.locatives and link not in words.own.numbers.of:
        thing = None  # "5% in November"
    hedge = hedged(text, start, q.start, q.end, end, words, sentence.start, count=not measured)
    beside = thing is not None
    if thing is None and hedge.end > q.end and q.unit not in UNCOUNTED:
        thing = counted(text, hedge.end, end, words, names, parsed.syntax, linked=linked, one=q.value == 1)
    if thing is None and not measured:
        thing = apart(text, sentence.start, hedge.start, hedge.end, end, words, names, parsed.syntax)
        beside = thing is not None and q.numeral.written == "words" and not q.numeral.one
    if context.aged(parsed, q):
        unit, thing = "a", None
    elif refused(text, sentence.start, end, q, words, parsed.syntax, beside):
        return None
    if context.of_name(parsed, q, parsed.span(thing.start, thing.end) if thing else None):
        return None
    if thing is None and strayed(text, sentence.start, end, q, words, names):
        return None
    if unit not in TIME_UNITS and context.in_time(parsed, q.core[0]):
        return None
    if q.numeral.written == "fraction" and unit is None:
        unit = "1"
    if unit == "1":
        thing = thing if beside else None
    modifier: FigureModifier = "range" if q.low is not None else hedge.modifier
    if q.numeral.written == "collective" and modifier == "exact":
        modifier = "about"
    if thing is not None and modifier == "exact":
        modifier = behind(text, thing.end, end, words)
    value, first = q.value, hedge.start
    if first == q.start and q.low is None and (below := _minus(text, start, q, words)) < q.start:
        hedge = hedged(text, start, below, q.end, end, words, sentence.start, count=not measured)
        modifier, value, first = hedge.modifier, -q.value, hedge.start
    span = parsed.span(first, hedge.end)
    moved = movement.change(text, sentence.start, first, hedge.end, sentence.end, words, measured=measured)
    if value < 0 and unit == "percent":
        moved = "down"
    counted_span = parsed.span(thing.start, thing.end) if thing else None
    low, high = q.low, q.high
    single = None if low is not None else value
    status = movement.status(text, sentence.start, first, words, parsed.pack.language)
    return Figure(
        id=statement_id("n", span, single, low, high, unit),
        span=span,
        value=single,
        low=low,
        high=high,
        modifier=modifier,
        unit=unit,
        counted=counted_span.exact if counted_span else q.loose,
        counted_span=counted_span,
        counted_lemma=thing.lemma if thing else None,
        who=context.who(parsed, sentence, span, counted_span),
        as_of=context.as_of(parsed, sentence, span, words, ahead=status != "reported"),
        change=moved,
        status=status,
        attributed_to=attributed_to(parsed, sentence, span, words),
        rule=f"{q.numeral.written}{'+unit' if measured else ''}",
    )


def _minus(text: str, floor: int, q: Quantity, words: Lexicon) -> int:
    """Where the sign or word for below zero before a quantity starts; its own start where there is none."""
    if q.start > floor and text[q.start - 1] in "-−" and (q.start - 1 == floor or text[q.start - 2] in " \u00a0\n("):
        return q.start - 1
    m = words.minus.search(text[max(floor, q.start - 12) : q.start])
    return q.start - len(m[0]) if m else q.start
