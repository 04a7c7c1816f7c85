"""Who is to act, what is to be done, and the clause that says so, in a language with a syntax model."""

from __future__ import annotations

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.climb import Reach
from onrecord.annotate.plans.found import Stretch
from onrecord.annotate.plans.tense import NONE, Groups, passive
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Syntax, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "expl:subj"})
_AGENTS = frozenset({"agent", "obl:agent"})
_RELATIVE = frozenset({"relcl", "acl:relcl"})
_CLAUSES = frozenset({"relcl", "acl:relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct", "appos", "acl"})
_TRAILING = frozenset({"ADP", "DET", "ADV", "PUNCT", "SCONJ", "PART"})
_EDGES = frozenset(',;:.!?()«»“”"„…—–')


def actor(parsed: Parsed, reach: Reach, groups: Groups) -> Stretch | None:
    """Who is to act, or who intends it; None where the sentence does not say."""
    syntax = parsed.syntax
    for owner in _owners(syntax, reach):
        token, verb = _subject(syntax, owner)
        if token is None:
            continue
        if token.pos == "PRON" and verb.dep in _RELATIVE and "Person" not in token.morph:
            token = syntax.tokens[verb.head]
        if reach.action.pos == "NOUN" and (token.pos == "PRON" or "named" in groups.get(token.i, NONE)):
            return None
        if reach.action.pos == "NOUN" and verb.dep in _RELATIVE:
            return None
        if passive(syntax, verb) and verb.i in (reach.action.i, owner.i) and reach.came in ("time", "noun"):
            return _agent(syntax, verb)
        return _phrase(syntax, token)
    if reach.action.pos == "NOUN":
        owns = next((t for t in syntax.children(reach.action) if t.dep == "poss" and t.pos != "PRON"), None)
        return _phrase(syntax, owns) if owns is not None else None
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
    return _phrase(syntax, next((t for t in syntax.children(agent) if t.dep == "pobj"), agent))


def action(parsed: Parsed, sentence: Sentence, time: Time, reach: Reach) -> Stretch:
    """The words that say what is to be done: a verb with its object, or a noun phrase, without the time."""
    syntax, head = parsed.syntax, reach.action
    own = [t for t in syntax.subtree(head) if sentence.start <= t.start < sentence.end]
    if reach.rule == "deadline":
        purpose = _purpose(syntax, head)
        return (
            Stretch(_phrase(syntax, purpose).start, purpose.end)
            if purpose is not None
            else Stretch(head.start, head.end)
        )
    end = _right(own, head, time)
    if head.pos not in ("VERB", "AUX"):
        if reach.rule == "cue participle" and head.start < reach.cue.start < end:
            end = reach.cue.start
        return _balanced(parsed, _cut(sentence, _left_edge(syntax, head), end, time, head))
    left = head
    for child in syntax.children(head):
        before = child.dep in ("auxpass", "aux:pass", "expl:comp", "expl:pass", "cop", "neg")
        if child.i < head.i and (before or (reach.came == "clause" and child.dep in _SUBJECTS)):
            left = min(left, _first(syntax, child), key=lambda t: t.i)
    return _cut(sentence, left, end, time, head)


def _purpose(syntax: Syntax, deadline: Token) -> Token | None:
    """What a deadline is for: the noun behind its "for", or behind that of "set for"."""
    for child in (c for t in (deadline, *syntax.children(deadline)) for c in syntax.children(t)):
        if child.pos == "ADP" and child.dep == "prep":
            noun = next((t for t in syntax.children(child) if t.dep == "pobj" and t.pos == "NOUN"), None)
            if noun is not None and child.lemma == "for":
                return noun
        elif child.pos == "NOUN" and child.dep in ("nmod", "obl:arg", "obl:mod") and child.i > deadline.i + 2:
            return child
    return None


def _first(syntax: Syntax, token: Token) -> Token:
    return syntax.subtree(token)[0]


