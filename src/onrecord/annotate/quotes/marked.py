"""Quotes from marked passages: attribution, passages that belong together, speakers that go on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.annotate.quotes.attribution import attribution, signature, speech_end
from onrecord.annotate.quotes.beside import cue_at
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue, subject
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.phrases import phrase_from
from onrecord.annotate.quotes.shapes import sentence_subject, shape_subject
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_FRAGMENT = 4
"""Words: a passage without attribution that is no sentence and no longer than this is left alone."""
_TAIL = 22
_AFTER_TAIL = 12


@dataclass(frozen=True)
class Draft:
    """A marked quote before its statement is made.

    passages: its parts. group, at: where the last part stands. goes_on: True where the speaker is that
    of the quote before.
    """

    passages: tuple[Passage, ...]
    group: Group
    at: int
    found: Attribution | None
    goes_on: bool = False
    whole: bool = False


def drafts(frame: Frame) -> list[Draft]:
    """All marked quotes of an article, in order."""
    out: list[Draft] = []
    for group in frame.groups:
        for at, passage in group.passages():
            previous = out[-1] if out else None
            found = attribution(frame, group, at) or _introduced(frame, group, at) or _tail(frame, group, at)
            if previous is not None and _same_utterance(frame, previous, group, at, found):
                out[-1] = replace(previous, passages=(*previous.passages, passage), group=group, at=at)
                continue
            whole = is_whole(frame, passage, group, at, found)
            goes_on = False
            led = whole and (_leads(group, at) or (found is not None and found.beside))
            if led and (found is None or found.speaker is None):
                speaker = _speaker_goes_on(frame, previous, group, at, cued=found is not None and found.beside)
                if speaker is not None:
                    goes_on = True
                    found = Attribution(found.cue if found else None, speaker, "goes on", verb=None)
            if found is None and not whole and (heading(group) or _words(frame, passage) <= _FRAGMENT):
                continue
            out.append(Draft((passage,), group, at, found, goes_on, whole))
    return out


def heading(group: Group) -> bool:
    """True for a group of a title or heading."""
    return group.block.kind in ("title", "heading")


def fragments(frame: Frame, made: list[Draft]) -> list[tuple[Group, int]]:
    """The passages in headings that are in no draft."""
    taken = {p.start for d in made for p in d.passages}
    return [(g, at) for g in frame.groups if heading(g) for at, p in g.passages() if p.start not in taken]


def _words(frame: Frame, p: Passage) -> int:
    return len(frame.text[p.start : p.end].split())


def is_whole(frame: Frame, p: Passage, group: Group, at: int, found: Attribution | None) -> bool:
    """True where the passage is a sentence or more, as spoken, and no fragment in the reporter's clause."""
    text = frame.text[p.start : p.end]
    words = len(text.split())
    before = group.items[at - 1] if at else None
    led = at == 0 or (isinstance(before, Token) and before.text in (":", ",", "-", "–", "—", ".", "!", "?", "،"))
    colon = isinstance(before, Token) and before.text == ":"
    ends = text[-1] in ",.!?…،؟"
    starts = not text[:1].islower()
    if not starts and not (led and words > _FRAGMENT):
        return False
    if led and (words >= 3 or colon or (found is not None and found.beside and found.verb)):
        return True
    return ends and starts and (led or words > _FRAGMENT)


def _same_utterance(frame: Frame, previous: Draft, group: Group, at: int, found: Attribution | None) -> bool:
    """True where an attribution breaks one utterance: "…", said X, "…" or "…", said X. "…"."""
    passage = group.items[at]
    first = previous.passages[-1]
    own = previous.found
    assert isinstance(passage, Passage)
    if own is None or own.verb is None or not own.beside or own.cue is None or len(previous.passages) > 1:
        return False
    if first.mark != passage.mark or group.block is not previous.group.block or own.cue[0] < first.end:
        return False
    if not first.closed or not (previous.whole or speech_end(frame, first)):
        return False
    if group is previous.group:
        before = group.items[at - 1]
        led = isinstance(before, Token) and before.text in (",", ":", ".", ";", "-", "–", "—", "―", "،", "--")
        return led and (found is None or found.verb is None or found.verb.i == own.verb.i)
    # the next sentence: it must begin with the passage, which must not have an attribution of its own
    return group.before is previous.group and _leads(group, at) and found is None


