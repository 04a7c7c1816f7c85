"""Lines of the page in the reports' own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.model import Article, Figure, Span
from onrecord.web.sources import direction

GAP = 48
"""Characters that may stand between a number and what it counts in a phrase."""


class Phrase(NamedTuple):
    """Words of a report with the part that is linked: before, key, after; in the report's language."""

    before: str
    key: str
    after: str
    lang: str
    dir: str


def figure(row: Figure, article: Article) -> Phrase:
    """A number with its hedge, unit and the thing it counts, as one run of the text where it is one."""
    lang, way = article.lang or "", direction(article.lang)
    thing = row.counted_span
    if thing is None:
        return Phrase("", flat(row.span.exact), f" {flat(row.counted)}" if row.counted else "", lang, way)
    text, start, end = article.text, min(row.span.start, thing.start), max(row.span.end, thing.end)
    between = text[min(row.span.end, thing.end) : max(row.span.start, thing.start)]
    if len(between) <= GAP and "\n" not in between and not re.search(r"[.!?;:]\s", between):
        return Phrase(
            flat(text[start : row.span.start]), flat(row.span.exact), flat(text[row.span.end : end]), lang, way
        )
    return Phrase("", flat(row.span.exact), f" {flat(row.counted or thing.exact)}", lang, way)


def around(article: Article, span: Span, reach: int, whole: Span | None = None) -> tuple[str, str]:
    """What stands before and after some words in their block, at most `reach` characters of each, cut at a space.

    whole: what they are shown in, where it is not their block.
    """
    inside = whole or article.block_at(span.start)
    low, high = (inside.start, inside.end) if inside else (span.start, span.end)
    start, end = max(low, span.start - reach), min(high, span.end + reach)
    before, after = article.text[start : span.start], article.text[span.end : end]
    if start > low:
        before = "… " + (before.split(" ", 1)[1] if " " in before else "")
    if end < high:
        after = (after.rsplit(" ", 1)[0] if " " in after else "") + " …"
    return before, after


def flat(words: str | None) -> str:
    """Words on one line."""
    return re.sub(r"\s+", " ", words or "")


def cut(words: str, limit: int) -> str:
    """Words cut at a space to at most `limit` characters, with an ellipsis where something is left out."""
    words = flat(words).strip()
    if len(words) <= limit:
        return words
    head = words[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:–—-") + " …"
