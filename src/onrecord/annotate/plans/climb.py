"""From a time expression up the tree to what governs it: is it the time of a plan?"""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.phrases import SUBJECTS
from onrecord.annotate.plans.tense import NONE, Groups, helpers, passive, pluperfect, tense, verbal
from onrecord.annotate.plans.words import MAKING
from onrecord.model import Time, when
from onrecord.model.statement import PlanStatus
from onrecord.text.syntax import Sentence, Syntax, Token

_STEPS = 14
_LOOSE = frozenset({"compound", "nummod", "amod", "nmod", "poss", "flat:name", "flat:foreign", "appos"})
_LINKED = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "obl:arg", "obl:mod", "nmod", "csubj",
                     "csubjpass", "relcl", "acl:relcl", "obj", "dobj"})  # fmt: skip
_NO_ADJUNCT = SUBJECTS | {"dobj"}
_CLAUSAL = frozenset({"ccomp", "csubj", "csubjpass", "xcomp", "acl", "obj"})

Came = Literal["time", "noun", "inf", "clause"]


class Reach(NamedTuple):
    """Where the climb from a time ended.

    action: the verb or noun that is to happen. cue: the token that makes it a plan.
    came: how the cue was reached. certain: the wording alone makes it a plan, whatever the day is.
    open_day: the words tell an older agreement or a plan of the past. path: every token passed.
    """

    action: Token
    cue: Token
    status: PlanStatus
    came: Came
    certain: bool
    open_day: bool
    path: tuple[Token, ...]
    rule: str


def outer_token(sentence: Sentence, time: Time) -> Token | None:
    """The token of a time by which it hangs in the sentence."""
    inside = [t for t in sentence.tokens if t.start < time.span.end and time.span.start < t.end]
    places = {t.i for t in inside}
    outer = [t for t in inside if t.head not in places and t.pos not in ("PUNCT", "DET")]
    named = [t for t in outer if t.pos in ("NOUN", "PROPN", "NUM", "ADJ")]
    return next(iter(named or outer), None)


def climb(
    parsed: Parsed, sentence: Sentence, time: Time, groups: Groups, *, limit: bool, host: Token | None = None
) -> Reach | None:
    """What makes this time the time of a plan, or None.

    limit: the time is a limit ("by", "before"), which nobody sets for what has happened. host: the word that it hangs
    on, where the syntax is not to say so.
    """
    syntax = parsed.syntax
    start = outer_token(sentence, time)
    if start is None or start.head == start.i or start.head < 0 or start.dep in _NO_ADJUNCT:
        return None
    action: Token | None = None
    came: Came = "time"
    path = [start]
    below, at = start, host or syntax.tokens[start.head]
    for _ in range(_STEPS):
        if not sentence.start <= at.start < sentence.end:
            return None
        path.append(at)
        mine = groups.get(at.i, NONE)
        status = _status(mine)
        if at.pos == "NOUN" and not verbal(syntax, at):
            if "deadline" in mine and (came == "time" or _light(action)):
                return Reach(at, at, status or "planned", came, True, True, tuple(path), "deadline")
            if action is None:
                day = when.single_day(time.value) is not None
                loose = not limit and _loose(parsed, below, day=day)
                if came == "time" and (loose or "of" in groups.get(below.i, NONE)):
                    return None
                action, came = at, "noun"
            elif status and (came == "inf" or limit):
                return Reach(action, at, status, came, True, False, tuple(path), "cue noun")
            elif came == "noun":
                action = at
        elif verbal(syntax, at):
            step = _verb(parsed, at, groups, action, came, limit, tuple(path))
            if isinstance(step, Reach) or step is None:
                return step
            action, came = step
        elif at.pos == "ADJ" and status and came in ("time", "inf"):
            return Reach(action or at, at, status, came, came == "inf", False, tuple(path), "cue adjective")
        if at.head in (-1, at.i):
            return None
        below, at = at, syntax.tokens[at.head]
    return None