def _leads(group: Group, at: int) -> bool:
    return all(isinstance(i, Token) and not i.text[:1].isalnum() for i in group.items[:at])


def _speaker_goes_on(frame: Frame, previous: Draft | None, group: Group, at: int, cued: bool) -> Bounds | None:
    """The speaker of the quote before, where this one follows it with nothing between.

    In a new paragraph only where that quote was left open, where the paragraph holds quoted words alone, or
    where a cue without subject leads to it ("And to add:"): else it may well be somebody else who speaks.
    """
    if previous is None or previous.found is None or previous.found.speaker is None:
        return None
    if group is previous.group:
        return previous.found.speaker
    if group.before is not previous.group:
        return None
    if group.block is previous.group.block:
        return previous.found.speaker
    alone = _leads(group, at) and _only_quoted(frame, group)
    return previous.found.speaker if alone or cued or not previous.passages[-1].closed else None


def _only_quoted(frame: Frame, group: Group) -> bool:
    following = frame.groups[group.number + 1] if group.number + 1 < len(frame.groups) else None
    if following is not None and following.block is group.block:
        return False
    return all(not isinstance(i, Token) or not i.text[:1].isalnum() for i in group.items)


def _introduced(frame: Frame, group: Group, at: int) -> Attribution | None:
    """An attribution that leads to the passage: "X said:" in the sentence before, or "X:" beside it."""
    here = group.items[at - 1] if at else None
    if isinstance(here, Token) and here.text == ":":
        who = _all_phrase(frame, group, at - 1)
        if who is not None:
            return Attribution((here.start, here.end), who, "colon", beside=True)
        return _led_by(frame, group)
    verb = group.items[at - 2] if at > 1 else None
    if isinstance(here, Token) and here.text == "." and isinstance(verb, Token):
        return _ended(frame, group, at - 2)
    before = group.before
    if not _leads(group, at) or before is None:
        return None
    last = before.items[-1]
    if not isinstance(last, Token):
        return None
    if last.text == ":":
        return _last_cue(frame, before, len(before.items) - 1) or _named(frame, before) or _led_by(frame, before)
    if last.text != "." or before.block is not group.block or len(before.items) < 2:
        return None
    return _ended(frame, before, len(before.items) - 2)


def _ended(frame: Frame, group: Group, at: int) -> Attribution | None:
    """An attribution whose cue ends its sentence: "X, the owner, confirms. “…”"."""
    verb = group.items[at]
    if not isinstance(verb, Token) or not is_cue(frame.words, verb, frame.syntax.parsed):
        return None
    who = _who(frame, group, at)
    return Attribution((verb.start, verb.end), who, "sentence before", verb=verb) if who else None


def _led_by(frame: Frame, group: Group) -> Attribution | None:
    """Whoever is the subject of a sentence that leads to the words by a colon alone: "X denied any part in it:"."""
    if not frame.syntax.parsed:
        who = sentence_subject(frame, group)
    else:
        root = next((t for t in group.tokens() if t.dep.lower() == "root" and t.pos in ("VERB", "AUX")), None)
        who = subject(frame, root) if root else None
    return Attribution(None, who, "colon") if who else None


def _named(frame: Frame, group: Group) -> Attribution | None:
    last = group.items[-1]
    assert isinstance(last, Token)
    who = _all_phrase(frame, group, len(group.items) - 1)
    return Attribution((last.start, last.end), who, "colon", beside=True) if who else None


