"""Phrases as stretches of the text, in a language with a syntax model."""

from __future__ import annotations

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.found import Stretch
from onrecord.model import Time
from onrecord.text.syntax import Sentence, Syntax, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "expl:subj"})
RELATIVE = frozenset({"relcl", "acl:relcl"})
_CLAUSES = frozenset({"relcl", "acl:relcl", "advcl", "ccomp", "parataxis", "conj", "cc", "punct", "appos", "acl"})
_TRAILING = frozenset({"ADP", "AUX", "DET", "ADV", "PUNCT", "SCONJ", "PART"})
_EDGES = frozenset(',;:.!?()«»“”"„…—–')


def phrase(syntax: Syntax, head: Token) -> Stretch:
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


def left_edge(syntax: Syntax, head: Token) -> Token:
    places = {t.i: t for t in syntax.subtree(head)}
    first = head
    while first.i - 1 in places and first.i - 1 < head.i and places[first.i - 1].text not in ",;:":
        first = places[first.i - 1]
    return first if first.text not in _EDGES or first.i == head.i else places[first.i + 1]


def right(own: list[Token], head: Token, time: Time) -> int:
    """Where the phrase ends: before the time if that follows, else where its own words end."""
    if time.span.start > head.start:
        return time.span.start
    return own[-1].end if own else head.end


def cut(sentence: Sentence, first: Token, end: int, time: Time, head: Token) -> Stretch:
    """From a token to an end, without the preposition of the time and cut at the first mark after the head."""
    tokens = [t for t in sentence.tokens if first.i <= t.i and t.start < end and t.end <= max(end, head.end)]
    if end <= time.span.start:
        while len(tokens) > 1 and tokens[-1].i > head.i and (tokens[-1].pos in _TRAILING or tokens[-1].dep == "fixed"):
            tokens.pop()
    marks = [t for t in tokens if t.i > head.i and t.text in _EDGES and t.text in ",;:.!?"]
    if marks:
        tokens = [t for t in tokens if t.i < marks[0].i]
    last = tokens[-1] if tokens and tokens[-1].end > head.end else head
    return Stretch(first.start, last.end)


def before_edge(sentence: Sentence, after: Token, end: int) -> int:
    """The end, drawn back to the first comma or mark after a token."""
    edge = next((t for t in sentence.tokens if t.i > after.i and t.end <= end and t.text in _EDGES), None)
    return sentence.tokens[sentence.tokens.index(edge) - 1].end if edge is not None else end


def balanced(parsed: Parsed, stretch: Stretch) -> Stretch:
    """The stretch with the opening mark of a quotation that ends inside it, without a closing one at its head."""
    text = parsed.text
    start, end = stretch
    inside = text[start:end]
    for opening, closing in ("“”", "«»", "„“"):
        if closing in inside and opening not in inside and (at := text.rfind(opening, max(0, start - 3), start)) >= 0:
            return Stretch(at, end)
    return stretch
