"""Plans in a language with a syntax model."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans import deeds, parties, timing
from onrecord.annotate.plans.climb import Reach, climb
from onrecord.annotate.plans.found import Found, Stretch
from onrecord.annotate.plans.tense import NONE, Groups
from onrecord.annotate.plans.words import Finder
from onrecord.model import Time
from onrecord.model.statement import PlanStatus
from onrecord.text.syntax import Sentence, Token

_OPENING = 6  # words in which a sentence names what a plan rests on
_FATES: tuple[PlanStatus, ...] = ("missed", "met", "questioned", "dropped")


def find(parsed: Parsed, cues: Finder, sentence: Sentence, time: Time) -> Found | None:
    """The plan that has this time for its target, or None."""
    groups = _groups(cues, sentence)
    before = [t for t in sentence.tokens if t.end <= time.span.start]
    how = timing.modifier(time, before, cues.words)
    limit = timing.limit(how, time, before, cues.words)
    turned = timing.turned(before, cues.words)
    host = _restricted(parsed, before, groups) if turned else None
    reach = climb(parsed, sentence, time, groups, limit=limit, host=host)
    if reach is None or _hypothetical(parsed, reach.path[-1], reach.path, groups):
        return None
    earliest = turned and _denied_before(parsed, reach, groups)
    if not _holds(parsed, time, reach, groups, limit or earliest):
        return None
    if earliest or timing.lasts(before, cues, reach.path):
        how = "after" if earliest else None
    elif turned and how == "after":  # a denial that bears on no deed: "have not agreed to meet before May"
        how = "before"
    elif reach.rule == "moved" and how == "by":  # "postponed until May": the new day, and no limit
        how = None
    actor = parties.actor(parsed, reach, groups)
    action = deeds.action(parsed, sentence, time, reach, groups)
    return Found(
        head=reach.action.start,
        clause=parties.clause(parsed, sentence, time, reach, action),
        action=action,
        actor=actor if actor is None or time.span.end <= actor.start or actor.end <= time.span.start else None,
        status=reach.status if earliest else _status(parsed, sentence, time, reach, groups),
        modifier=how,
        stated=_stated(parsed, sentence, time, reach),
        condition=_condition(parsed, sentence, reach, groups),
        open_day=reach.open_day,
        rule=f"{reach.rule}, at the earliest" if earliest else reach.rule,
    )


def _restricted(parsed: Parsed, before: list[Token], groups: Groups) -> Token | None:
    """The denied verb right before the word that leads to the time, whatever syntax makes of it: "ne rouvrira que"."""
    verb = before[-2] if len(before) > 1 else None
    return verb if verb is not None and verb.pos == "VERB" and _denied(parsed, verb, groups) else None


def _groups(cues: Finder, sentence: Sentence) -> Groups:
    out: dict[int, set[str]] = {}
    for hit in cues.hits(sentence.tokens):
        for at in range(hit.first, (hit.last if hit.group == "negation" else hit.first) + 1):
            out.setdefault(sentence.tokens[at].i, set()).add(hit.group)
    return {i: frozenset(names) for i, names in out.items()}


def _holds(parsed: Parsed, time: Time, reach: Reach, groups: Groups, limit: bool) -> bool:
    if reach.rule == "deadline" or (limit and reach.open_day):
        return True
    if reach.rule in ("moved", "earlier plan"):
        return timing.brief(time)
    if reach.rule.startswith("present") and (not timing.brief(time) or timing.caption(time, parsed.article)):
        return False
    if reach.rule == "reported future" and timing.running(time, parsed.article) and not limit:
        return False
    if not limit and reach.rule == "future" and _denied(parsed, reach.cue, groups):
        return False
    return timing.ahead(time, parsed.article, sure=reach.certain)


def _denied(parsed: Parsed, token: Token, groups: Groups) -> bool:
    """True when a verb has a negation, or a noun or its light verb ("has no plans to", "n'a pas l'intention de")."""
    syntax = parsed.syntax
    below = syntax.children(token)
    if token.pos == "NOUN":
        above = syntax.tokens[token.head] if token.head not in (-1, token.i) else token
        none = any("none" in groups.get(t.i, NONE) for t in below)
        return none or (above.pos in ("VERB", "AUX") and _denied(parsed, above, groups))
    return any("negation" in groups.get(t.i, NONE) for t in below)


def _denied_before(parsed: Parsed, reach: Reach, groups: Groups) -> bool:
    """True when what is to happen is denied, or an intention or expectation of it: "do not plan to leave before"."""
    if reach.action.i != reach.cue.i and _denied(parsed, reach.action, groups):
        return True
    return reach.status in ("planned", "expected") and _denied(parsed, reach.cue, groups)


def _hypothetical(parsed: Parsed, top: Token, path: tuple[Token, ...], groups: Groups) -> bool:
    """True when the time stands in a clause that is only supposed ("if the deadline of May 1 passes")."""
    chain = list(path)
    while top.head not in (-1, top.i) and len(chain) < 40:
        top = parsed.syntax.tokens[top.head]
        chain.append(top)
    return any(
        child.dep in ("mark", "advmod", "cc", "dep") and "hypothetical" in groups.get(child.i, NONE)
        for token in chain
        if token.pos in ("VERB", "AUX", "NOUN", "ADJ")
        for child in parsed.syntax.children(token)
    )


def _status(parsed: Parsed, sentence: Sentence, time: Time, reach: Reach, groups: Groups) -> PlanStatus:
    """The status of the cue, unless nearby words question, deny or hedge it."""
    syntax = parsed.syntax
    near = [t for token in (reach.cue, reach.action) for t in syntax.children(token)]
    near += [t for t in sentence.tokens if time.span.end <= t.start <= time.span.end + 1]
    names = {name for t in near for name in groups.get(t.i, NONE)}
    mine = groups.get(reach.cue.i, NONE)
    above = syntax.tokens[reach.cue.head] if reach.cue.head >= 0 else reach.cue
    if reach.rule == "deadline":
        names |= groups.get(above.i, NONE)
        inside = {n for t in syntax.subtree(reach.cue) for n in groups.get(t.i, NONE)}
        for status in _FATES:
            if status in names:
                return status
        return "agreed" if {"agreed", "named"} & inside else reach.status
    if "negation" in names or _denied(parsed, reach.cue, groups):
        willed = reach.rule in ("cue", "cue noun") and reach.status == "planned"
        return "dropped" if willed else "questioned"
    if "questioned" in names or (reach.cue.dep == "ccomp" and "questioned" in groups.get(above.i, NONE)):
        return "questioned"
    if reach.rule == "reported future" and "agreed" in groups.get(above.i, NONE):
        return "agreed"
    if reach.rule in ("cue noun", "cue participle") and _ended(parsed, reach, groups):
        return "dropped"
    if reach.status == "planned" and _by_agreement(parsed, sentence, reach, groups):
        return "agreed"
    if "agreed" in mine and reach.status != "agreed":
        told = any("named" in groups.get(t.i, NONE) for t in sentence.tokens if t.i < reach.cue.i)
        return "agreed" if told else reach.status
    if reach.rule == "cue noun" and "announced" in groups.get(above.i, NONE):
        return "announced"
    return "expected" if "expected" in names and reach.status == "planned" else reach.status


def _ended(parsed: Parsed, reach: Reach, groups: Groups) -> bool:
    """True when the plan itself is dropped: the object of an active verb of ending, or the subject of a passive one."""
    noun = reach.cue if reach.rule == "cue noun" else reach.action
    above = parsed.syntax.tokens[noun.head] if noun.head not in (-1, noun.i) else noun
    bears = noun.dep in ("obj", "dobj", "nsubjpass", "nsubj:pass")
    return bears and "dropped" in groups.get(above.i, NONE) and not _denied(parsed, above, groups)


def _by_agreement(parsed: Parsed, sentence: Sentence, reach: Reach, groups: Groups) -> bool:
    """True where the sentence opens with what the plan rests on: "Under the deal, …"."""
    if "under" not in groups.get(sentence.tokens[0].i, NONE):
        return False
    named = next((t for t in sentence.tokens[:_OPENING] if t.pos == "NOUN" and "agreed" in groups.get(t.i, NONE)), None)
    return named is not None and named.i < reach.cue.i


def _stated(parsed: Parsed, sentence: Sentence, target: Time, reach: Reach) -> str | None:
    """The past time that the cue, its host or the named agreement carries, if the sentence gives one."""
    if reach.rule == "moved":  # the other times of the sentence are targets too
        return None
    hosts = {t.i for t in parsed.syntax.subtree(reach.cue)} if reach.rule == "deadline" else set()
    token, verbs = reach.cue, set()
    for _ in range(8):
        if token.pos in ("VERB", "AUX"):
            verbs.add(token.i)
        if token.head in (-1, token.i):
            break
        token = parsed.syntax.tokens[token.head]
    first = bisect_left(parsed.times, sentence.start, key=lambda t: t.span.start)
    last = bisect_left(parsed.times, sentence.end, key=lambda t: t.span.start)
    for time in parsed.times[first:last]:
        if time.span.overlaps(target.span):
            continue
        if time.value is None or not timing.past(time, parsed.article):
            continue
        at = next((t for t in sentence.tokens if t.start <= time.span.start < t.end), None)
        for _ in range(4):
            if at is None or at.head in (-1, at.i) or at.pos in ("VERB", "AUX"):
                break
            at = parsed.syntax.tokens[at.head]
        if at is not None and (at.i in hosts or at.i in verbs):
            return time.value
    return None


def _condition(parsed: Parsed, sentence: Sentence, reach: Reach, groups: Groups) -> Stretch | None:
    """The condition the plan is tied to: from its opening word to the end of its clause."""
    first = next((t for t in sentence.tokens if "condition" in groups.get(t.i, NONE)), None)
    if first is None:
        return None
    end = first.end
    for token in sentence.tokens:
        if token.i >= first.i:
            if token.i > first.i + 3 and token.text in (",", ";", ".", "!", "?", "”", "»", '"'):
                break
            end = token.end
    return Stretch(first.start, end)
