"""Text as tokens, and tokens as one character each, so that forms are plain regular expressions over them."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.annotate.times.words import TimeWords

# one character for each length-preserving change: quotation marks of apostrophes, dashes, spaces, Arabic letters
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ",
     "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ё": "е", "،": ","}
)  # fmt: skip
_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = re.compile("(X{0,3})(IX|IV|V?I{0,3})")


class Tok(NamedTuple):
    """A token: offsets in the text, its key (lower case, plain letters), its class character, as written."""

    start: int
    end: int
    key: str
    char: str
    text: str

    @property
    def roman(self) -> int | None:
        """The number that Roman capitals at its start write, up to 39; None where they write none."""
        m = _ROMAN.match(self.text)
        if self.char != "R" or m is None:
            return None
        return 10 * len(m[1]) + _UNITS.index(m[2])

    @property
    def number(self) -> int | None:
        """The whole number it starts with, None for a word."""
        m = re.match(r"'?(\d+)", self.key)
        return int(m[1]) if m else None


def plain(text: str) -> str:
    """The text with the marks and letters that differ in print alone made equal; length and offsets stay."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lowered.translate(_PLAIN)


def key(word: str) -> str:
    """A word as the lexicon knows it."""
    return plain(word).replace("\u0640", "")


def pattern(words: TimeWords) -> re.Pattern[str]:
    """The tokenizer of a language, over plain text."""

    def either(options: tuple[str, ...]) -> str:
        return "|".join(map(re.escape, sorted(options, key=len, reverse=True))) or "(?!)"

    ordinal, decade = either(words.ordinal_suffixes), either(words.decade_suffixes)
    return re.compile(
        rf"""
        (?P<I>(?<![\d.-])\d{{4}}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-]))
      | (?P<D>(?<![\d.,/-])\d{{1,2}}\u200f?(?P<sep>[./-])\u200f?\d{{1,2}}
             \u200f?(?P=sep)\u200f?(?:\d{{4}}|\d\d)(?![\d/]|[.,-]\d)
          |(?<![\d.,/-])\d{{4}}(?P<mid>[./-])\d{{1,2}}(?P=mid)\d{{1,2}}(?![\d/]|[.,-]\d))
      | (?P<M>(?<![\d.,/-])(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/]|[.,-]\d))
      | (?P<S>(?<![\d.,/-])(?<!\d\ )(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/%]|[.,-]\d))
      | (?P<P>(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])\.\ ?(?:0?[1-9]|1[0-2])\.(?!\d))
      | (?P<C>(?<![\d:.])\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
      | (?P<n>\d+(?:[.,'\ ]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+[.,]\d+%?)
      | (?P<T>(?:'|\b\d\d|\b)\d0(?:{decade})(?!\w))
      | (?P<o>\d{{1,3}}(?:{ordinal})(?!\w))
      | (?P<Q>(?<!\w)'\d\d(?![\w']))
      | (?P<N>\d+)
      | (?P<w>[^\W\d_]+)
      | (?P<x>\S)
        """,
        re.X,
    )


def is_roman(word: str, suffixes: tuple[str, ...]) -> bool:
    """True for Roman capitals, with an ending of ordinals or without ("XIXe")."""
    m = _ROMAN.match(word)
    return bool(m and m[0] and (m.end() == len(word) or word[m.end() :] in suffixes))


def figure(digits: str) -> str:
    """The class character of a whole number, by what it can be: a day, an hour, a minute, a year."""
    if len(digits) > 4:
        return "h"
    value = int(digits)
    if len(digits) == 2 and digits[0] == "0" and value:
        return "k"
    bounds = ((0, "0"), (12, "a"), (24, "b"), (31, "c"), (59, "d"))
    if len(digits) <= 2:
        return next((c for top, c in bounds if value <= top), "y")
    if len(digits) == 4 and digits[0] != "0":
        return "f" if value < 1900 else "g" if value < 2100 else "h"
    return "e" if len(digits) == 3 else "h"
