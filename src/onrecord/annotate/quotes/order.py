"""Indirect speech by word order: "X said that …" without syntax, and "…, said X" at a sentence's end everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.quotes.attribution import cue_at
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.shapes import shape_subject
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_REACH = 14


def led_clauses(frame: Frame, group: Group) -> Iterator[tuple[Bounds, Attribution]]:
    """Clauses that a cue and an opening word lead: "X sagte, dass …", "dijo X que …", "قال X إن …"."""
    taken = -1
    for at, verb in enumerate(group.items):
        if (
            not isinstance(verb, Token)
            or verb.start < taken
            or not is_cue(frame.words, verb, False, wide=True, think=True)
        ):
            continue
        first = _clause_start(frame, group, at)
        if first is None:
            continue
        who = shape_subject(frame, group, at)
        end = _end(group, first)
        start = outer_start(group.items[first])
        if who is None or end <= start or who[1] > start or _generic(frame, who):
            continue
        taken = end
        yield (start, end), Attribution((verb.start, verb.end), who, "order", verb=verb)


def _generic(frame: Frame, who: Bounds) -> bool:
    return frame.text[who[0] : who[1]].lower() in frame.words.generic


def _clause_start(frame: Frame, group: Group, at: int) -> int | None:
    """Where the reported clause begins after the cue at an item, None where none does."""
    for i in range(at + 1, min(len(group.items), at + _REACH)):
        item = group.items[i]
        if not isinstance(item, Token) or item.text in ".;:!?":
            return None
        if item.text.lower() in frame.words.that:
            return i + 1 if i + 1 < len(group.items) else None
        if item.text == ",":
            following = group.items[i + 1] if i + 1 < len(group.items) else None
            if isinstance(following, Token) and following.text.lower() in frame.words.that:
                return i + 2 if i + 2 < len(group.items) else None
            return i + 1 if frame.words.bare_clause and following is not None else None
        if item.i > group.items[at].i + 1 and is_cue(frame.words, item, False):  # type: ignore[union-attr]
            return None
    return None


def _end(group: Group, first: int) -> int:
    items = list(group.items[first:])
    while items and isinstance(t := items[-1], Token) and not t.text[:1].isalnum() and t.text not in "%)":
        items.pop()
    if not items:
        return -1
    return items[-1].outer_end if isinstance(items[-1], Passage) else items[-1].end


def closing(frame: Frame, group: Group) -> Iterator[tuple[Bounds, Attribution]]:
    """A sentence that ends in its attribution: "Troops will leave, said a source." """
    for i in range(3, len(group.items) - 1):
        item = group.items[i]
        if not isinstance(item, Token) or item.text not in (",", "–", "—", "،"):
            continue
        found = cue_at(frame, group, i + 1)
        if found is None or found.verb is None or found.speaker is None or found.cue is None:
            continue
        if not is_cue(frame.words, found.verb, frame.syntax.parsed, wide=True):
            continue
        if frame.words.inverts and found.rule != "verb first":
            continue
        rest = [t for t in group.items if t.start >= max(found.cue[1], found.speaker[1])]
        if any(isinstance(t, Passage) or t.text.lower() in frame.words.that for t in rest):
            continue
        bounds = (outer_start(group.items[0]), _before(group, i))
        if bounds[1] > bounds[0]:
            yield bounds, Attribution(found.cue, found.speaker, "end of sentence", verb=found.verb)
            return


def _before(group: Group, comma: int) -> int:
    item = group.items[comma - 1]
    return item.outer_end if isinstance(item, Passage) else item.end