def _verb(
    parsed: Parsed, verb: Token, groups: Groups, action: Token | None, came: Came, limit: bool, path: tuple[Token, ...]
) -> Reach | tuple[Token, Came] | None:
    """What a verb on the way up makes of the time: a plan, a step further up, or nothing."""
    syntax, mine = parsed.syntax, groups.get(verb.i, NONE)
    status, how = _status(mine), tense(syntax, verb, groups)
    if "agreed" in mine and any(t.dep in SUBJECTS and "named" in groups.get(t.i, NONE) for t in syntax.children(verb)):
        status = "agreed"  # "the accord provides for …"
    if status == "dropped" and how == "none" and _wanted(syntax, verb, groups):
        status = None  # "plans to cancel": the end is what is planned
    aided = next((s for t in helpers(syntax, verb) if (s := _status(groups.get(t.i, NONE)))), None)
    if "expires" in mine and came == "time" and how in ("present", "future"):
        noun = next((t for t in syntax.children(verb) if t.dep in SUBJECTS), None)
        if noun is not None and "deadline" in groups.get(noun.i, NONE):
            return Reach(noun, noun, "planned", came, True, True, path, "deadline")
    doing = action if action is not None and came == "clause" else verb
    told_before = how == "past" and pluperfect(syntax, verb)
    if status and came in ("inf", "clause") and action is not None and action.i != verb.i:
        earlier = how == "past" and (pluperfect(syntax, verb) or _first(syntax, verb, groups))
        if earlier and came == "inf" and action.pos == "VERB":
            return Reach(action, verb, status, came, True, True, path, "earlier plan")
        told = came == "clause" and status in ("announced", "agreed")  # "announced that it opens today"
        return Reach(action, verb, status, came, not told, how == "past" and limit, path, "cue")
    if how == "future" or aided:
        top = action if action is not None and action.dep == "conj" and came == "inf" else doing
        certain = not _said_then(syntax, verb, path[0], groups)
        return Reach(top, verb, aided or "planned", came, certain, False, path, "future")
    if how == "conditional":
        host = syntax.tokens[verb.head]
        said = verb.dep in ("ccomp", "conj", "parataxis") and "saying" in groups.get(host.i, NONE)
        agreed = any("named" in groups.get(t.i, NONE) for t in syntax.subtree(verb))
        if (said or agreed) and came != "noun":
            certain = not _said_then(syntax, verb, path[0], groups)
            return Reach(doing, verb, "agreed" if agreed else "planned", came, certain, agreed, path, "reported future")
        if not _wanted(syntax, verb, groups):
            return None
    put_off = "moved" in mine and path[-2].dep in ("obj", "dobj") and not passive(syntax, verb)
    if status and came == "noun" and put_off and _before(syntax, path, groups, "towards"):
        return Reach(verb, verb, status, "time", True, True, path, "moved")
    if status and came == "noun" and action is not None and path[-2].dep not in ("nsubj", "csubj"):
        return Reach(action, verb, status, came, limit and status == "agreed", told_before, path, "cue")
    if status and came == "time":
        reach = _direct(parsed, verb, status, groups, limit, path)
        if reach is not None or how == "past":
            return reach
    if how == "none" and verb.dep in _LINKED and verb.head not in (-1, verb.i):
        return verb if action is None or came != "inf" or verb.dep == "conj" else action, "inf"
    if how in ("present", "modal", "conditional") and _wanted(syntax, verb, groups):
        return verb, "clause"
    if (
        how == "present"
        and came != "inf"
        and _subject(syntax, verb)
        and "saying" not in mine
        and not _bracketed(syntax, verb, path[0])
    ):
        return Reach(verb, verb, "planned", came, False, False, path, "present for a day ahead")
    return None


def _first(syntax: Syntax, verb: Token, groups: Groups) -> bool:
    """True when a word beside a verb says that another plan came after ("had first promised to")."""
    return any("first" in groups.get(t.i, NONE) for t in syntax.children(verb) if t.dep == "advmod")


def _wanted(syntax: Syntax, verb: Token, groups: Groups) -> bool:
    """True for the verb of a clause that hangs from a cue ("wants them to", "agreed that it")."""
    if verb.dep not in _CLAUSAL or verb.head in (-1, verb.i):
        return False
    host = syntax.tokens[verb.head]
    return host.pos in ("VERB", "AUX", "NOUN", "ADJ") and _status(groups.get(host.i, NONE)) is not None


