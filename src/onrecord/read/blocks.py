"""The layout of a report: its title, and a block with a role for every stretch of visible text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.lang import Pack
from onrecord.model import Block
from onrecord.read import agencies, bylines, datelines, dates, furniture, notes
from onrecord.read.flat import bare, flat
from onrecord.read.lines import LONGEST_HEADING, Unit, is_bullet, is_final, is_prose, units
from onrecord.read.words import phrases, words

SHORT = 60
"""Characters up to which a lone line after the report's end counts as furniture."""
LONGEST_PROMPT = 160
"""Characters; a page's prompt to its reader is no longer."""


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
    kinds: list[str | None] = [_marked(u, marks) or _own_kind(u, language) for u in found]
    prose = [i for i, u in enumerate(found) if kinds[i] is None and is_prose(u)]
    _only_outside(kinds, prose)
    out = Layout()
    at = _title(found, kinds, prose[0] if prose else len(found), title)
    if at is not None:
        out.title = (found[at].start, found[at].end)
        kinds[at] = "title"
        prose = [i for i in prose if i != at]
    first, last = (prose[0], prose[-1]) if prose else (len(found), len(found))
    if prose:
        last = _cut_at_end(found, kinds, prose)
        _head(found, kinds, at, first)
        _tail(found, kinds, last)
    _body(found, kinds, 0 if not prose else first, len(found) if not prose else last + 1)
    _repeats(found, kinds, at)
    for i, unit in enumerate(found):
        out.blocks += _split(text, unit, kinds[i] or "paragraph", language, out, first=bool(prose) and i == first)
    return out


def _marked(unit: Unit, marks: Sequence[Block]) -> str | None:
    return next((m.kind for m in marks if m.start <= unit.start and unit.end <= m.end and m.kind != "paragraph"), None)


def _own_kind(unit: Unit, language: Pack) -> str | None:
    """The kind that a unit has wherever it stands; None for a title, a heading, a paragraph, a list."""
    line = unit.text
    if notes.translated_from(line, language) and unit.words <= 12:
        return "furniture"
    if bylines.beside_date(line, language):
        return "byline"
    if len(line) <= 90 and dates.find(line, language) and _is_date_line(line, language):
        return "date"
    if notes.is_note(line, language) or bylines.contributed(line, language):
        return "note"
    if furniture.is_furniture(unit):
        return "furniture"
    if furniture.is_caption(unit):
        return "caption"
    if filed := datelines.whole(line):
        return "dateline" if filed.place else "credit"
    if unit.words <= 8 and (agencies.signed(line) or (not is_final(line) and agencies.credited(line, language))):
        return "credit"
    if bylines.with_cue(line, language):
        return "byline"
    return None


def _only_outside(kinds: list[str | None], prose: list[int]) -> None:
    """What means something only before or after the prose: dates, names, and agencies alone on a line.

    Between paragraphs a date is a heading, and an agency alone is the credit of a picture.
    """
    for i, kind in enumerate(kinds):
        inside = bool(prose) and prose[0] < i < prose[-1]
        if kind in ("credit", "date"):
            kinds[i] = "dateline" if not inside else "caption" if kind == "credit" else None
        elif inside and kind == "byline":
            kinds[i] = None


def _is_date_line(line: str, language: Pack) -> bool:
    """True when a line holds a date and next to nothing else: up to three words and numbers beside it."""
    plain = flat(line)
    for found in reversed(dates.find(line, language)):
        plain = plain[: found.start] + " " + plain[found.end :]
    known = words(language)
    plain = re.sub(rf"(?<!\w){phrases((*known.published, *known.updated))}(?!\w)", " ", plain)
    return len(re.findall(r"[^\W\d_]{2,}", plain)) <= 3 and not is_final(line.rstrip(".h"))


def _title(found: list[Unit], kinds: list[str | None], first: int, stated: str | None) -> int | None:
    """Which unit is the headline; None where the text begins with its first sentence."""
    if stated:
        wanted = bare(stated)
        for i, unit in enumerate(found[:8]):
            if wanted and _same_line(bare(unit.text), wanted):
                return i
        if first == 0:
            return None
    head = [i for i in range(first) if kinds[i] is None and len(found[i].text) <= 250 and not is_bullet(found[i].text)]
    if first >= len(found):
        head = head[:1] if len(found) > 1 else []
    printed = [bare(u.text) for u in found[: first + 1]]
    for i in head:
        if printed.count(printed[i]) > 1 and found[i].words >= 3:
            return i
    long = [i for i in head if found[i].words >= 5 or len(found[i].text) >= 30]
    fair = [i for i in head if found[i].words >= 3 or (found[i].words == 2 and len(found[i].text) >= 15)]
    return next(iter(long), None) if long else next(iter(fair), None)


