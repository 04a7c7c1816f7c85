"""Attribution by word order beside a passage, for languages without syntax: "“…”, said X", "“…”, X said"."""

from __future__ import annotations

from onrecord.annotate.quotes.citations import phrases
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.phrases import phrase_from
from onrecord.annotate.quotes.readings import determined, passed_over
from onrecord.annotate.quotes.shapes import contrasted, shape_from, shape_to
from onrecord.annotate.quotes.subjects import prefixed, quoted, shape_subject
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_REACH = 14
_SPAN = 40


def shape_cue_at(frame: Frame, group: Group, first: int) -> Attribution | None:
    words = frame.words
    lead = group.token(first)
    if lead is not None and lead.text.lower() in words.conjunctions | words.converbs:
        return None
    if contrasted(frame, group, first) or (lead is not None and prefixed(frame, lead)):
        return None
    if lead is not None and lead.text.lower() in words.auxiliaries:
        return _split_cue(frame, group, first)
    for i in range(first, min(len(group.items), first + _REACH)):
        t = group.token(i)
        if t is None or (t.text in ".!?;:" and not (t.text == "." and i == first)):
            return None
        if t.text.lower() in words.relative - words.determiners and _opens_clause(group, i):
            return None  # about what was named before: "…, che ha sostenuto l'economia"
        if i == first and t.text.lower() in words.inverted:
            following = group.token(i + 1)
            if following is not None and is_cue(words, following, False, wide=True):
                continue
        elif t.text.lower() in words.converbs:
            return None  # its subject is that of another verb
        elif not is_cue(words, t, False, wide=i == first) and not (
            i == first and (t.text.lower() in words.quoting or _verb_here(frame, group, i))
        ):
            continue
        cue = (t.start, t.end)
        if t.text.lower() in words.quoting and words.quoting_from and words.bare_nouns:
            who = quoted(frame, group, i)
            if who is not None or t.text.lower() not in words.say:
                return Attribution(cue, who, "verb first", beside=True, verb=t)
        before = shape_to(frame, group, i) if i > first else None
        if before is not None and before[0] >= group.items[first].start:
            return Attribution(cue, before, "subject first", beside=True, verb=t)
        who = shape_after(frame, group, i)
        if who is None and words.participle_last and i and isinstance(group.items[i - 1], Passage):
            who = shape_subject(frame, group, i)
        if who is None and i == first and t.text.lower() in words.inverted:
            return None
        return Attribution(cue, who, "verb first", beside=True, verb=t)
    return None


def _opens_clause(group: Group, at: int) -> bool:
    before = group.items[at - 1] if at else None
    return isinstance(before, Passage) or before is None or not before.text[:1].isalnum()


def _split_cue(frame: Frame, group: Group, first: int) -> Attribution | None:
    """An auxiliary, its subject, and a participle that is the cue: "hatte X in Bonn erklärt"."""
    who = phrase_from(frame, group, first + 1)
    for i in range(first + 1, min(len(group.items), first + 20)):
        t = group.token(i)
        if t is None or t.text in ".!?;:,":
            return None
        if is_cue(frame.words, t, False, wide=True):
            who = who if who is not None and who[1] <= t.start else shape_after(frame, group, i)
            return Attribution((t.start, t.end), who, "verb first", beside=True, verb=t)
    return None


def shape_after(frame: Frame, group: Group, at: int) -> Bounds | None:
    i = at + 1
    while i < len(group.items) and passed_over(frame, group, i):
        i += 1
    i = _past_manner(frame, group, _past_occasion(frame, group, i))
    i = _past_outlet(frame, group, _past_audience(frame, group, i))
    pronoun = group.token(i)
    noun = group.token(i + 1)
    article = pronoun is not None and noun is not None and pronoun.text.lower() in frame.words.determiners
    article = article and frame.words.nouns_capital and noun is not None and noun.text[:1].isupper()
    if pronoun is not None and pronoun.text.lower() in frame.words.generic and not article:
        i += 1  # an object pronoun: "so beschrieb ihn X"
    lead = group.token(i)
    if i >= len(group.items) or (lead is not None and lead.text.lower() in frame.words.object_words):
        return None
    if pronoun is not None and pronoun.text.startswith(frame.words.addressed):
        return None
    return shape_from(frame, group, i, any_noun=True)


