"""Speech that goes on in the next sentence of a paragraph, for languages without syntax.

After "Sie sagte, der Damm halte." a sentence in the mood of reported speech ("Er sei geprüft.") is hers as well, and
so is a sentence that holds her words between marks and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotate.quotes.citations import phrases
from onrecord.annotate.quotes.clauses import dropped
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.indirect import Reported
from onrecord.annotate.quotes.marked import Draft
from onrecord.annotate.quotes.readings import passed_over
from onrecord.annotate.quotes.shapes import shape_from
from onrecord.annotate.quotes.subjects import opening_subject
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
    named: Bounds | None = None
    for group in frame.groups:
        new = group.before is None or group.before.block is not group.block
        named = None if new else named
        for row in told.get(group.number, []):
            if row.found.speaker is None and (who := speaker or named) is not None:  # "Añadió que …"
                reports.append(replace(row, found=replace(row.found, speaker=who, rule="carried on")))
                speaker, new = who, False
        here = made.get(group.number, [])
        if new and not any(_opens(frame, d) for d in here):
            speaker = None
        if speaker is None and named is not None:
            out, speaker = _meant(frame, out, group, named)
        own = _speakers(here, told.get(group.number, []))
        if own:
            speaker = own[-1]
        elif any(r.found.speaker is None for r in told.get(group.number, [])):
            continue
        elif speaker is not None and any(d.found for d in here):
            out = _filled(frame, out, group, speaker) if frame.words.drops_subject else out
            speaker = speaker if frame.words.drops_subject else None
        elif speaker is not None and _in_mood(frame, group) and not _unsaid(frame, group):
            found = Attribution(None, speaker, "carried on")
            start, end = outer_start(group.items[0]), _end(group)
            if len(frame.text[start:end].split()) >= _FEWEST and not _all_marked(group):
                reports.append(Reported(((start, end),), group, found))
            out = _given(out, group, found)
        elif speaker is not None and here and _all_marked(group):
            out = _given(out, group, Attribution(None, speaker, "carried on"))
        else:
            speaker = None
        named = _subject(frame, group) if frame.words.drops_subject else None
    return sorted(out, key=lambda d: d.passages[0].start), reports


def _behind_verb(frame: Frame, group: Group) -> Bounds | None:
    """The name of one, or the role, that follows the verb of speech with which a sentence opens."""
    verb, lead = group.token(0), group.token(1)
    if verb is None or lead is None or not is_cue(frame.words, verb, False, wide=True):
        return None
    found = shape_from(frame, group, 1)
    if found is None:
        return None
    named = [m.span for m in frame.mentions_between(*found) if m.kind == "person" or m.span.start == found[0]]
    if named:
        return found[0], named[0].end
    m = re.match(frame.words.subject_end, frame.text[found[0] : found[1]])
    return (found[0], found[0] + m.end()) if m and lead.text in frame.words.roles else None


def _subject(frame: Frame, group: Group) -> Bounds | None:
    """Whoever a sentence is about, when it names no one else: the subject of a verb without one in the next."""
    if frame.words.verb_first:
        return _behind_verb(frame, group)
    found = opening_subject(frame, group, len(group.items) - 1)
    if found is None:
        return None
    persons = [m.span.start for m in frame.mentions_between(group.start, group.items[-1].end) if m.kind == "person"]
    roles = [t.start for t in group.tokens() if t.text.lower() in frame.words.roles]
    others = [start for start in (*persons, *roles) if not found[0] <= start < found[1]]
    return found if not others and len(persons) <= 1 else None


def _meant(frame: Frame, drafts: list[Draft], group: Group, named: Bounds) -> tuple[list[Draft], Bounds | None]:
    """The drafts, those of a group whose verb has no subject given to the one that the sentence before is about:
    "Ana Paz visitó la presa. «Aguantará», dijo."; and that one, where some were."""
    out, given = list(drafts), False
    for at, d in enumerate(drafts):
        if d.group is not group or d.found is None or d.found.speaker is not None or d.found.verb is None:
            continue
        if d.found.beside and _alone(frame, group, d.found.verb):
            out[at], given = replace(d, found=replace(d.found, speaker=named, rule="carried on"), goes_on=True), True
    return out, named if given else None


def _alone(frame: Frame, group: Group, verb: Token) -> bool:
    """True for a verb with nothing beside it that could be its subject."""
    at = frame.place[verb.i][1] if verb.i in frame.place else -1
    if at < 0 or frame.place[verb.i][0] is not group:
        return False
    after = at + 1
    while after < len(group.items) and passed_over(frame, group, after):
        after += 1
    closed = after >= len(group.items) or isinstance(p := group.items[after], Passage) or not p.text[:1].isalnum()
    before = at
    while before > 0 and isinstance(t := group.items[before - 1], Token) and t.text.lower() in frame.words.auxiliaries:
        before -= 1
    lead = group.items[before - 1] if before else None
    beside = isinstance(lead, Passage) or (lead is not None and lead.text in (",", "،", "–", "—"))
    return closed and (beside or dropped(frame, group, at))


def _speakers(drafts: list[Draft], rows: list[Reported]) -> list[Bounds]:
    found = [(d.passages[-1].end, d.found.speaker) for d in drafts if d.found and d.found.speaker]
    found += [(r.parts[-1][1], r.found.speaker) for r in rows if r.found.speaker]
    return [s for _, s in sorted(found)]


def _unsaid(frame: Frame, group: Group) -> bool:
    """True for a sentence that says itself that it was said, and not by whom, or that opens with a clause that only
    looks like speech: "…, hieß es", "Ob er bleibe, ist offen"."""
    if (lead := group.token(0)) is not None and lead.text.lower() in frame.words.that:
        return True
    return bool(phrases(frame.text, group.start, group.items[-1].end, frame.words.unsaid))


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


def _opens(frame: Frame, draft: Draft) -> bool:
    """True for words led by a verb without subject that opens its sentence: "وقال أمس «…»"."""
    verb = draft.found.verb if draft.found is not None and draft.found.speaker is None else None
    return verb is not None and verb.i in frame.place and dropped(frame, *frame.place[verb.i])


def _filled(frame: Frame, drafts: list[Draft], group: Group, speaker: Bounds) -> list[Draft]:
    """The drafts, those of a group that have a verb beside them and no subject given to the speaker before."""
    return [
        replace(d, found=replace(d.found, speaker=speaker), goes_on=True)
        if d.group is group and d.found and (_verb_alone(d.found) or d.found.rule == "own view" or _opens(frame, d))
        else d
        for d in drafts
    ]


def _verb_alone(found: Attribution) -> bool:
    return found.verb is not None and found.beside and found.rule == "verb first"


def _given(drafts: list[Draft], group: Group, found: Attribution) -> list[Draft]:
    """The drafts with the speaker given to those of a group, and to fragments that were left out of it."""
    out = [replace(d, found=found, goes_on=True) if d.group is group and d.found is None else d for d in drafts]
    known = {p.start for d in drafts for p in d.passages}
    new = [Draft((p,), group, at, found, goes_on=True) for at, p in group.passages() if p.start not in known]
    return [*out, *new]
