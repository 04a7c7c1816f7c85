"""The kind that a line has by its own words, wherever in a report it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lang import Pack
from onrecord.model import Block
from onrecord.read import agencies, bylines, datelines, dates, furniture, notes
from onrecord.read.flat import flat
from onrecord.read.lines import Unit, is_final
from onrecord.read.words import phrases, words


def marked(unit: Unit, marks: Sequence[Block]) -> str | None:
    """The kind that the source's format gives a unit; None where it gives none or a plain paragraph."""
    return next((m.kind for m in marks if m.start <= unit.start and unit.end <= m.end and m.kind != "paragraph"), None)


def own_kind(unit: Unit, language: Pack) -> str | None:
    """The kind that a unit has wherever it stands; None for a title, a heading, a paragraph, a list.

    Besides the kinds of blocks: `credit` for an agency alone, `date` for a date alone; see `only_outside`.
    """
    line = unit.text
    if notes.translated_from(line, language) and unit.words <= 12:
        return "furniture"
    if bylines.beside_date(line, language):
        return "byline"
    if len(line) <= 90 and dates.find(line, language) and _is_date_line(line, language):
        return "note" if notes.is_correction(line, language) else "date"
    if notes.is_note(line, language) or bylines.contributed(line, language):
        return "note"
    if furniture.is_furniture(unit, language):
        return "furniture"
    if bylines.with_cue(line, language):
        return "byline"
    if (unit.words <= 5 and agencies.signed(line)) or (
        unit.words <= 8 and not is_final(line) and agencies.credited(line, language)
    ):
        return "credit"
    if furniture.is_caption(unit, language):
        return "caption"
    if filed := datelines.whole(line):
        return "dateline" if filed.place else "credit"
    return None


def only_outside(found: Sequence[Unit], kinds: list[str | None], prose: list[int], language: Pack) -> None:
    """What means something only before or after the prose: dates, names, and agencies alone on a line.

    Between paragraphs a date is a heading, and an agency alone is the credit of a picture; a line that says when the
    page was published is furniture there.
    """
    for i, kind in enumerate(kinds):
        inside = bool(prose) and prose[0] < i < prose[-1]
        if inside and kind in (None, "byline", "date", "credit") and _says_when_published(found[i].text, language):
            kinds[i] = "furniture"
        elif kind in ("credit", "date"):
            kinds[i] = "dateline" if not inside else "caption" if kind == "credit" else None
        elif inside and kind == "byline":
            kinds[i] = None


def _says_when_published(line: str, language: Pack) -> bool:
    """True for a line of a date behind "published" or "updated", a few words of who wrote it, and an hour."""
    if len(line) > bylines.LONGEST or is_final(line) or not (found := dates.find(line, language)):
        return False
    known = words(language)
    cue = re.compile(rf"(?<!\w){phrases((*known.published, *known.updated))}[\W_]*$")
    said = cue.search(flat(line[: found[0].start]))
    if said is None or len(line[: said.start()].split()) > 6 or line[said.start()].islower():
        return False
    return len(re.findall(r"[^\W\d_]{2,}", line[found[-1].end :])) <= 2


def _is_date_line(line: str, language: Pack) -> bool:
    """True when a line holds a date and next to nothing else: up to three words and numbers beside it."""
    plain = flat(line)
    for found in reversed(dates.find(line, language)):
        plain = plain[: found.start] + " " + plain[found.end :]
    known = words(language)
    plain = re.sub(rf"(?<!\w){phrases((*known.published, *known.updated))}(?!\w)", " ", plain)
    return len(re.findall(r"[^\W\d_]{2,}", plain)) <= 3 and not is_final(line.rstrip(".h"))
