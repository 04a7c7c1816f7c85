"""What narrows the thing a figure measures: a number on top of another, out of another, or of all who were there."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.across import proper_words
from onrecord.across.figure_readings import Reading
from onrecord.model import when
from onrecord.text.counted import FATES, OCCASIONS, things

Occasion = Literal["aboard", "crowd"]
_BREAK = re.compile(r"[.;:!?,()]\s|[،؛]|\n")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PART = 30
_THESE = 10  # days up to a report, of which its numbers are where it names no other time


def added(r: Reading) -> bool:
    """True for a number that comes on top of another of the same fate: "two more bodies".

    Not where the others of the sentence met another fate: "seven died and thirty others were hurt".
    """
    text, span = r.article.text, r.figure.span
    words = things(r.language)
    around = [*text[max(r.low, span.start - 16) : span.start].split()[-1:], *text[span.end : span.end + 24].split()[:2]]
    if not any(words.more.fullmatch(word.strip(".,;:")) for word in around):
        return False
    fates = {c.name for c in words.concepts(text[r.low : span.start]) if c.name in FATES}
    return not fates or r.fate in fates


def share(r: Reading) -> bool:
    """True for a number out of the dead, the hurt, the missing: "two of the nine dead", "two of them"."""
    if r.whole is not None:
        return True
    text, words = r.article.text, things(r.language)
    at = r.figure.span.end
    while text[at : at + 1] in (" ", "\u00a0"):
        at += 1
    opening = words.parts.match(text, at)
    if opening is None:
        return False
    found = {c.name for c in words.concepts(_BREAK.split(text[opening.end() : opening.end() + _PART])[0])}
    return not found or bool(FATES & found)


def of_all(r: Reading) -> bool:
    """True where the counted are people, or the dead and hurt themselves: "policemen" may be some of them."""
    counted = r.figure.counted or ""
    fates = [c for c in things(r.language).concepts(counted) if c.name in FATES]
    return r.kind is not None or all(any(c.start <= m.start() < c.end for c in fates) for m in _WORD.finditer(counted))


def at_one_place(r: Reading) -> bool:
    """True for those who are treated in a hospital that its clause names, and does not give as its source."""
    seen, text, span = things(r.language).treated, r.article.text, r.figure.span
    clause = _BREAK.split(text[r.low : span.start])[-1] + _BREAK.split(text[span.end : r.high])[0]
    return bool(seen.search(clause)) and not seen.search(r.figure.attributed_to or "")


def of_these_days(a: Reading, b: Reading) -> bool:
    """True where neither sentence names a time before the last days, or since when, that the other does not."""
    if not all(any(when.same(t, u) for u in y.since) for x, y in ((a, b), (b, a)) for t in x.since):
        return False
    return all(_late(t, x) or any(when.same(t, u) for u in y.times) for x, y in ((a, b), (b, a)) for t in x.times)


def _late(time: str, r: Reading) -> bool:
    days = when.days(time)
    return days is None or days.low is None or (r.moment[0] - days.low).days <= _THESE


def one_place(a: Reading, b: Reading) -> bool:
    """True where both name one place, and neither sentence one that the other report does not name beside it."""
    if not proper_words.shared(a.at | a.proper, b.at | b.proper):
        return False
    return all(not x.at or proper_words.shared(x.at, y.at or y.proper) for x, y in ((a, b), (b, a)))


def occasion(r: Reading) -> Occasion | None:
    """Of whom the number is, where it counts all who were there: those aboard, or a crowd.

    The words beside the number say so; for a bare number, those of its sentence and the sentence before.
    """
    f = r.figure
    if f.unit is not None or r.fate or f.change or f.status != "reported" or share(r):
        return None
    text, words = r.article.text, things(r.language)
    start = min(f.span.start, f.counted_span.start) if f.counted_span else f.span.start
    found = {c.name for c in words.concepts(text[start : r.until])}
    if f.counted is None:
        found |= {c.name for c in words.concepts(text[r.before : r.high])}
        if found & FATES:
            return None
    elif r.kind in ("people", "passengers"):
        found |= {c.name for c in words.concepts(text[r.low : f.span.start])} & {"aboard", "drew"}
    if r.kind not in (None, "people", *OCCASIONS):
        return None
    if "aboard" in found or {"passengers", "crew"} <= found:
        return None if r.kind == "crew" else "aboard"
    return "crowd" if found & {"crowd", "drew"} else None
