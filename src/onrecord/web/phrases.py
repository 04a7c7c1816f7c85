"""Lines of the page in the reports' own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.lang import pack
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


def flat(words: str | None) -> str:
    """Words on one line."""
    return re.sub(r"\s+", " ", words or "")


def sentence_of(span: Span, article: Article, limit: int = 160) -> tuple[str, str]:
    """The words of the sentence before and after a span, each at most `limit` characters, cut at a word."""
    from onrecord.text import sentences

    block = article.block_at(span.start)
    low, high = (block.start, max(block.end, span.end)) if block else (span.start, span.end)
    bounds = [(low + s, low + e) for s, e in sentences.split(article.text[low:high], pack(article.lang))]
    start = max((s for s, _ in bounds if s <= span.start), default=low)
    end = min((e for _, e in bounds if e >= span.end), default=high)
    before, after = flat(article.text[start : span.start]), flat(article.text[span.end : end])
    before, after = before.rstrip(sentences.MARKS + " '"), after.lstrip(sentences.MARKS + " '")
    before, after = before and f"{before} ", after and (f" {after}" if after[0].isalnum() else after)
    if len(before) > limit:
        before = "… " + before[-limit:].split(" ", 1)[-1]
    if len(after) > limit:
        after = after[:limit].rsplit(" ", 1)[0] + " …"
    return before, after


def cut(words: str, limit: int) -> str:
    """Words cut at a space to at most `limit` characters, with an ellipsis where something is left out."""
    words = flat(words).strip()
    if len(words) <= limit:
        return words
    head = words[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:–—-") + " …"
