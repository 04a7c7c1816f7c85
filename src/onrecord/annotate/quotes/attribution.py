"""Who said a marked passage: the cue and the speaker in the report's own words around it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.quotes.beside import cue_at
from onrecord.annotate.quotes.citations import citations, phrases
from onrecord.annotate.quotes.clauses import dropped, joined_speaker
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue, is_generic, lacks_infinitive, subject
from onrecord.annotate.quotes.frame import Frame, Group, outer_start
from onrecord.annotate.quotes.phrases import phrase_from
from onrecord.annotate.quotes.readings import is_noun
from onrecord.annotate.quotes.shapes import contrasted
from onrecord.annotate.quotes.subjects import joined, opening_subject, relative_subject, shape_subject
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_STOPS = ".!?;:"
_DASHES = ("-", "–", "—", "―", "--")
_SIGNATURE = 10
_FAR = 60


def attribution(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The attribution of the passage at an item, from its own group; None where there is none to trust."""
    passage = group.items[at]
    assert isinstance(passage, Passage)
    after = _after(frame, group, at)
    if after is not None and after.beside and at == 0:
        return after
    before = _before(frame, group, at)
    led = _led(frame, group, at) if after is None or not after.beside else None
    if led is not None and (before is None or before.speaker != led.speaker):
        return led
    if after is not None and after.beside and after.speaker is None and not frame.syntax.parsed and before is not None:
        after = None if before.speaker is not None and before.cue and not _used(group, at, before.cue) else after
    if after is not None and after.beside and after.verb and not _adjacent(group, at, before):
        relays = {after.verb.text.lower(), after.verb.lemma.lower()} & frame.words.relay and before is not None
        if not relays and (_ends_in_comma(frame, passage) or is_cue(frame.words, after.verb, frame.syntax.parsed)):
            return after
    if before is not None and before.beside and before.cue and not _used(group, at, before.cue):
        return before
    if after is not None and after.beside:
        return after
    if before is not None and (before.beside or after is None or after.rule != "end of sentence"):
        return before
    return after or before or _cited(frame, group, at) or _own_view(frame, group, at)


def _ends_in_comma(frame: Frame, passage: Passage) -> bool:
    """True where a comma inside the marks leads on to the words that say whose they are: “…,” said X."""
    return passage.closed and frame.text[passage.start : passage.end][-1:] == ","


def _adjacent(group: Group, at: int, before: Attribution | None) -> bool:
    """True where the cue before a passage stands straight before it, or before the mark that leads to it."""
    near = [t.i for t in group.items[max(0, at - 2) : at] if isinstance(t, Token)]
    return before is not None and before.verb is not None and before.verb.i in near


def _used(group: Group, at: int, cue: Bounds) -> bool:
    """True where a cue before a passage already stands beside an earlier one."""
    return any(p.start < cue[0] for i, p in group.passages() if i < at)


def _cited(frame: Frame, group: Group, at: int) -> Attribution | None:
    found = citations(frame, group)
    passage = group.items[at]
    later = [c for c in found if c.cue and c.cue[0] >= passage.end]
    earlier = [c for c in found if c.cue and c.cue[0] < passage.start]
    return later[0] if later else earlier[-1] if earlier else None


def _led(frame: Frame, group: Group, at: int) -> Attribution | None:
    """A citation that stands straight before a passage: "…, porque, segundo a deputada, «…»"."""
    if frame.syntax.parsed:
        return None
    start = outer_start(group.items[at])
    ends = [(max(c.cue[1], c.speaker[1]), c) for c in citations(frame, group) if c.cue and c.speaker]
    return next((c for end, c in ends if end <= start and not frame.text[end:start].strip(" ,")), None)


