"""Indirect speech that ends in its attribution: "Troops will leave, said a source."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.quotes.beside import cue_at
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.readings import determined
from onrecord.annotate.quotes.shapes import shape_from
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_SHORT = 3
"""Letters: a role that may be the end of a longer word has more ("Polizeisprecher")."""
_PHRASE = 5
"""Items: a preposition and what it governs is no longer."""


def closing(frame: Frame, group: Group) -> Iterator[tuple[Bounds, Attribution]]:
    """The clause that is reported in a sentence that ends in its attribution, and the attribution."""
    for i in range(3, len(group.items) - 1):
        item = group.items[i]
        if not isinstance(item, Token) or item.text not in (",", "–", "—", "،"):
            continue
        last = group.items[i - 1]
        if isinstance(last, Passage) and not frame.text[last.start].islower():
            continue  # the attribution of that quote, and of nothing else
        found = cue_at(frame, group, i + 1)
        if found is None or found.verb is None or found.speaker is None or found.cue is None:
            continue
        if not frame.syntax.parsed and any(t.text == item.text for t in _until(group, i + 1, found)):
            continue  # the attribution begins at a later comma
        so = found.verb.text.lower() in frame.words.inverted
        if not so and not is_cue(frame.words, found.verb, frame.syntax.parsed, wide=True):
            continue
        if not frame.syntax.parsed and not (_known(frame, found.speaker) or _one_at_hand(frame, group, i, found)):
            continue
        rest = [t for t in group.items if t.start >= max(found.cue[1], found.speaker[1])]
        if any(isinstance(t, Passage) or t.text.lower() in frame.words.that for t in rest):
            continue
        inverted = frame.words.inverts and found.rule == "verb first" and not so
        more = any(isinstance(t, Token) and t.text[:1].isalnum() and t.i not in frame.timed for t in rest)
        if not frame.syntax.parsed and not _clause_before(frame, group, i, found, more):
            continue
        if more and not inverted:
            continue  # the subject comes first, as in any clause: only where nothing more is said in it
        bounds = (outer_start(group.items[0]), _before(group, i))
        said = frame.syntax.between(*bounds)
        clause = not frame.syntax.parsed or any(t.pos in ("VERB", "AUX") for t in said)
        if bounds[1] > bounds[0] and clause:
            yield bounds, Attribution(found.cue, found.speaker, "end of sentence", verb=found.verb)
            return


def _until(group: Group, first: int, found: Attribution) -> list[Token]:
    """The report's own words from an item to the cue or the speaker, whichever stands first."""
    start = min(b[0] for b in (found.cue, found.speaker) if b is not None)
    return [t for t in group.items[first:] if isinstance(t, Token) and t.start < start]


def _known(frame: Frame, who: Bounds) -> bool:
    """True for words that hold a name or a known role, or are a pronoun."""
    words = frame.words
    if frame.mentions_between(*who) or frame.text[who[0] : who[1]].lower() in words.pronouns:
        return True
    said = [re.split("['’]", t.text)[-1] for t in frame.syntax.between(*who)]
    capitals = [w[:1].isupper() for w in said]
    ends = tuple(r for r in words.roles if len(r) > _SHORT) if words.nouns_capital else ()
    return any(w.lower() in words.roles or w.lower().endswith(ends) for w in said) or (
        all(capitals) if words.nouns_capital else any(capitals)
    )


def _one_at_hand(frame: Frame, group: Group, comma: int, found: Attribution) -> bool:
    """True for a noun that a verb of saying has for its subject, since "as" leads to it and a definite article stands
    before it, or since there are none: "…, según informó la naviera", and not "…, ha annunciato una perdita"."""
    words, verb, as_ = frame.words, found.verb, group.token(comma + 1)
    assert verb is not None and found.speaker is not None
    if not is_cue(words, verb, False):
        return False
    lead = frame.syntax.between(*found.speaker)[0]
    led = as_ is not None and as_.text.lower() in words.according
    return words.bare_nouns or (led and determined(words.definite, lead))


def _clause_before(frame: Frame, group: Group, comma: int, found: Attribution, more: bool) -> bool:
    """True where what stands before a comma can be a reported clause: more than the name that a verb is set behind
    ("La ministra, Ana Paz, defendió …"), and no sentence of the reporter with a demand in it."""
    assert found.verb is not None
    if more and not is_cue(frame.words, found.verb, False):
        return False
    lead = group.items[0]
    if isinstance(lead, Token) and lead.text.lower() in frame.words.ends and _phrase_end(frame, group) == comma:
        return False  # "Entre estas aplicaciones, destacaron …"
    subject = shape_from(frame, group, 0, any_noun=True)
    inverted = frame.words.bare_nouns and found.rule == "verb first"  # all the words of a clause may look like nouns
    return subject is None or subject[1] < _before(group, comma) or (inverted and comma >= _PHRASE - 2)


def _phrase_end(frame: Frame, group: Group) -> int:
    """The comma that ends the phrase which a preposition opens, with the clause about it: "Durante el juicio, que
    duró un mes, declararon …"."""
    commas = [i for i, t in enumerate(group.items) if isinstance(t, Token) and t.text in (",", "،")]
    if not commas or commas[0] >= _PHRASE:
        return -1
    lead = group.token(commas[0] + 1)
    relative = lead is not None and lead.text.lower() in frame.words.relative
    return commas[1] if relative and len(commas) > 1 else commas[0]


def _before(group: Group, comma: int) -> int:
    """Where the words before a comma end, without a lone mark."""
    at = comma - 1
    while at and isinstance(t := group.items[at], Token) and t.text in "\"'":
        at -= 1
    item = group.items[at]
    return item.outer_end if isinstance(item, Passage) else item.end