def _past_occasion(frame: Frame, group: Group, at: int) -> int:
    """The item behind a set phrase for the occasion: "dijo en rueda de prensa el director"; else the same."""
    start = group.items[at].start if at < len(group.items) else 0
    led = [end for begin, end in phrases(frame.text, start, start + _SPAN, frame.words.occasions) if begin == start]
    return next((i for i in range(at, len(group.items)) if group.items[i].start >= led[0]), at) if led else at


def _past_manner(frame: Frame, group: Group, at: int) -> int:
    """The item behind how or where it was said, when a person's name stands there: "contou em lágrimas X"; else the
    same."""
    words, lead = frame.words, group.token(at)
    if lead is None or lead.text.lower() not in words.ends - words.audience - words.that - words.auxiliaries:
        return at
    for i in range(at + 1, min(len(group.items), at + 5)):
        t = group.token(i)
        if t is None or not t.text[:1].isalnum() or t.text.lower() in words.roles:
            return at
        if i > at + 1 and any(
            m.kind == "person" and m.span.start == t.start for m in frame.mentions_between(t.start, t.end)
        ):
            return i
    return at


def _past_audience(frame: Frame, group: Group, at: int) -> int:
    """The item behind the one spoken to: "ha declarado a la radio X", "рассказал журналистам X"; else the same."""
    words, t = frame.words, group.token(at)
    if t is None:
        return at
    if words.addressees and t.text in '«“„"':
        close = next((i for i in range(at + 2, at + 7) if (n := group.token(i)) is not None and n.text in '»”“"'), None)
        return close + 1 if close is not None else at
    before = group.token(at - 1)
    if t.text.lower() in words.addressees or (before is not None and before.text.lower() in words.addressees):
        at += t.text.lower() in words.addressees
        while (n := group.token(at)) is not None and (n.text in '«»"“”„' or (n.text.isupper() and len(n.text) > 1)):
            at += 1
        return at
    if not determined(words.audience, t):
        return at
    own = words.links - words.determiners
    last: Token = t
    noun = t.text.lower() not in words.audience  # "all'Ansa"
    for i in range(at + 1, min(len(group.items), at + 8)):
        n = group.token(i)
        if n is None or not n.text[:1].isalnum():
            return at
        if determined(words.determiners, n) and noun and last.text.lower() not in own:
            return i  # "a la radio el agricultor"
        noun = noun or n.text.lower() not in words.determiners
        last = n
    return at


def _past_outlet(frame: Frame, group: Group, at: int) -> int:
    """The item behind the name of an outlet spoken to, where a role follows it: "агентству Reuters мэр"; else the
    same."""
    i = at
    while (n := group.token(i)) is not None and n.text[:1].isupper():
        i += 1
    role = group.token(i)
    return i if i > at and role is not None and role.text in frame.words.roles else at


def _verb_here(frame: Frame, group: Group, at: int) -> bool:
    """True where a word straight after speech can only be its verb: a small word with a speaker behind it."""
    words = frame.words
    t, passage = group.token(at), group.items[at - 2] if at > 1 else None
    if t is None or not isinstance(passage, Passage) or not words.inverts or not t.text.islower():
        return False
    function = words.that | words.links | words.determiners | words.ends | words.skips | words.relative | words.generic
    if not t.text.isalpha() or len(t.text) < 3 or t.text in function or t.text in words.pronouns:
        return False
    said = frame.text[passage.start : passage.end]
    spoken = len(said.split()) >= 4 and said.lstrip("¡¿…[( ")[:1].isupper()
    behind = shape_after(frame, group, at)
    return spoken and behind is not None and behind[0] - t.end <= 2