def _own_view(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The subject of a sentence in which a phrase with a pronoun leads to the passage: "X lo ve, a su juicio, «…»"."""
    passage = group.items[at]
    for start, end in phrases(frame.text, group.start, outer_start(passage), frame.words.according_own):
        if start == group.start:
            return Attribution((start, end), None, "own view")
        who = opening_subject(frame, group, at)
        if who is not None and not frame.text[end : outer_start(passage)].strip(" ,"):
            return Attribution((start, end), who, "according")
    return None


# --- after: "…", said X | "…", X said | "…" and so on, said X | "…" — X


def _after(frame: Frame, group: Group, at: int) -> Attribution | None:
    first = at + 1
    while (t := group.token(first)) is not None and t.text in (",", ")", "،", *_DASHES):
        first += 1
    t = group.token(first)
    if t is None or t.text[:1] in _STOPS + "…":
        return None
    comma = first > at + 1 or speech_end(frame, group.items[at])
    found = cue_at(frame, group, first)
    if found is None and comma and _whole(frame, group.items[at]):
        found = cue_at(frame, group, first, any_verb=True) or signature(frame, group.items[at], group, first)
    fragment = not comma and not _whole(frame, group.items[at])
    if found is not None and found.speaker is None and fragment and not frame.syntax.parsed:
        found = None  # a verb that ends the clause around a fragment: "werde „in gleicher Weise“ antworten"
    if found is not None and (comma or (found.rule == "verb first" and _near(frame, group, first, found))):
        return found
    return _at_end(frame, group, first)


def _near(frame: Frame, group: Group, first: int, found: Attribution) -> bool:
    """True where nothing but small words stands before a cue: no other clause that goes on after the passage."""
    before = [t for t in group.items[first:] if isinstance(t, Token) and found.cue and t.end <= found.cue[0]]
    passage = group.items[first - 1]
    if found.verb is not None and any(
        c.dep.startswith("nsubj") and passage.start <= c.start < passage.end for c in frame.syntax.children(found.verb)
    ):
        return False  # the passage is the verb's own subject: some “experts” predicted …
    return not any(t.pos in ("NOUN", "PROPN", "ADP", "CCONJ", "VERB") for t in before)


def _at_end(frame: Frame, group: Group, first: int) -> Attribution | None:
    """A clause later in the sentence that is nothing but the attribution."""
    for i in range(first, min(len(group.items), first + _FAR)):
        item = group.items[i]
        if isinstance(item, Passage):
            if not frame.text[item.start].islower():
                return None
            continue  # another fragment of the same sentence
        if item.text in ".!?;":
            return None
        if contrasted(frame, group, i) and not frame.syntax.parsed:
            return None
        if item.text in (",", "–", "—", "،"):
            found = cue_at(frame, group, i + 1)
            if found is not None and found.verb is not None and _ends_soon(group, found):
                return Attribution(found.cue, found.speaker, "end of sentence", verb=found.verb)
    return None


def speech_end(frame: Frame, item: object) -> bool:
    """True where a passage ends as speech does, with a stop or comma inside its marks."""
    if not isinstance(item, Passage):
        return False
    return frame.text[item.start : item.end].rstrip("\"'’”»“ ")[-1:] in tuple(",.!?…،؟")


def _whole(frame: Frame, item: object) -> bool:
    if not isinstance(item, Passage):
        return False
    text = frame.text[item.start : item.end]
    return not text[:1].islower() and len(text.split()) >= 4


def signature(frame: Frame, said: object, group: Group, first: int) -> Attribution | None:
    """A name alone after a dash, as under a letter: "…" — Ann Example."""
    tokens = group.items[first:]
    if not isinstance(said, Passage) or not tokens:
        return None
    dash = frame.text[said.outer_end : tokens[0].start].strip()  # from the text: no tokenizer parts "”―"
    if dash not in _DASHES or not 0 < len(tokens) <= _SIGNATURE:
        return None
    words = [t for t in tokens if isinstance(t, Token)]
    if len(words) < len(tokens) or any(t.pos in ("VERB", "AUX") for t in words):
        return None
    who = phrase_from(frame, group, first)
    left = [t for t in words if who and t.start >= who[1] and t.text not in ".,"]
    return Attribution(None, who, "signature", beside=True) if who and not left else None


def _ends_soon(group: Group, found: Attribution) -> bool:
    end = max(b[1] for b in (found.cue, found.speaker) if b is not None)
    return not any(isinstance(i, Passage) for i in group.items if i.start >= end)


# --- before: X said: "…" | X said that it was "…"


def _before(frame: Frame, group: Group, at: int) -> Attribution | None:
    if frame.syntax.parsed:
        governed = _governing(frame, group, at)
        if governed is not None and not _led_by_another(frame, group, at, governed):
            return governed
    return _nearest(frame, group, at)


def _led_by_another(frame: Frame, group: Group, at: int, governed: Attribution) -> bool:
    """True where another cue, with a subject of its own, stands straight before the colon that leads to a passage."""
    colon, verb = group.token(at - 1), group.token(at - 2)
    if colon is None or colon.text != ":" or verb is None or not is_cue(frame.words, verb, True, wide=True):
        return False
    own = any(c.dep.startswith("nsubj") and c.i in frame.place for c in frame.syntax.children(verb))
    return own and governed.verb is not None and governed.verb.i != verb.i


def _governing(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The nearest cue among the words that the passage hangs from."""
    passage = group.items[at]
    assert isinstance(passage, Passage)
    inside = frame.syntax.between(passage.start, passage.end)
    numbers = {t.i for t in inside}
    roots = [t for t in inside if t.head not in numbers and t.head not in (-1, t.i) and t.pos != "PUNCT"]
    fallback: Attribution | None = None
    for root in roots[:3]:
        node = root
        for _ in range(12):
            if node.head in (-1, node.i):
                break
            node = frame.syntax.tokens[node.head]
            if node.i in numbers or node.i not in frame.place or node.start > passage.start:
                break
            if is_cue(frame.words, node, True, wide=True) and not lacks_infinitive(frame, node):
                who = subject(frame, node)
                if who is None:
                    break
                found = Attribution((node.start, node.end), who, "governing", _colon_between(group, node, at), node)
                if "VerbForm=Inf" in node.morph:  # "said to accept": look for who said so
                    fallback = fallback or found
                    continue
                if frame.words.pronouns.get(frame.text[who[0] : who[1]].lower()) != "n":
                    return found
                fallback = fallback or found  # "she says it shows that …": look for who says so
    return fallback


def _colon_between(group: Group, verb: Token, at: int) -> bool:
    t = group.token(at - 1)
    return t is not None and (t.text in (":", ",") or t.i == verb.i)


def _nearest(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The last cue before the passage, with its subject; a colon may stand for one after a name."""
    colon = (t := group.token(at - 1)) is not None and t.text == ":"
    alone: Attribution | None = None
    for i in range(at - 1, max(-1, at - 1 - _FAR), -1):
        item = group.items[i]
        if not isinstance(item, Token):
            continue
        if item.text in (";", ".", "!", "?"):
            break
        if not is_cue(frame.words, item, frame.syntax.parsed, wide=True) or is_noun(frame, group, i):
            continue
        if lacks_infinitive(frame, item):
            continue
        if frame.syntax.parsed and is_generic(frame, item):
            return None
        who = subject(frame, item) if frame.syntax.parsed else _subject_at(frame, group, i)
        if who is None and colon:
            behind = phrase_from(frame, group, i + 1)  # "Said X: “…”"
            who = behind if behind and behind[1] == group.items[at - 1].start else None
        if who is None and not colon and not dropped(frame, group, i):
            continue
        found = Attribution((item.start, item.end), who, "nearest", colon or i == at - 1, verb=item)
        if _completes(frame, group, i):
            alone = alone or found
            continue
        if who is not None or frame.syntax.parsed:
            return found
        alone = alone or found  # "…, قائلا:": the subject is that of an earlier verb
    if alone is not None and frame.words.verb_first and isinstance(group.items[0], Token):
        who = opening_subject(frame, group, at)  # "ورفضت … الانتقادات، قائلة:"
        return replace(alone, speaker=who) if who is not None else alone
    return alone


def _completes(frame: Frame, group: Group, at: int) -> bool:
    """True for a converb that says over again what the verb of speech before it says: "وصرح الوزير قائلا: "…""."""
    item = group.items[at]
    if not isinstance(item, Token) or item.text.lower() not in frame.words.converbs:
        return False
    for before in reversed(group.items[:at]):
        if isinstance(before, Passage) or before.text in ",،;.:–—" or before.text.lower() in frame.words.that:
            return False
        if is_cue(frame.words, before, False) and before.text.lower() not in frame.words.converbs:
            return True
    return False


def _subject_at(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The subject of the cue at an item by word order; that of the cues before it where it has none of its own."""
    verb = group.items[at]
    assert isinstance(verb, Token)
    if verb.text.lower() in frame.words.converbs:
        return joined_speaker(frame, group, at) or opening_subject(frame, group, at)
    who = shape_subject(frame, group, at)
    if who is None and joined(frame, group, at):
        return joined_speaker(frame, group, at)
    return who or relative_subject(frame, group, at)
