"""Speech with dashes: a paragraph that opens with one, and attributions set between dashes inside marks."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.marked import Draft
from onrecord.annotate.quotes.order import shape_cue_at
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_DASHES = ("—", "–", "―", "-", "--")


def spoken(frame: Frame, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those that hold their attribution between dashes split, with the speech that dashes open."""
    out = [_split(frame, d) for d in drafts]
    for group in frame.groups:
        if group.before is not None and group.before.block is group.block:
            continue
        first = group.items[0]
        if isinstance(first, Token) and first.text in _DASHES and group.block.kind == "paragraph":
            tokens = list(frame.syntax.between(group.block.start, group.block.end))
            found = _parts(frame, group, tokens, 1)
            if found is not None:
                parts, attribution = found
                passages = tuple(Passage(s, e, s, e, first.text) for s, e in parts)
                out.append(Draft(passages, group, 0, attribution, whole=True))
    return out


def _split(frame: Frame, draft: Draft) -> Draft:
    if len(draft.passages) > 1:
        return draft
    passage = draft.passages[0]
    tokens = [t for t in frame.syntax.between(passage.start, passage.end) if t.start >= passage.start]
    found = _parts(frame, draft.group, tokens, 0)
    if found is None or len(found[0]) < 2:
        return draft
    parts, attribution = found
    passages = tuple(Passage(s, e, s, e, passage.mark) for s, e in parts)
    return replace(draft, passages=passages, found=attribution, goes_on=False, whole=True)


def _parts(
    frame: Frame, group: Group, tokens: list[Token], first: int
) -> tuple[tuple[Bounds, ...], Attribution] | None:
    """The speech before and after an attribution that a dash opens, and that attribution."""
    run = Group(group.number, group.block, tuple(tokens), group.before)
    for at in range(first + 1, len(tokens) - 2):
        if tokens[at].text not in _DASHES or not is_cue(frame.words, tokens[at + 1], False):
            continue
        found = shape_cue_at(frame, run, at + 1)
        if found is None or found.cue is None:
            continue
        end = max(found.cue[1], found.speaker[1] if found.speaker else 0)
        rest = [t for t in tokens if t.start >= end]
        dash = next((i for i, t in enumerate(rest) if t.text in _DASHES), None)
        later = rest[dash + 1 :] if dash is not None else []
        while later and not later[0].text[:1].isalnum():
            later.pop(0)
        parts = [(tokens[first].start, tokens[at - 1].end)]
        if later:
            parts.append((later[0].start, later[-1].end))
        return tuple(parts), replace(found, rule="dashes")
    return None
