"""Cuts a text into units: its paragraphs and lone lines, as the text itself sets them apart."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple


class Unit(NamedTuple):
    """A stretch of text between outer white space; `gap` is True where a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_FINAL = re.compile(r"[.!?…。！？؟۔।][\"'”’»›“)\]\s*]*$")
_INSIDE = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“‘«(¿¡]*\s?[^\W\d_a-z]")
_FULL = re.compile(r"[^\W\d_A-ZÀ-ÞА-Я]{4}[.!?…][\"'”’»)]*\s+\S")
"""A sentence that ends inside a line, after a word that is no abbreviation: "… at noon. EFE"."""
_BETWEEN = re.compile(r"\s[|•·]\s")
_BULLET = re.compile(r"(?:[•·▪◦‣●■►*]|[-–]|\d{1,2}[.)])\s+\S")
LONGEST_HEADING = 150
"""Characters; a line without a final stop that is longer is a paragraph."""


def units(text: str) -> list[Unit]:
    """The units of a text, in order. Lines that a narrow column broke are joined into their paragraph."""
    lines: list[Unit] = []
    for m in _LINE.finditer(text):
        stripped = m[0].strip()
        if not stripped:
            continue
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        gap = not lines or text.count("\n", lines[-1].end, start) > 1
        lines.append(Unit(start, start + len(stripped), stripped, gap))
    return _joined(text, lines) if _hard_wrapped(lines) else _mended(text, lines)


def _hard_wrapped(lines: list[Unit]) -> bool:
    """True when most lines inside paragraphs stop in mid-sentence near one common width."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    if len(pairs) < 3:
        return False
    width = max(len(a.text) for a, _ in pairs)
    broken = [a for a, b in pairs if len(a.text) > 0.6 * width and not is_final(a.text)]
    runs_on = [b for _, b in pairs if b.text[0].islower() or b.text[0].isdigit()]
    return width <= 110 and len(broken) >= 0.6 * len(pairs) and len(runs_on) >= 0.3 * len(pairs)


def _mended(text: str, lines: list[Unit]) -> list[Unit]:
    """Joins a line that breaks off in mid-sentence with the next, where that goes on in small letters."""
    out: list[Unit] = []
    for line in lines:
        before = out[-1] if out else None
        breaks = before is not None and len(before.text) >= 60 and not is_final(before.text)
        if before and breaks and not line.gap and line.text[0].islower() and line.words >= 4:
            out[-1] = Unit(before.start, line.end, text[before.start : line.end], before.gap)
        else:
            out.append(line)
    return out


def _joined(text: str, lines: list[Unit]) -> list[Unit]:
    """Joins broken lines; a short line, an indented line or a bullet begins anew after a final stop."""
    width = max(len(line.text) for line in lines)
    out: list[Unit] = []
    last = ""
    for line in lines:
        indented = line.start > 0 and text[line.start - 1] in " \t"
        anew = line.gap or not out or _BULLET.match(line.text) or (indented and is_final(last))
        if anew or (len(last) < 0.75 * width and (is_final(last) or line.text[:1].isupper())):
            out.append(line)
        else:
            out[-1] = Unit(out[-1].start, line.end, text[out[-1].start : line.end], out[-1].gap)
        last = line.text
    return out


def is_final(text: str) -> bool:
    """True when the text ends as a sentence ends."""
    return bool(_FINAL.search(text[-12:]))


def is_bullet(text: str) -> bool:
    """True when the text begins as an item of a list."""
    return bool(_BULLET.match(text))


def is_menu(text: str) -> bool:
    """True for a row of links: at least four entries between bars or dots."""
    return len(text) <= 600 and len(_BETWEEN.findall(text)) >= 3 and not is_final(text)


def is_prose(unit: Unit) -> bool:
    """True for running text: a sentence that ends, or more than fits a heading."""
    if is_menu(unit.text):
        return False
    if is_final(unit.text):
        return unit.words >= 5 or bool(_INSIDE.search(unit.text))
    return len(unit.text) > LONGEST_HEADING or bool(unit.words >= 5 and _FULL.search(unit.text))


def may_head(unit: Unit, after: Unit) -> bool:
    """True for one short question or exclamation before a longer paragraph: a headline or a heading."""
    return (
        bool(re.search(r"[?!؟][\"'”’»)\s]*$", unit.text[-6:]))
        and len(unit.text) <= LONGEST_HEADING
        and not _FULL.search(unit.text)
        and len(after.text) > max(80, 1.5 * len(unit.text))
        and is_prose(after)
    )