def _balanced(parsed: Parsed, stretch: Stretch) -> Stretch:
    """The stretch with the opening mark of a quotation that ends inside it, without a closing one at its head."""
    text = parsed.text
    start, end = stretch
    inside = text[start:end]
    for opening, closing in ("“”", "«»", "„“"):
        if closing in inside and opening not in inside and (at := text.rfind(opening, max(0, start - 3), start)) >= 0:
            return Stretch(at, end)
    return stretch


def clause(parsed: Parsed, sentence: Sentence, time: Time, reach: Reach) -> Stretch:
    """The shortest stretch that holds the actor or the verb, the action and the time."""
    syntax = parsed.syntax
    what = action(parsed, sentence, time, reach)
    start, end = min(what.start, time.span.start), max(what.end, time.span.end)
    for token in (reach.action, reach.cue):
        if token.pos not in ("VERB", "AUX", "ADJ"):
            continue
        start, end = min(start, token.start), max(end, token.end)
        for child in syntax.children(token):
            if child.dep in _SUBJECTS or child.dep.startswith("aux"):
                start = min(start, _phrase(syntax, child).start)
                end = max(end, child.end)
    if reach.rule == "deadline":
        own = [t for t in syntax.subtree(reach.cue) if t.i >= reach.cue.i]
        end = max(end, _before_edge(sentence, reach.cue, own[-1].end))
    return Stretch(max(start, sentence.start), min(max(end, time.span.end), max(sentence.end, time.span.end)))


def _subject(syntax: Syntax, verb: Token) -> tuple[Token | None, Token]:
    """The subject of a verb, its own or the one it shares with the verb it hangs from, and that verb."""
    for _ in range(5):
        own = next((t for t in syntax.children(verb) if t.dep in _SUBJECTS), None)
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


def _phrase(syntax: Syntax, head: Token) -> Stretch:
    """The noun phrase of a token, without the clauses that hang from it."""
    keep, todo = [head], [head]
    while todo:
        for child in syntax.children(todo.pop()):
            opens = child.dep in ("case", "mark") and child.head == head.i
            if child.dep not in _CLAUSES and child.text not in _EDGES and not opens:
                keep.append(child)
                todo.append(child)
    places = {t.i: t for t in keep}
    first = last = head
    while first.i - 1 in places:
        first = places[first.i - 1]
    while last.i + 1 in places:
        last = places[last.i + 1]
    while first.i < head.i and first.pos in ("SCONJ", "ADP", "CCONJ"):
        first = places[first.i + 1]
    return Stretch(first.start, last.end)


def _left_edge(syntax: Syntax, head: Token) -> Token:
    places = {t.i: t for t in syntax.subtree(head)}
    first = head
    while first.i - 1 in places and first.i - 1 < head.i and places[first.i - 1].text not in ",;:":
        first = places[first.i - 1]
    return first if first.text not in _EDGES or first.i == head.i else places[first.i + 1]


def _right(own: list[Token], head: Token, time: Time) -> int:
    """Where the phrase ends: before the time if that follows, else where its own words end."""
    if time.span.start > head.start:
        return time.span.start
    return own[-1].end if own else head.end


def _cut(sentence: Sentence, first: Token, end: int, time: Time, head: Token) -> Stretch:
    """From a token to an end, without the preposition of the time and cut at the first mark after the head."""
    tokens = [t for t in sentence.tokens if first.i <= t.i and t.start < end and t.end <= max(end, head.end)]
    if end <= time.span.start:
        while len(tokens) > 1 and tokens[-1].i > head.i and tokens[-1].pos in _TRAILING:
            tokens.pop()
    marks = [t for t in tokens if t.i > head.i and t.text in _EDGES and t.text in ",;:.!?"]
    if marks:
        tokens = [t for t in tokens if t.i < marks[0].i]
    last = tokens[-1] if tokens and tokens[-1].end > head.end else head
    return Stretch(first.start, last.end)


def _before_edge(sentence: Sentence, after: Token, end: int) -> int:
    """The end, drawn back to the first comma or mark after a token."""
    edge = next((t for t in sentence.tokens if t.i > after.i and t.end <= end and t.text in _EDGES), None)
    return sentence.tokens[sentence.tokens.index(edge) - 1].end if edge is not None else end
