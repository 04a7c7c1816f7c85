"""Reads an article's time expressions: finds them, resolves them in order, joins the ends of intervals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.times import calendar_dates, clock, relative_dates, tense, years
from onrecord.annotate.times.anchored import anchored
from onrecord.annotate.times.candidates import Candidate, candidates
from onrecord.annotate.times.intervals import Read, joined
from onrecord.annotate.times.lexicon import lexicon
from onrecord.annotate.times.order import day_first
from onrecord.annotate.times.scene import Scene, Tense, Value
from onrecord.model import Article, Time, statement_id, when

RESOLVERS: dict[str, Callable[[Candidate, Scene], Value | None]] = {
    "date": calendar_dates.date,
    "anniversary": calendar_dates.anniversary,
    "weekday_of_month": calendar_dates.weekday_of_month,
    "nth_weekday": calendar_dates.nth_weekday,
    "week_of": calendar_dates.week_of,
    "day_range": calendar_dates.day_range,
    "holiday": calendar_dates.holiday,
    "season": calendar_dates.season,
    "year": years.year,
    "year_words": years.year_words,
    "year_range": years.year_range,
    "decade": years.decade,
    "century": years.century,
    "numeric": calendar_dates.numeric,
    "weekday": relative_dates.weekday,
    "deictic": relative_dates.deictic,
    "unit": relative_dates.unit,
    "offset": relative_dates.offset,
    "from_context": relative_dates.from_context,
    "follow": relative_dates.follow,
    "quarter": relative_dates.quarter,
    "year_ago_period": relative_dates.year_ago_period,
    "period": relative_dates.period,
    "clock": clock.clock,
    "duration": clock.nothing,
    "vague": clock.nothing,
    "set": clock.nothing,
    "ordinary": clock.no_time,
}
"""What a form can mean, and the function that resolves it."""

_UNREAD = frozenset({"furniture", "byline", "dateline"})


def read(parsed: Parsed) -> Iterator[Time]:
    """The time expressions of an article, in order of place."""
    article, found = parsed.article, found_in(parsed)
    if not found:
        return
    cache: dict[int, Tense] = {}

    def tense_of(c: Candidate) -> Tense:
        if c.start not in cache:
            cache[c.start] = tense.tense(c, parsed.syntax)
        return cache[c.start]

    order = day_first(article, found, lexicon(parsed.pack).words)
    readings = [resolve(found, Scene(today, tense_of, day_first=order)) for today in _todays(article)]
    agreed = ((c, _agreed([r[i] for r in readings])) for i, c in enumerate(found))
    read: list[Read] = [(c, value) for c, value in agreed if value is not None]
    for c, value in joined(anchored(read)):
        anchor = article.published.value if value.anchor and len(readings) > 1 else value.anchor
        modifier = c.modifier or value.modifier
        if value.value and "/" in value.value and modifier in ("after", "by"):
            modifier = None  # "from 3 to 5 May": the words belong to the interval
        span = article.span(c.start, c.end)
        yield Time(
            id=statement_id("t", span, value.value, modifier), span=span, value=value.value, modifier=modifier,
            anchor=anchor, rule=c.form.rule or c.form.means,
        )  # fmt: skip


def found_in(parsed: Parsed) -> list[Candidate]:
    """The candidates of all blocks that are read, in order of place."""
    article, lex = parsed.article, lexicon(parsed.pack)
    return [c for b in article.blocks if b.kind not in _UNREAD for c in candidates(article.text, b.start, b.end, lex)]


def _todays(article: Article) -> list[dt.date | None]:
    """The first and the last day on which the report may have been published."""
    span = when.days(article.published.value)
    if span is None or span.low is None or span.high is None or not 1000 <= span.low.year <= span.high.year <= 9000:
        return [None]
    return [span.low] if span.low == span.high else [span.low, span.high]


def resolve(found: list[Candidate], scene: Scene) -> list[Value | None]:
    """The value of each candidate, None for what is no time after all."""
    out: list[Value | None] = []
    for c in found:
        value = RESOLVERS[c.form.means](c, scene)
        if value is not None:
            scene.note(c, value)
        out.append(value)
    return out


def _agreed(said: list[Value | None]) -> Value | None:
    """The value that all assumed days of publication give, the values without one where they differ."""
    first = said[0]
    if first is None or any(v is None for v in said):
        return None
    return first if len({v and v.value for v in said}) == 1 else Value(None, first.anchor)
