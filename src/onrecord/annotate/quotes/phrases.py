"""Noun phrases: the words that name a speaker, by syntax where there is one, else by shape."""

from __future__ import annotations

from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.shapes import shape_from
from onrecord.text.syntax import Token

_INSIDE = {
    "det", "compound", "amod", "nmod", "poss", "case", "nummod", "prep", "pobj", "quantmod", "predet", "nn",
    "name", "fixed", "goeswith", "conj", "cc", "advmod", "appos", "punct", "obl", "npadvmod", "hmod", "hyph", "num",
    "neg", "pcomp",
}  # fmt: skip
"""Labels of what belongs to a noun phrase, in both label sets, subtypes cut off; `flat…` as well."""
_CLAUSES = {"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis", "dep", "rcmod", "partmod"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"}
_LONGEST = 40


def head_phrase(frame: Frame, head: Token) -> tuple[int, int] | None:
    """Start and end of the noun phrase whose head is given, clauses that hang from it left out."""
    if head.i not in frame.place:
        return None
    group, at = frame.place[head.i]
    inside = _members(frame, head)
    first = last = at
    while first > 0 and (_in(group, first - 1, inside) or _of_name(group, first)):
        first -= 1
    while last + 1 < len(group.items) and (_in(group, last + 1, inside) or _of_name(group, last + 1)):
        last += 1
    lead = group.items[first]
    if isinstance(lead, Token) and lead.pos == "ADP" and lead.i != head.i:
        return None  # a prepositional phrase that the parser took for a subject
    return _trimmed(frame, group, first, last)


def _of_name(group: Group, at: int) -> bool:
    """True where an item goes on the name that the item before it is part of."""
    a, b = group.items[at - 1], group.items[at]
    return isinstance(a, Token) and isinstance(b, Token) and a.ent == b.ent == "PER" and not b.ent_b and b.i == a.i + 1


def _in(group: Group, at: int, inside: set[int]) -> bool:
    item = group.items[at]
    return isinstance(item, Token) and item.i in inside


def _members(frame: Frame, head: Token) -> set[int]:
    seen, todo = {head.i}, [head]
    while todo and len(seen) < _LONGEST:
        for child in frame.syntax.children(todo.pop()):
            label = child.dep.split(":")[0]
            if child.i in seen or label in _CLAUSES or not (label in _INSIDE or label.startswith("flat")):
                continue
            if child.pos in ("VERB", "AUX") or child.i in frame.timed or (label == "punct" and child.text in ";:"):
                continue
            if label == "appos" and child.ent != "PER" and child.start > head.end and child.pos != "PROPN":
                continue
            seen.add(child.i)
            todo.append(child)
    return seen


def _trimmed(frame: Frame, group: Group, first: int, last: int) -> tuple[int, int] | None:
    def word(at: int) -> bool:
        item = group.items[at]
        return isinstance(item, Token) and (item.text[:1].isalnum() or item.text[:1] in "@'’-" or item.text in ")%$")

    def loose(at: int) -> bool:
        item = group.items[at]
        return isinstance(item, Token) and (item.dep in ("cc", "prep", "case") and item.pos in ("CCONJ", "ADP"))

    while last > first and (not word(last) or loose(last)):
        last -= 1
    while first < last and (not word(first) or (isinstance(t := group.items[first], Token) and t.pos == "CCONJ")):
        first += 1
    a, b = group.items[first], group.items[last]
    if not isinstance(a, Token) or not isinstance(b, Token) or not word(first):
        return None
    return a.start, b.end


def phrase_from(frame: Frame, group: Group, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at an item, None where none does."""
    return _parsed_from(frame, group, at) if frame.syntax.parsed else shape_from(frame, group, at)


def _parsed_from(frame: Frame, group: Group, at: int) -> tuple[int, int] | None:
    """By parts of speech and the heads inside; does not trust the label that ties the phrase to its verb."""
    last = -1
    depth = 0
    for i in range(at, min(len(group.items), at + _LONGEST)):
        item = group.items[i]
        if not isinstance(item, Token) or (item.i in frame.timed and not depth):
            break
        if item.text in "()":
            depth += 1 if item.text == "(" else -1
            last = i if depth == 0 and last >= 0 else last
            if depth < 0:
                break
        elif depth == 0:
            part = _part(frame, item, last >= at)
            before = group.items[i - 1]
            if item.pos == "ADP" and i > at and isinstance(before, Token) and before.ent == "PER":
                part = "end" if item.text.lower() in frame.words.audience else part
            if item.pos == "DET" and last >= at and not _linked(group, i):
                part = "end"
            if part == "end" and not (item.text == "," and last >= at and _name_next(frame, group, i + 1, last)):
                break
            if part == "core":
                last = i
    return _trimmed(frame, group, at, last) if last >= at else None


def _linked(group: Group, at: int) -> bool:
    before = group.items[at - 1]
    return isinstance(before, Token) and before.pos in ("ADP", "CCONJ", "DET", "ADV")


def _part(frame: Frame, t: Token, begun: bool) -> str:
    """What a token is to a noun phrase: its "core", something "inside" it, or its "end"."""
    low = t.text.lower()
    if low in frame.words.ends and not (low in frame.words.links and t.pos == "ADP"):
        return "end"
    if t.pos == "PRON":
        return "end" if begun else "core"
    if t.pos in ("NOUN", "PROPN", "NUM", "X") or (t.ent and t.text[:1].isupper()):
        return "core"
    if t.pos == "ADJ":
        return "core" if begun and frame.words.adjectives_follow else "inside"
    if t.pos == "DET" or t.text in ("-", "'", "’") or (t.pos == "PART" and low != "to"):
        return "inside"
    if t.pos == "ADV":
        return "inside" if not begun else "end"
    return "inside" if begun and t.pos in ("ADP", "CCONJ") and low in frame.words.links else "end"


def _name_next(frame: Frame, group: Group, at: int, last: int) -> bool:
    """A person's name set off by a comma after a role: "le porte-parole, Ned Price"."""
    item = group.items[at] if at < len(group.items) else None
    before = group.items[last]
    return isinstance(item, Token) and isinstance(before, Token) and item.ent == "PER" and before.ent != "PER"


def someone(frame: Frame, who: tuple[int, int]) -> bool:
    """True for words that name someone who can speak: a person, a body, a country, a known role, a pronoun."""
    words = frame.words
    return any(
        t.ent in ("PER", "ORG", "LOC", "NORP") or t.text.lower() in words.roles or t.text.lower() in words.pronouns
        for t in frame.syntax.between(*who)
    )
