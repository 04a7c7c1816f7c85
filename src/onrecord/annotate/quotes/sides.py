"""What a citation tells of, by word order: the words before it and behind it that are no one else's."""

from __future__ import annotations

from onrecord.annotate.quotes.cues import Attribution, Bounds
from onrecord.annotate.quotes.frame import Frame, Group, Item, outer_start
from onrecord.annotate.quotes.readings import determined
from onrecord.annotate.quotes.shapes import shape_from
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_NEAR = 9
"""Items up to the comma that ends an opening citation."""
_COMMAS = (",", "،")
Items = list[Item]


def own_sides(
    frame: Frame, group: Group, found: Attribution, before: Items, after: Items, all_: list[Attribution]
) -> tuple[Items, Items]:
    """The words before and behind a citation that it tells of. all_: the citations of the sentence."""
    opens = not before
    after = _past_audience(frame, _past_relative(frame, after, not opens), not opens)
    if found.rule == "according which":
        subject = shape_from(frame, group, 0)
        about = subject is not None and found.speaker is not None and subject[1] >= found.speaker[1]
        return [], after[: _comma(after, 0)] if about else after  # a clause about the subject ends before its verb
    if _set_in(frame, before) or _of_quote(frame, before):
        before = []
    if opens and frame.words.comma_cited:
        after = past_comma(after, len(after))
    elif opens and _goes_on(frame, after):
        after = past_comma(after, _NEAR)
    assert found.cue is not None
    earlier = [max(c.cue[1], c.speaker[1]) for c in all_ if c.cue and c.speaker and c.cue[0] < found.cue[0]]
    later = any(c.cue and c.cue[0] > found.cue[0] for c in all_)
    if earlier:
        before = [i for i in before if outer_start(i) >= earlier[-1]]
    return before, [] if later and not opens else after


def past_own(frame: Frame, who: Bounds, items: Items) -> Items:
    """The items behind what still belongs to the one cited, by syntax: "according to papers seen by X, …"."""
    named = frame.syntax.between(*who)
    heads = [t for t in named if t.head not in {n.i for n in named}]
    own = {t.i for head in heads[:1] for t in frame.syntax.subtree(head)}
    at = 0
    while at < len(items) and isinstance(t := items[at], Token) and t.i in own and t.text != ",":
        at += 1
    return items[at:]


def past_relative(frame: Frame, items: Items) -> Items:
    """The items behind a relative clause about the one cited, by syntax: "d'après X, qui était là, …"."""
    if len(items) < 2 or not all(isinstance(t, Token) for t in items[:2]):
        return items
    comma, lead = items[0], items[1]
    assert isinstance(comma, Token) and isinstance(lead, Token)
    if comma.text != "," or lead.text.lower() not in frame.words.relative:
        return items
    close = _comma(items, 2)
    return items[close:] if close is not None else []


def past_comma(items: Items, most: int) -> Items:
    """What stands after the comma that ends an opening citation: "According to a report by X, growth slows"."""
    for at, item in enumerate(items[:most]):
        if not isinstance(item, Token) or item.pos in ("VERB", "AUX") or item.text in ".;:":
            return items
        if item.text == ",":
            return items[at + 1 :] or items
    return items


def _comma(items: Items, first: int) -> int | None:
    return next((i for i in range(first, len(items)) if isinstance(t := items[i], Token) and t.text in _COMMAS), None)


def _past_audience(frame: Frame, items: Items, behind: bool) -> Items:
    """What stands after the one to whom the one cited spoke: "…, según dijo X a Reuters", and none of it but them."""
    lead = items[0] if items else None
    audience = frame.words.audience - frame.words.determiners
    if not behind or not isinstance(lead, Token) or not determined(audience, lead):
        return items
    close = _comma(items, 0)
    return items[close:] if close is not None else []


def _set_in(frame: Frame, before: Items) -> bool:
    """True where a word that opens or joins a clause stands before a citation, which then tells of that clause alone:
    "hicieron huelga porque, según ellos, …"."""
    said = [i for i in before if isinstance(i, Passage) or i.text[:1].isalnum()]
    last = said[-1] if said else None
    opens = frame.words.that | frame.words.conjunctions | frame.words.subordinates
    return isinstance(last, Token) and last.text.lower() in opens


def _of_quote(frame: Frame, before: Items) -> bool:
    """True where speech and whose it is stand before a citation, which then tells of the end of that alone:
    "«…», dijo X en un acto que reunió a 300 personas, según la policía"."""
    first = next((i for i in before if isinstance(i, Passage) or i.text[:1].isalnum()), None)
    return isinstance(first, Passage) and not frame.text[first.start].islower() and before[-1] is not first


def _goes_on(frame: Frame, after: Items) -> bool:
    """True where a preposition goes on with the words for the one cited: "según fuentes consultadas por X, …"."""
    lead = after[0] if after else None
    return isinstance(lead, Token) and lead.text.lower() in frame.words.ends - frame.words.that


def _past_relative(frame: Frame, items: Items, behind: bool) -> Items:
    """The items behind what a comma adds about the one cited: "laut X, der dabei war, ist …", "secondo X, dell'Ateneo,
    è …"; behind: what they said stands before."""
    if len(items) < 2 or not all(isinstance(t, Token) for t in items[:2]):
        return items
    comma, lead = items[0], items[1]
    assert isinstance(comma, Token) and isinstance(lead, Token)
    owner = determined(frame.words.links - frame.words.determiners - frame.words.conjunctions, lead)
    if comma.text not in _COMMAS or not (lead.text.lower() in frame.words.relative or (owner and not behind)):
        return items
    close = _comma(items, 2)
    if close is None:
        return [] if behind else items  # "…, según X, que antes hablaba de …"
    return items[close:]
