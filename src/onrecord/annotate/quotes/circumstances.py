"""To whom, on what occasion and when something was said, and which outlet the report credits for it.

Read from the words beside the cue in its own sentence, and only where they stand close enough to be certain.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.annotate.quotes.citations import KEPT, phrases
from onrecord.annotate.quotes.cues import Attribution, Bounds
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.phrases import phrase_from
from onrecord.annotate.quotes.readings import determined, passed_over
from onrecord.lang import pack
from onrecord.model import when
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_NEAR = 2
_LONGEST = 90
_BEFORE_OUTLET = 24


class Circumstances(NamedTuple):
    """What surrounds a quote, each None where it is not told; `said` is an EDTF value."""

    addressee: str | None = None
    occasion: str | None = None
    said: str | None = None
    source: str | None = None


def circumstances(frame: Frame, group: Group, found: Attribution, parts: list[Bounds]) -> Circumstances:
    """The circumstances of a quote from the own words of the sentence in which its cue stands."""
    anchors = [b for b in (found.cue, found.speaker) if b is not None]
    if not anchors or not (group.start <= anchors[0][0] < group.items[-1].end):
        return Circumstances()
    addressee = _addressee(frame, group, found)
    occasion = _occasion(frame, group, parts)
    if addressee is not None and occasion is not None:
        cut = frame.text.find(occasion, *addressee)  # "told CNN in an interview"
        addressee = (addressee[0], cut) if cut > addressee[0] else addressee
    return Circumstances(
        addressee=frame.text[addressee[0] : addressee[1]].strip() if addressee else None,
        occasion=occasion,
        said=_said(frame, group, anchors, parts),
        source=_source(frame, group, found, parts),
    )


def _outside(start: int, parts: list[Bounds], group: Group) -> bool:
    quoted = [(p.outer_start, p.outer_end) for _, p in group.passages()]
    return not any(s <= start < e for s, e in [*parts, *quoted])


def _occasion(frame: Frame, group: Group, parts: list[Bounds]) -> str | None:
    for start, end in phrases(frame.text, group.start, group.items[-1].end, frame.words.occasions):
        if not _outside(start, parts, group):
            continue
        stop = end
        for item in group.items:
            if item.start < end:
                continue
            if isinstance(item, Passage) or item.pos in ("VERB", "AUX") or item.i in frame.timed:
                break
            if not (item.text[:1].isalnum() or item.text in "'’-/") or item.text.lower() in frame.words.that:
                break
            if item.text.lower() in frame.words.pronouns:
                break
            if item.end - start > _LONGEST or _opens_speaker(frame, item, stop):
                break
            stop = item.end
        text = frame.text[start:stop].rstrip()
        while stop > end and text.split()[-1].lower() in frame.words.links | frame.words.determiners | frame.words.ends:
            text = text.rsplit(None, 1)[0]
        return text if stop > end or text[-1:] not in "'’" else None
    return None


def _opens_speaker(frame: Frame, item: Token, stop: int) -> bool:
    """True for an article behind a noun: "en rueda de prensa el director"."""
    before = frame.syntax.between(stop - 1, stop)
    if frame.syntax.parsed or item.text.lower() not in frame.words.definite:
        return False
    return not before or before[-1].text.lower() not in frame.words.links | frame.words.ends | frame.words.determiners


def _addressee(frame: Frame, group: Group, found: Attribution) -> Bounds | None:
    """The object of a verb like "tell", or what follows "to" straight after cue and speaker."""
    words, verb = frame.words, found.verb
    if verb is None or found.cue is None or verb.i not in frame.place or frame.place[verb.i][0] is not group:
        return None
    if words.telling & {verb.text.lower(), verb.lemma.lower()}:
        at = frame.place[verb.i][1] + 1
        first = group.items[at] if at < len(group.items) else None
        subject = isinstance(first, Token) and first.dep.startswith("nsubj")  # "warned it could"
        if isinstance(first, Token) and first.text.lower() not in words.that and not subject:
            who = phrase_from(frame, group, at)
            return None if who and found.speaker and who[0] < found.speaker[1] and found.speaker[0] < who[1] else who
        return None
    ends = [found.cue[1]]
    if found.speaker is not None and 0 <= found.speaker[0] - found.cue[1] <= 3:
        ends.append(found.speaker[1])
    for end in ends:
        at = next((i for i, item in enumerate(group.items) if item.start >= end), len(group.items))
        while not frame.syntax.parsed and at < len(group.items) and passed_over(frame, group, at):
            if _addressed(frame, group, at):
                break
            at += 1
        item = group.items[at] if at < len(group.items) else None
        if isinstance(item, Token) and _addressed(frame, group, at):
            return _with_outlet(frame, item)
        if not isinstance(item, Token) or not determined(words.audience, item):
            continue
        if found.speaker is not None and found.speaker[0] <= item.start < found.speaker[1]:
            continue  # an article that is written like the preposition
        who = phrase_from(frame, group, at + 1)
        if item.text.lower() not in words.audience:
            who = _elided(frame, item, who, found.speaker)
        if who is not None and found.speaker is not None and who[0] < found.speaker[0] < who[1]:
            who = (who[0], who[0] + len(frame.text[who[0] : found.speaker[0]].rstrip()))
        if who is not None and _someone(frame, who):
            return who
    return None


def _elided(frame: Frame, item: Token, after: Bounds | None, speaker: Bounds | None) -> Bounds:
    """The one addressed where an apostrophe parts the preposition from the noun: "all'Ansa", "all'agenzia Reuters"."""
    start = item.start + len(re.split("['’]", item.text)[0]) + 1
    apart = after is None or (speaker is not None and after[0] < speaker[1] and speaker[0] < after[1])
    return start, item.end if apart or after is None else after[1]


def _addressed(frame: Frame, group: Group, at: int) -> bool:
    item = group.items[at]
    return isinstance(item, Token) and item.text.lower() in frame.words.addressees


def _with_outlet(frame: Frame, noun: Token) -> Bounds:
    """A noun for the one spoken to, with the outlet that it names: "агентству ТАСС", "لوكالة رويترز"."""
    named = _found_outlets(frame, noun.end, noun.end + _BEFORE_OUTLET)
    beside = named and not frame.text[noun.end : named[0].start()].strip(' «“„"')
    return noun.start, named[0].end() if beside else noun.end


def _someone(frame: Frame, who: Bounds) -> bool:
    tokens = [t for t in frame.syntax.between(*who) if t.text.lower() not in frame.words.determiners]
    first = tokens[0] if tokens else None
    if first is None:
        return False
    known = [m for m in frame.mentions_between(*who) if m.span.start <= first.start]
    named = first.ent in ("PER", "ORG") or any(m.kind in ("person", "organisation") for m in known)
    noun = re.split("['’]", first.text)[-1].lower()
    return named or noun in frame.words.roles or bool(_found_outlets(frame, *who))


def _said(frame: Frame, group: Group, anchors: list[Bounds], parts: list[Bounds]) -> str | None:
    published = when.days(frame.parsed.article.published.value)
    for time in frame.times_between(group.start, group.items[-1].end):
        if time.value is None or not _outside(time.span.start, parts, group):
            continue
        day = when.days(time.value)
        if published and published.high and day and day.low and day.low > published.high:
            continue  # what is yet to come is no time at which something was said
        if _about_speaker(frame, time.span.start, anchors):
            continue
        for start, end in anchors:
            low, high = (end, time.span.start) if time.span.start >= end else (time.span.end, start)
            if low <= high and _close(frame, low, high):
                return time.value
    return None


def _about_speaker(frame: Frame, at: int, anchors: list[Bounds]) -> bool:
    """True for a time in a clause about the speaker, before the cue: "Pinto, quien viajará el martes, pidió …"."""
    first = min(end for _, end in anchors)
    if frame.syntax.parsed or not first <= at < max(start for start, _ in anchors):
        return False
    return any(t.text.lower() in frame.words.relative for t in frame.syntax.between(first, at))


def _close(frame: Frame, low: int, high: int) -> bool:
    between = frame.text[low:high]
    other = frame.words.relative | frame.words.conjunctions
    if not frame.syntax.parsed and any(t.text.lower() in other for t in frame.syntax.between(low, high)):
        return False  # the time of what another clause tells
    return len(re.findall(r"\w+", between)) <= _NEAR and not re.search(r"[.;:«»“”\"\n]", between)


@lru_cache(maxsize=32)
def _outlets(names: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)") if parts else None


def _found_outlets(frame: Frame, start: int, end: int) -> tuple[re.Match[str], ...]:
    shared = pack(None).part("quotes", type(frame.words)).outlets
    return _outlets_in(frame.text, start, end, tuple(sorted({*frame.words.outlets, *shared})))


@lru_cache(maxsize=KEPT)
def _outlets_in(text: str, start: int, end: int, names: tuple[str, ...]) -> tuple[re.Match[str], ...]:
    """The outlets named between two offsets; kept for a while, as the phrases of a sentence are."""
    pattern = _outlets(names)
    return tuple(pattern.finditer(text, start, end)) if pattern else ()


def relayed(frame: Frame, found: Attribution) -> str | None:
    """The outlet that only passes on words said elsewhere: "…", rapporte l'AFP."""
    if found.speaker is None or found.verb is None or found.rule not in ("verb first", "end of sentence"):
        return None
    if not {found.verb.text.lower(), found.verb.lemma.lower()} & frame.words.relay:
        return None
    named = _found_outlets(frame, *found.speaker)
    return named[0][0] if named else None


def _source(frame: Frame, group: Group, found: Attribution, parts: list[Bounds]) -> str | None:
    """An outlet named in the sentence, told or reporting: "told CNN", "rapporte l'AFP", "to the Example Times"."""
    for m in _found_outlets(frame, group.start, group.items[-1].end):
        if not _outside(m.start(), parts, group):
            continue
        if found.speaker is not None and found.speaker[0] <= m.start() < found.speaker[1]:
            continue
        low = max(group.start, m.start() - _BEFORE_OUTLET)
        before = re.findall(r"[\w'’]+", frame.text[low : m.start()].lower())
        near = {w for word in before[-4:] for w in (word, word.rstrip("'’"), re.split("['’]", word)[-1])}
        lemmas = {t.lemma.lower() for t in frame.syntax.between(low, m.start())}
        words = frame.words
        if near & words.polled:
            continue
        if near & words.outlet_before or (near | lemmas) & (words.telling | words.relay):
            return m[0]
    return None
