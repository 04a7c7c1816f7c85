"""Phrases that cite someone: "according to X", "laut X", "secondo X"."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.phrases import phrase_from, someone
from onrecord.annotate.quotes.readings import is_role
from onrecord.annotate.quotes.shapes import shape_before, shape_to
from onrecord.annotate.quotes.subjects import named_to
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

KEPT = 64
"""Searches of a sentence that are kept."""


@lru_cache(maxsize=64)
def _phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    parts = sorted(phrases, key=lambda p: (-len(p), p))
    body = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in parts)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)|(?<!\w)(?:{body})(?<=['’])", re.IGNORECASE)


@lru_cache(maxsize=KEPT)
def phrases(text: str, start: int, end: int, wanted: tuple[str, ...]) -> tuple[Bounds, ...]:
    """Where one of the wanted phrases stands between two offsets, the longest at each place.

    Kept for a while: each quote of a sentence asks the same of it.
    """
    pattern = _phrase_pattern(wanted)
    return tuple(m.span() for m in pattern.finditer(text, start, end)) if pattern else ()


def begins_aside(frame: Frame, offset: int) -> bool:
    """True where the reporter adds, in words of his own, how it was said: "without giving details"."""
    pattern = _phrase_pattern(frame.words.asides)
    return pattern is not None and pattern.match(frame.text, offset) is not None


def citations(frame: Frame, group: Group) -> list[Attribution]:
    """The "according to X" of a group, each with the phrase that is cited, in order."""
    known = frame.cited.get(group.number)
    if known is not None:
        return known
    out: list[Attribution] = []
    last = group.items[-1]
    for start, end in phrases(frame.text, group.start, last.end, frame.words.according):
        at = _item_at(group, end)
        if at is None or not _own(group, start):
            continue
        before = frame.text[group.start : start]
        if not frame.syntax.parsed and before.count("(") > before.count(")"):
            continue  # it tells of what stands in its brackets alone
        if (
            frame.words.according_apart
            and start > group.start
            and frame.text[max(0, start - 3) : start].rstrip()[-1:] not in ",(–—-"
        ):
            continue
        while isinstance(verb := group.items[at], Token) and at + 1 < len(group.items) and _reports(frame, verb):
            at += 1  # "según denuncia X", "comme l'a dit X"
        speaker = phrase_from(frame, group, at)
        if start == group.start and frame.words.comma_cited:
            speaker = _named_at_comma(frame, group, at, speaker)
        opens = frame.syntax.between(start, end)
        participle = len(opens) == 1 and opens[0].pos == "VERB"
        if speaker is None or (participle and not someone(frame, speaker)):
            continue  # "citing her work" names no one
        if frame.text[speaker[0] : speaker[1]].lower() not in frame.words.generic | frame.words.relative:
            out.append(Attribution((start, end), speaker, "according"))
    for start, end in phrases(frame.text, group.start, last.end, frame.words.according_after):
        at = _item_at(group, start)
        if at is not None and _own(group, start):
            speaker = shape_to(frame, group, at) or shape_before(frame, group, at)
            if speaker is not None:
                out.append(Attribution((start, end), speaker, "according"))
    out += [*_of_view(frame, group), *_of_clause(frame, group)]
    own = phrases(frame.text, group.start, last.end, frame.words.according_own)
    out = [a for a in out if a.cue and not any(s < a.cue[1] and a.cue[0] < e for s, e in own)]
    frame.cited[group.number] = sorted(out, key=lambda a: a.cue or (0, 0))
    return frame.cited[group.number]


def _of_view(frame: Frame, group: Group) -> list[Attribution]:
    """Whose view a sentence that holds marked words begins with: "Per il sindaco, «…»"."""
    lead = group.token(0)
    if lead is None or lead.text.lower() not in frame.words.according_view or not any(group.passages()):
        return []
    who = phrase_from(frame, group, 1)
    if who is None:
        return []
    after = next((i for i in group.items if outer_start(i) >= who[1]), None)
    voice = any(is_role(frame, t) for t in frame.syntax.between(*who)) or any(
        m.kind == "person" for m in frame.mentions_between(*who)
    )
    closed = isinstance(after, Passage) or (after is not None and after.text == ",")
    return [Attribution((lead.start, lead.end), who, "according")] if voice and closed else []


def _of_clause(frame: Frame, group: Group) -> list[Attribution]:
    """Whoever is cited by a clause about them: "…, attacca X, secondo cui …"."""
    if frame.syntax.parsed:
        return []
    out = []
    for start, end in phrases(frame.text, group.start, group.items[-1].end, frame.words.according_which):
        at = _item_at(group, start)
        comma = group.token(at - 1) if at else None
        who = named_to(frame, group, at - 1) if at and comma is not None and comma.text == "," else None
        if who is not None and _own(group, start):
            out.append(Attribution((start, end), who, "according which"))
    return out


def _named_at_comma(frame: Frame, group: Group, at: int, speaker: Bounds | None) -> Bounds | None:
    """The speaker, up to the person whose name ends at the comma behind an opening citation: "Как рассказала мать
    одного из больных Анна Ким, …"."""
    comma = next((i for i in range(at, len(group.items)) if (t := group.token(i)) is not None and t.text == ","), at)
    ends = group.items[comma - 1].end
    for m in frame.mentions_between(group.items[at].start, ends):
        if m.kind == "person" and m.span.end == ends and (speaker is None or speaker[1] < ends):
            return (speaker[0] if speaker else m.span.start), ends
    return speaker


def _reports(frame: Frame, verb: Token) -> bool:
    return verb.text.lower() in frame.words.auxiliaries or bool(
        {verb.text.lower(), verb.lemma.lower()} & frame.words.say and is_cue(frame.words, verb, frame.syntax.parsed)
    )


def _item_at(group: Group, offset: int) -> int | None:
    return next((i for i, item in enumerate(group.items) if isinstance(item, Token) and item.start >= offset), None)


def _own(group: Group, offset: int) -> bool:
    """True when an offset lies in the report's own words."""
    return not any(p.outer_start <= offset < p.outer_end for _, p in group.passages())
