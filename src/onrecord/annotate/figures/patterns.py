"""Patterns of listed words, made once: anywhere, at the start or at the end of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

SPACE = r"[ \u00a0\u202f\u2009]"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of these, longest first; a space matches any space, an apostrophe either kind."""
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        p = re.escape(word).replace("\\ ", SPACE + "+").replace("'", "['’]")
        left = r"(?<![^\W\d])" if word[:1].isalnum() else ""
        right = r"(?!\w)" if word[-1:].isalnum() else ""
        parts.append(left + p + right)
    return "|".join(parts) or r"(?!)"


class Ending:
    """Words at the end of a text, with one of the words of a gap behind them or without.

    The last word of the text is looked up first: most texts end in none of these, and the pattern, which begins anew
    at each letter, need not be tried.
    """

    def __init__(self, words: Iterable[str], gap: Iterable[str] = ()) -> None:
        words, gap = tuple(words), tuple(gap)
        behind = rf"(?:(?:{alternatives(gap)}){SPACE}*)?" if gap else ""
        self._pattern = re.compile(rf"(?:{alternatives(words)}){SPACE}*{behind}$", re.IGNORECASE)
        self._last = frozenset(_last(word) for word in (*words, *gap))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The words at the end of `text[start:end]`, None when it ends in none of them."""
        end = len(text) if end is None else end
        return self._pattern.search(text, start, end) if _last(text[start:end]) in self._last else None


def _last(text: str) -> str:
    """The letters that a text ends in, or its last sign; blanks behind it do not count."""
    end = at = len(text.rstrip(" \u00a0\u202f\u2009\n"))
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:end].casefold() or text[end - 1 : end].replace("’", "'")


@lru_cache(maxsize=512)
def ending(words: tuple[str, ...]) -> Ending:
    """The words at the end of a text."""
    return Ending(words)


@lru_cache(maxsize=512)
def near_end(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words with one to six others behind them, at the end of a text."""
    return re.compile(rf"(?:{alternatives(words)})(?:{SPACE}+[^\W\d_]+(?:-[^\W\d_]+)*){{1,6}}{SPACE}*$", re.IGNORECASE)


@lru_cache(maxsize=512)
def starting(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words at the start of a text, behind spaces."""
    return re.compile(rf"{SPACE}*(?:{alternatives(words)})", re.IGNORECASE)


@lru_cache(maxsize=512)
def anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words anywhere."""
    return re.compile(rf"(?:{alternatives(words)})", re.IGNORECASE)
