"""Quotes from marked passages: attribution, passages that belong together, speakers that go on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.annotate.quotes.attribution import attribution, speech_end
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.neighbours import introduced, leads, tail
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_CLAUSES = {"advcl", "conj", "ccomp", "xcomp", "parataxis"}
_CLOSE = 30
"""Characters from the word behind a passage to a cue that stands right behind it."""
_FRAGMENT = 4
"""Words: a passage without attribution that is no sentence and no longer than this is left alone."""


@dataclass(frozen=True)
class Draft:
    """A marked quote before its statement is made.

    passages: its parts. group, at: where the last part stands. goes_on: True where the speaker is that
    of the quote before.
    """

    passages: tuple[Passage, ...]
    group: Group
    at: int
    found: Attribution | None
    goes_on: bool = False
    whole: bool = False


def drafts(frame: Frame) -> list[Draft]:
    """All marked quotes of an article, in order."""
    out: list[Draft] = []
    for group in frame.groups:
        for at, passage in group.passages():
            previous = out[-1] if out else None
            found = attribution(frame, group, at) or introduced(frame, group, at) or tail(frame, group, at)
            if previous is not None and _same_utterance(frame, previous, group, at, found):
                out[-1] = replace(previous, passages=(*previous.passages, passage), group=group, at=at)
                continue
            whole = is_whole(frame, passage, group, at, found)
            goes_on = False
            led = whole and (leads(group, at) or _after_stop(group, at) or (found is not None and found.beside))
            subjectless = found is not None and found.speaker is None and found.rule != "nobody"
            if led and (found is None or (subjectless and _opens_clause(frame, group, found))):
                speaker = _speaker_goes_on(frame, previous, group, at, cued=found is not None and found.beside)
                if speaker is not None:
                    goes_on = True
                    found = Attribution(found.cue if found else None, speaker, "goes on", verb=None)
            if found is None and not whole and (heading(group) or _words(frame, passage) <= _FRAGMENT):
                continue
            out.append(Draft((passage,), group, at, found, goes_on, whole))
    return _handed_back(out)


def _handed_back(drafts: list[Draft]) -> list[Draft]:
    """The drafts, where speech over several paragraphs with opening marks alone has its speaker at its end."""
    out = list(drafts)
    for at in range(len(out) - 2, -1, -1):
        here, after = out[at], out[at + 1]
        found = after.found
        if here.found is not None or here.passages[-1].closed or found is None or found.speaker is None:
            continue
        if after.group.before is here.group and leads(after.group, after.at) and found.beside:
            out[at] = replace(here, found=replace(found, rule="goes on", cue=None, verb=None), goes_on=True)
    return out


def heading(group: Group) -> bool:
    """True for a group of a title or heading."""
    return group.block.kind in ("title", "heading")


def fragments(frame: Frame, made: list[Draft]) -> list[tuple[Group, int]]:
    """The passages in headings that are in no draft."""
    taken = {p.start for d in made for p in d.passages}
    return [(g, at) for g in frame.groups if heading(g) for at, p in g.passages() if p.start not in taken]


def _words(frame: Frame, p: Passage) -> int:
    return len(frame.text[p.start : p.end].split())


def is_whole(frame: Frame, p: Passage, group: Group, at: int, found: Attribution | None) -> bool:
    """True where the passage is a sentence or more, as spoken, and no fragment in the reporter's clause."""
    text = frame.text[p.start : p.end]
    words = len(text.split())
    before = group.items[at - 1] if at else None
    led = at == 0 or (isinstance(before, Token) and before.text in (":", ",", "-", "–", "—", ".", "!", "?", "،"))
    colon = isinstance(before, Token) and before.text == ":"
    if words >= _FRAGMENT and _straight(frame, group, at, found):
        return True
    ends = text[-1] in ",.!?…،؟"
    starts = not text[:1].islower()
    if not starts and (not (led and words > _FRAGMENT) or _in_clause(frame, group, at, found)):
        return False
    if led and (words >= 3 or colon or (found is not None and found.beside and found.verb)):
        return True
    return ends and starts and (led or words > _FRAGMENT)


def _in_clause(frame: Frame, group: Group, at: int, found: Attribution | None) -> bool:
    """True where the reporter's clause goes on behind the passage, with words that are not its attribution."""
    k = at + 1
    while (t := group.token(k)) is not None and t.text in (",", "،"):
        k += 1
    cue = found.cue if found is not None else None
    near = t is not None and cue is not None and t.start <= cue[1] <= t.end + _CLOSE
    goes_on = t is not None and t.text[:1].isalnum() and (k == at + 1 or t.pos in ("VERB", "AUX"))
    return frame.syntax.parsed and goes_on and not near


