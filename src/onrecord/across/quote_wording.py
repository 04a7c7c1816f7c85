"""Whether two quotes in one language are the same words, and where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from onrecord.across.quote_units import Match, Said

ENOUGH = 6
"""Words from which on two quotes with the same words are one utterance, whoever is named."""
FEW = 4
"""Words from which on they are when the speaker is not known in one report."""
SHARED = 0.6
"""Least part of the shorter quote, and of the stretch it covers in the longer, that altered wording shares."""
SHARED_UNKNOWN = 0.8
"""The same when the speaker is not known in one report."""
CUT = 6
"""A stretch of so many words that one report has and the other has not is a cut, and alters nothing."""
SHOWN = 4

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ELLIPSIS = re.compile(r"\.{3}|…")


class Wording(NamedTuple):
    """How two quotes in one language relate: `same` words, or `altered` with the differences in words."""

    same: bool
    differences: tuple[str, ...] = ()


def compare(a: Said, b: Said, speaker: Match, near: bool) -> Wording | None:
    """The relation of two quotes by their words; None when they are not one utterance.

    near: the reports are days, not weeks, apart, so that alike words can be one utterance and not two.
    """
    short, long = (a, b) if len(a.words) <= len(b.words) else (b, a)
    if not short.words:
        return None
    if _holds(long.words, short.words) or _holds_parts(short, long):
        enough = len(short.words) >= ENOUGH or (len(short.words) >= FEW and speaker != "different")
        same = speaker == "same" and (near or len(short.words) >= FEW)
        return Wording(True) if enough or same else None
    if len(short.words) < ENOUGH or speaker == "different" or not near:
        return None
    return _altered(a, b, SHARED if speaker == "same" else SHARED_UNKNOWN)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _holds_parts(short: Said, long: Said) -> bool:
    """True when the shorter marks what it leaves out, and each of its parts stands in the longer."""
    parts = [
        tuple(w.casefold() for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", p)) for p in _ELLIPSIS.split(short.text)
    ]
    parts = [p for p in parts if p]
    return len(parts) > 1 and all(_holds(long.words, p) for p in parts)


def _altered(a: Said, b: Said, least: float) -> Wording | None:
    from rapidfuzz.distance import LCSseq

    steps = LCSseq.opcodes(a.words, b.words)
    equal = [step for step in steps if step.tag == "equal"]
    shared = sum(step.src_end - step.src_start for step in equal)
    if shared < ENOUGH - 1 or shared < least * min(len(a.words), len(b.words)):
        return None
    first, last = equal[0], equal[-1]
    covered = max(last.src_end - first.src_start, last.dest_end - first.dest_start)
    if shared < least * covered:
        return None
    inner = [s for s in steps if s.tag != "equal" and s.src_start >= first.src_start and s.src_end <= last.src_end]
    differences = tuple(_differences(a, b, inner))
    return Wording(not differences, differences)


def _same_but_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """True for two spellings of the same words: run together, or one letter another ("traveling", "organize")."""
    from rapidfuzz.distance import Levenshtein

    x, y = "".join(left).casefold(), "".join(right).casefold()
    return x == y or (min(len(x), len(y)) >= 6 and x[-1] == y[-1] and Levenshtein.distance(x, y) == 1)


def _differences(a: Said, b: Said, steps: list[Any]) -> list[str]:
    out: list[str] = []
    at = 0
    while at < len(steps):
        step = steps[at]
        left = a.raw[step.src_start : step.src_end]
        right = b.raw[step.dest_start : step.dest_end]
        if (
            at + 1 < len(steps)
            and steps[at + 1].src_start == step.src_end
            and steps[at + 1].dest_start == step.dest_end
        ):
            at += 1
            left += a.raw[steps[at].src_start : steps[at].src_end]
            right += b.raw[steps[at].dest_start : steps[at].dest_end]
        at += 1
        if max(len(left), len(right)) >= CUT and not (left and right):
            continue
        if left and right:
            if not _same_but_spelling(left, right):
                out.append(f"“{' '.join(left)}” against “{' '.join(right)}”")
        elif left:
            out.append(f"“{' '.join(left)}” left out")
        elif right:
            out.append(f"“{' '.join(right)}” added")
    return out[:SHOWN]
