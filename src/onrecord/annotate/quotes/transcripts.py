"""Conversations as a record prints them, every turn led by its speaker: "WALLACE: Why now?", "Anne Leroy : …"."""

from __future__ import annotations

import re
from dataclasses import replace

from msgspec import structs

from onrecord.annotate.quotes.cues import Attribution
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.marked import Draft
from onrecord.annotate.quotes.neighbours import leads
from onrecord.text.marks import Passage

_TURN = re.compile(r"\s*[\"“„«]?\s*([A-ZÀ-Þ][A-ZÀ-Þ.'’-]*(?:\s[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3})\s{0,2}:\s+(?=[^\s/])")
_FEWEST_TURNS = 2
_SURELY = 4
_FEWEST_LETTERS = 3


def turns(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the turns of a conversation whose speakers are printed in capitals before a colon.

    One line of that shape may be a heading ("UPDATE: …"): two turns at least, one of them of a name that comes
    again or stands elsewhere in the report in small letters.
    """
    found = {g.block: (g, m) for g in _first_groups(frame) if (m := _turn(frame, g))}
    names = [m[1].strip() for _, m in found.values()]
    known = [n for n in names if names.count(n) > 1 or n.title() in frame.text]
    if len(names) < _FEWEST_TURNS or not known:
        return drafts
    out: list[Draft] = []
    for d in drafts:
        led = _led(d, found[d.group.block][1]) if d.group.block in found else d
        before = out[-1] if out else None
        turn = before.found if before and before.found and before.found.rule in ("turn", "goes on") else None
        if before and turn and led.found is None and not before.passages[-1].closed and leads(d.group, d.at):
            led = replace(led, found=replace(turn, rule="goes on"), goes_on=True)
        out.append(led)
    taken = {d.group.block for d in drafts}
    for block, (group, m) in found.items():
        if block not in taken and (m[1].strip() in known or len(names) >= _SURELY):
            out.append(_led(Draft((Passage(m.end(), block.end, m.end(), block.end),), group, 0, None, whole=True), m))
    return sorted(out, key=lambda d: d.passages[0].start)


def _first_groups(frame: Frame) -> list[Group]:
    return [g for g in frame.groups if g.before is None or g.before.block is not g.block]


def _turn(frame: Frame, group: Group) -> re.Match[str] | None:
    if group.block.kind not in ("paragraph", "quote"):
        return None
    m = _TURN.match(frame.text, group.block.start, group.block.end)
    return m if m and sum(c.isalpha() for c in m[1]) >= _FEWEST_LETTERS else None


def _led(draft: Draft, m: re.Match[str]) -> Draft:
    """A draft that begins with the name of its speaker, the name taken out."""
    first = draft.passages[0]
    if not first.start <= m.end() < first.end or len(draft.passages) > 1:
        return draft
    end = m.start(1) + len(m[1].rstrip())
    said = structs.replace(first, start=m.end())
    return replace(draft, passages=(said,), found=Attribution(None, (m.start(1), end), "turn", beside=True), whole=True)
