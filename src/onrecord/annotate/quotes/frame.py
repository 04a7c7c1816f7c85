"""The report's own words around what is quoted: sentences in which each marked passage is one item.

A parser reads "“We leave. All of us”, said X" as two sentences, and a mark that closes late as none.
Here sentences that a passage joins are one group, and a passage stands in it as a single item, so
that a rule sees `PASSAGE , said X .` whatever was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from msgspec import structs

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.quotes.words import QuoteWords
from onrecord.model import Block, Mention, Time
from onrecord.text import marks
from onrecord.text.marks import Passage
from onrecord.text.syntax import Sentence, Syntax, Token

Item = Token | Passage
_MOST = 300
"""Items of a group: no sentence is longer, and where marks join more, time must not grow with its square."""


@dataclass(frozen=True, eq=False)
class Group:
    """Sentences of one block that passages join: `items` in order, tokens outside passages and passages."""

    number: int
    block: Block
    items: tuple[Item, ...]
    before: Group | None = field(default=None, repr=False)
    """The group before it in the same article, None for the first."""

    @property
    def start(self) -> int:
        """Where the first item starts."""
        return outer_start(self.items[0])

    def token(self, at: int) -> Token | None:
        """The token at a place among the items, None for a passage and where there is none."""
        item = self.items[at] if 0 <= at < len(self.items) else None
        return item if isinstance(item, Token) else None

    def tokens(self) -> list[Token]:
        """The report's own words."""
        return [i for i in self.items if isinstance(i, Token)]

    def passages(self) -> Iterator[tuple[int, Passage]]:
        """The passages, each with its place among the items."""
        return ((at, i) for at, i in enumerate(self.items) if isinstance(i, Passage))


@dataclass(frozen=True, eq=False)
class Frame:
    """An article ready for the rules: its groups, and where each token stands in them."""

    parsed: Parsed
    words: QuoteWords
    groups: tuple[Group, ...]
    nested: tuple[Passage, ...]
    place: dict[int, tuple[Group, int]] = field(repr=False)
    """A token's number to its group and its place among the items; tokens inside passages have none."""
    cited: dict[int, list[Any]] = field(repr=False)
    """What was found out about groups so far, by number: the citations in them."""
    timed: dict[int, int] = field(repr=False)
    """A token's number to the end of the time expression that it stands in."""

    @property
    def syntax(self) -> Syntax:
        """The article's syntax."""
        return self.parsed.syntax

    def times_between(self, start: int, end: int) -> list[Time]:
        """The time expressions that start in a stretch."""
        times = self.parsed.times
        first = bisect_left(times, start, key=lambda t: t.span.start)
        return times[first : bisect_left(times, end, key=lambda t: t.span.start)]

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that start in a stretch."""
        mentions = self.parsed.mentions
        first = bisect_left(mentions, start, key=lambda m: m.span.start)
        return mentions[first : bisect_left(mentions, end, key=lambda m: m.span.start)]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.parsed.text


def outer_start(item: Item) -> int:
    """Where an item starts, its mark included."""
    return item.outer_start if isinstance(item, Passage) else item.start


def build(parsed: Parsed, words: QuoteWords, is_term: Callable[[Passage, Block], bool]) -> Frame:
    """The frame of an article. `is_term` tells the passages that are names or terms and no speech."""
    blocks = parsed.article.mined
    found = marks.passages(parsed.text, [(b.start, b.end) for b in blocks])
    end = _attribution_start(words)
    groups: list[Group] = []
    place: dict[int, tuple[Group, int]] = {}
    nested: list[Passage] = []
    at = 0
    by_block: dict[int, list[Sentence]] = {}
    for sentence in parsed.syntax.sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for number, block in enumerate(parsed.article.blocks):
        if number not in by_block:
            continue
        while at < len(found) and found[at].outer_start < block.start:
            at += 1
        first = at
        while at < len(found) and found[at].outer_start < block.end:
            at += 1
        outer = [_cut(parsed.text, p, end) for p in found[first:at] if p.depth == 0 and not is_term(p, block)]
        nested += [p for p in found[first:at] if p.depth > 0]
        sentences = by_block[number]
        if not parsed.syntax.parsed:
            sentences = [_without_inner_stops(s, parsed.pack.language.abbreviations) for s in sentences]
        for items in _grouped(sentences, outer):
            group = Group(len(groups), block, tuple(items), groups[-1] if groups else None)
            groups.append(group)
            for i, item in enumerate(items):
                if isinstance(item, Token):
                    place[item.i] = (group, i)
    timed = {t.i: x.span.end for x in parsed.times for t in parsed.syntax.between(x.span.start, x.span.end)}
    return Frame(parsed, words, tuple(groups), tuple(nested), place, {}, timed)


def _attribution_start(words: QuoteWords) -> re.Pattern[str] | None:
    """A comma and a plain cue: there an unclosed passage ends."""
    forms = "|".join(re.escape(f) for f in sorted(words.beside))
    return re.compile(rf"[,،]\s+(?:[^\W\d_][\w'’-]*\s+)?(?:{forms})\b", re.IGNORECASE) if forms else None


def _cut(text: str, p: Passage, end: re.Pattern[str] | None) -> Passage:
    m = None if p.closed or end is None else end.search(text, p.start, p.end)
    return structs.replace(p, end=m.start() + 1, outer_end=m.start() + 1, closed=True) if m else p


def _grouped(sentences: list[Sentence], outer: list[Passage]) -> Iterator[list[Item]]:
    items: list[Item] = []
    at = 0
    open_until = -1
    for sentence in sentences:
        if items and sentence.start >= open_until and not _small(sentence):
            yield items
            items = []
        for token in sentence.tokens:
            while at < len(outer) and outer[at].outer_start <= token.start:
                items.append(outer[at])
                open_until = outer[at].outer_end
                at += 1
            if token.start >= open_until:
                items.append(token)
                if len(items) >= _MOST:
                    yield items
                    items = []
    if items:
        yield items


def _without_inner_stops(sentence: Sentence, abbreviations: tuple[str, ...]) -> Sentence:
    """A sentence without the stops of initials and abbreviations in it: "Dr. Ann W. Reed" is one phrase."""
    tokens = sentence.tokens
    kept = list(tokens[:1])
    for before, t in pairwise(tokens):
        short = before.text + t.text
        inner = t.text == "." and t.start == before.end and t.i != tokens[-1].i
        if not (inner and ((len(short) == 2 and short[0].isupper()) or short.lower() in abbreviations)):
            kept.append(t)
    return structs.replace(sentence, tokens=tuple(kept))


def _small(sentence: Sentence) -> bool:
    first = next((t.text for t in sentence.tokens if t.text[:1].isalnum()), "")
    return first[:1].islower()
