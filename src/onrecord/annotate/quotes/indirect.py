"""Indirect speech by syntax: the clause that a cue governs, or beside which "according to X" stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.annotate.quotes.citations import citations, phrases
from onrecord.annotate.quotes.clauses import led_clauses
from onrecord.annotate.quotes.closing import closing
from onrecord.annotate.quotes.contents import claimed, contents, leads_off
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue, subject
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.phrases import phrase_from
from onrecord.annotate.quotes.sides import own_sides, past_comma, past_own, past_relative
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_FEWEST = 3
_MOSTLY = 0.6


@dataclass(frozen=True)
class Reported:
    """A reported clause: its parts, its group, and who is said to have said it."""

    parts: tuple[Bounds, ...]
    group: Group
    found: Attribution


def reported(frame: Frame) -> Iterator[Reported]:
    """The indirect quotes of an article, in order of their groups."""
    for group in frame.groups:
        seen: set[tuple[Bounds, ...]] = set()
        rows = [*_governed(frame, group), *_cited(frame, group)]
        cues = {row.found.cue for row in rows}
        led = () if frame.syntax.parsed else led_clauses(frame, group)
        rows += _own_view(frame, group)
        rows += [Reported((b,), group, found) for b, found in [*led, *closing(frame, group)] if found.cue not in cues]
        for row in rows:
            if row.parts and row.parts not in seen and not _is_marked(group, row.parts):
                seen.add(row.parts)
                yield row


def _governed(frame: Frame, group: Group) -> Iterator[Reported]:
    if not frame.syntax.parsed:
        return
    for verb in group.tokens():
        if noun := claimed(frame, verb):
            parts = _parts(frame, group, verb, *noun[:1], noun[1].speaker)
            if parts:
                yield Reported(parts, group, noun[1])
        if not is_cue(frame.words, verb, True, wide=True, think=True):
            continue
        clause = _clause(frame, verb)
        forms = {verb.text.lower(), verb.lemma.lower()}
        if clause is None or (clause.dep.startswith("xcomp") and forms & frame.words.acts):
            for bounds, found in contents(frame, group, verb):
                yield Reported((_over(group, bounds),), group, found)
            continue
        if {verb.text.lower(), verb.lemma.lower()} & frame.words.spoken:
            continue
        own = any(c.dep.startswith("nsubj") for c in frame.syntax.children(verb))
        who = (None if own else _behind(frame, group, verb, clause)) or subject(frame, verb)
        parts = _parts(frame, group, verb, clause, who)
        if who is None or not parts or any(s < who[1] and who[0] < e for s, e in parts):
            continue
        found = Attribution((verb.start, verb.end), who, "clause", verb=verb)
        yield Reported(parts, group, found)


def _clause(frame: Frame, verb: Token) -> Token | None:
    """The head of what is reported: a clause or infinitive under the verb, or the clause the verb is set into."""
    forms = {verb.text.lower(), verb.lemma.lower()}
    for child in frame.syntax.children(verb):
        base = child.dep.split(":")[0]
        if base == "ccomp" and child.text.lower() not in frame.words.generic:
            apart = child.start < verb.start and ";" in frame.text[child.end : verb.start]
            return None if apart else child
        if base == "xcomp" and forms & (frame.words.stance | frame.words.think) and child.pos in ("VERB", "AUX"):
            return child
    if verb.dep.split(":")[0] == "parataxis" and verb.head not in (-1, verb.i):
        head = frame.syntax.tokens[verb.head]
        objects = any(c.dep.split(":")[0] in ("dobj", "obj") for c in frame.syntax.children(verb))
        between = frame.text[head.end : verb.start]
        apart = ";" in between or (":" in between and head.pos not in ("VERB", "AUX"))  # "The bank: X raises rates"
        return head if head.start < verb.start and not objects and not apart else None
    return None


def _behind(frame: Frame, group: Group, verb: Token, clause: Token) -> Bounds | None:
    """A speaker who stands after the verb, where the clause stands before it: "…, a dit une source"."""
    if clause.start > verb.start or verb.i not in frame.place:
        return None
    at = frame.place[verb.i][1] + 1
    while (
        at < len(group.items)
        and isinstance(t := group.items[at], Token)
        and (t.i in frame.timed or t.text.lower() in frame.words.skips)
    ):
        at += 1
    found = phrase_from(frame, group, at)
    return None if found and frame.text[found[0] : found[1]].lower() in frame.words.generic else found


def _parts(frame: Frame, group: Group, verb: Token, clause: Token, who: Bounds | None) -> tuple[Bounds, ...]:
    """The clause's words in the group, without the cue, its speaker and its opening word."""
    own = {t.i for t in frame.syntax.subtree(clause)}
    if clause.start < verb.start:
        own -= {t.i for t in frame.syntax.subtree(verb)} if clause.i not in _under(frame, verb) else set()
    own -= {verb.i} | _of_others(frame, clause)
    tokens = [frame.syntax.tokens[i] for i in sorted(own)]
    tokens = [t for t in tokens if who is None or t.end <= who[0] or t.start >= who[1]]
    if clause.start > verb.start:
        tokens = [t for t in tokens if t.start > verb.start]
    items: list[Token | Passage] = [*tokens]
    cut = next((at for at in range(1, len(items)) if leads_off(frame, items, at)), len(items))
    tokens = tokens[:cut] if cut >= _FEWEST else tokens
    return tuple(_over(group, b) for b in _runs(frame, tokens, verb, who))


