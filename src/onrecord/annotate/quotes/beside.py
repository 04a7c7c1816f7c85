"""A cue and its speaker that begin at a given word, by syntax: what stands straight after a passage."""

from __future__ import annotations

from onrecord.annotate.quotes.citations import citations
from onrecord.annotate.quotes.cues import Attribution, Bounds, is_cue, subject
from onrecord.annotate.quotes.frame import Frame, Group
from onrecord.annotate.quotes.order import shape_cue_at
from onrecord.annotate.quotes.phrases import phrase_from, someone
from onrecord.text.syntax import Token

_REACH = 30


def cue_at(frame: Frame, group: Group, first: int, any_verb: bool = False) -> Attribution | None:
    """A cue with its speaker that begins at an item: "said X", "a-t-il dit", "X said", "X, the chief, said".

    any_verb: what stands before it is speech beyond doubt, so that any verb may be its cue ("X sighed").
    """
    cited = [c for c in citations(frame, group) if c.cue and (t := group.token(first)) and c.cue[0] == t.start]
    if cited:
        return Attribution(cited[0].cue, cited[0].speaker, "according", beside=True)
    if frame.syntax.parsed:
        return _parsed_cue_at(frame, group, first, any_verb)
    return shape_cue_at(frame, group, first)


def _parsed_cue_at(frame: Frame, group: Group, first: int, any_verb: bool) -> Attribution | None:
    for i in range(first, min(len(group.items), first + _REACH)):
        item = group.items[i]
        if not isinstance(item, Token) or item.text in ".!?;:":
            return None
        plain = i <= first + 1 and item.text.lower() in frame.words.beside
        if (item.pos == "VERB" or plain) and not _unfinished(item):
            verb = _cue_verb(frame, group, i, first, any_verb)
            if verb is None:
                if _in_relative(item):
                    continue
                return None
            return verb
        if item.pos == "SCONJ" or (item.pos == "CCONJ" and i == first):
            return None
    return None


def _unfinished(verb: Token) -> bool:
    """True for an infinitive or a present participle, which head no attribution beside a passage."""
    form = verb.morph
    return "VerbForm=Inf" in form or "VerbForm=Ger" in form or ("VerbForm=Part" in form and "Tense=Pres" in form)


def _in_relative(token: Token) -> bool:
    return token.dep.split(":")[0] in ("relcl", "acl", "advcl", "amod")


def _cue_verb(frame: Frame, group: Group, at: int, first: int, any_verb: bool) -> Attribution | None:
    verb = group.items[at]
    assert isinstance(verb, Token)
    plain = at <= first + 1 and verb.text.lower() in frame.words.beside
    if not (any_verb or plain or is_cue(frame.words, verb, True, wide=True, think=True)):
        return None
    cue = (verb.start, verb.end)
    # subject written before the verb
    before = _subject_between(frame, group, first, at)
    if before is not None and (not any_verb or someone(frame, before)):
        return Attribution(cue, before, "subject first", beside=True, verb=verb)
    # auxiliaries, clitic pronouns and light adverbials alone stand before it: the subject follows
    clitic = _clitic(frame, group, first, at)
    if clitic is not None and frame.text[clitic[0] : clitic[1]].lower() in frame.words.generic:
        return Attribution(cue, None, "nobody", beside=True, verb=verb)
    if clitic is not None:
        return Attribution(cue, clitic, "verb first", beside=True, verb=verb)
    if not _inverted(frame, group, at, first):
        return None
    follows = _following(frame, group, at)
    if follows is not None and (not any_verb or someone(frame, follows)):
        return Attribution(cue, follows, "verb first", beside=True, verb=verb)
    return None


def _inverted(frame: Frame, group: Group, at: int, first: int) -> bool:
    """True where a verb can have its subject behind it: none before it, and an auxiliary before a participle."""
    verb = group.items[at]
    assert isinstance(verb, Token)
    lead = [t for t in group.items[first:at] if isinstance(t, Token)]
    if any(t.text.lower() in frame.words.relative for t in lead):
        return False
    plain = at == first and verb.text.lower() in frame.words.beside
    if "VerbForm=Part" in verb.morph and not plain and not any(t.pos == "AUX" for t in lead):
        return False
    beside = any(not isinstance(t, Token) for t in group.items[max(0, first - 2) : first])
    start = group.items[first].start
    own = [c for c in frame.syntax.children(verb) if c.dep.startswith("nsubj") and c.i in frame.place]
    return beside or not any(c.end <= start and frame.place[c.i][0] is group for c in own)


def _subject_between(frame: Frame, group: Group, first: int, at: int) -> Bounds | None:
    """A subject that stands between the passage and its verb."""
    verb = group.items[at]
    assert isinstance(verb, Token)
    low, high = group.items[first].start, verb.start
    own = subject(frame, verb)
    if own is not None and low <= own[0] and own[1] <= high and frame.text[own[0]] not in "-":
        return own
    start = first
    while start < at and (t := group.token(start)) is not None and t.pos in ("ADV", "PUNCT", "CCONJ"):
        start += 1
    t = group.token(start)
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


def _hyphened(frame: Frame) -> dict[str, str]:
    return {g: "" for g in frame.words.generic if g.startswith("-")}


def _clitic(frame: Frame, group: Group, first: int, at: int) -> Bounds | None:
    """An inverted subject pronoun beside the auxiliary or the verb: "a-t-il dit", "dit-elle"."""
    for i in range(first, min(at + 3, len(group.items))):
        t = group.token(i)
        if t is None or t.text in ".,;":
            break
        low = t.text.lower()
        if low.startswith("-") and low in frame.words.pronouns | _hyphened(frame) and t.pos != "DET":
            cut = t.start + len(t.text) - len(t.text.rsplit("-", 1)[1])
            return cut, t.end
        if i > first and low in frame.words.pronouns and frame.text[t.start - 1] == "-":
            return t.start, t.end
    return None


def _following(frame: Frame, group: Group, at: int) -> Bounds | None:
    """The subject after its verb, over adverbials: "said on Monday the minister", "a déclaré mardi X"."""
    i = at + 1
    for _ in range(12):
        t = group.token(i)
        if t is None or t.text in ".!?;:":
            return None
        low = t.text.lower()
        if low in frame.words.that or t.pos == "SCONJ":
            return None
        if low in frame.words.skips or t.pos in ("ADV", "PART") or t.text == "," or (i == at + 1 and _infinitive(t)):
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


def _infinitive(t: Token) -> bool:
    return t.pos == "VERB" and "VerbForm=Inf" in t.morph  # "a fait savoir X", "veut croire X"


def _past_time(frame: Frame, group: Group, at: int, t: Token) -> int:
    end = frame.timed[t.i]
    while at < len(group.items) and group.items[at].start < end:
        at += 1
    return at