def _all_phrase(frame: Frame, group: Group, end: int) -> Bounds | None:
    """The phrase that fills a group from its start to an item, when it names someone and is no clause."""
    tokens = group.items[:end]
    if not 0 < end <= 12 or not all(isinstance(t, Token) for t in tokens):
        return None
    if any(isinstance(t, Token) and t.pos in ("VERB", "AUX") for t in tokens):
        return None
    who = phrase_from(frame, group, 0)
    last = tokens[-1]
    if who is None or who[1] < last.start or not isinstance(last, Token):
        return None
    named = any(isinstance(t, Token) and (t.ent == "PER" or t.text.lower() in frame.words.roles) for t in tokens)
    capital = not frame.syntax.parsed and all(isinstance(t, Token) and not t.text[:1].islower() for t in tokens)
    return who if named or capital else None


def _last_cue(frame: Frame, group: Group, end: int) -> Attribution | None:
    for i in range(end - 1, max(-1, end - 40), -1):
        item = group.items[i]
        if isinstance(item, Token) and is_cue(frame.words, item, frame.syntax.parsed, wide=True):
            return Attribution((item.start, item.end), _who(frame, group, i), "sentence before", verb=item)
    return None


def _who(frame: Frame, group: Group, at: int) -> Bounds | None:
    item = group.items[at]
    assert isinstance(item, Token)
    if frame.syntax.parsed:
        return subject(frame, item)
    return shape_subject(frame, group, at)


def _tail(frame: Frame, group: Group, at: int) -> Attribution | None:
    """An attribution that is a short sentence of its own after the passage: “Why?” she asked."""
    passage = group.items[at]
    assert isinstance(passage, Passage)
    resumed = _resumed(frame, group, at)
    if resumed is not None:
        return resumed
    if not speech_end(frame, passage) or not all(
        isinstance(i, Token) and not i.text[:1].isalnum() for i in group.items[at + 1 :]
    ):
        return None
    if group.number + 1 >= len(frame.groups):
        return None
    after = frame.groups[group.number + 1]
    if after.block is not group.block or len(after.items) > _TAIL + _AFTER_TAIL:
        return None
    signed = signature(frame, after, 1)
    if signed is not None:
        return signed
    found = cue_at(frame, after, 0)
    if found is None or found.verb is None or found.cue is None or found.speaker is None:
        return None
    end = max(found.cue[1], found.speaker[1])
    rest = [i for i in after.items if isinstance(i, Token) and i.start >= end and i.text[:1].isalnum()]
    if len(rest) > _AFTER_TAIL or any(isinstance(i, Passage) for i in after.items):
        return None
    clause = any(c.dep in ("ccomp", "xcomp") for c in frame.syntax.children(found.verb)) or any(
        t.text.lower() in frame.words.that for t in rest
    )
    plain = is_cue(frame.words, found.verb, frame.syntax.parsed, wide=len(rest) <= 2)
    return None if clause or not plain else Attribution(found.cue, found.speaker, "sentence after", True, found.verb)


def _resumed(frame: Frame, group: Group, at: int) -> Attribution | None:
    """An attribution in a next sentence that points back: "“…”. Lo ha detto X", "“…”. Das sagte X"."""
    if group.number + 1 >= len(frame.groups) or frame.syntax.parsed:
        return None
    after = frame.groups[group.number + 1]
    last = at + 1 >= len(group.items) - 1
    if after.block is not group.block or not last:
        return None
    text = frame.text[after.start : after.start + 30].lower()
    if not any(re.match(rf"{re.escape(r)}(?!\w)", text) for r in frame.words.resumes):
        return None
    found = cue_at(frame, after, 0) or cue_at(frame, after, 1)
    if found is None or found.cue is None or found.speaker is None or found.cue[0] - after.start > 30:
        return None
    return Attribution(found.cue, found.speaker, "sentence after", True, found.verb)