def _said_then(syntax: Syntax, verb: Token, time: Token, groups: Groups) -> bool:
    """True when a time may be that of the saying, before the words said ("said Monday it will")."""
    host = syntax.tokens[verb.head]
    if "saying" not in groups.get(host.i, NONE):
        return False
    opens = [t.i for t in syntax.children(verb) if t.dep in SUBJECTS or t.dep == "mark"]
    return bool(opens) and host.i < time.i < min(opens)


def _subject(syntax: Syntax, verb: Token) -> bool:
    return any(t.dep in SUBJECTS for t in syntax.children(verb))


def _bracketed(syntax: Syntax, verb: Token, time: Token) -> bool:
    """True when a bracket, colon or semicolon parts a verb and a time."""
    low, high = sorted((verb, time), key=lambda t: t.i)
    return any(t.text in ("(", ")", ":", ";") for t in syntax.between(low.end, high.start) if low.end < high.start)


def _direct(
    parsed: Parsed, verb: Token, status: PlanStatus, groups: Groups, limit: bool, path: tuple[Token, ...]
) -> Reach | None:
    """A cue verb that itself carries the time: "set for Monday", "provides for their return before May"."""
    syntax = parsed.syntax
    if passive(syntax, verb):
        below = syntax.children(verb)
        subject = next((t for t in below if t.dep in ("nsubjpass", "nsubj:pass")), None)
        subject = subject or next((t for t in below if t.dep == "nsubj" and t.pos == "NOUN"), None)
        noun = syntax.tokens[verb.head] if subject is None and verb.dep in ("acl", "amod") else subject
        if "moved" in groups.get(verb.i, NONE):
            if _before(syntax, path, groups, "towards"):
                return Reach(noun or verb, verb, status, "time", True, True, path, "moved")
            if _before(syntax, path, groups, "away"):
                return None
        return Reach(noun or verb, verb, status, "time", False, False, path, "cue participle")
    after = path[0].start
    if status != "agreed" and after < verb.start and (limit or tense(syntax, verb, groups) == "present"):
        todo = next((t for t in syntax.children(verb) if t.dep == "xcomp" and t.pos == "VERB" and t.i > verb.i), None)
        if todo is not None:  # "by May, the group wants to close …"
            return Reach(todo, verb, status, "inf", True, False, path, "cue")
    behind = (t for t in syntax.subtree(verb) if verb.i < t.i and t.end <= after)
    object_ = next((t for t in behind if t.dep in ("dobj", "obj", "pobj", "obl:arg")), None)
    if "moved" in groups.get(verb.i, NONE):
        if _before(syntax, path, groups, "towards"):
            return Reach(verb, verb, status, "time", True, True, path, "moved")
        if _before(syntax, path, groups, "away"):
            return None
    fixed = status == "planned" and tense(syntax, verb, groups) == "past"
    if object_ is None or (fixed and not limit and not _before(syntax, path, groups, "towards")):
        return None
    action = object_ if status == "agreed" or status == "announced" else verb
    return Reach(action, verb, status, "time", limit and status == "agreed", status == "agreed", path, "cue")


def _before(syntax: Syntax, path: tuple[Token, ...], groups: Groups, group: str) -> bool:
    """True when the time follows a word of a group, as one of aim ("put off to May 3") and not of place ("in May")."""
    near = [*path, *(t for t in syntax.children(path[0]) if t.dep == "case")]
    return any(group in groups.get(t.i, NONE) for t in near)


def _status(groups: frozenset[str]) -> PlanStatus | None:
    if "moved" in groups:
        return "planned"
    return next((s for s in MAKING if s in groups), None)


def _light(action: Token | None) -> bool:
    return action is None or action.pos == "NOUN"


def _loose(parsed: Parsed, token: Token, *, day: bool) -> bool:
    """True when a time only qualifies a noun ("the 2030 goals") and does not say when it is to be."""
    before = [t for t in parsed.syntax.children(token) if t.i < token.i]
    before += parsed.syntax.tokens[token.i - 1 : token.i] if token.i else []
    if token.dep not in _LOOSE or any(t.dep == "case" or t.pos == "ADP" for t in before):
        return False
    return token.head > token.i or not day  # a bare day behind a noun is said of the clause
