"""Numbers as they are written: digits in any grouping and script, with the magnitude that follows them.

`1,234.5`, `1.234,5`, `1 234,5`, `12,34,567`, `٢٬٥٠٠`, `2½`, `1/16`, `2.7m`, `3,2 Mrd.`. Which sign groups and
which divides is the language's (pack.language.decimal, .grouping); where a text uses another
language's way and the digits allow one reading only, that one is taken.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from onrecord.lang.pack import Language


class NumberWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language says numbers.

    text2num: the language code under which text2num reads its number words; empty where it cannot.
    variants: forms of number words that the library does not know, and the form that it does ("veintiún").
    words: number words and their values, where text2num has none. phrases: words that together say one
    number ("half a million"). joins: words inside a number ("and").
    attached_joins: letters before a number word that join it to the one before ("و").
    prefixes: particles written together with digits ("و10").
    multipliers: words after a numeral and their factor. attached: letters straight after digits.
    bare: magnitudes that stand for one of themselves without an article ("mille").
    articles: what may stand before a magnitude or a collective and means one ("a", "une").
    one: forms of the number one that are more often an article or a pronoun.
    collectives: nouns for about so many ("une dizaine"), with that number. vague: nouns without a number.
    vague_before: words before a magnitude that leave its number open ("several hundred").
    doubtful: number words that are also other words ("neuf").
    halves: what adds a half after a numeral ("et demi"). fractions: words for a part, as [part, whole].
    of: what follows a fraction ("of", "de"); whole: a pattern of how the whole begins where it follows at once.
    """

    text2num: str = ""
    variants: dict[str, str] = {}
    words: dict[str, int] = {}
    phrases: dict[str, float] = {}
    joins: tuple[str, ...] = ()
    attached_joins: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    multipliers: dict[str, float] = {}
    attached: dict[str, float] = {}
    bare: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    collectives: dict[str, float] = {}
    vague: tuple[str, ...] = ()
    vague_before: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    halves: tuple[str, ...] = ()
    fractions: dict[str, tuple[int, int]] = {}
    of: tuple[str, ...] = ()
    whole: str = ""


class Numeral(msgspec.Struct, frozen=True):
    """A number in a text.

    start, end: its place, the magnitude included. value: what it says. mantissa: the value before the
    magnitude, scale: the magnitude (1 where there is none).
    written: in digits, in words, as a collective noun (then the value is about so many) or as a fraction.
    grouped: True where its digits are grouped or broken by a decimal sign: then it is no year and no name.
    one: True for a form that is also an article or a pronoun.
    """

    start: int
    end: int
    value: float | int
    mantissa: float | int
    scale: float = 1
    written: Literal["digits", "words", "collective", "fraction"] = "digits"
    grouped: bool = False
    one: bool = False


_SPACES = " \u00a0\u202f\u2009"
_POINTS = ".,'’٫٬"
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_SPACED = re.compile(rf"\d{{1,3}}(?:([{_SPACES}])\d{{3}})(?:\1\d{{3}})*(?:[.,٫]\d+)?(?![\d]|[.,]\d)")
_CHUNK = re.compile(rf"\d+(?:[{_POINTS}]\d+)*")
_SLASH = re.compile(r"[/⁄](\d{1,3})(?![\d/⁄.,]|\w)")
_MIXED = re.compile(r"[ \u00a0-](\d{1,2})[/⁄](\d{1,3})(?![\d/⁄.,]|\w)")
_DIVISORS = frozenset({2, 3, 4, 5, 8, 10, 16, 20, 32, 64, 100, 128})


LONGEST = 40
"""Digits and separators above which a row of them is no number that anyone counts."""


def exact(value: float | int) -> float | int:
    """The value as an int where it is whole."""
    value = round(value, 9) if abs(value) < 1e6 else round(value, 3)
    return int(value) if value == int(value) else value


def read(digits: str, language: Language) -> float | int | None:
    """The value of digits with their separators in a language's format; None where they are no one number."""
    if len(digits) > LONGEST:
        return None
    groups = re.split(rf"[{_SPACES}{_POINTS}]", digits)
    signs = re.findall(rf"[{_SPACES}{_POINTS}]", digits)
    if not signs:
        return int(digits)
    point = language.decimal
    last = signs[-1]
    whole = signs[:-1]
    if len(set(signs)) == 1:
        grouped = _groups(groups)
        tail = groups[-1]
        if len(signs) > 1 or last in _SPACES:
            return int("".join(groups)) if grouped else None
        own = last in language.grouping or last in "'’٬"
        if grouped and last != point and (own or tail.strip("0٠") == ""):
            return int("".join(groups))
        if grouped and last == point and tail == "000" and groups[0] != "0":
            return int("".join(groups))
        return None if last in "'’٬" else float(f"{int(groups[0])}.{_ascii(tail)}")
    if len(set(whole)) == 1 and whole[0] != last and last in ".,٫" and _groups(groups[:-1]):
        return float(f"{int(''.join(groups[:-1]))}.{_ascii(groups[-1])}")
    return None


def _groups(groups: list[str]) -> bool:
    """Groups of three, or the Indian way: two and two and three at last."""
    first, *rest = groups
    if not rest or not 1 <= len(first) <= 3 or first.startswith("0") or len(rest[-1]) != 3:
        return False
    sizes = {len(g) for g in rest[:-1]}
    return sizes <= {3} or (sizes == {2} and len(first) <= 2)


def _ascii(digits: str) -> str:
    return "".join(str(int(d)) for d in digits)


def find_digits(text: str, start: int, end: int, language: Language) -> list[Numeral]:
    """The numerals in digits of `text[start:end]`, in order; runs that are no number are passed over."""
    out: list[Numeral] = []
    at = start
    spaced = any(sign in _SPACES for sign in language.grouping)
    while m := _CHUNK.search(text, at, end):
        wide = _SPACED.match(text, m.start(), end) if spaced else None
        hit = wide or m
        at = hit.end()
        value = read(hit[0], language)
        if value is None and wide:
            hit, at = m, m.end()
            value = read(m[0], language)
        if value is None:
            continue
        first = hit.start()
        if first > start and text[first - 1] == "." and (first - 1 == start or not text[first - 2].isalnum()):
            value, first = float(f"0.{_ascii(hit[0])}") if hit[0].isdigit() else value, first - 1
        grouped = not hit[0].isdigit() or first != hit.start()
        if text[at : at + 1] in _VULGAR:
            value, grouped = value + _VULGAR[text[at]], True
            at += 1
        elif (
            (mixed := _MIXED.match(text, at, end)) and "." not in hit[0] and int(mixed[1]) < int(mixed[2]) in _DIVISORS
        ):
            value, grouped = value + int(mixed[1]) / int(mixed[2]), True
            at = mixed.end()
        elif (part := _SLASH.match(text, at, end)) and not grouped:
            whole = int(part[1])
            if whole in _DIVISORS and 0 < value < whole:
                out.append(Numeral(first, part.end(), exact(value / whole), value, written="fraction", grouped=True))
            at = part.end()
            continue
        out.append(Numeral(first, at, exact(value), exact(value), grouped=grouped))
    for m in re.finditer("[" + "".join(_VULGAR) + "]", text[start:end]):
        if not any(n.start < start + m.end() and start + m.start() < n.end for n in out):
            out.append(Numeral(start + m.start(), start + m.end(), _VULGAR[m[0]], _VULGAR[m[0]], written="fraction",
                               grouped=True))  # fmt: skip
    return sorted(out, key=lambda n: n.start)