def _of_others(frame: Frame, clause: Token) -> set[int]:
    """The words of a clause in which somebody else speaks: ", while Reyes said that …"."""
    out: set[int] = set()
    for t in frame.syntax.subtree(clause):
        if t.start <= clause.start or t.dep != "advcl" or not is_cue(frame.words, t, True):
            continue
        children = frame.syntax.children(t)
        led = any(c.text.lower() in frame.words.contrasts and c.start < t.start for c in children)
        labels = {c.dep.split(":")[0] for c in children}
        if led and "ccomp" in labels and any(label.startswith("nsubj") for label in labels):
            out |= _under(frame, t)
    return out


def _under(frame: Frame, verb: Token) -> set[int]:
    return {t.i for t in frame.syntax.subtree(verb)}


def _runs(frame: Frame, tokens: list[Token], verb: Token, who: Bounds | None) -> tuple[Bounds, ...]:
    """The stretches that the tokens cover on either side of the cue, edges cleaned."""
    cut = min(verb.start, who[0]) if who else verb.start
    rest = max(verb.end, who[1]) if who else verb.end
    out: list[Bounds] = []
    for side in ([t for t in tokens if t.end <= cut], [t for t in tokens if cut < t.end and t.start < rest],
                 [t for t in tokens if t.start >= rest]):  # fmt: skip
        bounds = _clean(frame, side)
        if bounds is not None:
            out.append(bounds)
    words = sum(len(frame.text[s:e].split()) for s, e in out)
    return tuple(out) if words >= _FEWEST else ()


def _over(group: Group, bounds: Bounds) -> Bounds:
    """The bounds, moved out of a passage that they cut through."""
    start, end = bounds
    for _, p in group.passages():
        if p.outer_start < start < p.outer_end:
            start = p.outer_start
        if p.outer_start < end < p.outer_end:
            end = p.outer_end
    return start, end


def _clean(frame: Frame, tokens: list[Token]) -> Bounds | None:
    tokens = list(tokens)
    while tokens and (
        (tokens[0].text.lower() in frame.words.that and tokens[0].pos in ("SCONJ", "ADP", "PRON", "DET", "PART"))
        or (not tokens[0].text[:1].isalnum() and tokens[0].text[:1] not in "\"“«„'‘$€£#@(")
    ):
        tokens.pop(0)
    if len(tokens) > 1 and tokens[0].text.lower() + "'" in frame.words.that and tokens[1].text in "'’":
        tokens = tokens[2:]  # "qu'« …"
    while tokens and (tokens[-1].text in ",.;:–—-" or tokens[-1].pos == "CCONJ"):
        tokens.pop()
    return (tokens[0].start, tokens[-1].end) if tokens else None


def _cited(frame: Frame, group: Group) -> Iterator[Reported]:
    found_here = citations(frame, group)
    for at, found in enumerate(found_here):
        assert found.cue is not None and found.speaker is not None
        start, end = min(found.cue[0], found.speaker[0]), max(found.cue[1], found.speaker[1])
        before = [i for i in group.items if i.end <= start]
        after = [i for i in group.items if outer_start(i) >= end]
        if frame.syntax.parsed:
            after = past_relative(frame, past_own(frame, found.speaker, after))
            after = past_comma(after, len(after)) if not before else after
        else:
            before, after = own_sides(frame, group, found, before, after, found_here[max(0, at - 1) : at + 2])
        colons = (isinstance(a, Token) and a.text == ":" for a, b in pairwise(group.items) if isinstance(b, Passage))
        if not frame.syntax.parsed and any(colons):
            continue  # what stands between the marks is the quote
        parts = [b for b in (_side(frame, before), _side(frame, after, behind=True)) if b is not None]
        if not frame.syntax.parsed:  # "…, حسبما قالت الوزيرة يوم الاثنين"
            parts = [b for b in parts if any(t.i not in frame.timed for t in frame.syntax.between(*b))]
        if sum(len(frame.text[s:e].split()) for s, e in parts) >= _FEWEST:
            yield Reported(tuple(parts), group, found)


def _own_view(frame: Frame, group: Group) -> Iterator[Reported]:
    """A sentence that a phrase with a pronoun for its speaker opens: "По его словам, …"; who that is comes later."""
    for start, end in phrases(frame.text, group.start, group.items[-1].end, frame.words.according_own):
        part = _side(frame, [i for i in group.items if outer_start(i) >= end])
        if start == group.start and part is not None and len(frame.text[slice(*part)].split()) >= _FEWEST:
            yield Reported((part,), group, Attribution((start, end), None, "according"))


def _side(frame: Frame, items: list[Token | Passage], behind: bool = False) -> Bounds | None:
    """The stretch of items on one side of a citation, without marks at its edges; `behind` it without "that"."""
    items = list(items)
    that = frame.words.that if behind and not frame.syntax.parsed else frozenset()
    while items and isinstance(t := items[0], Token) and (not t.text[:1].isalnum() or t.text.lower() in that):
        items.pop(0)
    while items and isinstance(t := items[-1], Token) and not t.text[:1].isalnum() and t.text not in "%)$€":
        items.pop()
    return (
        (outer_start(items[0]), items[-1].outer_end if isinstance(items[-1], Passage) else items[-1].end)
        if items
        else None
    )


def _is_marked(group: Group, parts: tuple[Bounds, ...]) -> bool:
    """True where the clause is little more than a marked passage, which is a quote of its own."""
    size = sum(e - s for s, e in parts)
    inside = sum(max(0, min(e, p.outer_end) - max(s, p.outer_start)) for s, e in parts for _, p in group.passages())
    return inside >= _MOSTLY * size
