"""Arabic vowel marks: the press sets some of them, here and there, and a word is the same word with and without.

Tatweel, the stroke that makes a word longer, is taken for a mark between two letters.
"""

from __future__ import annotations

import re

_LETTER = "[\u0621-\u063f\u0641-\u064a\u066e-\u06d3]"
SIGNS = "\u0610-\u061a\u064b-\u065f\u0670"
"""For a class of characters in a pattern."""
_MARK = re.compile(rf"[{SIGNS}]|(?<={_LETTER})\u0640+(?=[{SIGNS}]*{_LETTER})")


def bare(text: str) -> str:
    """The text without the marks."""
    return _MARK.sub("", text) if _MARK.search(text) else text


def places(text: str) -> list[int] | None:
    """For each character of the bare text its place in the text, None when there are no marks."""
    marks = [m.span() for m in _MARK.finditer(text)]
    if not marks:
        return None
    out: list[int] = []
    at = 0
    for start, end in [*marks, (len(text), len(text))]:
        out += range(at, start)
        at = end
    return out
