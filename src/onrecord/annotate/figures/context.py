"""What the sentence adds to a figure: the time it holds for, who it is about, whether it is a part."""

from __future__ import annotations

import re

from onrecord.annotate.figures.quantity import Quantity
from onrecord.annotate.figures.words import Lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.model import Figure, Span, when
from onrecord.text.counted import things
from onrecord.text.syntax import Sentence

_SAID = 8
_TITLE = re.compile(r"[\"«“](?:[^\W\d_]+ ){1,3}$")
_FEW = re.compile(r"[^\S\n]+(?:[^\W\d_]{1,5}[^\S\n]+)?")


def undated(parsed: Parsed, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of `start:end` outside dated time expressions."""
    out, at = [], start
    for time in parsed.times:
        if time.value is None or time.span.end <= at or time.span.start >= end:
            continue
        if time.span.start > at:
            out.append((at, time.span.start))
        at = max(at, time.span.end)
    if at < end:
        out.append((at, end))
    return out


def in_time(parsed: Parsed, at: int) -> bool:
    """True inside a time expression; an undated one may still be a duration."""
    return any(t.span.start <= at < t.span.end for t in parsed.times)


def aged(parsed: Parsed, q: Quantity) -> bool:
    """True for an age between commas behind a person's name: "Ana Prieto, 34, said"."""
    first, last = q.core
    text = parsed.text
    if q.unit or q.numeral.written != "digits" or q.numeral.grouped or not 0 < q.value < 120:
        return False
    if text[first - 2 : first] != ", " or text[last : last + 1] not in (",", "."):
        return False
    return any(m.span.end == first - 2 and m.kind == "person" for m in parsed.mentions)


def of_name(parsed: Parsed, q: Quantity, counted: Span | None) -> bool:
    """True for digits that a name ends in, in a script whose letters have no case: "طوكيو 2020", «ميناكشي 4»."""
    first, last = q.core
    letter = parsed.text[first - 2 : first - 1]
    if not letter.isalpha() or letter.lower() != letter.upper() or q.unit or q.loose or q.low is not None:
        return False
    if q.numeral.written != "digits" or q.numeral.grouped or q.start != first:
        return False
    if counted is None and parsed.text[last : last + 1] in tuple('»”"'):
        return _TITLE.search(parsed.text, max(0, first - 40), first) is not None
    if not any(m.span.end == first - 1 for m in parsed.mentions):
        return False
    year = 1990 <= q.value <= 2049
    return counted is None or (year and not things(parsed.pack).concepts(counted.exact))


def who(parsed: Parsed, sentence: Sentence, span: Span, counted: Span | None) -> tuple[Span, ...]:
    """The names that the figure is about: those inside what is counted, else the subject just before it."""
    inside = [
        m.span for m in parsed.mentions
        if (counted is not None and counted.overlaps(m.span)) or (span.overlaps(m.span) and m.span.start > span.start)
    ]  # fmt: skip
    if inside:
        return tuple(inside)
    tokens = parsed.syntax.between(span.start, span.end)
    if not parsed.syntax.parsed or not tokens:
        return ()
    verb = tokens[-1]
    for _ in range(8):
        if verb.pos in ("VERB", "AUX") or verb.head in (-1, verb.i):
            break
        verb = parsed.syntax.tokens[verb.head]
    subjects = [t for t in parsed.syntax.children(verb) if t.dep.startswith("nsubj")]
    for subject in subjects:
        branch = parsed.syntax.subtree(subject)
        edge = next((t for t in branch if t.text in ",;:("), None)  # what is set off by a comma is said by the way
        low, high = branch[0].start, edge.start if edge else branch[-1].end
        named = [m.span for m in parsed.mentions if low <= m.span.start and m.span.end <= high]
        if named:
            return tuple(named[:2])
    return ()


def as_of(parsed: Parsed, sentence: Sentence, span: Span, words: Lexicon, *, ahead: bool) -> str | None:
    """The time expression of the figure's sentence: the one in its clause, or the only one.

    ahead: True for a figure that is yet to be; one that is reported holds for no day after the report, and where it is
    counted from some day on ("since May") it holds for the day of the report, which is not said.

    One beside a verb of saying ("announced on Tuesday") tells when it was said and not when it held.
    """
    inside = (t for t in parsed.times if sentence.start <= t.span.start and t.span.end <= sentence.end)
    times = [t for t in inside if t.value is not None]
    if not times:
        return None
    said = [q.cue.end for q in parsed.quotes if q.cue and sentence.start <= q.cue.start < sentence.end]
    said += [m.end() for m in words.anywhere("states").finditer(parsed.text, sentence.start, sentence.end)
             if m[0].lower() not in words.own.has]  # fmt: skip
    times = [
        t for t in times
        if not any(0 <= t.span.start - at <= _SAID and _FEW.fullmatch(parsed.text, at, t.span.start) for at in said)
    ]  # fmt: skip
    times = [t for t in times if not _of_another(parsed.text, sentence, span, t.span, words)]
    said_on = when.days(parsed.article.published.value)
    if not ahead and said_on is not None and said_on.high is not None:
        times = [t for t in times if (d := when.days(t.value)) is None or d.low is None or d.low <= said_on.high]
    if not times:
        return None
    open_ = [t for t in parsed.times if t.value is None and sentence.start <= t.span.start < sentence.end]
    dated = said_on is not None and said_on.low is not None and said_on.high is not None
    open_ = [t for t in open_ if not dated and not parsed.text[t.span.start].isdigit()]
    if any(_led_to(parsed.text, span.end, t.span.start, words) for t in open_):
        return None  # it holds for a time of which the day is not known
    near = [t for t in times if not re.search(r"[,;:—–()]", _between(parsed.text, t.span, span))]
    if len(near) == 1:
        return None if near[0].modifier == "after" and not ahead else near[0].value
    beside = [t for t in near if _led_to(parsed.text, span.end, t.span.start, words)]
    if len(beside) == 1:
        return beside[0].value
    if (
        not near
        and len(times) == 1
        and not open_
        and not _set_off(parsed.text, times[0].span, sentence)
        and times[0].modifier != "after"
        and not re.search(r"[;:]", _between(parsed.text, times[0].span, span))
    ):
        return times[0].value
    return None


def _of_another(text: str, sentence: Sentence, span: Span, time: Span, words: Lexicon) -> bool:
    """True for a time that the number is set against ("más que en 2025"), or that stands right behind another number,
    as its own ("desde el 0,21 % de septiembre")."""
    before = text[sentence.start : time.start]
    if span.end <= time.start and words.ending("compared").search(before):
        return True
    lead = text[sentence.start : span.start]
    article = words.ending("the").search(lead)
    if time.end <= span.start and words.ending("compared").search(lead[: article.start()] if article else lead):
        return True
    of = words.ending("of").search(before)
    number = re.search(r"\d[\d.,]*[^\S\n]?[%€$]?[^\S\n]?$", before[: of.start()]) if of else None
    return number is not None and not span.start < sentence.start + number.end() <= span.end + 1


def _set_off(text: str, time: Span, sentence: Sentence) -> bool:
    """True for a time in words between two commas, which tell of something else: "The jail, built in 1888, holds"."""
    before, after = text[sentence.start : time.start], text[time.end : sentence.end]
    return bool(re.search(r"[,،][^,،]{8,}$", before)) and bool(re.match(r"[^.]*?[,،]", after))


def _led_to(text: str, end: int, start: int, words: Lexicon) -> bool:
    """True where one word that tells when, and not since when, stands between a figure and a time: "5% in May"."""
    word = text[end:start].strip().lower()
    return word in words.locatives and word not in words.own.since


def _between(text: str, a: Span, b: Span) -> str:
    return text[a.end : b.start] if a.end <= b.start else text[b.end : a.start]


def part_of(text: str, whole: Figure, figure: Figure, words: Lexicon) -> bool:
    """True when the figure opens a part of the one before it: "10,000, of whom 2,500", "dont 2500"."""
    gap = text[whole.span.end : figure.span.start]
    m = words.ending("part").search(gap) or words.starting("part_after").match(text, figure.span.end)
    return bool(m) and whole.unit == figure.unit and _top(figure) <= _top(whole)


def _top(figure: Figure) -> float:
    return float(next(v for v in (figure.value, figure.high, 0) if v is not None))
