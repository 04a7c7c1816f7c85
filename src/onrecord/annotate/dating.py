"""Dates an article that does not say when it was published, as far as its words allow and no further.

A report comes after what it tells as past, and before what it tells as still to come; and where it puts a
relative word beside a date ("today, 14 April 2021", "last year, in 2020") the two give its own day or year.
Only dates with a written year count, and only where the verb that they belong to is sure of its tense.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.times import evidence
from onrecord.annotate.times.evidence import Clue
from onrecord.model import Article, Published, when


def dated(parsed: Parsed) -> Article:
    """The article with `published` filled in where its words allow it; unchanged where a date is known. Where only
    a day is known by which it was published, its words may say more.

    The value is a day, month or year where the text names its own, else an interval that is open where
    nothing bounds it; `why` says in one sentence which words it rests on.
    """
    article = parsed.article
    there = article.published
    if there.value is not None and not (there.basis == "inferred" and there.value.startswith("../")):
        return article
    clues = [c for c in evidence.clues(parsed) if not there.value or when.meet(c.value, there.value)]
    published = _named(clues, article) or _bounded(clues, article)
    if published and there.value:
        published = _by(published, there)
    return msgspec.structs.replace(article, published=published) if published else article


def _by(said: Published, there: Published) -> Published:
    """What the words say, no later than the day on which the report was there."""
    found, last = when.days(said.value), when.days(there.value)
    if found is None or last is None or last.high is None or (found.high and found.high <= last.high):
        return said
    low = f"{found.low}" if found.low else ".."
    return Published(f"{low}/{last.high}", "inferred", said.span, f"{said.why}; {there.why}")


def _named(clues: Iterable[Clue], article: Article) -> Published | None:
    """The finest date that the text calls its own, None where it calls none, or two that cannot both be."""
    own = sorted((c for c in clues if c.says == "is"), key=lambda c: (len(c.value) * -1, c.start))
    if not own or any(not when.meet(own[0].value, c.value) for c in own):
        return None
    first = own[0]
    span = article.span(first.start, first.end)
    return Published(first.value, "inferred", span, f"the text calls {first.value} its own time: “{span.exact}”")


def _bounded(clues: Iterable[Clue], article: Article) -> Published | None:
    """From the latest time told as past to the earliest told as to come."""
    clues = list(clues)
    after = max((c for c in clues if c.says == "after"), key=lambda c: (_low(c.value), -c.start), default=None)
    before = min((c for c in clues if c.says == "before"), key=lambda c: (_high(c.value), c.start), default=None)
    if after is None:
        return None
    low = _low(after.value)
    span = article.span(after.start, after.end)
    why = f"the text tells of “{span.exact}” as past"
    if before is not None and _high(before.value) > low:
        exact = article.text[before.start : before.end]
        return Published(f"{low}/{_high(before.value)}", "inferred", span, f"{why} and of “{exact}” as still to come")
    return Published(f"{low}/..", "inferred", span, why)


def _low(value: str) -> dt.date:
    days = when.days(value)
    return days.low if days and days.low else dt.date.min


def _high(value: str) -> dt.date:
    days = when.days(value)
    return days.high if days and days.high else dt.date.max
