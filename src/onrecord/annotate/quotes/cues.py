"""Cues: the verbs and phrases by which a report says that someone said something, and their subjects."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.phrases import head_phrase, phrase_from, someone
from onrecord.annotate.quotes.words import QuoteWords
from onrecord.text.syntax import Token

Bounds = tuple[int, int]
_CLIMB = {"conj", "xcomp", "advcl", "pcomp", "parataxis", "ccomp", "aux", "dep", "prep"}
_NOUN_CLAUSES = {"acl", "relcl"}
_CLAUSE_MARKS = {"VERB", "AUX", "PUNCT", "SCONJ"}
_STEPS = 5


@dataclass(frozen=True)
class Attribution:
    """Who is said to have said it, and by which words.

    cue, speaker: offsets; either may be None. rule: how it was found. beside: True where the words stand
    directly beside the passage. verb: the cue's token, None for a phrase.
    """

    cue: Bounds | None
    speaker: Bounds | None
    rule: str
    beside: bool = False
    verb: Token | None = None


def is_cue(words: QuoteWords, token: Token, parsed: bool, *, wide: bool = False, think: bool = False) -> bool:
    """True for a verb of speech; with `wide` also one of stance or naming, with `think` one of opinion."""
    if parsed and token.pos not in ("VERB", "AUX"):
        return False
    if words.nouns_capital and not parsed and token.text[:1].isupper():
        return False  # a noun: "die Versicherten"
    forms = {token.text.lower(), token.lemma.lower()} if parsed else {token.text.lower()}
    if forms & (words.say | words.spoken | words.converbs):
        return True
    return bool((wide and forms & (words.stance | words.label)) or (think and forms & words.think))


def lacks_infinitive(frame: Frame, verb: Token) -> bool:
    """True for a verb that is a cue before an infinitive alone, where none hangs from it: "s'engage dans un plan"."""
    if not {verb.text.lower(), verb.lemma.lower()} & frame.words.with_infinitive:
        return False
    return not any("VerbForm=Inf" in c.morph for c in frame.syntax.children(verb))


def subject(frame: Frame, verb: Token) -> Bounds | None:
    """The noun phrase that is a verb's subject: its own, or that of the verb it hangs from; the agent of a passive.

    None where it stands inside a quoted passage, is a generic pronoun, or is not there.
    """
    if _suffered(frame, verb):
        return _agent(frame, frame.syntax.children(verb))
    return _participle_of(frame, verb) or _by_syntax(frame, verb) or _after_opening(frame, verb)


def _suffered(frame: Frame, verb: Token) -> bool:
    """True for a past participle that no auxiliary makes active: "asked whether …, X said", "those accused of it"."""
    past = "VerbForm=Part" in verb.morph and "Tense=Past" in verb.morph
    if not past or verb.dep.split(":")[0] not in ("acl", "advcl", "amod"):
        return False
    if any(c.pos == "AUX" or c.dep.startswith(("aux", "nsubj")) for c in frame.syntax.children(verb)):
        return False
    group, at = frame.place.get(verb.i, (None, 0))
    for t in reversed(group.items[:at] if group else ()):
        if not isinstance(t, Token) or t.pos in ("VERB", "SCONJ") or t.text in ",;:":
            return True
        if t.pos == "AUX":
            return False  # an auxiliary that the parser did not tie to it
    return True


def _by_syntax(frame: Frame, verb: Token) -> Bounds | None:
    node = verb
    for _ in range(_STEPS):
        children = frame.syntax.children(node)
        if node.i == verb.i and _passive(children):
            return _agent(frame, children)
        if node.i == verb.i and any(_nobody(frame, c) and c.start > verb.start for c in children):
            return None  # "Le groupe, dit-on, …"
        for child in children:
            if child.dep.startswith("nsubj") or (node.i == verb.i and _speaks_as(frame, child, verb)):
                outer = _outer_subject(frame, verb, node, child)
                return outer or _resolved(frame, child, node)
        if node.i == verb.i and "VerbForm=Part" in node.morph and (own := _before_auxiliary(frame, node)) is not None:
            return own
        base = node.dep.split(":")[0]
        if base in _NOUN_CLAUSES and node.head not in (-1, node.i):
            head = frame.syntax.tokens[node.head]
            if head.pos in ("VERB", "AUX") and node.i == verb.i and _converb(verb):
                node = head  # a clause about the verb, taken for one about a noun: "a dit X, ajoutant que …"
                continue
            return None if head.pos in ("VERB", "AUX") else head_phrase(frame, head)
        if base not in _CLIMB or node.head in (-1, node.i):
            return None
        node = frame.syntax.tokens[node.head]
    return None


def _speaks_as(frame: Frame, t: Token, verb: Token) -> bool:
    """True for a pronoun taken for one that stands for nothing, before a verb of speech: "Il affirme"."""
    says = {verb.text.lower(), verb.lemma.lower()} & frame.words.say
    return t.dep == "expl:subj" and t.text.lower() in frame.words.pronouns and bool(says)


def _nobody(frame: Frame, t: Token) -> bool:
    """True for a subject of the first person or of nobody, joined to its verb or not: "dit-on"."""
    return t.dep.startswith("nsubj") and t.text.lower().lstrip("-") in frame.words.generic


def _converb(verb: Token) -> bool:
    """True for a present participle or gerund, whose subject is that of another verb."""
    return "VerbForm=Ger" in verb.morph or ("VerbForm=Part" in verb.morph and "Tense=Pres" in verb.morph)


def _outer_subject(frame: Frame, verb: Token, node: Token, own: Token) -> Bounds | None:
    """Whoever says that something is so, where a participle of speech was tied to the thing that cannot speak:
    "Smith said the bridge was safe, stressing that …"."""
    if node.i == verb.i or not _converb(verb) or node.dep != "ccomp" or node.head in (-1, node.i):
        return None
    cue = frame.syntax.tokens[node.head]
    if not is_cue(frame.words, cue, True):
        return None
    who = _resolved(frame, own, node)
    speaks = who is not None and someone(frame, who) and frame.words.pronouns.get(own.text.lower()) != "n"
    return None if speaks else _by_syntax(frame, cue)


def _participle_of(frame: Frame, verb: Token) -> Bounds | None:
    """The name straight before a participle that has no subject of its own: "footage of X saying"."""
    if ("VerbForm=Part" not in verb.morph and "VerbForm=Ger" not in verb.morph) or verb.i not in frame.place:
        return None
    group, at = frame.place[verb.i]
    before = group.items[at - 1] if at else None
    base = verb.dep.split(":")[0]
    if base == "xcomp" and isinstance(before, Token) and before.pos == "PROPN" and _after_preposition(group, at - 1):
        return head_phrase(frame, before)
    if not isinstance(before, Token) or before.ent != "PER" or base not in ("acl", "pcomp", "advcl"):
        return None
    return head_phrase(frame, before) if before.head == before.i or before.pos == "PROPN" else None


def _after_preposition(group: Group, at: int) -> bool:
    """True where the name at an item stands straight after a preposition."""
    while at >= 0 and isinstance(t := group.items[at], Token) and t.pos == "PROPN":
        at -= 1
    return at >= 0 and isinstance(t := group.items[at], Token) and t.pos == "ADP"


def is_generic(frame: Frame, verb: Token) -> bool:
    """True where the subject of a verb, or of the verb it is joined to, is nobody's of the report ("I", "we", "on")."""
    node = verb
    for _ in range(_STEPS):
        subjects = [c for c in frame.syntax.children(node) if c.dep.startswith("nsubj")]
        if subjects:
            return any(_nobody(frame, s) for s in subjects) and node.dep.split(":")[0] not in _NOUN_CLAUSES
        if node.dep.split(":")[0] not in ("conj", "xcomp", "aux") or node.head in (-1, node.i):
            return False
        node = frame.syntax.tokens[node.head]
    return False


