"""Arabic vowel marks: the press sets some of them, here and there, and a word is the same word with and without.

Tatweel, the stroke that makes a word longer, is taken for a mark between two letters.
"""

from __future__ import annotations

import re

_LETTER = "[\u0621-\u063f\u0641-\u064a\u066e-\u06d3]"
SIGNS = "\u0610-\u061a\u064b-\u065f\u0670"
"""For a class of characters in a pattern."""
_ARABIC = re.compile(_LETTER)
_MARK = re.compile(rf"[{SIGNS}]|(?<={_LETTER})\u0640+(?=[{SIGNS}]*{_LETTER})")


def bare(text: str) -> str:
    """The text without the marks."""
    return text if text.isascii() else _MARK.sub("", text)


def anyhow(word: str, *, more: bool = False) -> str:
    """A pattern for the word with and without marks between its letters. more: and for words that begin so."""
    if _ARABIC.search(word):
        return f"[{SIGNS}]*".join(map(re.escape, word)) + (rf"(?:[^\W\d_]|[{SIGNS}])*" if more else "")
    return re.escape(word) + (r"[^\W\d_]*" if more else "")


def places(text: str) -> list[int] | None:
    """For each character of the bare text its place in the text, None when there are no marks."""
    marks = [] if text.isascii() else [m.span() for m in _MARK.finditer(text)]
    if not marks:
        return None
    out: list[int] = []
    at = 0
    for start, end in [*marks, (len(text), len(text))]:
        out += range(at, start)
        at = end
    return out
