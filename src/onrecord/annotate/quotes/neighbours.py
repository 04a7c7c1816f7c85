"""Attributions in the sentence before or after a passage: "X said:", "“Why?” she asked.", "“…”. Lo ha detto X"."""

from __future__ import annotations

import re

from onrecord.annotate.quotes.attribution import signature, speech_end
from onrecord.annotate.quotes.beside import cue_at
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue, subject
from onrecord.annotate.quotes.frame import Frame, Group, Item
from onrecord.annotate.quotes.phrases import phrase_from, someone
from onrecord.annotate.quotes.readings import determined, is_role
from onrecord.annotate.quotes.shapes import shape_from
from onrecord.annotate.quotes.subjects import sentence_subject, shape_subject
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_TAIL = 22
_AFTER_TAIL = 12


def leads(group: Group, at: int) -> bool:
    """True where nothing but marks stands before an item in its group."""
    return all(isinstance(i, Token) and not i.text[:1].isalnum() for i in group.items[:at])


def introduced(frame: Frame, group: Group, at: int) -> Attribution | None:
    """An attribution that leads to the passage: "X said:" in the sentence before, or "X:" beside it."""
    here = group.items[at - 1] if at else None
    if isinstance(here, Token) and here.text == ":":
        who = _all_phrase(frame, group, at - 1)
        if who is not None:
            return Attribution((here.start, here.end), who, "colon", beside=True)
        return _led_by(frame, group)
    verb = group.items[at - 2] if at > 1 else None
    if isinstance(here, Token) and here.text == "." and isinstance(verb, Token):
        return _ended(frame, group, at - 2) or _takes_up(frame, group.items[:at], group, at)
    before = group.before
    if not leads(group, at) or before is None:
        return None
    last = before.items[-1]
    if not isinstance(last, Token):
        return None
    if last.text == ":":
        return _last_cue(frame, before, len(before.items) - 1) or _named(frame, before) or _led_by(frame, before)
    if last.text != "." or before.block is not group.block or len(before.items) < 2:
        return None
    return _ended(frame, before, len(before.items) - 2) or _takes_up(frame, before.items, group, at)


def _takes_up(frame: Frame, before: tuple[Item, ...], group: Group, at: int) -> Attribution | None:
    """The one whose stand the sentence before reports, where nothing but their words fills this one:
    "X called him a master of the trade. “He showed it again and again.”"."""
    if not frame.syntax.parsed or not is_sentence(frame, group.items[at]):
        return None
    if any(isinstance(i, Passage) for i in before) or any(
        isinstance(i, Token) and i.text[:1].isalnum() for i in group.items[at + 1 :]
    ):
        return None
    own_words = [t for t in before if isinstance(t, Token)]
    root = next((t for t in reversed(own_words) if t.dep.lower() == "root" and t.pos == "VERB"), None)
    words = frame.words
    if root is None or not ({root.text.lower(), root.lemma.lower()} & (words.say | words.stance | words.acts)):
        return None
    own = [c for c in frame.syntax.children(root) if c.dep.startswith("nsubj")]
    who = subject(frame, root) if own and own[0].start < root.start else None
    return Attribution(None, who, "taken up", beside=True) if who and someone(frame, who) else None


def is_sentence(frame: Frame, item: object) -> bool:
    """True for a passage that is a sentence of its own: a capital first, a stop last, four words and more."""
    if not isinstance(item, Passage):
        return False
    text = frame.text[item.start : item.end]
    return not text[:1].islower() and text[-1:] in tuple(".!?…") and len(text.split()) >= 4


def _ended(frame: Frame, group: Group, at: int) -> Attribution | None:
    """An attribution whose cue ends its sentence: "X, the owner, confirms. “…”"."""
    verb = group.items[at]
    while at and isinstance(verb, Token) and verb.text.lower() in frame.words.particles:
        at -= 1
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
    if any(isinstance(t, Token) and (t.pos in ("VERB", "AUX") or t.text.lower() in frame.words.beside) for t in tokens):
        return None
    who = _behind_mood(frame, group) or phrase_from(frame, group, 0)
    last = tokens[-1]
    if who is None or who[1] < last.start or not isinstance(last, Token):
        return None
    named = any(isinstance(t, Token) and (t.ent == "PER" or t.text.lower() in frame.words.roles) for t in tokens)
    capital = not frame.syntax.parsed and all(isinstance(t, Token) and not t.text[:1].islower() for t in tokens)
    return who if named or capital else None


def _behind_mood(frame: Frame, group: Group) -> Bounds | None:
    """Whoever a word for their mood opens a sentence about that has no verb: "Soddisfatta la ministra, Ada Po: «…»"."""
    lead, article, noun = group.token(0), group.token(1), group.token(2)
    words = frame.words
    if frame.syntax.parsed or lead is None or article is None or noun is None:
        return None
    if lead.text.lower() in words.ends | words.links | words.determiners or is_role(frame, lead):
        return None
    led = determined(words.determiners, article) and (is_role(frame, article) or is_role(frame, noun))
    return shape_from(frame, group, 1) if led else None


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


def tail(frame: Frame, group: Group, at: int) -> Attribution | None:
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
    dash = isinstance(t := after.items[0], Token) and not t.text[:1].isalnum()
    signed = signature(frame, passage, after, int(dash))
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