def _before_auxiliary(frame: Frame, verb: Token) -> Bounds | None:
    """The subject that a sentence opens with, before the auxiliary that a participle was not tied to by the parser:
    "Les rebelles ont pour leur part menacé"."""
    group, at = frame.place.get(verb.i, (None, 0))
    if group is None:
        return None
    found = phrase_from(frame, group, 0)
    if found is None:
        return None
    between = [t for t in group.items[:at] if t.start >= found[1]]
    if not between or not isinstance(between[0], Token) or between[0].pos != "AUX":
        return None
    plain = all(isinstance(t, Token) and (t.text == "," or t.pos not in _CLAUSE_MARKS) for t in between[1:])
    return found if plain else None


def _after_opening(frame: Frame, verb: Token) -> Bounds | None:
    """The person named after an opening phrase, who has no verb yet: "Speaking to reporters, X, the chief, said"."""
    group, at = frame.place.get(verb.i, (None, 0))
    if group is None or any(c.dep.startswith("nsubj") for c in frame.syntax.children(verb)):
        return None
    commas = [i for i, t in enumerate(group.items[:at]) if isinstance(t, Token) and t.text == ","]
    opening = phrase_from(frame, group, 0) if commas else None
    if opening is not None and any(t.ent == "PER" for t in frame.syntax.between(*opening)):
        return opening if opening[1] == group.items[commas[0]].start else None
    first = group.items[commas[0] + 1] if commas else None
    if not isinstance(first, Token) or (not first.ent and first.text.lower() not in frame.words.determiners):
        return None
    found = phrase_from(frame, group, commas[0] + 1)
    if found is None or not any(t.ent for t in frame.syntax.between(*found)):
        return None
    between = [t for t in group.items[:at] if t.start >= found[1]]
    close = between and isinstance(between[0], Token) and (between[0].text == "," or between[0].pos in ("AUX", "PRON"))
    plain = all(isinstance(t, Token) and not (t.pos == "VERB" and t.dep in ("ROOT", "conj")) for t in between)
    return found if (close or not between) and plain else None