def _same_line(a: str, b: str) -> bool:
    """True for the same words, or where one only adds a site's name after them."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 20 and long.startswith(short) and bool(re.match(r"\s*[|–—-]", long[len(short) :]))


def _cut_at_end(found: list[Unit], kinds: list[str | None], prose: list[int]) -> int:
    """Marks what follows the end of the report; the last unit of the report's prose."""
    seen = 0
    for i, unit in enumerate(found):
        if seen >= 400 and kinds[i] == "furniture" and furniture.ends_report(unit):
            for j in range(i, len(found)):
                if kinds[j] is None:
                    kinds[j] = "furniture"
            return max(p for p in prose if p < i)
        seen += len(unit.text) if i in prose else 0
    return _cut_at_prompts(found, kinds, prose)


def _cut_at_prompts(found: list[Unit], kinds: list[str | None], prose: list[int]) -> int:
    """Marks what follows when, from some furniture on, there are only short sentences and more furniture.

    Prompts ("You can read this on one device only.") are sentences too. They are told by their company: at
    least two lines of furniture, no quotation, nothing as long as a paragraph, and a small part of the whole.
    """
    total = sum(len(found[p].text) for p in prose)
    after = count = 0
    cut = None
    for i in range(len(found) - 1, 0, -1):
        line = found[i].text
        if kinds[i] == "furniture":
            count += 1
            cut = i if count >= 2 else cut
        elif kinds[i] is None:
            after += len(line) if i in prose else 0
            if len(line) > LONGEST_PROMPT or after > total / 4 or re.search(r"[\"“”«»„]", line):
                break
    if cut is None or not any(p < cut for p in prose):
        return prose[-1]
    for j in range(cut, len(found)):
        kinds[j] = kinds[j] or "furniture"
    return max(p for p in prose if p < cut)


def _head(found: list[Unit], kinds: list[str | None], title: int | None, first: int) -> None:
    """Section names before the headline; decks, names and labels between it and the first sentence."""
    for i in range(first):
        if kinds[i] is not None:
            continue
        unit = found[i]
        if title is None or i < title or furniture.is_trail(unit):
            kinds[i] = "furniture"
        elif unit.words >= 4 or is_bullet(unit.text):
            kinds[i] = "heading"
        elif bylines.is_name(unit.text):
            kinds[i] = "byline"
        else:
            near = [k for j, k in enumerate(kinds[i + 1 : i + 2]) if found[i + 1 + j].text.find(unit.text) >= 0]
            kinds[i] = "dateline" if near == ["dateline"] else "furniture"


def _tail(found: list[Unit], kinds: list[str | None], last: int) -> None:
    """Lone lines after the last sentence: a heading never ends a report."""
    after_furniture = False
    for i in range(last + 1, len(found)):
        if kinds[i] is None:
            unit = found[i]
            if is_final(unit.text) and unit.words >= 2 and not after_furniture:
                kinds[i] = "paragraph"
            elif bylines.is_name(unit.text) and not after_furniture:
                kinds[i] = "byline"
            elif is_bullet(unit.text) and not after_furniture:
                kinds[i] = "list"
            else:
                beside = [j for j in (i - 1, i + 1) if last < j < len(found) and kinds[j] in (None, "furniture")]
                links = not is_final(unit.text) and any(not is_final(found[j].text) for j in beside)
                kinds[i] = "furniture" if after_furniture or links or len(unit.text) <= SHORT else "paragraph"
        after_furniture = after_furniture or kinds[i] == "furniture"


def _body(found: list[Unit], kinds: list[str | None], first: int, end: int) -> None:
    """Headings, lists and quotations between paragraphs."""
    for i in range(first, end):
        if kinds[i] is not None:
            continue
        unit = found[i]
        beside = [j for j in (i - 1, i + 1) if first <= j < end]
        if unit.text.startswith(">"):
            kinds[i] = "quote"
        elif is_bullet(unit.text) and any(is_bullet(found[j].text) for j in beside):
            kinds[i] = "list"
        elif (
            not is_final(unit.text)
            and unit.text[-1] not in ",;:-–—"
            and len(unit.text) <= LONGEST_HEADING
            and not unit.text[0].islower()
            and i + 1 < end
            and is_prose(found[i + 1])
        ):
            kinds[i] = "heading"
        else:
            kinds[i] = "paragraph"


def _repeats(found: list[Unit], kinds: list[str | None], title: int | None) -> None:
    """A headline printed again is furniture: its words count once."""
    if title is not None:
        for i, unit in enumerate(found):
            if i != title and abs(i - title) <= 8 and bare(unit.text) == bare(found[title].text):
                kinds[i] = "furniture"


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
    if start < unit.end:
        blocks.append(Block(kind, start, unit.end))  # type: ignore[arg-type]
    return blocks


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
