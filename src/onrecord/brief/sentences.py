"""The sentences that a brief may be made of: whole, standing alone, of the reports' own text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.across.repeated import repeated
from onrecord.brief.stands import leans, whole
from onrecord.lang import pack
from onrecord.model import Article, Mention, Quote, Span, Statement
from onrecord.text.sentences import MARKS, openers_on, split
from onrecord.web.context import Context

_KINDS = ("paragraph", "quote", "list")
_FIRST = 3
"""Words at the start in which a pronoun is who the sentence is about."""
_LEAD = 5
"""Sentences in which a report tells what is new."""


class Sentence:
    """One sentence.

    held: the statements inside it, whole. place: how many sentences of its report stand before it. name: whom the
    pronoun that speaks in it stands for.
    """

    def __init__(self, ctx: Context, span: Span, held: list[Statement], place: int) -> None:
        self.ctx, self.span, self.held = ctx, span, held
        self.place, self.lead = place, place < _LEAD
        self.article = ctx.article(span)
        self.lang = self.article.lang
        self.names = [m for m in held if isinstance(m, Mention)]
        self.pronoun = self._pronoun()
        self.name = self.pronoun[1] if self.pronoun else None

    @property
    def words(self) -> int:
        """How many words it has, with the name in brackets."""
        return len(self.span.exact.split()) + (len(self.name.split()) if self.name else 0)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the statements in it."""
        return frozenset(s.id for s in self.held)

    @cached_property
    def leads_with_name(self) -> bool:
        """True where a name stands in its first half."""
        return any(2 * (m.span.start - self.span.start) < len(self.span.exact) for m in self.names)

    def alone(self) -> bool:
        """True where it can be read alone."""
        text, start = self.span.exact, self.span.start
        if not whole(text, pack(self.lang)) or (self.pronoun and not self.name):
            return False
        quotes = [q for q in self.held if isinstance(q, Quote)]
        speakers = [q.speaker.span for q in quotes if q.speaker and q.speaker.span]
        quoted = any(self.span.holds(s) for s in speakers) and any(q.kind != "indirect" for q in quotes)
        if sum(text.count(m) for m in MARKS if m not in '"') % 2 or text.count('"') % 2:
            return False  # the marks around it belong to more than it
        named = [m.span.start - start for m in self.names]
        at = self.pronoun[0] - start if self.pronoun else None
        return not leans(text, pack(self.lang), named, quoted=quoted, stands_for=at)

    def _pronoun(self) -> tuple[int, str | None] | None:
        """Where the pronoun stands that says who speaks or acts in it, and the name behind it, None where not known.

        None where there is no such pronoun, or a name before it. A pronoun in the middle of reported speech stands for
        somebody in the sentence itself.
        """
        for quote in self.held:
            speaker = quote.speaker if isinstance(quote, Quote) else None
            if speaker is None or speaker.span is None or speaker.via != "pronoun" or not self.span.holds(speaker.span):
                continue
            at = speaker.span.start
            near = len(self.span.exact[: at - self.span.start].split()) < _FIRST
            frames = isinstance(quote, Quote) and quote.kind != "indirect"
            if (near or frames) and not any(m.span.start < at and m.kind == "person" for m in self.names):
                entity = self.ctx.dossier.speaker_entity(quote) if isinstance(quote, Quote) else None
                return at, entity.name if entity else None
        return None


def of_reports(ctx: Context, articles: Sequence[str]) -> Iterator[Sentence]:
    """All sentences of some reports, each once, in order."""
    skipped = repeated(ctx.dossier)
    seen: set[str] = set()
    for article in articles:
        statements = ctx.everything(article)
        starts = [s.span.start for s in statements]
        place, language = 0, pack(ctx.dossier.articles[article].lang)
        for span in _spans(ctx.dossier.articles[article], skipped.get(article, frozenset())):
            key = " ".join(span.exact.casefold().split())
            low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
            held = [s for s in statements[low:high] if s.span.end <= span.end]
            if key not in seen and held:
                seen.add(key)
                yield Sentence(ctx, span, held, place)
            place += whole(span.exact, language)


def _spans(article: Article, skipped: frozenset[tuple[int, int]]) -> Iterator[Span]:
    language = pack(article.lang)
    for block in article.blocks:
        if block.kind not in _KINDS or (block.start, block.end) in skipped:
            continue
        text = article.text[block.start : block.end]
        for start, end in openers_on(text, split(text, language)):
            yield article.span(block.start + start, block.start + end)
