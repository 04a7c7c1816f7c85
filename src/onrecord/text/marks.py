"""Quotation marks: which passages of a block stand between them.

The press sets every kind of mark, mixes them, leaves one out or turns one round. So a mark's part
is read first from what stands on its two sides (space before and a word after: it opens), and only
where that leaves it open from its glyph. Marks are paired inside one block alone: whatever is wrong
in a paragraph, the next one starts afresh, except for an opening mark that was left open at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_DOUBLE = re.compile(r"''|``|’’|‘‘|‚‚|,,(?=\w)|<<|>>|[\"“”„‟«»〝〞＂]")
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[—–:\"“”„«/])|^)(?:[‘‚‹](?!\d0s)(?=\w|…|\.\.)|'(?=[^\W\d]))")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
_SINGLE_CLOSE = {"‘": "’'", "‚": "‘’'", "‹": "›", "'": "'’"}
_OPENING = {"“", "„", "‟", "«", "‘‘", "``", "‚‚", ",,", "<<", "〝"}
_CLOSING = {"”", "»", "’’", ">>", "〞"}
_BEFORE_OPEN = "([{—–-:/'’=>"
_AFTER_CLOSE = ".,;:!?…)]}—–-'’/"
_SENTENCE_END = ".!?…,"
_LONGEST_WITHOUT_STOP = 80
"""Characters: a passage in single marks that ends in no sentence mark is no longer than this,
for its end may be an apostrophe."""


class Passage(msgspec.Struct, frozen=True, order=True):
    """Words between quotation marks, outer white space left out.

    start, end: offsets of the words. outer_start, outer_end: of the words with their marks.
    mark: the opening mark as written, empty where none stands ("continued" from the block before).
    closed: False where no closing mark was found and the passage runs to the end of its block.
    single: True between single marks. depth: 0 for an outer passage, 1 for one inside it, …
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str = ""
    closed: bool = True
    single: bool = False
    depth: int = 0


def passages(text: str, blocks: Iterable[tuple[int, int]]) -> list[Passage]:
    """The passages between marks in all `blocks` (start, end) of a text, by place; offsets count in `text`.

    A block whose last passage was left open hands it on: a next block that starts without a mark and
    has a closing mark first goes on with it. Never raises; linear in the length of the text.
    """
    out: list[Passage] = []
    left_open = False
    for start, end in blocks:
        found = _block(text, start, end, left_open)
        left_open = any(not p.closed and p.depth == 0 for p in found)
        out += found
    return out


def _block(text: str, start: int, end: int, goes_on: bool) -> list[Passage]:
    doubles = _doubles(text, start, end, goes_on)
    edges = [(p.outer_start, p.outer_end) for p in doubles]
    singles = [p for p in _singles(text, start, end) if not _crosses(p, edges)]
    return _deepened(sorted([*doubles, *singles], key=lambda p: (p.outer_start, -p.outer_end)))


def _crosses(p: Passage, edges: list[tuple[int, int]]) -> bool:
    return any(s < p.outer_start < e < p.outer_end or p.outer_start < s < p.outer_end < e for s, e in edges)


def _deepened(found: list[Passage]) -> list[Passage]:
    out: list[Passage] = []
    around: list[Passage] = []
    for p in found:
        while around and around[-1].outer_end <= p.outer_start:
            around.pop()
        deeper = msgspec.structs.replace(p, depth=len(around))
        around.append(deeper)
        out.append(deeper)
    return out


