"""Sentence boundaries inside one block.

Boundaries come from sentencex, called on one block at a time: unbalanced straight quotation marks make
it swallow whole paragraphs, so all quotation marks are masked first; a word's stop before a number ends
a sentence as well, and pieces that end in one of the pack's abbreviations are joined again.
"""

from __future__ import annotations

import re

from onrecord.lang import Pack

MARKS = '"“”„‟«»‹›〝〞＂'
_MASK = str.maketrans(dict.fromkeys(MARKS, " "))
_LAST_WORD = re.compile(r"(\S+)\s*$")
_OPENER = re.compile(rf"([.!?…:])\s+([{MARKS}‘‚'(]+)\s*$")
_NUMBER = re.compile(r"[^\W\d_]{4}\.\s+(?=\d)")
"""A word that is no short form, its stop, and a number that opens the next sentence ("… gewesen. 38 Erkrankte")."""
_CLOSERS = MARKS + "'’)]"


def split(text: str, pack: Pack) -> list[tuple[int, int]]:
    """Start and end of each sentence of a block, outer white space left out; offsets count in `text`.

    Deterministic; never loses a character that is not white space; an empty text has no sentence.
    """
    from sentencex import get_sentence_boundaries

    masked = text.translate(_MASK)
    code = pack.code if pack.code != "und" else "en"
    found = {b["start_index"] for b in get_sentence_boundaries(code, masked)}
    starts = sorted(found | {m.end() for m in _NUMBER.finditer(masked)} | {0})
    pieces: list[tuple[int, int]] = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        if pieces and _goes_on(text[pieces[-1][0] : start], text[start:end], pack):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return [trimmed for s, e in _closers_back(text, pieces) if (trimmed := _trim(text, s, e))]


def _goes_on(before: str, after: str, pack: Pack) -> bool:
    """True when a boundary is false: an abbreviation or an initial before it, or a small letter after it."""
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    word = last[1].lstrip("(\"'“«‘[").lower()
    if word in pack.language.abbreviations or re.fullmatch(r"[^\W\d_]\.", word):
        return True
    head = after.lstrip().lstrip(_CLOSERS + "(“«‘").lstrip()
    ends = before.rstrip()[-1:]
    return bool(head) and head[0].islower() and ends not in "!?…:" and ends != "\n"


def _closers_back(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gives a closing mark that opens a piece back to the piece before it."""
    out: list[tuple[int, int]] = []
    for start, end in pieces:
        if out:
            m = re.match(r"\s*[”»’)\]\"']+(?=\s|$)", text[start:end])
            if m:
                cut = start + m.end()
                out[-1] = (out[-1][0], cut)
                start = cut
        if start < end:
            out.append((start, end))
    return out


def openers_on(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a block, an opening mark that ends one given on to the one after it."""
    out: list[tuple[int, int]] = []
    given: int | None = None
    for at, (start, end) in enumerate(pieces):
        m = _OPENER.search(text, start, end) if at + 1 < len(pieces) else None
        out.append((start if given is None else given, m.end(1) if m else end))
        given = m.start(2) if m else None
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
