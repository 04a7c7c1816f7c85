"""The layout of a report: its title, and a block with a role for every stretch of visible text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.lang import Pack
from onrecord.model import Block
from onrecord.read import bylines, datelines, dates, kinds, zones
from onrecord.read.flat import flat
from onrecord.read.lines import Unit, is_prose, may_head, units
from onrecord.read.words import phrases, words


@dataclass
class Layout:
    """What the layout of a text gives: blocks, the title's place, the dateline and a date before the first sentence."""

    blocks: list[Block] = field(default_factory=list)
    title: tuple[int, int] | None = None
    dateline: datelines.Dateline | None = None
    fragment: dates.Dated | None = None


def lay_out(text: str, language: Pack, title: str | None = None, marks: Sequence[Block] = ()) -> Layout:
    """The layout of a text; `title` is the title its source states, `marks` the blocks its format gives."""
    found = units(text)
    roles: list[str | None] = [kinds.marked(u, marks) or kinds.own_kind(u, language) for u in found]
    prose = [i for i, u in enumerate(found) if roles[i] is None and is_prose(u)]
    if len(prose) > 1 and may_head(found[prose[0]], found[prose[0] + 1]):
        prose = prose[1:]
    kinds.only_outside(found, roles, prose, language)
    out = Layout()
    at = zones.title(found, roles, prose[0] if prose else len(found), title)
    if at is not None:
        out.title = (found[at].start, found[at].end)
        roles[at] = "title"
        prose = [i for i in prose if i != at]
    first, last = (prose[0], prose[-1]) if prose else (len(found), len(found))
    if prose:
        last = zones.cut_at_end(found, roles, prose, language)
        zones.head(found, roles, at, first)
        zones.tail(found, roles, last)
    zones.body(found, roles, 0 if not prose else first, len(found) if not prose else last + 1)
    zones.repeats(found, roles, at)
    for i, unit in enumerate(found):
        out.blocks += _split(
            text, unit, roles[i] or "paragraph", language, out, first=i in prose[:2] and out.dateline is None
        )
    return out


def _split(text: str, unit: Unit, kind: str, language: Pack, out: Layout, *, first: bool) -> list[Block]:
    """The blocks of a unit: one, or a date or dateline and the paragraph after it."""
    start = unit.start
    blocks: list[Block] = []
    if first and kind == "paragraph":
        if date := _fragment(unit, language):
            out.fragment = dates.Dated(start + date.start, start + date.end, date.value)
            line = text.rfind("\n", 0, start) + 1
            cut = (
                out.fragment.end
                + len(text[out.fragment.end : unit.end])
                - len(text[out.fragment.end : unit.end].lstrip(" \t:|,.–—-"))
            )
            blocks.append(Block("furniture", line, cut))
            start = cut
        if filed := datelines.leading(text, start, unit.end, language):
            out.dateline = filed
            blocks.append(Block("dateline", start, start + len(text[start : filed.end].rstrip())))
            start = filed.end
    while start < unit.end and text[start].isspace():
        start += 1
    end = _credit_at_end(text, start, unit.end, language) if kind == "paragraph" else unit.end
    if start < end:
        blocks.append(Block(kind, start, start + len(text[start:end].rstrip())))  # type: ignore[arg-type]
    if end < unit.end:
        blocks.append(Block("note", end, unit.end))
    return blocks


def _credit_at_end(text: str, start: int, end: int, language: Pack) -> int:
    """Where a credit in brackets begins that ends a paragraph, "(Reporting by …)"; `end` where there is none."""
    if text[end - 1] != ")":
        return end
    opens = text.rfind("(", max(start, end - 300), end)
    return opens if opens > start and bylines.contributed(text[opens:end], language) else end


def _fragment(unit: Unit, language: Pack) -> dates.Dated | None:
    """A stray field before the first sentence, as "date 2021-03 The minister …"."""
    head = unit.text[:60]
    plain = flat(head)
    cue = re.match(rf"[\W_]*{phrases((*words(language).published, 'date'))}\s*[:=]?\s*", plain)
    found = dates.find(head, language)
    if not found or found[0].start > (cue.end() if cue else 0):
        return None
    rest = head[found[0].end :]
    after = rest.lstrip(" \t:|,.–—-")
    alone = cue or plain[found[0].start : found[0].end].replace("-", "").replace(".", "").replace("/", "").isdigit()
    return found[0] if alone and len(after) < len(rest) and after[:1] and not after[0].islower() else None
