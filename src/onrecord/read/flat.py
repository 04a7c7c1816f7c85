"""Text made plain for comparing, without moving a single offset."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans("’‘‛`´ʼ“”„«»", "''''''" + '"""""')


class _Plain(dict[int, str]):
    """Character to its lower case letter without accents; a digit of any script to its ASCII digit."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isdecimal():
            plain = str(unicodedata.decimal(char))
        elif char.isspace() and char != "\n":
            plain = " "
        else:
            base = unicodedata.normalize("NFKD", char.translate(_QUOTES))[:1] or char
            lower = base.casefold()
            plain = "i" if char == "ı" else lower if len(lower) == 1 else base
        self[code] = plain
        return plain


_PLAIN = _Plain()
_GAPS = re.compile(r"\s+")


def flat(text: str) -> str:
    """The text in lower case, without accents, with straight quotation marks; as long as the text itself."""
    return text.translate(_PLAIN)


def bare(text: str) -> str:
    """The words alone, for comparing whole lines: flat, no marks at either end, one space in each gap."""
    even = _GAPS.sub(" ", flat(text))
    start, end = 0, len(even)
    while end and not even[end - 1].isalnum():  # a pattern would try again at every mark of a long row of them
        end -= 1
    while start < end and not even[start].isalnum():
        start += 1
    return even[start:end]


def flat_pattern(pattern: str) -> str:
    """A regular expression as it must be to match flat text; escapes and the names of groups are left alone."""
    parts = re.findall(r"\\.|\(\?P|\(|[^\\(]+", pattern, re.DOTALL)
    return "".join(p if p[0] in "\\(" else flat(p) for p in parts)
