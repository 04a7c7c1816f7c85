"""Speech with dashes: a paragraph that opens with one, and attributions set between dashes inside marks."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.quotes.beside import cue_at
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.marked import Draft
from onrecord.annotate.quotes.order import shape_cue_at
from onrecord.annotate.quotes.phrases import someone
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
                parts, attribution = found[0], replace(found[1], rule="dashes")
                passages = tuple(Passage(s, e, s, e, first.text) for s, e in parts)
                out.append(Draft(passages, group, 0, attribution, whole=True))
    return out


def _split(frame: Frame, draft: Draft) -> Draft:
    if len(draft.passages) > 1:
        return draft
    passage = draft.passages[0]
    tokens = [t for t in frame.syntax.between(passage.start, passage.end) if t.start >= passage.start]
    found = _parts(frame, draft.group, tokens, 0)
    if found is None or (len(found[0]) < 2 and draft.found is not None):
        return draft
    parts, attribution = found
    passages = tuple(Passage(s, e, s, e, passage.mark) for s, e in parts)
    who, goes_on = attribution.speaker, False
    if who is None and draft.found and attribution.cue and frame.text[attribution.cue[1] :].lstrip()[:1] in _DASHES:
        who, goes_on = draft.found.speaker, draft.goes_on  # "X è atteso: «Parleremo – ha detto – con …»"
    return replace(draft, passages=passages, found=replace(attribution, speaker=who), goes_on=goes_on, whole=True)


def _set_in(frame: Frame, run: Group, first: int) -> tuple[tuple[Bounds, ...], Attribution] | None:
    """An attribution set into speech between commas, verb first: « Il pleut, dit X. Nous rentrons. »"""
    tokens = run.tokens()
    if not frame.words.inverts or not frame.syntax.parsed:
        return None
    for at in range(first + 1, len(tokens) - 1):
        verb = tokens[at + 1 : at + 5]
        if tokens[at].text not in (",", "?", "!") or not any(t.text.lower() in frame.words.beside for t in verb):
            continue
        found = cue_at(frame, run, at + 1)
        if found is None or found.cue is None or found.speaker is None or found.rule != "verb first":
            continue
        inner = frame.syntax.between(*found.speaker)
        own = [t for t in inner if "Person=1" in t.morph or "Person=2" in t.morph]
        if own or not someone(frame, found.speaker) or frame.text[found.cue[1] : found.speaker[0]].strip():
            continue
        rest = [t for t in tokens if t.start >= max(found.cue[1], found.speaker[1])]
        comma = next((i for i, t in enumerate(rest) if t.text in (",", ".", ":")), None)
        later = rest[comma + 1 :] if comma is not None else []
        while later and not later[0].text[:1].isalnum():
            later.pop(0)
        parts = [(tokens[first].start, tokens[at].end if tokens[at].text != "," else tokens[at - 1].end)]
        if later:
            parts.append((later[0].start, later[-1].end))
        return tuple(parts), found
    return None


def _hyphen(frame: Frame, dash: Token) -> bool:
    around = frame.text[max(0, dash.start - 1) : dash.start], frame.text[dash.end : dash.end + 1]
    return all(c.isalnum() for c in around)


def _parts(
    frame: Frame, group: Group, tokens: list[Token], first: int
) -> tuple[tuple[Bounds, ...], Attribution] | None:
    """The speech before and after an attribution that a dash opens, and that attribution."""
    run = Group(group.number, group.block, tuple(tokens), group.before)
    set_in = _set_in(frame, run, first)
    if set_in is not None:
        return set_in
    plain = not frame.syntax.parsed
    for at in range(first + 1, len(tokens) - 2):
        if tokens[at].text not in _DASHES or _hyphen(frame, tokens[at]):
            continue
        aux = plain and tokens[at + 1].text.lower() in frame.words.auxiliaries
        if not is_cue(frame.words, tokens[at + 1 + aux], False, wide=plain, think=plain):
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
