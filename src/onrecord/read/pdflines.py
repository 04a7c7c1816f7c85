"""From the lines of pages to paragraphs: what repeats on pages, where paragraphs end, words cut at line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import BlockKind
from onrecord.read.lines import is_bullet, is_final

EDGE = 3
"""Lines at the head and at the foot of a page that may be its furniture."""
SMALL = 0.85
"""Part of the usual size of letters below which a line at the very edge is furniture."""
SHORT = 60
"""Characters of such a line at most."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:\w{1,8}\W+)?\d{1,3}(?:\W+(?:\w{1,4}\W+)?\d{1,3})?\W*|[ivxlc]{1,6}")
_CUT = re.compile(r"[^\W\d_](?:-|\u00ad|\u2010)$")
_JOINED = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
                         "\ufb05": "st", "\ufb06": "st"})  # fmt: skip
"""Letters that print joins, each as the letters it stands for."""


class Line(NamedTuple):
    """A line of a page: its words, where it begins (points from the left and from the foot; 0 where not known), and
    the size of its letters."""

    text: str
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without their running heads, feet and page numbers, and those lines, each once.

    A line is furniture that stands at the same place of at least half of the pages with the same words, whatever its
    numbers are, or a short one at the very edge in small letters, or a lone page number.
    """
    small = SMALL * usual_size([line for page in pages for line in page])
    counts: Counter[tuple[int, int, str]] = Counter()
    for page in pages:
        counts.update({_key(edge, page[i]) for edge, i in _edges(page)})
    out: list[list[Line]] = []
    furniture: dict[str, str] = {}
    for page in pages:
        dropped: set[int] = set()
        for edge, i in _edges(page):
            outermost = i in (0, len(page) - 1)
            if not outermost and (i - 1 if edge == 0 else i + 1) not in dropped:
                continue
            repeated = len(pages) > 1 and counts[_key(edge, page[i])] >= max(2, len(pages) / 2)
            alone = outermost and len(page) > 2 and _NUMBER.fullmatch(page[i].text)
            if repeated or alone or (page[i].size < small and len(page[i].text) <= SHORT):
                dropped.add(i)
                furniture.setdefault(_plain(page[i].text), page[i].text)
        out.append([line for i, line in enumerate(page) if i not in dropped])
    return out, list(furniture.values())


def _edges(page: Sequence[Line]) -> list[tuple[int, int]]:
    """Edge (0 head, 1 foot) and number of the lines at the edges of a page, from the edge inwards."""
    count = min(EDGE, len(page) // 3 or len(page))
    foot = range(len(page) - 1, max(count, len(page) - count) - 1, -1)
    return [(0, i) for i in range(count)] + [(1, i) for i in foot]


def _key(edge: int, line: Line) -> tuple[int, int, str]:
    return edge, round(line.y), _plain(line.text)


def _plain(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[tuple[BlockKind, str]]:
    """The paragraphs and headings of the pages. A paragraph may go on across columns and pages."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    usual = usual_size(lines)
    gaps = sorted(a.y - b.y for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * max(usual, 6) and a.size == b.size)
    # Short paragraphs have as many gaps between them as between their lines.
    leading = gaps[len(gaps) // 5] if gaps else 0.0
    # The width that lines reach, so that one long line does not make all others short.
    width = sorted(len(line.text) for line in lines)[int(0.85 * (len(lines) - 1))]
    groups: list[list[Line]] = []
    for line in lines:
        larger = max(1.0, line.size / usual) if usual else 1.0
        if groups and not _begins(groups[-1], line, leading * larger, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    known = _words(lines)
    largest = max((g[0].size for g in groups[:8]), default=0.0)
    out: list[tuple[BlockKind, str]] = []
    titled = False
    for group in groups:
        text = joined((line.text for line in group), known)
        kind: BlockKind = "paragraph"
        if group[0].size > 1.12 * usual and len(text) <= 300:
            kind = "title" if not titled and group[0].size == largest else "heading"
            titled = titled or kind == "title"
        out.append((kind, text))
    return out


def usual_size(lines: Sequence[Line]) -> float:
    """The size of most letters; 0 where none is known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _begins(group: list[Line], line: Line, leading: float, width: int) -> bool:
    """True where a line begins a new paragraph after this group of lines."""
    last = group[-1]
    if abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return True
    if is_bullet(line.text):
        return True
    ended = is_final(last.text)
    gap = last.y - line.y
    if leading and 0 < gap < 20 * leading:
        if gap > 1.3 * leading:
            return ended or gap > 1.7 * leading or len(last.text) < 0.6 * width
        left = min(g.x for g in group[1:]) if len(group) > 1 else last.x
        if (ended or len(last.text) < 0.6 * width) and line.x > left + 0.7 * max(line.size, 6):
            return True
    return ended and len(last.text) < 0.8 * width


def joined(lines: Iterable[str], known: Counter[str]) -> str:
    """One text of lines. A hyphen at a line's end goes where the word stands whole elsewhere in the document, or
    where it is one that only a line's end shows; else it stays."""
    out = ""
    for line in lines:
        if out and _CUT.search(out) and line[:1].isalpha():
            head = re.search(r"[^\W\d_]+(?=.$)", out)
            tail = re.match(r"[^\W\d_]+", line)
            whole = (head[0] if head else "") + (tail[0] if tail else "")
            soft = out[-1] == "\u00ad"
            if soft or (line[0].islower() and known[whole.casefold()]):
                out = out[:-1] + line
            else:
                out += line
        else:
            out += (" " if out else "") + line
    return out.replace("\u00ad", "").translate(_JOINED)


def _words(lines: Sequence[Line]) -> Counter[str]:
    """The words that stand whole in some line, in small letters."""
    found: Counter[str] = Counter()
    for line in lines:
        words = re.findall(r"[^\W\d_]+", line.text.casefold())
        found.update(words[1:-1] if _CUT.search(line.text) else words)
    return found
