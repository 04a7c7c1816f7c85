"""Who said a marked passage: the cue and the speaker in the report's own words around it."""

from __future__ import annotations

from onrecord.annotate.quotes.cues import Attribution, Bounds, citations, is_cue, subject
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.phrases import phrase_from
from onrecord.annotate.quotes.shapes import shape_subject, shape_to
from onrecord.text.marks import Passage
from onrecord.text.syntax import Token

_STOPS = ".!?;:"
_LIGHT = {"ADV", "PRON", "AUX", "PART", "DET", "ADP", "ADJ", "NOUN", "PROPN", "NUM", "SCONJ", "INTJ", "CCONJ"}
_FAR = 60


def attribution(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The attribution of the passage at an item, from its own group; None where there is none to trust."""
    passage = group.items[at]
    assert isinstance(passage, Passage)
    after = _after(frame, group, at)
    if after is not None and after.beside and at == 0:
        return after
    before = _before(frame, group, at)
    if before is not None and before.beside and before.cue and not _used(group, at, before.cue):
        return before
    if after is not None and after.beside:
        return after
    if before is not None and (before.beside or after is None or after.rule != "end of sentence"):
        return before
    return after or before or _cited(frame, group, at)


def _used(group: Group, at: int, cue: Bounds) -> bool:
    """True where a cue before a passage already stands beside an earlier one."""
    return any(p.start < cue[0] for i, p in group.passages() if i < at)


def _cited(frame: Frame, group: Group, at: int) -> Attribution | None:
    found = citations(frame, group)
    passage = group.items[at]
    later = [c for c in found if c.cue and c.cue[0] >= passage.end]
    earlier = [c for c in found if c.cue and c.cue[0] < passage.start]
    return later[0] if later else earlier[-1] if earlier else None


def _token(group: Group, at: int) -> Token | None:
    item = group.items[at] if 0 <= at < len(group.items) else None
    return item if isinstance(item, Token) else None


# --- after: "…", said X | "…", X said | "…" and so on, said X


def _after(frame: Frame, group: Group, at: int) -> Attribution | None:
    first = at + 1
    while (t := _token(group, first)) is not None and t.text in (",", "-", "–", "—", "―", "--", ")", "،"):
        first += 1
    t = _token(group, first)
    if t is None or t.text[:1] in _STOPS + "…":
        return None
    comma = first > at + 1 or _speech_end(frame, group.items[at])
    found = cue_at(frame, group, first)
    if found is not None and (comma or found.rule == "verb first"):
        return found
    # a clause later in the sentence that is nothing but the attribution
    for i in range(first, min(len(group.items), first + _FAR)):
        item = group.items[i]
        if isinstance(item, Passage):
            return None
        if item.text in ".!?;":
            return None
        if item.text in (",", "–", "—", "،"):
            found = cue_at(frame, group, i + 1)
            if found is not None and found.verb is not None and _ends_soon(group, found):
                return Attribution(found.cue, found.speaker, "end of sentence", verb=found.verb)
    return None


def _speech_end(frame: Frame, item: object) -> bool:
    return isinstance(item, Passage) and frame.text[item.end - 1] in ",.!?…،؟"


def _ends_soon(group: Group, found: Attribution) -> bool:
    end = max(b[1] for b in (found.cue, found.speaker) if b is not None)
    return not any(isinstance(i, Passage) for i in group.items if i.start >= end)


def cue_at(frame: Frame, group: Group, first: int) -> Attribution | None:
    """A cue with its speaker that begins at an item: "said X", "a-t-il dit", "X said", "X, the chief, said"."""
    cited = [c for c in citations(frame, group) if c.cue and (t := _token(group, first)) and c.cue[0] == t.start]
    if cited:
        return Attribution(cited[0].cue, cited[0].speaker, "according", beside=True)
    if frame.syntax.parsed:
        return _parsed_cue_at(frame, group, first)
    return _shape_cue_at(frame, group, first)


def _parsed_cue_at(frame: Frame, group: Group, first: int) -> Attribution | None:
    for i in range(first, min(len(group.items), first + 30)):
        item = group.items[i]
        if not isinstance(item, Token) or item.text in ".!?;:":
            return None
        if item.pos == "VERB" or (item.pos == "AUX" and not _has_verb(frame, item)):
            verb = _cue_verb(frame, group, i, first)
            if verb is None:
                if _in_relative(item):
                    continue
                return None
            return verb
        if item.pos in ("SCONJ", "CCONJ") and i == first:
            return None
    return None


def _has_verb(frame: Frame, aux: Token) -> bool:
    return aux.dep.split(":")[0] in ("aux", "auxpass", "cop") or aux.lemma in ("have", "avoir", "be", "être", "will")


def _in_relative(token: Token) -> bool:
    return token.dep.split(":")[0] in ("relcl", "acl", "advcl", "amod")


def _cue_verb(frame: Frame, group: Group, at: int, first: int) -> Attribution | None:
    verb = group.items[at]
    assert isinstance(verb, Token)
    words = frame.words
    if not is_cue(words, verb, True, wide=True, think=True):
        return None
    cue = (verb.start, verb.end)
    # subject written before the verb
    before = _subject_between(frame, group, first, at)
    if before is not None:
        return Attribution(cue, before, "subject first", beside=True, verb=verb)
    # auxiliaries, clitic pronouns and light adverbials alone stand before it: the subject follows
    clitic = _clitic(frame, group, first, at)
    if clitic is not None:
        return Attribution(cue, clitic, "verb first", beside=True, verb=verb)
    follows = _following(frame, group, at)
    if follows is not None:
        return Attribution(cue, follows, "verb first", beside=True, verb=verb)
    return None


def _subject_between(frame: Frame, group: Group, first: int, at: int) -> Bounds | None:
    """A subject that stands between the passage and its verb."""
    verb = group.items[at]
    assert isinstance(verb, Token)
    low, high = group.items[first].start, verb.start
    own = subject(frame, verb)
    if own is not None and low <= own[0] and own[1] <= high and frame.text[own[0]] not in "-":
        return own
    start = first
    while start < at and (t := _token(group, start)) is not None and t.pos in ("ADV", "PUNCT", "CCONJ"):
        start += 1
    t = _token(group, start)
    if start >= at or t is None or t.pos in ("ADP", "AUX", "SCONJ"):
        return None
    found = phrase_from(frame, group, start)
    if found is None or found[1] > high or frame.text[found[0]] == "-":
        return None
    rest = frame.text[found[1] : high].strip()
    if rest and not rest.startswith(","):
        between = frame.syntax.between(found[1], high)
        if any(b.pos not in ("AUX", "ADV", "PART", "PUNCT", "PRON") for b in between):
            return None
    word = frame.text[found[0] : found[1]].lower()
    return None if word in frame.words.generic or word in ("se", "s'") else found


def _clitic(frame: Frame, group: Group, first: int, at: int) -> Bounds | None:
    """An inverted subject pronoun beside the auxiliary or the verb: "a-t-il dit", "dit-elle"."""
    for i in range(first, min(at + 3, len(group.items))):
        t = _token(group, i)
        if t is None or t.text in ".,;":
            break
        low = t.text.lower()
        if low.startswith("-") and low in frame.words.pronouns and t.pos != "DET":
            cut = t.start + len(t.text) - len(t.text.rsplit("-", 1)[1])
            return cut, t.end
        if i > first and low in frame.words.pronouns and frame.text[t.start - 1] == "-":
            return t.start, t.end
    return None


def _following(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The subject after its verb, over adverbials: "said on Monday the minister", "a déclaré mardi X"."""
    i = at + 1
    for _ in range(12):
        t = _token(group, i)
        if t is None or t.text in ".!?;:":
            return None
        low = t.text.lower()
        if low in frame.words.that or t.pos == "SCONJ":
            return None
        if low in frame.words.skips or t.pos in ("ADV", "PART") or t.text == ",":
            i += 1
        elif t.i in frame.timed:
            i = _past_time(frame, group, i, t)
        elif t.pos == "ADP" and low not in frame.words.determiners:
            inner = phrase_from(frame, group, i + 1)
            if inner is None:
                return None
            while i < len(group.items) and group.items[i].start < inner[1]:
                i += 1
        else:
            found = phrase_from(frame, group, i)
            if found is None:
                return None
            word = frame.text[found[0] : found[1]].lower()
            return None if word in frame.words.generic else found
    return None


def _past_time(frame: Frame, group: Group, at: int, t: Token) -> int:
    end = frame.timed[t.i]
    while at < len(group.items) and group.items[at].start < end:
        at += 1
    return at


def _shape_cue_at(frame: Frame, group: Group, first: int) -> Attribution | None:
    words = frame.words
    lead = _token(group, first)
    if lead is not None and lead.text.lower() in words.auxiliaries:
        return _split_cue(frame, group, first)
    for i in range(first, min(len(group.items), first + 14)):
        t = _token(group, i)
        if t is None or (t.text in ".!?;:" and not (t.text == "." and i == first)):
            return None
        if i == first and t.text.lower() in words.inverted:
            following = _token(group, i + 1)
            if following is not None and is_cue(words, following, False, wide=True):
                continue
        elif not is_cue(words, t, False, wide=i == first) and not (i == first and _verb_here(frame, group, i)):
            continue
        cue = (t.start, t.end)
        before = shape_to(frame, group, i) if i > first else None
        if before is not None and before[0] >= group.items[first].start:
            return Attribution(cue, before, "subject first", beside=True, verb=t)
        return Attribution(cue, _shape_after(frame, group, i), "verb first", beside=True, verb=t)
    return None


def _split_cue(frame: Frame, group: Group, first: int) -> Attribution | None:
    """An auxiliary, its subject, and a participle that is the cue: "hatte X in Bonn erklärt"."""
    who = phrase_from(frame, group, first + 1)
    for i in range(first + 1, min(len(group.items), first + 20)):
        t = _token(group, i)
        if t is None or t.text in ".!?;:,":
            return None
        if is_cue(frame.words, t, False, wide=True):
            who = who if who is not None and who[1] <= t.start else _shape_after(frame, group, i)
            return Attribution((t.start, t.end), who, "verb first", beside=True, verb=t)
    return None


def _shape_after(frame: Frame, group: Group, at: int) -> Bounds | None:
    i = at + 1
    while (n := _token(group, i)) is not None and (n.text.lower() in frame.words.skips or n.i in frame.timed):
        i += 1
    pronoun = _token(group, i)
    if pronoun is not None and pronoun.text.lower() in frame.words.generic:
        i += 1  # an object pronoun: "so beschrieb ihn X"
    return phrase_from(frame, group, i)


def _verb_here(frame: Frame, group: Group, at: int) -> bool:
    """True where a word straight after speech can only be its verb: a small word with a speaker behind it."""
    words = frame.words
    t, passage = _token(group, at), group.items[at - 2] if at > 1 else None
    if t is None or not isinstance(passage, Passage) or not words.inverts or not t.text.islower():
        return False
    function = words.that | words.links | words.determiners | words.ends | words.skips | words.relative | words.generic
    if not t.text.isalpha() or len(t.text) < 3 or t.text in function or t.text in words.pronouns:
        return False
    spoken = len(frame.text[passage.start : passage.end].split()) >= 4 and frame.text[passage.start].isupper()
    behind = _shape_after(frame, group, at)
    return spoken and behind is not None and behind[0] - t.end <= 2


# --- before: X said: "…" | X said that it was "…"


def _before(frame: Frame, group: Group, at: int) -> Attribution | None:
    if frame.syntax.parsed:
        governed = _governing(frame, group, at)
        if governed is not None:
            return governed
    return _nearest(frame, group, at)


def _governing(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The nearest cue among the words that the passage hangs from."""
    passage = group.items[at]
    assert isinstance(passage, Passage)
    inside = frame.syntax.between(passage.start, passage.end)
    numbers = {t.i for t in inside}
    roots = [t for t in inside if t.head not in numbers and t.head not in (-1, t.i) and t.pos != "PUNCT"]
    for root in roots[:3]:
        node = root
        for _ in range(12):
            if node.head in (-1, node.i):
                break
            node = frame.syntax.tokens[node.head]
            if node.i in numbers or node.i not in frame.place or node.start > passage.start:
                break
            if is_cue(frame.words, node, True, wide=True):
                who = subject(frame, node)
                if who is not None:
                    return Attribution(
                        (node.start, node.end), who, "governing", _colon_between(group, node, at), verb=node
                    )
                break
    return None


def _colon_between(group: Group, verb: Token, at: int) -> bool:
    t = _token(group, at - 1)
    return t is not None and (t.text in (":", ",") or t.i == verb.i)


def _nearest(frame: Frame, group: Group, at: int) -> Attribution | None:
    """The last cue before the passage, with its subject; a colon may stand for one after a name."""
    colon = (t := _token(group, at - 1)) is not None and t.text == ":"
    for i in range(at - 1, max(-1, at - 1 - _FAR), -1):
        item = group.items[i]
        if not isinstance(item, Token):
            continue
        if item.text in (";", ".", "!", "?"):
            return None
        if not is_cue(frame.words, item, frame.syntax.parsed, wide=True):
            continue
        who = subject(frame, item) if frame.syntax.parsed else shape_subject(frame, group, i)
        if who is None and not colon:
            continue
        return Attribution((item.start, item.end), who, "nearest", colon or i == at - 1, verb=item)
    return None
