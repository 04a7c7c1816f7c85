"""Whether two quotes in one language are the same words, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.across.quote_units import WORD, Match, Said

ENOUGH = 6
"""Words from which on two quotes with the same words are one utterance, whoever is named."""
FEW = 4
"""Words from which on they are when the speaker is not known in one report."""
SHARED = 0.6
"""Least part of the shorter quote, and of the stretch it covers in the longer, that altered wording shares."""
SHARED_UNKNOWN = 0.8
"""The same when the speaker is not known in one report."""
ENDING = 8
"""Words that two quotes must share when one of them begins or ends otherwise than the other within a sentence:
a speaker may well begin two utterances alike."""
CHANCE = 2
"""So many shared words beside the end of a sentence may be there by chance."""
CUT = 6
"""A stretch of so many words that one report has and the other has not is a cut, and alters nothing."""
SHOWN = 4

Run = tuple[int, int, int, int]
"""A stretch of words both quotes have: from and to in the first, from and to in the second."""

_ELLIPSIS = re.compile(r"\.{3}|…")
_STOP = re.compile(r"[.!?…؟。]+[\"'”’»)\]]*(?:\s|$)|…|\.{3}")


class Change(NamedTuple):
    """What stands in one place in the first quote and in the second; empty where nothing does."""

    first: str
    second: str


class Wording(NamedTuple):
    """How two quotes in one language relate: `same` words, or altered ones with what was changed."""

    same: bool
    changes: tuple[Change, ...] = ()


def compare(a: Said, b: Said, speaker: Match, near: bool) -> Wording | None:
    """The relation of two quotes by their words; None when they are not one utterance.

    near: the reports are days, not weeks, apart, so that alike words can be one utterance and not two.
    """
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if not short.words:
        return None
    if holds(long, short):
        enough = len(short.words) >= ENOUGH or (len(short.words) >= FEW and speaker != "different")
        same = speaker == "same" and (near or len(short.words) >= FEW)
        return Wording(True) if enough or same else None
    if len(short.words) < ENOUGH or speaker == "different" or not near:
        return None
    return altered(a, b, speaker)


def holds(long: Said, short: Said) -> bool:
    """True where a quote has all words of a shorter one in a row, or each part of one that marks what it leaves out."""
    return _holds(long.words, short.words) or _holds_parts(short, long)


def altered(a: Said, b: Said, speaker: Match) -> Wording | None:
    """The relation of two quotes near in time that do not hold each other; None when they are not one utterance."""
    return _altered(a, b, SHARED if speaker == "same" else SHARED_UNKNOWN)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _holds_parts(short: Said, long: Said) -> bool:
    """True when the shorter marks what it leaves out, and each of its parts stands in the longer."""
    parts = [tuple(w.casefold().replace("’", "'") for w in WORD.findall(p)) for p in _ELLIPSIS.split(short.plain)]
    parts = [p for p in parts if p]
    return len(parts) > 1 and all(_holds(long.words, p) for p in parts)


class _Gap(NamedTuple):
    """A stretch of words of each quote, from and to, that stands between shared ones."""

    a: int
    a_end: int
    b: int
    b_end: int


def _altered(a: Said, b: Said, least: float) -> Wording | None:
    from rapidfuzz.distance import LCSseq

    runs = [
        (s.src_start, s.src_end, s.dest_start, s.dest_end) for s in LCSseq.opcodes(a.words, b.words) if s.tag == "equal"
    ]
    shared = sum(end - start for start, end, _, _ in runs)
    if shared < ENOUGH - 1 or shared < least * min(len(a.words), len(b.words)):
        return None
    gaps = [_Gap(x[1], y[0], x[3], y[2]) for x, y in pairwise(runs)]
    outer = _ends(a, b, runs[0], runs[-1])
    covered = max(
        runs[-1][1] - runs[0][0] + sum(g.a_end - g.a for g in outer),
        runs[-1][3] - runs[0][2] + sum(g.b_end - g.b for g in outer),
    )
    if shared < least * covered:
        return None
    if shared < ENDING and _changes(a, b, outer):
        return None
    changes = tuple(_changes(a, b, sorted(gaps + outer)))
    return Wording(not changes, changes[:SHOWN])


def _ends(a: Said, b: Said, first: Run, last: Run) -> list[_Gap]:
    """The words before the first shared run and after the last one, where both quotes have some in that sentence.

    Where a sentence ends at the run, or only one quote goes on, the other is cut short and nothing is changed.
    """
    stops_a, stops_b = _stops(a), _stops(b)
    out = []
    near = range(min(CHANCE, first[1] - first[0]) + 1)
    begins = any(first[0] - 1 + k in stops_a and first[2] - 1 + k in stops_b for k in near)
    if first[0] and first[2] and not begins and first[0] - 1 not in stops_a and first[2] - 1 not in stops_b:
        head_a = max((i + 1 for i in stops_a if i < first[0]), default=0)
        head_b = max((i + 1 for i in stops_b if i < first[2]), default=0)
        out.append(_Gap(head_a, first[0], head_b, first[2]))
    n, m = len(a.words), len(b.words)
    near = range(min(CHANCE, last[1] - last[0]) + 1)
    finishes = any(last[1] - 1 - k in stops_a and last[3] - 1 - k in stops_b for k in near)
    if last[1] < n and last[3] < m and not finishes and last[1] - 1 not in stops_a and last[3] - 1 not in stops_b:
        tail_a = min((i + 1 for i in stops_a if i >= last[1]), default=n)
        tail_b = min((i + 1 for i in stops_b if i >= last[3]), default=m)
        out.append(_Gap(last[1], tail_a, last[3], tail_b))
    return out


def _stops(item: Said) -> list[int]:
    """The places of the words after which a sentence ends, or something is left out."""
    text = item.plain
    words = [m.span() for m in WORD.finditer(text)]
    between = [text[words[i][1] : words[i + 1][0] if i + 1 < len(words) else len(text)] for i in range(len(words))]
    return [i for i, marks in enumerate(between) if _STOP.search(marks)]


def _same_but_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """True for two spellings of the same words: run together, or one letter another ("traveling", "organize")."""
    from rapidfuzz.distance import Levenshtein

    x, y = "".join(left).casefold(), "".join(right).casefold()
    return x == y or (min(len(x), len(y)) >= 6 and x[-1] == y[-1] and Levenshtein.distance(x, y) == 1)


def _changes(a: Said, b: Said, gaps: Sequence[_Gap]) -> list[Change]:
    out = []
    for gap in _joined(gaps):
        left, right = a.raw[gap.a : gap.a_end], b.raw[gap.b : gap.b_end]
        cut = not (left and right) and max(len(left), len(right)) >= CUT
        if (left or right) and not cut and not (left and right and _same_but_spelling(left, right)):
            out.append(Change(" ".join(left), " ".join(right)))
    return out


def _joined(gaps: Sequence[_Gap]) -> list[_Gap]:
    """The gaps, two replacements with a single shared word between them as one: that word may stand there by chance."""
    out: list[_Gap] = []
    for gap in gaps:
        replaced = gap.a < gap.a_end and gap.b < gap.b_end
        if out and replaced and out[-1].a < out[-1].a_end and out[-1].b < out[-1].b_end and gap.a - out[-1].a_end == 1:
            out[-1] = _Gap(out[-1].a, gap.a_end, out[-1].b, gap.b_end)
        else:
            out.append(gap)
    return out
