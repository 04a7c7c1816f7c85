"""What later sentences with a plan's day say became of it: given up, or let go by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from onrecord.across import proper_words
from onrecord.across.plan_actions import deed, ended
from onrecord.across.plan_likeness import Candidate
from onrecord.across.plan_told import ToldDays
from onrecord.lang import pack
from onrecord.model import Dossier, Span, Time, when
from onrecord.text import sentences

LIKE = 0.4  # least cosine of what was to be done and a sentence that says that it will not be
LIKE_ALONE = 0.5  # the same where the sentence has neither the act nor a name of it
_MARGIN = 400  # characters around a time that hold its sentence


def end(
    dossier: Dossier, group: Sequence[Candidate], told: ToldDays
) -> tuple[Literal["dropped", "missed"], Span] | None:
    """How a plan ended, and the sentence that says so, the newest one; None where no report says so.

    told: what the story's reports say of days. The sentence names the last day of the plan, and the act or a name of
    it or means much the same, in a report that is no older than the plan's last.
    """
    last = group[-1].plan
    due = when.days(last.target)
    if due is None or due.high is None or last.modifier == "after":
        return None
    concepts = frozenset[str]().union(*(c.deed.concepts for c in group))
    names = frozenset[str]().union(*(c.names for c in group))
    since = when.order_key(dossier.articles[last.span.article].published.value)
    found = []
    for time in told.naming(last.target):
        article = dossier.articles[time.span.article]
        at = when.order_key(article.published.value)
        if article.published.value is None or at < since:
            continue
        language, span = pack(article.lang), _sentence(dossier, time)
        how = ended(span.exact, language, concepts)
        if how is None or (how == "missed" and at[0] <= due.high):
            continue
        act = bool(concepts & deed(span.exact, language).concepts)
        surely = act or proper_words.shared(names, proper_words.proper(span.exact, language))
        found.append((at, how, span, LIKE if surely else LIKE_ALONE))
    if not found:
        return None
    return _nearest(group, found)


def _nearest(
    group: Sequence[Candidate],
    found: Sequence[tuple[tuple[dt.date, dt.date], Literal["dropped", "missed"], Span, float]],
) -> tuple[Literal["dropped", "missed"], Span] | None:
    """The newest sentence that is near enough in meaning to what was to be done."""
    from onrecord.text.encoder import encode

    vectors = encode([span.exact for _, _, span, _ in found])
    for (_, how, span, least), vector in sorted(
        zip(found, vectors, strict=True), key=lambda row: row[0][0], reverse=True
    ):
        if max(float(vector @ c.vector) for c in group) >= least:
            return how, span
    return None


def _sentence(dossier: Dossier, time: Time) -> Span:
    article = dossier.articles[time.span.article]
    block = article.block_at(time.span.start)
    low, high = (block.start, block.end) if block else (time.span.start, time.span.end)
    low, high = max(low, time.span.start - _MARGIN), min(high, time.span.end + _MARGIN)
    for start, stop in sentences.split(article.text[low:high], pack(article.lang)):
        if low + start <= time.span.start < low + stop:
            exact = re.sub(r"\s+$", "", article.text[low + start : low + stop])
            return Span(article=article.id, start=low + start, end=low + start + len(exact), exact=exact)
    return time.span
