"""What is to be done, in a language with a syntax model."""

from __future__ import annotations

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.climb import Reach
from onrecord.annotate.plans.found import Stretch
from onrecord.annotate.plans.phrases import RELATIVE, SUBJECTS, balanced, cut, left_edge, phrase, right
from onrecord.annotate.plans.tense import NONE, Groups, passive
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Syntax, Token


def action(parsed: Parsed, sentence: Sentence, time: Time, reach: Reach, groups: Groups) -> Stretch:
    """The words that say what is to be done: a verb with its object, or a noun phrase, without the time."""
    syntax, head = parsed.syntax, reach.action
    own = [t for t in syntax.subtree(head) if sentence.start <= t.start < sentence.end]
    if reach.rule == "deadline":
        purpose = _purpose(syntax, head, groups)
        return (
            Stretch(phrase(syntax, purpose).start, purpose.end)
            if purpose is not None
            else Stretch(head.start, head.end)
        )
    end = right(own, head, time)
    if head.pos not in ("VERB", "AUX"):
        if reach.rule in ("cue participle", "moved") and head.start < reach.cue.start < end:
            end = reach.cue.start
        return balanced(parsed, cut(sentence, left_edge(syntax, head), end, time, head))
    left = _subject_start(syntax, reach) if passive(syntax, head) else head
    for child in syntax.children(head):
        near = child.pos == "PRON" and child.i == head.i - 1 and child.dep not in SUBJECTS
        denies = child.dep == "neg" and head.i != reach.cue.i  # "pledged not to leave"; a denied future has a status
        before = near or denies or child.dep in ("auxpass", "aux:pass", "expl:comp", "expl:pass", "cop")
        if child.i < head.i and (before or (reach.came == "clause" and child.dep in SUBJECTS)):
            left = min(left, syntax.subtree(child)[0], key=lambda t: t.i)
    return cut(sentence, left, end, time, head)


def _purpose(syntax: Syntax, deadline: Token, groups: Groups) -> Token | None:
    """What a deadline is for: the noun behind its "for", or behind that of "set for"."""
    own = [deadline, *(t for t in syntax.children(deadline) if t.i > deadline.i)]
    for child in (c for t in own for c in syntax.children(t) if c.i > deadline.i):
        if child.dep == "prep" and "purpose" in groups.get(child.i, NONE):
            noun = next((t for t in syntax.children(child) if t.dep == "pobj" and t.pos == "NOUN"), None)
        else:
            marked = any("purpose" in groups.get(t.i, NONE) for t in syntax.children(child) if t.dep == "case")
            noun = child if child.pos == "NOUN" and marked else None
        if noun is not None:
            return noun
    return None


def _subject_start(syntax: Syntax, reach: Reach) -> Token:
    """Where the words for what is acted upon begin: a passive's subject, or what its relative pronoun stands for."""
    head = reach.action
    for verb in (t for t in reach.path if t.pos in ("VERB", "AUX")):
        known = next((t for t in syntax.children(verb) if t.dep in SUBJECTS or t.dep in ("dobj", "obj")), None)
        if known is None:
            continue
        if known.pos != "PRON" and known.i < head.i:
            return syntax.subtree(known)[0]
        if known.pos == "PRON" and "Person" not in known.morph and (noun := antecedent(syntax, verb)) is not None:
            return noun
        if verb.i == reach.cue.i:
            break
    return head


def antecedent(syntax: Syntax, verb: Token) -> Token | None:
    """The first token of the whole noun phrase to which a relative clause belongs."""
    for _ in range(6):
        if verb.dep in RELATIVE:
            break
        if verb.dep not in ("xcomp", "ccomp", "conj") or verb.head in (-1, verb.i):
            return None
        verb = syntax.tokens[verb.head]
    if verb.dep not in RELATIVE:
        return None
    noun = top = syntax.tokens[verb.head]
    for _ in range(8):
        if noun.dep not in ("pobj", "prep", "nmod", "obl:arg") or noun.head in (-1, noun.i):
            break
        noun = syntax.tokens[noun.head]
        if noun.pos in ("VERB", "AUX"):
            break
        top = noun if noun.pos != "ADP" else top
    return left_edge(syntax, top)