def _part(text: str, m: re.Match[str], start: int, end: int, open_marks: list[re.Match[str]]) -> str:
    """ "open", "close" or "" for a mark, from its sides, its glyph and what is open."""
    before = text[m.start() - 1] if m.start() > start else " "
    after = text[m.end()] if m.end() < end else " "
    glyph = m[0]
    space_before = before.isspace() or before in _BEFORE_OPEN
    space_after = after.isspace() or after in _AFTER_CLOSE
    if before == ":" and not (open_marks and after in _AFTER_CLOSE):
        return "open"  # even turned round and set apart: «he said:” we … “»
    if before.isspace() and after in ".,;:!?)" and open_marks and not text.startswith("...", m.end()):
        return "close"
    if space_before and not space_after:
        if glyph in _CLOSING and open_marks:
            return "close"
        return "open"
    if space_after and not space_before:
        if glyph in _OPENING and glyph != "“" and not open_marks:
            return "open"
        if glyph in ("«", "„") and after.isspace():
            return "open"
        return "close"
    # nothing or a space on both sides: the glyph decides, else whether something is open
    if glyph in _OPENING and not (glyph == "“" and any(o[0] in ("„", "”") for o in open_marks)):
        return "open" if space_before or glyph != "“" or not open_marks else "close"
    if glyph in _CLOSING:
        return "close" if open_marks else ("open" if space_before else "")
    return "close" if open_marks else "open"


def _doubles(text: str, start: int, end: int, goes_on: bool) -> list[Passage]:
    out: list[Passage] = []
    stack: list[re.Match[str]] = []
    first = True
    for m in _DOUBLE.finditer(text, start, end):
        if m[0] == '"' and _FEET.search(text, max(start, m.start() - 6), m.start()):
            continue
        part = _part(text, m, start, end, stack)
        if part == "open":
            stack.append(m)
        elif part == "close" and stack:
            opened = stack.pop()
            _keep(out, text, opened.end(), m.start(), opened.start(), m.end(), opened[0])
        elif part == "close" and first and goes_on:
            _keep(out, text, start, m.start(), start, m.end(), "")
        first = False
    if len(stack) == 1 and _runs_on(text, start, stack[0], out, goes_on):
        _keep(out, text, stack[0].end(), end, stack[0].start(), end, stack[0][0], closed=False)
    return out


def _runs_on(text: str, start: int, opened: re.Match[str], found: list[Passage], goes_on: bool) -> bool:
    """True when a mark that was never closed opens words that run to the end of the block.

    It must stand where speech begins, and no like passage may follow it: then its closing mark was lost
    somewhere before that one, and where the words end is not known.
    """
    before = text[start : opened.start()].rstrip()
    if any(p.outer_start > opened.start() and p.mark == opened[0] for p in found):
        return goes_on and not before
    return not before or before[-1] in ":,"


def _keep(
    out: list[Passage], text: str, start: int, end: int, outer_start: int, outer_end: int, mark: str,
    closed: bool = True, single: bool = False,
) -> None:  # fmt: skip
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in text[start:end]):
        out.append(Passage(start, end, outer_start, outer_end, mark, closed, single))


def _singles(text: str, start: int, end: int) -> list[Passage]:
    out: list[Passage] = []
    done = start
    for m in _SINGLE_OPEN.finditer(text, start, end):
        if m.start() < done or text.startswith(("''", "‘‘", "‚‚"), m.start()):
            continue
        close = _single_close(text, m.end(), end, _SINGLE_CLOSE[m[0]])
        if close is not None:
            _keep(out, text, m.end(), close, m.start(), close + 1, m[0], single=True)
            done = close + 1
    return out


def _single_close(text: str, start: int, end: int, marks: str) -> int | None:
    """Where a single mark closes: after a sentence mark, or near; a plural's apostrophe is passed over once."""
    apostrophe: int | None = None
    for i in range(start, min(end, start + 3000)):
        if text[i] not in marks or (i + 1 < end and text[i + 1].isalnum()):
            continue
        if text[i - 1] in _SENTENCE_END:
            return i
        near = i - start <= _LONGEST_WITHOUT_STOP
        if text[i - 1] in "sx" and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].islower():
            apostrophe = apostrophe or (i if near else None)
        elif (near and not text[i - 1].isspace() and text[i] != "‘") or (near and text[i] == "‘"):
            return i
    return apostrophe
