"""Where the words of a draft stand in its own file: line and column."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<(/?[A-Za-z][^\s>/]*)[^<>]*>|(&#?\w{1,10};)", re.S | re.I
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
_ENOUGH = 6
"""Words that find a paragraph's place in its source."""


class _Word(NamedTuple):
    text: str
    at: int


class Places:
    """Places in a text as it was read, as lines and columns of the file it was read from, both from 1.

    Where reading changed nothing but marks, an offset is an offset of the file; a page's words are found again in
    its markup, in order.
    """

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        self._source = source
        self._starts = [0, *(m.end() for m in re.finditer("\n", source))]

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the text as it was read."""
        at = offset if self._same else self._found(offset)
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    @cached_property
    def _same(self) -> bool:
        """True where the text has the source's length and every visible character is the source's or became a space."""
        pairs = zip(self._text, self._source, strict=False)
        return len(self._text) == len(self._source) and all(a == b or a == " " for a, b in pairs)

    def _found(self, offset: int) -> int:
        at = bisect_right(self._map, offset, key=lambda pair: pair[0]) - 1
        if at < 0:
            return 0
        word, place = self._map[at]
        end = self._ends.get(word, word)
        return place + (offset - word if offset < end else 0)

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {m.start(): m.end() for m in _WORD.finditer(self._text)}

    @cached_property
    def _map(self) -> list[tuple[int, int]]:
        """The words of the text that were found in the source: where each begins in both."""
        there = _words(self._source)
        first: dict[str, list[int]] = {}
        for i, word in enumerate(there):
            first.setdefault(word.text, []).append(i)
        out: list[tuple[int, int]] = []
        reached = 0
        for paragraph in re.finditer(r"[^\n]+", self._text):
            here = [_Word(m[0], paragraph.start() + m.start()) for m in _WORD.finditer(paragraph[0])]
            if not here:
                continue
            head = [w.text for w in here[:_ENOUGH]]
            starts = [i for i in first.get(head[0], ()) if [w.text for w in there[i : i + len(head)]] == head]
            start = next((i for i in starts if i >= reached), starts[0] if starts else None)
            if start is None:
                continue
            for word, other in zip(here, there[start : start + len(here)], strict=False):
                if word.text != other.text:
                    break
                out.append((word.at, other.at))
            reached = start + len(here)
        return sorted(out)


def _words(source: str) -> list[_Word]:
    """The words of a page's markup with their offsets; a word may hold entities and inline tags."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for m in _MARKUP.finditer(source):
        letters += source[at : m.start()]
        places += range(at, m.start())
        if m[3]:
            written = html.unescape(m[3])
            letters += written
            places += [m.start()] * len(written)
        elif (m[2] or "").lstrip("/").casefold() not in _INLINE:
            letters.append(" ")
            places.append(m.start())
        at = m.end()
    letters += source[at:]
    places += range(at, len(source))
    return [_Word(m[0], places[m.start()]) for m in _WORD.finditer("".join(letters))]
