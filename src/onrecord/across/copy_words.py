"""The words of reports and the runs of words that two of them share, moved passages included."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any

from onrecord.model import Article, Span
from onrecord.text.vowels import SIGNS, bare

GRAM = 5
"""Words that must stand in the same order in both reports for a run to begin."""

BRIDGE = 6
"""Runs that lie no more words apart than this, in both reports, are one passage."""

AT_HAND = 1024
"""Reports whose words are kept."""

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’][^\W_]+|[" + SIGNS + r"]+[^\W_]*)*")
_QUOTED = re.compile(r"“[^”]{2,1500}”|«[^»]{2,1500}»|„[^“”]{2,1500}[“”]|\"[^\"]{2,1500}\"|''(?:(?!'').){2,1500}''")


@dataclass(frozen=True, eq=False)
class Words:
    """The words of an article's mined text, folded, with their places; quoted marks words of a quotation."""

    article: Article
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    quoted: bytes

    def __len__(self) -> int:
        return len(self.words)

    def told(self, start: int, end: int) -> int:
        """How many words outside quotations begin in a stretch of the text."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return sum(not quoted for quoted in self.quoted[first:last])


@dataclass(frozen=True)
class Passage:
    """A stretch two reports share: its first and last word in each, and how many words match.

    told: those of the matching words that no quotation mark encloses, so that two reporters who were in the
    same room do not become copies of each other.
    """

    first_a: int
    last_a: int
    first_b: int
    last_b: int
    words: int
    told: int


def words_of(article: Article) -> Words:
    """The words of an article's body; its title where it has no body."""
    title = " ".join((article.title or "").split())
    blocks = [b for b in article.mined if b.kind != "caption"]
    inner = [
        b for b in blocks if b.kind != "title" and " ".join(article.text[b.start : b.end].split()) != title
    ] or blocks
    words, starts, ends, quoted = [], array("i"), array("i"), bytearray()
    for block in inner:
        marked = [m.span() for m in _QUOTED.finditer(article.text, block.start, block.end)]
        at = 0
        for m in _WORD.finditer(article.text, block.start, block.end):
            while at < len(marked) and marked[at][1] <= m.start():
                at += 1
            words.append(intern(bare(m[0].casefold())))
            starts.append(m.start())
            ends.append(m.end())
            quoted.append(at < len(marked) and marked[at][0] <= m.start())
    return Words(article, tuple(words), starts, ends, bytes(quoted))


class Texts(Sequence[Words]):
    """The words of all articles, by place in their order; only those asked for last are kept."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles, self._ids = articles, list(articles)
        self._of = lru_cache(maxsize=AT_HAND)(self._words)

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, place: Any) -> Any:
        return self._of(place)

    def __iter__(self) -> Iterator[Words]:
        return (self._of(place) for place in range(len(self)))

    def _words(self, place: int) -> Words:
        return words_of(self._articles[self._ids[place]])


def passages(a: Words, b: Words) -> list[Passage]:
    """The passages that two reports share, in the order of b; every word counts once in each report.

    Greedy longest runs from left to right in b (as in copy detection by string tiling); linear in the
    lengths of the texts but for words repeated many times, of which the first eight places are tried.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(a) - GRAM + 1):
        if len(found := places[a.words[i : i + GRAM]]) < 8:
            found.append(i)
    used = [False] * len(a)
    runs: list[tuple[int, int, int]] = []
    j = 0
    while j <= len(b) - GRAM:
        best = (0, 0)
        for i in places.get(b.words[j : j + GRAM], ()):
            n = 0
            while i + n < len(a) and j + n < len(b) and a.words[i + n] == b.words[j + n] and not used[i + n]:
                n += 1
            best = max(best, (n, -i))
        if best[0] >= GRAM:
            n, i = best[0], -best[1]
            used[i : i + n] = [True] * n
            runs.append((i, j, n))
            j += n
        else:
            j += 1
    return _joined(runs, b)


def _joined(runs: list[tuple[int, int, int]], b: Words) -> list[Passage]:
    out: list[Passage] = []
    for i, j, n in runs:
        told = sum(not quoted for quoted in b.quoted[j : j + n])
        if out and 0 < i - out[-1].last_a <= BRIDGE + 1 and j - out[-1].last_b <= BRIDGE + 1:
            last = out[-1]
            out[-1] = Passage(last.first_a, i + n - 1, last.first_b, j + n - 1, last.words + n, last.told + told)
        else:
            out.append(Passage(i, i + n - 1, j, j + n - 1, n, told))
    return out


def spans(passage: Passage, a: Words, b: Words) -> tuple[Span, Span]:
    """The evidence for a passage, in each report."""
    return (
        a.article.span(a.starts[passage.first_a], a.ends[passage.last_a]),
        b.article.span(b.starts[passage.first_b], b.ends[passage.last_b]),
    )
