"""Numbers with their magnitude, unit or money, and ranges of them, in one stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from msgspec import structs

from onrecord.annotate.figures.patterns import SPACE, alternatives
from onrecord.annotate.figures.words import Lexicon
from onrecord.lang.pack import Language
from onrecord.text.number_words import find_fractions, find_words
from onrecord.text.numbers import Numeral, exact, find_digits

_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE_DIGITS = re.compile(r"(?<!\w)[^\W\d_]{1,3}$")
_NEAR, _FEW = 2, 10
"""Numbers in words that a hyphen makes a range are small, and no further apart: "две-три недели"."""
_DASH = re.compile(r"[-–—‐‑]|[ \u00a0\u202f][–—][ \u00a0\u202f]?|[ \u00a0\u202f]-[ \u00a0\u202f]")


@dataclass(frozen=True)
class Quantity:
    """A numeral with what belongs to it.

    start, end: with sign of money and unit. low is None and high None save for a range.
    core: place of the numeral alone. unit: code, None for a count; loose: a unit word without a code was read.
    tight: nothing stands between numeral and unit. refused: letters follow that are no unit.
    """

    start: int
    end: int
    core: tuple[int, int]
    numeral: Numeral
    value: float | int
    unit: str | None = None
    low: float | int | None = None
    high: float | int | None = None
    loose: str | None = None
    refused: bool = False


def find(
    text: str, start: int, end: int, words: Lexicon, language: Language, *, floor: int | None = None
) -> list[Quantity]:
    """The quantities of `text[start:end]`, in order, none overlapping another.

    floor: where the sentence begins, when that is before `start`.
    """
    numbers = words.own.numbers
    numerals = [
        *find_digits(text, start, end, language),
        *find_words(text, start, end, numbers),
        *find_fractions(text, start, end, numbers),
    ]
    numerals.sort(key=lambda n: (n.start, -n.end, n.written == "words"))
    out: list[Quantity] = []
    at = start
    for n in numerals:
        if n.start < at:
            continue
        quantity = _complete(text, start, end, n, words)
        out.append(quantity)
        at = quantity.end
    return _shared(text, _ranges(text, start if floor is None else floor, _summed(text, out, words), words), words)


def _complete(text: str, start: int, end: int, n: Numeral, words: Lexicon) -> Quantity:
    """The numeral with magnitude, half, money and unit."""
    first, value = n.start, n.value
    money = words.money_before.search(text, max(start, first - 8), first)
    unit = words.signs.get(money[1], money[1]) if money else None
    if money:
        first = money.start(1)
    n, refused, suffix_unit = _magnitude(text, end, n, words, money=money is not None)
    at, value = n.end, n.value
    if half := words.half.match(text, at, end):
        value, at = exact(value + 0.5 * n.scale), half.end()
        if n.scale == 1 and (m := words.multiplier.match(text, at, end)):
            scale = words.own.numbers.multipliers.get(m[1].lower(), 1)
            value, at = exact(value * scale), m.end()
    core = (n.start, at)
    loose = None
    if suffix_unit:
        unit = unit or suffix_unit
    elif not refused:
        at, found, loose = _unit(text, at, end, words)
        unit = unit or found
    glued = first > start and (text[first - 1].isalnum() or text[first - 1] == "_")
    if glued and (before := _BEFORE_DIGITS.search(text, max(start, first - 4), first)):
        glued = before[0] not in words.own.numbers.prefixes
    return Quantity(first, at, core, n, value, unit, loose=loose, refused=refused or glued)


def _magnitude(text: str, end: int, n: Numeral, words: Lexicon, *, money: bool) -> tuple[Numeral, bool, str | None]:
    """The numeral with the magnitude behind it; whether odd letters follow; a unit glued to the digits."""
    multipliers, attached = words.own.numbers.multipliers, words.own.numbers.attached
    lower = {k.lower(): v for k, v in multipliers.items()}
    glued = _LETTERS.match(text, n.end, end)
    if n.written == "digits" and glued:
        letters = glued[0]
        unit = words.symbol.match(text, n.end, end)
        is_unit = unit is not None and unit.start(1) == n.end
        if letters in attached and (money or not is_unit or _counts(text, glued.end(), end, words)):
            scale = attached[letters]
            return _scaled(n, scale, glued.end()), False, None
        if is_unit or words.unit.match(text, n.end, end) or words.percent.match(text, n.end, end):
            return n, False, None
        if words.money_after.match(text, n.end, end) or words.loose.match(text, n.end, end):
            return n, False, None
        if letters.lower() in lower:
            return _scaled(n, lower[letters.lower()], glued.end()), False, None
        return n, True, None
    if n.written in ("digits", "words") and n.scale == 1 and (m := words.multiplier.match(text, n.end, end)):
        scale, at = lower[m[1].lower()], m.end()
        while scale < 1e6 and (again := words.multiplier.match(text, at, end)):  # "3 mille milliards"
            scale, at = scale * lower[again[1].lower()], again.end()
        if text[at : at + 1] == "." and at + 1 < end and text[at + 1] != "\n" and len(m[1]) < 5:
            at += 1
        return _scaled(n, scale, at), False, None
    return n, False, None


def _counts(text: str, at: int, end: int, words: Lexicon) -> bool:
    """True when a counted noun follows, and no word of length or place: "2.7m readers", not "37m long"."""
    m = re.compile(rf"{SPACE}([^\W\d_]+)").match(text, at, end)
    if not m:
        return False
    word = m[1].lower()
    return word not in words.stop and word not in words.own.dimensions and len(word) > 2


def _scaled(n: Numeral, scale: float, end: int) -> Numeral:
    value = exact(n.value * scale)
    return Numeral(n.start, end, value, n.value, scale, n.written, True, False)


def _unit(text: str, at: int, end: int, words: Lexicon) -> tuple[int, str | None, str | None]:
    """End, code and loose word of the unit that follows; the longest reading wins."""
    readings: list[tuple[int, int, str | None, str | None]] = []
    if m := words.percent.match(text, at, end):
        readings.append((m.end(), 3, "percent", None))
    if m := words.loose.match(text, at, end):
        readings.append((m.end(), 4, None, m[1]))
    if m := words.money_after.match(text, at, end):
        name = m["name"]
        code = words.currencies[re.sub(SPACE, " ", name).lower()] if name else words.signs.get(m["sign"], m["sign"])
        readings.append((m.end(), 2, code, None))
    if m := words.symbol.match(text, at, end):
        readings.append((m.end(), 1, words.symbols[m[1]], None))
    if m := words.unit.match(text, at, end):
        readings.append((m.end(), 1, words.units[re.sub(SPACE, " ", m[1]).replace("’", "'").lower()], None))
    if not readings:
        return at, None, None
    best = max(readings, key=lambda r: r[:2])
    return best[0], best[2], best[3]


def _summed(text: str, quantities: list[Quantity], words: Lexicon) -> list[Quantity]:
    """The quantities, thousands or millions with the rest that a letter joins to them as one: "795 ألفا و911"."""
    out: list[Quantity] = []
    for q in quantities:
        a = out[-1] if out else q
        joined = text[a.end : q.start].strip() in words.own.numbers.attached_joins
        if joined and a.unit is None and a.loose is None and not a.refused and q.value < a.numeral.scale:
            value = exact(a.value + q.value)
            numeral = structs.replace(
                q.numeral, start=a.numeral.start, value=value, mantissa=value, scale=1, grouped=True
            )
            out[-1] = replace(q, start=a.start, core=(a.core[0], q.core[1]), numeral=numeral, value=value)
        else:
            out.append(q)
    return out


def _ranges(text: str, start: int, quantities: list[Quantity], words: Lexicon) -> list[Quantity]:
    out: list[Quantity] = []
    for q in quantities:
        if out and (merged := _merged(text, start, out[-1], q, words)):
            out[-1] = merged
        else:
            out.append(q)
    return out


def _shared(text: str, quantities: list[Quantity], words: Lexicon) -> list[Quantity]:
    """Gives a bare number the unit of the next in a list, or of the level that it reached: "1.5 and 3 percent",
    "from 1.5 to 1.1 percent"."""
    out = list(quantities)
    for i in range(len(out) - 2, -1, -1):
        a, b = out[i], out[i + 1]
        gap = text[a.end : b.start].strip().lower()
        after = b.core[1] < b.end and b.low is None
        if (
            a.unit is None
            and a.loose is None
            and b.unit
            and after
            and (gap in words.own.numbers.joins or gap in words.reached)
        ):
            out[i] = replace(a, unit=b.unit)
    return out


def _merged(text: str, start: int, a: Quantity, b: Quantity, words: Lexicon) -> Quantity | None:
    """Both as one range, or None."""
    if a.low is not None or a.refused or b.refused or a.unit not in (None, b.unit) or a.loose not in (None, b.loose):
        return None
    gap, before = text[a.end : b.start], text[max(start, a.start - 60) : a.start]
    opened = _opening(gap, before, words)
    near = gap == "-" and 0 < b.value - a.value <= _NEAR and b.value <= _FEW and a.numeral.scale == b.numeral.scale
    dash = bool(_DASH.fullmatch(gap)) and (near or "digits" in (a.numeral.written, b.numeral.written))
    if opened is None and not dash and not _joined(gap, a, b, words):
        return None
    if b.unit is None and b.loose is None and _years(a, b):
        return None
    if dash and b.unit is None and text[b.end : b.end + 1] in tuple("-–‐:/"):
        return None
    low, scale = a.value, b.numeral.scale
    if a.numeral.scale == 1 and scale != 1 and a.value < b.numeral.mantissa:
        low = exact(a.value * scale)
    if not low < b.value or (not dash and _two_levels(before, a, b, words)):
        return None
    return replace(
        b, start=a.start - (opened or 0), core=(a.core[0], b.core[1]), low=low, high=b.value, unit=b.unit or a.unit
    )


def _opening(gap: str, before: str, words: Lexicon) -> int | None:
    """How far before the first number a word opens the range that the word in the gap closes, else None."""
    for first, second in words.own.between:
        m = _opener(first).search(before)
        if m and gap.strip().lower() == second:
            return len(before) - m.start()
    return None


@lru_cache(maxsize=64)
def _opener(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives((word,))}){SPACE}*$", re.IGNORECASE)


def _joined(gap: str, a: Quantity, b: Quantity, words: Lexicon) -> bool:
    """A word of the range between the two, or "or" between near numbers."""
    word = gap.strip(" \u00a0\u202f-").lower()
    if word in words.own.alternative:
        step = 10 if a.value % 10 == 0 and b.value % 10 == 0 else 5
        return 0 < b.value - a.value <= step and b.numeral.scale < 1000
    return word in words.own.to


def _two_levels(before: str, a: Quantity, b: Quantity, words: Lexicon) -> bool:
    """True where the numbers are an amount and a level, or an old and a new level: "rose from 5 to 7"."""
    moved = words.ending("up").search(before) or words.ending("down").search(before)
    by = words.ending("by").search(before)
    if a.unit is not None and (moved or by):
        return True
    if not words.ending("since").search(before):
        return False
    return words.moves(before)


def _years(a: Quantity, b: Quantity) -> bool:
    return all(
        q.numeral.written == "digits" and not q.numeral.grouped and q.unit is None and 1000 <= q.value <= 2199
        for q in (a, b)
    )
