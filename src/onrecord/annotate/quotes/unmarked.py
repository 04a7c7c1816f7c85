"""Words set off as a paragraph of their own, without marks, under "X said:"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.quotes.cues import is_cue
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.marked import Draft
from onrecord.annotate.quotes.neighbours import introduced
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_FEWEST = 4
_NEAR = 6
"""Items: so close to the colon must the cue stand."""


def set_off(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the paragraph that a verb of speech and a colon lead to, and the block quotes after it."""
    quoted = {id(d.group.block) for d in drafts}
    out = list(drafts)
    before: Draft | None = None
    for group in frame.groups:
        last = group.before
        if last is None or last.block is group.block:
            continue
        draft = _under_colon(frame, group) if id(group.block) not in quoted else None
        if draft is None and before is not None and before.group.block is last.block and group.block.kind == "quote":
            draft = replace(_whole(group), found=before.found, goes_on=True)
        if draft is not None:
            out.append(draft)
        before = draft
    return sorted(out, key=lambda d: d.passages[0].start)


def _whole(group: Group) -> Draft:
    start, end = group.block.start, group.block.end
    return Draft((Passage(start, end, start, end),), group, 0, None, whole=True)


def _under_colon(frame: Frame, group: Group) -> Draft | None:
    text = frame.text[group.block.start : group.block.end]
    last = group.before
    if last is None or group.block.kind not in ("paragraph", "quote") or last.block.kind != "paragraph":
        return None
    if text[-1:] not in tuple(".!?…") or len(text.split()) < _FEWEST or any(group.passages()):
        return None
    colon = last.items[-1]
    if not isinstance(colon, Token) or colon.text != ":":
        return None
    found = introduced(frame, group, 0)
    near = {t.i for t in last.items[-_NEAR:] if isinstance(t, Token)}
    if found is None or found.verb is None or found.speaker is None or found.verb.i not in near:
        return None
    if not is_cue(frame.words, found.verb, frame.syntax.parsed):
        return None
    return replace(_whole(group), found=replace(found, rule="set off"))
