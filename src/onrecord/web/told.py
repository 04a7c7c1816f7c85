"""Sentences of reports around what a line shows: whole where that is short, else with dots where words are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from onrecord.lang import pack
from onrecord.model import Article, Event, Figure, Span
from onrecord.text import sentences
from onrecord.web.context import Context
from onrecord.web.phrases import Phrase, around, cut, flat
from onrecord.web.sources import direction

LONGEST = 220
"""Characters of a sentence that is shown whole."""
REACH = 70
"""Characters on either side of a number that are shown of its sentence."""


def sentence(article: Article, span: Span) -> Span:
    """The sentence that a span stands in, or all from its first to its last."""
    block = article.block_at(span.start)
    if block is None:
        return span
    cuts = _cuts(article.text[block.start : block.end], article.lang)
    start = max((block.start + s for s, _ in cuts if block.start + s <= span.start), default=span.start)
    end = min((block.start + e for _, e in cuts if block.start + e >= span.end), default=span.end)
    return article.span(start, end)


@lru_cache(maxsize=4096)
def _cuts(text: str, lang: str | None) -> tuple[tuple[int, int], ...]:
    return tuple(sentences.openers_on(text, sentences.split(text, pack(lang))))


def events(ctx: Context, rows: Iterable[Event], apart: Iterable[Span] = ()) -> dict[str, str]:
    """The words for each event, by its id.

    Its sentence where that is short, tells no other event, holds no words of `apart`, and no other report is shown to
    tell the event; else its clause.
    """
    homes = {e: sentence(ctx.article(e.span), e.span) for e in rows}
    shared = Counter((s.article, s.start) for s in homes.values())
    inside: dict[str, list[Span]] = {}
    for span in apart:
        inside.setdefault(span.article, []).append(span)

    def lone(event: Event, whole: Span) -> bool:
        return (
            len({s.article for s in ctx.event_spans(event)}) == 1
            and shared[whole.article, whole.start] == 1
            and not any(whole.overlaps(s) for s in inside.get(whole.article, ()))
        )

    out = {}
    for event, whole in homes.items():
        words = flat(whole.exact).strip()
        out[event.id] = words if len(words) <= LONGEST and lone(event, whole) else _part(event.span, whole)
    return out


def _part(span: Span, whole: Span) -> str:
    """A part of a sentence, with dots where words of it are left out."""
    before = whole.exact[: max(0, span.start - whole.start)]
    after = whole.exact[max(0, span.end - whole.start) :]
    words = cut(span.exact, LONGEST)
    head = "… " if any(c.isalnum() for c in before) else ""
    tail = " …" if any(c.isalnum() for c in after) and not words.endswith(" …") else ""
    return f"{head}{words}{tail}"


def number(row: Figure, article: Article) -> Phrase:
    """A number in its sentence, of which what is far from it is left out."""
    before, after = around(article, row.span, REACH, sentence(article, row.span))
    return Phrase(
        flat(before).lstrip(), flat(row.span.exact), flat(after).rstrip(), article.lang or "", direction(article.lang)
    )
