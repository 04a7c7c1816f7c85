"""Parts in words of two numbers: "six out of ten", "un habitant sur trois", "one in five"."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from onrecord.annotate.figures.patterns import SPACE, alternatives
from onrecord.annotate.figures.quantity import Quantity
from onrecord.annotate.figures.words import Lexicon
from onrecord.text.numbers import exact

_MOST = 1000
_ROUND = frozenset({10, 100, 1000})


def ratios(text: str, quantities: list[Quantity], words: Lexicon) -> list[Quantity]:
    """The quantities, two of them as one part of a whole where the words between say so."""
    if not words.own.ratio:
        return quantities
    between = re.compile(rf"(?:{SPACE}[^\W\d_]+){{0,2}}{SPACE}({alternatives(words.own.ratio)}){SPACE}", re.IGNORECASE)
    out: list[Quantity] = []
    for q in quantities:
        merged = _part(text, out[-1], q, between) if out else None
        if merged:
            out[-1] = merged
        else:
            out.append(q)
    return out


def _part(text: str, a: Quantity, b: Quantity, between: re.Pattern[str]) -> Quantity | None:
    if any(q.unit or q.loose or q.refused or q.low is not None or q.value != int(q.value) for q in (a, b)):
        return None
    m = between.fullmatch(text, a.end, b.start)
    if not m or not 0 < a.value < b.value <= _MOST:
        return None
    bare = m.start(1) == a.end + 1
    if not bare and b.value > min(_ROUND) and b.value not in _ROUND:
        return None  # "28 seats out of 50": so many seats, and no share of anything
    if len(m[1]) < 3 and not (bare and (a.value == 1 or b.value in _ROUND)):
        return None  # "in" links numbers of all sorts: "killed five in two villages"
    value = a.value / b.value
    numeral = msgspec.structs.replace(
        b.numeral, start=a.numeral.start, value=exact(value), mantissa=value, scale=1, written="fraction",
        grouped=True, one=False,
    )  # fmt: skip
    return replace(b, start=a.start, core=(a.core[0], b.core[1]), numeral=numeral, value=exact(value))
