"""Reads an expression with the project's own code and says whether what it reads is right."""

from __future__ import annotations

import datetime as dt
import math

from onrecord.annotate.figures.quantity import Quantity, find
from onrecord.annotate.figures.ratios import ratios
from onrecord.annotate.figures.words import lexicon
from onrecord.annotate.parsed import Parsed
from onrecord.annotate.times import annotate
from onrecord.lang import pack
from onrecord.model import Article, Block, Published, Time, when
from onrecord.text import syntax
from tests.quality.expressions.rows import DAY, Expression, Want


def time_right(e: Expression) -> tuple[bool, object]:
    """Whether a time that overlaps the expression covers one of the wanted spans of days; and what was read."""
    published = Published(e.ref.isoformat(), "given") if e.ref else Published()
    article = Article(id="x", source="x", text=e.text, lang=e.lang, published=published,
                      blocks=(Block("paragraph", 0, len(e.text)),))  # fmt: skip
    parsed = Parsed(article, pack(e.lang), syntax.parse(article, pack(e.lang)))
    found = [t for t in annotate(parsed) if isinstance(t, Time) and t.span.start < e.end and e.start < t.span.end]
    told = [(t.span.exact, t.value, t.modifier) for t in found]
    if e.kind == "nothing":
        return not any(t.value for t in found), told
    return any(_fits(t, w, e.cycle) or (e.coarse and _holds(t, w)) for t in found for w in e.wants), told


def _fits(time: Time, want: Want, cycle: int) -> bool:
    covered = when.days(time.value)
    if covered is None:
        return False
    low, high = covered
    if want.low is None or want.high is None:  # the named day is the bound
        bound = want.high or want.low
        if time.modifier in ("start", "mid", "end") and bound and low and high and low <= bound <= high + DAY:
            return True
        return any(
            x is not None and _same(x, bound, cycle) for x in (low, high, high and high + DAY, low and low - DAY)
        )
    if low is None or high is None:
        return False
    if time.modifier in ("start", "mid", "end", "about") and want.high - want.low < high - low:
        return low <= want.low and want.high <= high + DAY
    last = (want.high, want.high - DAY) if want.high > want.low else (want.high,)
    if _same(low, want.low, cycle) and any(_same(high, x, cycle) for x in last):
        return True
    return _same(low, want.low, cycle) and "/" in (time.value or "") and _last_unit(time.value or "", want.high, cycle)


def _holds(time: Time, want: Want) -> bool:
    """True when a single wanted day lies in the unit that was read."""
    covered = when.days(time.value)
    if covered is None or covered.low is None or covered.high is None or want.low is None or "/" in (time.value or ""):
        return False
    return covered.low <= want.low <= (want.high or want.low) <= covered.high


def _last_unit(value: str, end: dt.date, cycle: int) -> bool:
    """True when the last unit of an interval begins on a day: some sets end "May to July" on the first of July."""
    last = when.days(value.split("/")[1])
    return last is not None and last.low is not None and _same(last.low, end, cycle)


def _same(a: dt.date, b: dt.date | None, cycle: int) -> bool:
    if b is None or a == b or not cycle:
        return a == b
    if cycle == 7:
        return abs((a - b).days) == 7
    return abs(a.year - b.year) == 1 and (a.month, a.day) == (b.month, b.day)


def figure_right(e: Expression) -> tuple[bool, object]:
    """Whether a number that overlaps the expression has the wanted value and unit; and what was read."""
    language = pack(e.lang)
    words = lexicon(language)
    found = ratios(e.text, find(e.text, 0, len(e.text), words, language.language), words)
    near = [q for q in found if q.start < e.end and e.start < q.end]
    told = [(e.text[q.start : q.end], q.low, q.value, q.unit or q.loose) for q in near]
    return any(_is(q, w, words.codes) for q in near for w in e.wants), told


def _is(q: Quantity, want: Want, money: frozenset[str]) -> bool:
    low, high = (q.low, q.high) if q.low is not None else (q.value, q.value)
    if want.low == want.high and q.low is not None:  # one end of a range
        low = high = want.low if want.low in (q.low, q.high) else low
    if q.unit in ("kg", "mg") and want.unit is None:  # one set gives all weights in grams
        low, high = (x * (1000 if q.unit == "kg" else 0.001) for x in (low, high))
    if not all(
        math.isclose(abs(a), abs(b), rel_tol=1e-6, abs_tol=1e-9) for a, b in ((low, want.low), (high, want.high))
    ):
        return False
    if want.unit is None or (q.unit or "") in want.unit:
        return True
    return ("*money" in want.unit and q.unit in money) or ("*loose" in want.unit and q.loose is not None)
