"""Reported content that is no clause: "called the plan “reckless”", "denounced the vote", "his claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue, subject
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.phrases import head_phrase, someone
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_OBJECTS = {"dobj", "obj", "oprd", "attr", "acomp", "ccomp", "xcomp", "iobj", "dative"}
_DASHES = ("—", "–", "--", "―")
_PHRASES = {"prep", "obl", "dative"}
_FINITE = {"root", "conj", "advcl", "relcl", "ccomp", "parataxis", "acl"}


def contents(frame: Frame, group: Group, verb: Token) -> Iterator[tuple[Bounds, Attribution]]:
    """What a verb of speech that governs no clause has for its object, when quoted words stand in it or the verb
    is one by which a stand is taken."""
    words = frame.words
    forms = {verb.text.lower(), verb.lemma.lower()}
    bounds = _objects(frame, group, verb)
    if bounds is None or not (is_cue(words, verb, True, wide=True) or forms & words.acts):
        return
    marked = any(bounds[0] <= p.start < bounds[1] for _, p in group.passages())
    if not marked and not (forms & words.acts and _stands(frame, verb)):
        return
    who = subject(frame, verb)
    if who is None or (who[0] < bounds[1] and bounds[0] < who[1]):
        return
    said = [t for t in frame.syntax.between(*bounds) if t.pos != "PUNCT"]
    if not marked and (not someone(frame, who) or all(t.pos in ("PRON", "ADV", "ADP") for t in said)):
        return  # a pronoun alone tells nothing of what was said
    yield bounds, Attribution((verb.start, verb.end), who, "object", verb=verb)


def _stands(frame: Frame, verb: Token) -> bool:
    """True for a verb that says what was done: no infinitive, not denied, not set under "could" or "might"."""
    if "VerbForm=Inf" in verb.morph or verb.dep.split(":")[0].lower() not in _FINITE:
        return False
    return not any(
        c.dep == "neg" or "Polarity=Neg" in c.morph or c.dep == "auxpass" or c.dep == "aux:pass"
        or (c.dep == "aux" and (c.tag == "MD" or c.tag == "TO")) for c in frame.syntax.children(verb)
    )  # fmt: skip


def _objects(frame: Frame, group: Group, verb: Token) -> Bounds | None:
    """The objects of a verb and the phrases that complete them, as one stretch."""
    first = last = None
    for child in frame.syntax.children(verb):
        base = child.dep.split(":")[0]
        if child.start < verb.end or child.i in frame.timed:
            continue
        if base in _OBJECTS or (base in _PHRASES and _leads(frame, child)):
            words = frame.syntax.subtree(child)
            if words[0].start < verb.end:
                continue
            first = min(first or words[0].start, words[0].start)
            last = max(last or 0, words[-1].end)
    if first is None or last is None:
        return None
    last = min(last, group.items[-1].end)
    inside = [t for t in group.items if first <= t.start and t.end <= last]
    for at, item in enumerate(inside[1:], 1):
        if isinstance(item, Token) and (item.text in _DASHES or leads_off(frame, inside, at)):
            return (first, inside[at - 1].end)
    return first, last


def leads_off(frame: Frame, items: list[Token | Passage], at: int) -> bool:
    """True for a comma after which the reporter goes on by himself: ", engaging in …", ", who …"."""
    comma, after = items[at], items[at + 1 : at + 3]
    if not isinstance(comma, Token) or comma.text != ",":
        return False
    while after and isinstance(after[0], Token) and after[0].pos == "ADV":
        after = after[1:]
    first = after[0] if after else None
    if not isinstance(first, Token):
        return False
    part = "VerbForm=Part" in first.morph and "Tense=Pres" in first.morph and first.dep == "advcl"
    return part or first.text.lower() in frame.words.relative - frame.words.that


def _leads(frame: Frame, child: Token) -> bool:
    words = frame.words.contents
    case = [c.text.lower() for c in frame.syntax.children(child) if c.dep == "case"]
    return child.text.lower() in words or bool(case and case[0] in words)


def claimed(frame: Frame, noun: Token) -> tuple[Token, Attribution] | None:
    """The clause that a noun of speech governs, and whose it is: "the minister's claim that …"."""
    if noun.pos != "NOUN" or not {noun.text.lower(), noun.lemma.lower()} & frame.words.nouns:
        return None
    children = frame.syntax.children(noun)
    clause = next((c for c in children if c.dep in ("acl", "ccomp") and c.start > noun.end and _opened(frame, c)), None)
    owner = next((c for c in children if c.dep == "poss"), None)
    if clause is None or owner is None or owner.text.lower() in frame.words.generic:
        return None
    who = head_phrase(frame, owner)
    if who is None:
        return None
    return clause, Attribution((noun.start, noun.end), who, "noun", verb=noun)


def _opened(frame: Frame, clause: Token) -> bool:
    return any(c.text.lower() in frame.words.that and c.dep == "mark" for c in frame.syntax.children(clause))
