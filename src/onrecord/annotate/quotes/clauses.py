"""Reported clauses by word order, for languages without syntax: "X said that …", "…, adding that …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.annotate.quotes.citations import begins_aside
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.order import shape_after
from onrecord.annotate.quotes.readings import denied, is_noun, passed_over, past
from onrecord.annotate.quotes.shapes import contrasted
from onrecord.annotate.quotes.subjects import (
    first_phrase,
    joined,
    opening_subject,
    prefixed,
    relative_subject,
    shape_subject,
)
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_REACH = 14
_FEWEST = 4
"""Items: a reported clause that a colon ends is no shorter."""


def led_clauses(frame: Frame, group: Group) -> Iterator[tuple[Bounds, Attribution]]:
    """Clauses that a cue and an opening word lead: "X sagte, dass …", "dijo X que …", "قال X إن …"."""
    for at, who, first in _cues(frame, group, len(group.items)):
        verb = group.items[at]
        if first is None or not isinstance(verb, Token):
            continue
        start, end = outer_start(group.items[first]), _end(frame, group, first)
        leads = not any(isinstance(i, Passage) for i in group.items[:at])
        if leads and who is not None and who == relative_subject(frame, group, at):
            comma = next((t.start for t in group.tokens() if t.text in (",", "،") and t.start > start), end)
            end = min(end, comma)  # the clause about them ends there, and the sentence goes on
        if verb.end < start and (t := group.token(first)) is not None and t.text in (",", "،"):
            start = outer_start(group.items[first + 1])  # "Ha aggiunto che, sebbene …"
        yield (start, end), Attribution((verb.start, verb.end), who, "order", verb=verb)


def joined_speaker(frame: Frame, group: Group, at: int) -> Bounds | None:
    """Whoever speaks by the cues before an item: the subject of a converb or of a verb joined to another there."""
    speaker: Bounds | None = None
    for _, who, _ in _cues(frame, group, at):
        speaker = who or speaker
    return speaker


def _cues(frame: Frame, group: Group, until: int) -> Iterator[tuple[int, Bounds | None, int | None]]:
    """The cues of a group before an item that stand in the report's own words, each with its subject and with the
    item at which the clause that it reports begins, None where it reports none."""
    taken = -1
    speaker: Bounds | None = None
    last: tuple[Bounds | None] | None = None
    for at, verb in enumerate(group.items[:until]):
        if not isinstance(verb, Token) or verb.start < taken:
            continue
        if not is_cue(frame.words, verb, False, wide=True, think=True) or is_noun(frame, group, at):
            continue
        first = _clause_start(frame, group, at)
        if first is not None and (denied(frame, group, at) or _of_speaker(frame, group, at, first)):
            first = None
        who = _cue_subject(frame, group, at, speaker, last)
        if last and taken > 0 and _straight_on(frame, group, at, taken):
            who = last[0]
        start = outer_start(group.items[first]) if first is not None else -1
        end = _end(frame, group, first) if first is not None else -1
        if first is not None and who is not None and who[1] > start:
            who = None
        if first is not None and (end <= start or (who is None and not dropped(frame, group, at))):
            first = None
        speaker, last = who or speaker, (who,)
        taken = end if first is not None else taken
        yield at, who, first


def _straight_on(frame: Frame, group: Group, at: int, taken: int) -> bool:
    """True where nothing but small words parts a cue from the clause reported before it: its subject is the same."""
    small = frame.words.conjunctions | frame.words.skips | frame.words.auxiliaries
    between = [i for i in group.items[:at] if outer_start(i) >= taken]
    return all(isinstance(t, Token) and (not t.text[:1].isalnum() or t.text.lower() in small) for t in between)


def _cue_subject(
    frame: Frame, group: Group, at: int, speaker: Bounds | None, last: tuple[Bounds | None] | None
) -> Bounds | None:
    """The subject of the cue at an item; `speaker` is the last known of the cues before it, and `last` holds the
    subject of the last of them, if it has any, None where there is no cue before."""
    verb = group.items[at]
    assert isinstance(verb, Token)
    if verb.text.lower() in frame.words.converbs:
        return speaker or opening_subject(frame, group, at)
    who = shape_subject(frame, group, at)
    if who is None and isinstance(group.items[at - 1] if at else None, Passage):
        who = shape_after(frame, group, at)
    if joined(frame, group, at) and (who is None or (last and who == first_phrase(frame, group, at))):
        who = last[0] if last else speaker
    same = frame.words.drops_subject and contrasted(frame, group, at - 1)  # "…, pero añadió que …"
    if who is None and speaker is not None and (same or _about(frame, group, at, speaker)):
        who = speaker
    who = who or relative_subject(frame, group, at)
    return None if who is not None and _generic(frame, who) else who


def _about(frame: Frame, group: Group, at: int, speaker: Bounds) -> bool:
    """True where the cue at an item stands in a clause about the speaker just named: ", quien añadió que …"."""
    while at > 0 and (passed_over(frame, group, at - 1) or _auxiliary(frame, group, at - 1)):
        at -= 1
    lead = group.token(at - 1)
    between = frame.text[speaker[1] : lead.start].strip() if lead is not None else ""
    return lead is not None and lead.text.lower() in frame.words.relative and between in (",", "،")


def _auxiliary(frame: Frame, group: Group, at: int) -> bool:
    return (t := group.token(at)) is not None and t.text.lower() in frame.words.auxiliaries


def _of_speaker(frame: Frame, group: Group, at: int, first: int) -> bool:
    """True for a clause about the speaker of words before the cue: "“…”, dijo un portavoz que no quiso …"."""
    before = [i for i in group.items[:at] if isinstance(i, Passage) or i.text[:1].isalnum()]
    while before and isinstance(t := before[-1], Token) and t.text.lower() in frame.words.auxiliaries:
        before.pop()
    lead = group.items[first]
    relative = {t.text.lower() for t in (lead, group.items[first - 1]) if isinstance(t, Token)} & frame.words.relative
    if not before or not isinstance(before[-1], Passage) or not relative:
        return False
    who = shape_after(frame, group, at)
    between = frame.text[who[1] : outer_start(lead)] if who is not None else "-"
    return all(w.lower() in frame.words.relative for w in re.findall(r"[^\s,]+", between))


def dropped(frame: Frame, group: Group, at: int) -> bool:
    """True for a verb that opens its sentence and has no subject: it is whoever spoke before."""
    words = frame.words
    if not words.drops_subject or not is_cue(words, group.items[at], False):  # type: ignore[arg-type]
        return False
    small = words.subject_openers | words.skips | words.auxiliaries
    return all(isinstance(t, Token) and t.text.lower() in small for t in group.items[:at])


def _generic(frame: Frame, who: Bounds) -> bool:
    return frame.text[who[0] : who[1]].lower() in frame.words.generic


def _clause_start(frame: Frame, group: Group, at: int) -> int | None:
    """Where the reported clause begins after the cue at an item, None where none does."""
    for i in range(at + 1, min(len(group.items), at + _REACH)):
        item = group.items[i]
        if not isinstance(item, Token) or item.text in ".;:!?":
            return None
        if item.text == "," and not (frame.words.comma_that or frame.words.bare_clause):
            return None
        if item.text.lower() in frame.words.that and _opens(frame, group, at, i):
            if _compares(frame, group, i):
                return None
            while (n := group.token(i + 1)) is not None and n.text in frame.words.that:
                i += 1  # "إلى أن"
            return i + 1 if i + 1 < len(group.items) else None
        if item.text == ",":
            following = group.items[i + 1] if i + 1 < len(group.items) else None
            if isinstance(following, Token) and following.text.lower() in frame.words.that:
                return i + 2 if i + 2 < len(group.items) else None
            return i + 1 if frame.words.bare_clause and _bare(frame, group, at, i + 1) else None
        far = item.i > group.items[at].i + 1  # type: ignore[union-attr]
        if far and is_cue(frame.words, item, False) and not is_noun(frame, group, i):
            return None
    return None


def _compares(frame: Frame, group: Group, at: int) -> bool:
    """True for a word that would open a clause only behind a comma, and has none: "sieht sich ebenso wie …"."""
    near = [t for k in (at - 1, at - 2) if (t := group.token(k)) is not None]
    return frame.words.bare_clause and all(t.text != "," for t in near)


def _opens(frame: Frame, group: Group, at: int, first: int) -> bool:
    """False for a word that opens what was said behind other verbs than the one at an item ("إلى"), alone."""
    lead, verb, after = group.token(first), group.token(at), group.token(first + 1)
    verbs = frame.words.that_behind.get(lead.text) if lead is not None else None
    if verbs is None or verb is None or (after is not None and after.text in frame.words.that):
        return True
    return frame.words.alone(verb.text) in verbs


def _bare(frame: Frame, group: Group, at: int, first: int) -> bool:
    """True where the clause at an item can be reported without a word that opens it: after a verb of saying, or
    in the mood of reported speech, or as an infinitive after a demand."""
    words, verb = frame.words, group.items[at]
    lead = group.items[first] if first < len(group.items) else None
    if lead is None or not isinstance(verb, Token):
        return False
    if isinstance(lead, Token) and lead.text.lower() in words.subordinates:
        return False
    behind = group.token(first + 1)
    about = isinstance(lead, Token) and lead.text.lower() in words.relative and behind is not None
    if about and behind is not None and behind.text in words.ends | words.fronts:
        return False  # a clause about what was named: "sagte zwei Boote zu, die am Dienstag …"
    opener = group.token(0)
    as_ = opener is not None and opener.text.lower() in words.that  # "Wie die Polizei mitteilte, wurde …"
    if isinstance(lead, Token) and lead.text.lower() in words.second_verbs and not as_:
        return False
    rest = [t for t in group.items[first:] if isinstance(t, Token)]
    if sum(i.text[:1].isalpha() if isinstance(i, Token) else 2 for i in group.items[first:]) < 2:
        return False  # an age: "Susi Groß, 34."
    if is_cue(words, verb, False):
        return True
    inner = re.compile(rf"[^\W\d_]{{2,}}{words.infinitive_mark}[^\W\d_]{{3,}}")
    if any(t.text.lower() in words.mood or (words.infinitive_mark and inner.fullmatch(t.text)) for t in rest):
        return True
    ends = words.infinitive_ends
    return any(a.text == words.infinitive_mark and b.text.endswith(ends) for a, b in pairwise(rest))


def _end(frame: Frame, group: Group, first: int) -> int:
    items = list(group.items[first : _cut(frame, group, first)])
    while items and isinstance(t := items[-1], Token) and not t.text[:1].isalnum() and t.text not in "%)":
        items.pop()
    if not items:
        return -1
    return items[-1].outer_end if isinstance(items[-1], Passage) else items[-1].end


def _cut(frame: Frame, group: Group, first: int) -> int:
    """The item that ends the reported clause that begins at an item: where its speaker, or another, speaks anew."""
    opened = (lead := group.token(first - 1)) is not None and lead.text.lower() in frame.words.that
    opened = opened or any(t.text.lower() in frame.words.mood for t in group.items[first:] if isinstance(t, Token))
    for i in range(first + 1, len(group.items) - 1):
        item = group.items[i]
        if not isinstance(item, Token):
            continue
        colon = opened and item.text == ":" and isinstance(group.items[i + 1], Passage) and i >= first + _FEWEST
        if colon or _speaks_anew(frame, group, i):
            return i
    return len(group.items)


def _speaks_anew(frame: Frame, group: Group, at: int) -> bool:
    """True where a converb, a joined verb of speech or somebody else's begins: ", aggiungendo che", "and added:",
    "y pidió ayuda"."""
    words, k = frame.words, at
    lead = group.token(k)
    comma = lead is not None and lead.text in (",", "،", "–", "—")
    k += comma
    if comma and contrasted(frame, group, k) and (_other_speaks(frame, group, k) or _goes_on(frame, group, k)):
        return True
    if comma and k < len(group.items) and begins_aside(frame, outer_start(group.items[k])):
        return True
    conjunction = (t := group.token(k)) is not None and t.text.lower() in words.conjunctions
    k += conjunction
    first = k
    while (
        (comma or conjunction)
        and (t := group.token(k)) is not None
        and t.text.lower() in (words.skips | words.auxiliaries)
    ):
        k += 1
    verb = group.token(k)
    if verb is None:
        return False
    if verb.text.lower() in words.converbs:
        return (comma or conjunction) and _leads_on(frame, group, k)
    if conjunction and past(frame, verb) and not any(past(frame, t) for t in _since(frame, group, at)):
        return True  # "dijo que el plan está listo y ordenó aplicarlo": what he did himself
    listed = comma and not words.bare_clause and not words.comma_that
    if not (conjunction or listed or prefixed(frame, verb)) or not is_cue(words, verb, False, wide=True):
        return False
    after = group.token(k + 1)
    closed = words.participle_last and after is not None and after.text.lower() in words.auxiliaries
    return not closed and (_leads_on(frame, group, k) or _demands(frame, group, k, bare=k == first))


def _since(frame: Frame, group: Group, at: int) -> list[Token]:
    """The report's own words between an item and the word that opens the clause before it."""
    out: list[Token] = []
    for item in reversed(group.items[:at]):
        if isinstance(item, Token):
            if item.text.lower() in frame.words.that:
                break
            out.append(item)
    return out


