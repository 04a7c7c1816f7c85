"""Speech that goes on in the next sentence of a paragraph, for languages without syntax.

After "Sie sagte, der Damm halte." a sentence in the mood of reported speech ("Er sei geprüft.") is hers as well, and
so is a sentence that holds her words between marks and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotate.quotes.cues import Attribution, Bounds
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.indirect import Reported
from onrecord.annotate.quotes.marked import Draft
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_FEWEST = 3


def carried(frame: Frame, drafts: list[Draft], rows: list[Reported]) -> tuple[list[Draft], list[Reported]]:
    """The quotes and reports of an article with those added that go on with the speaker before them."""
    if frame.syntax.parsed:
        return drafts, rows
    made: dict[int, list[Draft]] = {}
    told: dict[int, list[Reported]] = {}
    for draft in drafts:
        made.setdefault(draft.group.number, []).append(draft)
    for row in rows:
        told.setdefault(row.group.number, []).append(row)
    out, reports = list(drafts), [r for r in rows if r.found.speaker is not None]
    speaker: Bounds | None = None
    for group in frame.groups:
        new = group.before is None or group.before.block is not group.block
        for row in told.get(group.number, []):
            if row.found.speaker is None and speaker is not None:  # "Añadió que …"
                reports.append(replace(row, found=replace(row.found, speaker=speaker, rule="carried on")))
                new = False
        if new:
            speaker = None
        here = made.get(group.number, [])
        own = _speakers(here, told.get(group.number, []))
        if own:
            speaker = own[-1]
        elif any(r.found.speaker is None for r in told.get(group.number, [])):
            continue
        elif speaker is not None and any(d.found for d in here):
            out = _filled(out, group, speaker) if frame.words.drops_subject else out
            speaker = speaker if frame.words.drops_subject else None
        elif speaker is not None and _in_mood(frame, group):
            found = Attribution(None, speaker, "carried on")
            start, end = outer_start(group.items[0]), _end(group)
            if len(frame.text[start:end].split()) >= _FEWEST and not _all_marked(group):
                reports.append(Reported(((start, end),), group, found))
            out = _given(out, group, found)
        elif speaker is not None and here and _all_marked(group):
            out = _given(out, group, Attribution(None, speaker, "carried on"))
        else:
            speaker = None
    return sorted(out, key=lambda d: d.passages[0].start), reports


def _speakers(drafts: list[Draft], rows: list[Reported]) -> list[Bounds]:
    found = [(d.passages[-1].end, d.found.speaker) for d in drafts if d.found and d.found.speaker]
    found += [(r.parts[-1][1], r.found.speaker) for r in rows if r.found.speaker]
    return [s for _, s in sorted(found)]


def _in_mood(frame: Frame, group: Group) -> bool:
    return any(t.text in frame.words.mood for t in group.tokens())


def _all_marked(group: Group) -> bool:
    return all(isinstance(i, Passage) or not i.text[:1].isalnum() for i in group.items)


def _end(group: Group) -> int:
    items: Iterable[Token | Passage] = reversed(group.items)
    for item in items:
        if isinstance(item, Passage):
            return item.outer_end
        if item.text[:1].isalnum():
            return item.end
    return group.items[-1].end


def _filled(drafts: list[Draft], group: Group, speaker: Bounds) -> list[Draft]:
    """The drafts, those of a group that have a verb beside them and no subject given to the speaker before."""
    return [
        replace(d, found=replace(d.found, speaker=speaker), goes_on=True)
        if d.group is group and d.found and d.found.verb and d.found.beside and d.found.rule == "verb first"
        else d
        for d in drafts
    ]


def _given(drafts: list[Draft], group: Group, found: Attribution) -> list[Draft]:
    """The drafts with the speaker given to those of a group, and to fragments that were left out of it."""
    out = [replace(d, found=found, goes_on=True) if d.group is group and d.found is None else d for d in drafts]
    known = {p.start for d in drafts for p in d.passages}
    new = [Draft((p,), group, at, found, goes_on=True) for at, p in group.passages() if p.start not in known]
    return [*out, *new]