def _passive(children: tuple[Token, ...]) -> bool:
    return any(
        c.dep == "auxpass" or (c.dep == "aux:pass" and not any(d.dep.startswith("expl") for d in children))
        for c in children
    ) and not any(c.dep == "nsubj" for c in children)


def _agent(frame: Frame, children: tuple[Token, ...]) -> Bounds | None:
    for child in children:
        if child.dep == "obl:agent":
            return head_phrase(frame, child)
        if child.dep == "agent":
            inner = [c for c in frame.syntax.children(child) if c.dep == "pobj"]
            return head_phrase(frame, inner[0]) if inner else None
    return None


def _resolved(frame: Frame, noun: Token, verb: Token) -> Bounds | None:
    low = noun.text.lower()
    if low in frame.words.relative and verb.dep.split(":")[0] in ("relcl", "acl") and verb.head not in (-1, verb.i):
        head = _person_above(frame, frame.syntax.tokens[verb.head])
        return head_phrase(frame, head) if head.pos in ("NOUN", "PROPN") else None
    if low in frame.words.generic:
        return None
    found = head_phrase(frame, noun)
    return _named_before(frame, noun, found) or found


def _person_above(frame: Frame, noun: Token) -> Token:
    """The person in whose apposition a body is named, from which a clause was hung: "X, head of Y, who said"."""
    node, appos = noun, False
    for _ in range(_STEPS):
        if noun.ent not in ("ORG", "LOC") or node.head in (-1, node.i):
            break
        appos = appos or node.dep.split(":")[0] == "appos"
        if node.dep.split(":")[0] not in ("pobj", "prep", "nmod", "appos", "compound", "obl"):
            break
        node = frame.syntax.tokens[node.head]
        if node.ent == "PER" and appos:
            return node
    return noun


def _named_before(frame: Frame, noun: Token, found: Bounds | None) -> Bounds | None:
    """The name that a role between commas was taken for the subject of: "Ann Reed, the minister, said"."""
    group, _ = frame.place.get(noun.i, (None, 0))
    if group is None or found is None or noun.ent == "PER":
        return None
    at = next(i for i, item in enumerate(group.items) if item.end > found[0])
    comma, name = (group.items[at - 1], group.items[at - 2]) if at > 1 else (None, None)
    after = next((i for i in group.items[at:] if i.start >= found[1]), None)
    if not isinstance(comma, Token) or not isinstance(name, Token) or not isinstance(after, Token):
        return None
    if comma.text != "," or after.text != "," or name.ent != "PER":
        return None
    first = at - 2
    while first > 0 and isinstance(t := group.items[first - 1], Token) and t.ent == "PER":
        first -= 1
    return phrase_from(frame, group, first)
