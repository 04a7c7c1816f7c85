"""Who is to act, and the clause that says so, in a language with a syntax model."""

from __future__ import annotations

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.climb import Reach
from onrecord.annotate.plans.found import Stretch
from onrecord.annotate.plans.phrases import RELATIVE, SUBJECTS, before_edge, phrase
from onrecord.annotate.plans.tense import NONE, Groups, passive
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Syntax, Token

_AGENTS = frozenset({"agent", "obl:agent"})


def actor(parsed: Parsed, reach: Reach, groups: Groups) -> Stretch | None:
    """Who is to act, or who intends it; None where the sentence does not say."""
    syntax = parsed.syntax
    for owner in _owners(syntax, reach):
        token, verb = _subject(syntax, owner)
        if token is None:
            continue
        if token.pos == "PRON" and verb.dep in RELATIVE and "Person" not in token.morph:
            token = syntax.tokens[verb.head]
        if reach.action.pos == "NOUN" and (token.pos == "PRON" or "named" in groups.get(token.i, NONE)):
            return None
        if reach.action.pos == "NOUN" and verb.dep in RELATIVE:
            return None
        if passive(syntax, verb) and verb.i in (reach.action.i, owner.i) and reach.came in ("time", "noun"):
            return _agent(syntax, verb)
        return phrase(syntax, token)
    if reach.action.pos == "NOUN":
        owns = next((t for t in syntax.children(reach.action) if t.dep == "poss" and t.pos != "PRON"), None)
        return phrase(syntax, owns) if owns is not None else None
    return None


def _owners(syntax: Syntax, reach: Reach) -> list[Token]:
    """The verbs whose subject may be the actor, the best first: who intends comes before what is to happen."""
    if reach.rule == "deadline":
        return []
    if reach.rule == "cue noun":
        above = syntax.tokens[reach.cue.head]
        return [above] if above.pos in ("VERB", "AUX") else []
    both = [t for t in (reach.cue, reach.action) if t.pos in ("VERB", "AUX", "ADJ")]
    return both[::-1] if reach.status == "expected" else both


def _agent(syntax: Syntax, verb: Token) -> Stretch | None:
    agent = next((t for t in syntax.children(verb) if t.dep in _AGENTS), None)
    if agent is None:
        return None
    return phrase(syntax, next((t for t in syntax.children(agent) if t.dep == "pobj"), agent))


def clause(parsed: Parsed, sentence: Sentence, time: Time, reach: Reach, what: Stretch) -> Stretch:
    """The shortest stretch that holds the actor or the verb, the action and the time."""
    syntax = parsed.syntax
    start, end = min(what.start, time.span.start), max(what.end, time.span.end)
    for token in (reach.action, reach.cue):
        if token.pos not in ("VERB", "AUX", "ADJ"):
            continue
        start, end = min(start, token.start), max(end, token.end)
        for child in syntax.children(token):
            if child.dep in SUBJECTS or child.dep.startswith("aux"):
                start = min(start, phrase(syntax, child).start)
                end = max(end, child.end)
    if reach.rule == "deadline":
        if reach.cue.start < time.span.start:
            start = min(start, phrase(syntax, reach.cue).start)
        own = [t for t in syntax.subtree(reach.cue) if t.i >= reach.cue.i]
        end = max(end, before_edge(sentence, reach.cue, own[-1].end))
    return Stretch(max(start, sentence.start), min(max(end, time.span.end), max(sentence.end, time.span.end)))


def _subject(syntax: Syntax, verb: Token) -> tuple[Token | None, Token]:
    """The subject of a verb, its own or the one it shares with the verb it hangs from, and that verb."""
    for _ in range(5):
        own = next((t for t in syntax.children(verb) if t.dep in SUBJECTS), None)
        if own is not None:
            return own, verb
        if verb.dep not in ("conj", "xcomp", "acomp") or verb.head in (-1, verb.i):
            break
        verb = syntax.tokens[verb.head]
    return _beside(syntax, verb), verb


def _beside(syntax: Syntax, verb: Token) -> Token | None:
    """A name right before the verb group that the parse hangs elsewhere."""
    first = min([verb, *(t for t in syntax.children(verb) if t.dep.startswith("aux"))], key=lambda t: t.i)
    if first.i == 0 or "VerbForm=Fin" not in first.morph:
        return None
    near = syntax.tokens[first.i - 1]
    return near if near.pos == "PROPN" and near.ent in ("PER", "ORG", "LOC") else None