def _demands(frame: Frame, group: Group, at: int, bare: bool) -> bool:
    """True for a verb of speech that has an object behind it; without auxiliary it may be a noun ("queja de …")."""
    words, after = frame.words, group.token(at + 1)
    if after is None or not after.text[:1].isalnum():
        return False
    return not (bare and after.text.lower() in words.links - words.determiners - words.audience)


def _other_speaks(frame: Frame, group: Group, at: int) -> bool:
    """True where the clause that the item at a place opens has a cue with its own subject: ", while X said that …"."""
    for k in range(at + 1, min(len(group.items), at + _REACH)):
        t = group.token(k)
        if t is None or t.text in ".;:!?,":
            return False
        if is_cue(frame.words, t, False, wide=True):
            who = shape_subject(frame, group, k)
            return who is not None and who[0] > outer_start(group.items[at]) and _leads_on(frame, group, k)
    return False


def _goes_on(frame: Frame, group: Group, at: int) -> bool:
    """True where a verb of speech with no subject of its own follows the contrast at an item: ", but added that …"."""
    verb = group.token(at + 1)
    return frame.words.drops_subject and verb is not None and is_cue(frame.words, verb, False) and (
        _leads_on(frame, group, at + 1)
    )  # fmt: skip


def _leads_on(frame: Frame, group: Group, at: int) -> bool:
    """True where a reported clause or words between marks follow the cue at an item."""
    if _clause_start(frame, group, at) is not None:
        return True
    for i in range(at + 1, min(len(group.items), at + _REACH)):
        item = group.items[i]
        if isinstance(item, Passage) or item.text == ":":
            return True
        if item.text in ".;!?,،":
            return False
    return False