def _straight(frame: Frame, group: Group, at: int, found: Attribution | None) -> bool:
    """True where the verb comes first and what was said follows its speaker, or the one addressed, with no word that
    takes it into the reporter's clause: "وقال الوزير "سنعود غدا"."""
    words = frame.words
    if found is None or found.verb is None or not words.verb_first or found.verb.start > outer_start(group.items[at]):
        return False
    verb, after, before = found.verb.text, group.token(at + 1), group.token(at - 1)
    if not {verb, words.alone(verb)} & (words.say | words.converbs) or {verb, words.alone(verb)} & words.label:
        return False
    if before is None or before.text in words.before_nouns or (after is not None and after.text[:1].isalnum()):
        return False
    return not any(
        t.text in words.that for t in group.tokens() if found.verb.end <= t.start < outer_start(group.items[at])
    )


def _same_utterance(frame: Frame, previous: Draft, group: Group, at: int, found: Attribution | None) -> bool:
    """True where an attribution breaks one utterance: "…", said X, "…" or "…", said X. "…"."""
    passage = group.items[at]
    first = previous.passages[-1]
    own = previous.found
    assert isinstance(passage, Passage)
    if own is None or own.verb is None or not own.beside or own.cue is None or len(previous.passages) > 1:
        return False
    if first.mark != passage.mark or group.block is not previous.group.block or own.cue[0] < first.end:
        return False
    if not first.closed or not (previous.whole or speech_end(frame, first)):
        return False
    if group is previous.group:
        before = group.items[at - 1]
        if not isinstance(before, Token):
            return False
        led = before.text in (",", ":", ".", ";", "-", "–", "—", "―", "،", "--")
        more = before.text == "," and _another_clause(group, own, at)
        return led and not more and (found is None or found.verb is None or found.verb.i == own.verb.i)
    # the next sentence: it must begin with the passage, which must not have an attribution of its own
    return group.before is previous.group and leads(group, at) and found is None


def _another_clause(group: Group, own: Attribution, at: int) -> bool:
    """True where more than the attribution is said before a passage: "…, X said, going on to ask, “…”"."""
    end = max(b[1] for b in (own.cue, own.speaker) if b is not None)
    return any(
        isinstance(t, Token) and t.start >= end and t.pos == "VERB" and t.dep.split(":")[0] in _CLAUSES
        for t in group.items[:at]
    )


def _speaker_goes_on(frame: Frame, previous: Draft | None, group: Group, at: int, cued: bool) -> Bounds | None:
    """The speaker of the quote before, where this one follows it with nothing between.

    In a new paragraph only where that quote was left open, where the paragraph holds quoted words alone, or
    where a cue without subject leads to it ("And to add:"): else it may well be somebody else who speaks.
    """
    if previous is None or previous.found is None or previous.found.speaker is None:
        return None
    if group is previous.group:
        return previous.found.speaker
    if group.before is not previous.group:
        return None
    if group.block is previous.group.block:
        return previous.found.speaker
    alone = leads(group, at) and _only_quoted(frame, group)
    return previous.found.speaker if alone or cued or not previous.passages[-1].closed else None


def _opens_clause(frame: Frame, group: Group, found: Attribution) -> bool:
    """True for a verb without subject that its clause begins with ("Y añadió:"): its speaker is that before."""
    if frame.syntax.parsed or found.verb is None or found.verb.i not in frame.place:
        return True
    where, at = frame.place[found.verb.i]
    own = [i for i in where.items[:at] if isinstance(i, Token)]
    for i in range(at - 1, -1, -1):
        if isinstance(where.items[i], Passage):
            own = [t for t in where.items[i:at] if isinstance(t, Token)]
            break
    small = frame.words.conjunctions | frame.words.skips | frame.words.auxiliaries | frame.words.subject_openers
    return all(
        not t.text[:1].isalnum() or t.text.lower() in small or is_cue(frame.words, t, False, wide=True) for t in own
    )


def _after_stop(group: Group, at: int) -> bool:
    while at and isinstance(before := group.items[at - 1], Token):
        if before.text[:1] not in "\"”»’'":
            return before.text in (".", "!", "?", "…")
        at -= 1  # the mark of a name: “… on “Morning News.” “We …”
    return False


def _only_quoted(frame: Frame, group: Group) -> bool:
    following = frame.groups[group.number + 1] if group.number + 1 < len(frame.groups) else None
    if following is not None and following.block is group.block:
        return False
    return all(not isinstance(i, Token) or not i.text[:1].isalnum() for i in group.items)
