"""What the lines of a report are by their place: around the headline, before, between and after the paragraphs."""

from __future__ import annotations

import re

from onrecord.lang import Pack
from onrecord.read import bylines, furniture
from onrecord.read.flat import bare
from onrecord.read.lines import LONGEST_HEADING, Unit, is_bullet, is_final, is_prose, may_head
from onrecord.read.titles import is_label

SHORT = 60
"""Characters up to which a lone line after the report's end counts as furniture."""
LONGEST_PROMPT = 160
"""Characters; a page's prompt to its reader is no longer."""


def title(found: list[Unit], kinds: list[str | None], first: int, stated: str | None) -> int | None:
    """Which unit is the headline; None where the text begins with its first sentence."""
    if stated:
        wanted = bare(stated)
        for i, unit in enumerate(found[:8]):
            if wanted and _same_line(bare(unit.text), wanted):
                return i
        if first == 0:
            return None
    head = [
        i
        for i in range(first)
        if kinds[i] is None
        and len(found[i].text) <= 250
        and not is_bullet(found[i].text)
        and not is_label(found[i].text)
    ]
    if first >= len(found):
        head = head[:1] if len(found) > 1 else []
    printed = [bare(u.text) for u in found[: first + 1]]
    for i in head:
        if printed.count(printed[i]) > 1 and found[i].words >= 3:
            return i
        # "Headline | Site", and then the headline itself.
        again = next((j for j in head if j > i and found[j].words >= 3 and _same_line(printed[i], printed[j])), None)
        if again is not None and len(printed[again]) < len(printed[i]):
            return again
    long = [i for i in head if found[i].words >= 5 or len(found[i].text) >= 30]
    fair = [i for i in head if found[i].words >= 3 or (found[i].words == 2 and len(found[i].text) >= 15)]
    return next(iter(long), None) if long else next(iter(fair), None)


def _same_line(a: str, b: str) -> bool:
    """True for the same words, or where one only adds a site's name after them."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 20 and long.startswith(short) and bool(re.match(r"\s*[|–—-]", long[len(short) :]))


def cut_at_end(found: list[Unit], kinds: list[str | None], prose: list[int], language: Pack) -> int:
    """Marks what follows the end of the report; the last unit of the report's prose."""
    seen = 0
    for i, unit in enumerate(found):
        if seen >= 400 and kinds[i] == "furniture" and furniture.ends_report(unit, language):
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


def head(found: list[Unit], kinds: list[str | None], title: int | None, first: int) -> None:
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


def tail(found: list[Unit], kinds: list[str | None], last: int) -> None:
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


def body(found: list[Unit], kinds: list[str | None], first: int, end: int) -> None:
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
            i + 1 < end and unit.words <= 10 and not re.search(r"[\"“”«»„]", unit.text) and may_head(unit, found[i + 1])
        ) or (
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


def repeats(found: list[Unit], kinds: list[str | None], title: int | None) -> None:
    """A headline printed again is furniture: its words count once."""
    if title is not None:
        for i, unit in enumerate(found):
            if i != title and abs(i - title) <= 8 and _same_line(bare(unit.text), bare(found[title].text)):
                kinds[i] = "furniture"
