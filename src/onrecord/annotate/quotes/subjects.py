"""The subject of a verb by word order, for languages without syntax: before it, behind it, or that of another verb."""

from __future__ import annotations

import re

from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.readings import skipped
from onrecord.annotate.quotes.shapes import Bounds, core_to, opened, shape_from, shape_to
from onrecord.text.syntax import Token

_LONGEST = 16


def shape_subject(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The subject of the verb at an item: by the language's order, before or after it.

    For a verb that quotes someone ("X quoted Y") it is the one quoted.
    """
    words = frame.words
    verb = group.items[at]
    assert isinstance(verb, Token)
    i = at + 1
    while i < len(group.items) and skipped(frame, group, i):
        i += 1
    if words.verb_first and at and isinstance(t := group.items[at - 1], Token) and t.text in words.auxiliaries:
        before = shape_to(frame, group, at)
        if before is not None:
            return before  # "وكان الوزير قد دعا …"
    following = group.items[i] if i < len(group.items) else None
    quotes = verb.text.lower() in words.quoting
    if isinstance(following, Token) and following.text.startswith(words.addressed):
        return None
    object_ = isinstance(following, Token) and following.text.lower() in words.object_words and not quotes
    after = shape_from(frame, group, i) if following is not None and not object_ else None
    after = _before_object(frame, verb, after) if after is not None else None
    if verb.text.lower() in words.quoting and words.quoting_from:
        who = quoted(frame, group, at)
        if who is not None or verb.text.lower() not in words.say:
            return who
    if verb.text.lower() in words.quoting and (after is not None or not words.participle_last):
        return after
    if words.participle_last and (apart := _by_auxiliary(frame, group, at, far=True)) is not None:
        return apart
    if after is not None and opened(frame, group, at):
        return after
    leads = words.verb_first or (isinstance(following, Token) and following.text.lower() in words.nominative)
    if after is not None and (leads or _stands_alone(frame, group, i, after)):
        return after
    before = shape_to(frame, group, at)
    if before is None and after is None:
        before = _by_auxiliary(frame, group, at)
    if before is None and joined(frame, group, at):
        before = first_phrase(frame, group, at)
    return before or after


def quoted(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The one whose words the verb at an item passes on: "передаёт слова министра Юрия Лаптева агентство"."""
    end = at + 1
    while (t := group.token(end)) is not None and t.text not in ".,;:!?،" and end < at + _LONGEST:
        end += 1
    if end == at + 1:
        return None
    lead = next((k for k in range(at + 1, end - 1) if _low(group, k) in frame.words.quoting_from), None)
    first = outer_start(group.items[at + 1 if lead is None else lead + 1])
    persons = [m for m in frame.mentions_between(first, group.items[end - 1].end) if m.kind == "person"]
    if len(persons) == 1:
        own = persons[0].role or persons[0].span
        return first if lead is not None else min(own.start, persons[0].span.start), persons[0].span.end
    if lead is None:
        return None
    found = shape_from(frame, group, lead + 1)
    tokens = frame.syntax.between(*found) if found else ()
    name = next((i for i, t in enumerate(tokens) if t.text[:1].isupper()), len(tokens))
    behind = next((t for t in tokens[name:] if t.text[:1].islower()), None)
    return (found[0], frame.syntax.tokens[behind.i - 1].end) if found and behind else found


def _low(group: Group, at: int) -> str:
    return t.text.lower() if (t := group.token(at)) is not None else ""


def _before_object(frame: Frame, verb: Token, found: Bounds) -> Bounds:
    """The subject alone, where the object of its verb stands right behind it and no name tells the two apart."""
    words = frame.words
    if words.alone(verb.text) not in words.objects or frame.mentions_between(*found):
        return found
    said = frame.text[found[0] : found[1]]
    m = re.match(words.subject_end, said)
    return (found[0], found[0] + m.end()) if m and said.startswith(words.object_start, m.end() + 1) else found


def relative_subject(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The name or role that a verb's clause is about: "Pérez, quien insistió en que …"."""
    while at > 0 and skipped(frame, group, at - 1):
        at -= 1
    lead, comma = (group.items[at - 1], group.items[at - 2]) if at > 2 else (None, None)
    if not isinstance(lead, Token) or lead.text.lower() not in frame.words.relative or not isinstance(comma, Token):
        return None
    return named_to(frame, group, at - 2) if comma.text in (",", "،") else None


def named_to(frame: Frame, group: Group, end: int) -> Bounds | None:
    """The name of a person or the words for a known role that end before an item."""
    found = core_to(frame, group, end)
    if found is None:
        return None
    persons = [m.span for m in frame.mentions_between(*found) if m.kind == "person" and m.span.end == found[1]]
    if persons:
        return persons[0].start, persons[0].end
    head = next((t for t in frame.syntax.between(*found) if t.text.lower() not in frame.words.determiners), None)
    return found if head is not None and head.text.lower() in frame.words.roles else None


def prefixed(frame: Frame, verb: Token) -> bool:
    """True for a verb of speech that a letter at its front joins to what stands before it: "وأضاف"."""
    return verb.text.startswith(frame.words.joined_by) and verb.text[1:] in frame.words.say


def joined(frame: Frame, group: Group, at: int) -> bool:
    """True where a conjunction alone stands before the verb: its subject is that of the verb before."""
    verb = group.items[at]
    if isinstance(verb, Token) and prefixed(frame, verb):
        return at > 0
    while at > 0 and skipped(frame, group, at - 1):
        at -= 1
    item = group.items[at - 1] if at else None
    return isinstance(item, Token) and item.text.lower() in frame.words.conjunctions


def first_phrase(frame: Frame, group: Group, at: int) -> Bounds | None:
    found = shape_from(frame, group, 0)
    return found if found is not None and found[1] <= outer_start(group.items[at]) else None


def _by_auxiliary(frame: Frame, group: Group, at: int, far: bool = False) -> Bounds | None:
    """The subject beside the auxiliary of a participle: "Der Minister hat … erklärt", "hatte X … gesagt".

    far: only where a word that is no adverb stands between the two.
    """
    for i in range(at - 1, max(-1, at - 30), -1):
        item = group.items[i]
        if not isinstance(item, Token):
            if far:
                continue
            return None
        if item.text in (".;:!?," if far else ".;:!?"):
            return None
        if item.text.lower() in frame.words.auxiliaries:
            if far and all(skipped(frame, group, k) for k in range(i + 1, at)):
                return None
            after = shape_from(frame, group, i + 1)
            return after if after and opened(frame, group, i) else shape_to(frame, group, i) or after
    return None


def _stands_alone(frame: Frame, group: Group, at: int, found: Bounds) -> bool:
    """True for a name without determiner between the verb and a colon: no object, for that has one."""
    first = group.items[at]
    following = next((i for i in group.items[at:] if i.start >= found[1]), None)
    if not isinstance(first, Token) or not isinstance(following, Token) or following.text != ":":
        return False
    return first.text[:1].isupper() and first.text.lower() not in frame.words.determiners


def sentence_subject(frame: Frame, group: Group) -> Bounds | None:
    """The noun phrase that a sentence begins with, or that a time and a comma lead to, when a word that is none
    follows it at once."""
    first = 0
    while first < len(group.items) and isinstance(t := group.items[first], Token) and t.i in frame.timed:
        first += 1
    lead = group.items[first] if first < len(group.items) else None
    first = first + 1 if isinstance(lead, Token) and lead.text == "," and first else 0
    found = shape_from(frame, group, first)
    if found is None:
        return None
    if frame.text[found[0] : found[1]].lower() in frame.words.pronouns:
        return found
    small = frame.words.links | frame.words.determiners
    after = next((i for i in group.items[first:] if i.start >= found[1]), None)
    closed = isinstance(after, Token) and after.text.lower() in frame.words.auxiliaries  # "El líder libio se …"
    end = found[0]
    for t in frame.syntax.between(*found):
        known = closed or frame.words.nouns_capital or t.text.lower() in small | frame.words.roles
        if t.text[:1].islower() and not known:
            break  # a verb, or a word that may be one
        end = t.end if t.text.lower() not in small | frame.words.generic else end
    tokens = frame.syntax.between(found[0], end) if end > found[0] else ()
    named = any(m.span.start < end for m in frame.mentions_between(found[0], end))
    return (found[0], end) if named or any(t.text.lower() in frame.words.roles for t in tokens) else None


def opening_subject(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The subject that a sentence begins with, before the item at a place; behind its verb where verbs come first."""
    if frame.words.verb_first:
        found = shape_from(frame, group, 1) if at > 0 else None
        found = found if found is not None and frame.mentions_between(*found) else None
    else:
        found = sentence_subject(frame, group)
    if found is None or found[1] > outer_start(group.items[at]):
        return None
    lead = frame.syntax.between(*found)[0]
    preposition = lead.text.lower() in frame.words.links - frame.words.determiners
    return None if preposition and all(m.span.start > found[0] for m in frame.mentions_between(*found)) else found
