"""What the words of a plan, and those around them, say of what is to be done."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from onrecord.across import proper_words
from onrecord.across.plan_actions import Deed, deed
from onrecord.lang import pack
from onrecord.model import Article, Dossier, Plan, Span
from onrecord.text import sentences

_NEAR = 400  # characters before a plan in which what its pronoun stands for may be told
_MARGIN = 700  # characters around a plan that hold its sentence and the one behind it
_WORD = 4  # letters of a word that can name a thing
_SHORT = 3  # words of an action that alone tell too little


class Reading(NamedTuple):
    """The words of a plan's action, its deed, and whether its report says there that the day was changed.

    bare: True where the action is a mere verb, whose object the sentence does not repeat.
    """

    text: str
    deed: Deed
    shifted: bool
    bare: bool


def read(dossier: Dossier, plan: Plan) -> Reading:
    """The action of a plan: its own words or, where they only point back, those of the sentence before.

    "The port will remain closed until May 3" is a plan to open it on that day.
    """
    article = dossier.articles[plan.span.article]
    language = pack(article.lang)
    text = bare(plan)
    own = deed(text, language)
    before, here, behind = _around(article, plan)
    if plan.actor_span is None and ("in the clause" in plan.rule or plan.rule == "moved"):  # no subject was read
        text = _clause(plan)
    part = own.part or deed(_before(plan), language).part
    own = own._replace(part=part)
    short = len(bare(plan).split()) <= 1
    if not own.concepts:
        if plan.rule == "moved" or deed(_clause(plan), language).moving:
            around = (_clause(plan), before, here)
            text = next((t for t in around if deed(t, language).concepts), text)
            own = own._replace(concepts=deed(text, language).concepts)
        elif short or own.happens:
            own = own._replace(concepts=deed(_clause(plan), language).concepts)
    elif own.lasting and own.concepts == {"close"}:
        own = own._replace(concepts=frozenset({"open"}))
    if len(text.split()) <= _SHORT:
        text = _clause(plan)
    following = deed(behind, language)
    title = deed(article.title or "", language)
    shifted = plan.rule == "moved" or own.moving or deed(here, language).moving
    shifted = shifted or (following.moving and not following.numbers)
    shifted = shifted or (title.moving and bool(title.concepts & own.concepts))
    return Reading(text, own, shifted, short)


def bare(plan: Plan) -> str:
    """The action's words without the time."""
    text = plan.action or plan.span.exact
    at, time = plan.action_span, plan.target_span
    if at is not None and time is not None and at.holds(time):
        text = f"{text[: time.start - at.start]} {text[time.end - at.start :]}"
    return text


def subjects(a: Plan, b: Plan) -> tuple[str, str] | None:
    """What tells the subjects of two plans apart: their words without those that both have; None where too few are."""
    one, two = (p.actor.casefold().split() if p.actor else [] for p in (a, b))
    left = [[w for w in own if w not in other] for own, other in ((one, two), (two, one))]
    if any(max(map(len, words), default=0) < _WORD for words in left):
        return None
    return " ".join(left[0]), " ".join(left[1])


def named(dossier: Dossier, span: Span) -> frozenset[str]:
    """Words of a clause that are names, as other spellings share them."""
    language = pack(dossier.articles[span.article].lang)
    listed = proper_words.forms((e.name for e in dossier.entities_in(span)), language)
    return listed | proper_words.proper(span.exact, language)


def _before(plan: Plan) -> str:
    """The words of the clause before the action."""
    at = plan.action_span
    return plan.span.exact[: max(0, at.start - plan.span.start)] if at is not None else ""


def _clause(plan: Plan) -> str:
    """The words of the clause without the time."""
    text, time = plan.span.exact, plan.target_span
    if time is None or not plan.span.holds(time):
        return text
    return f"{text[: time.start - plan.span.start]} {text[time.end - plan.span.start :]}"


def _around(article: Article, plan: Plan) -> tuple[str, str, str]:
    """The sentence before a plan in its block, the plan's own, and the one behind it."""
    at = bisect_left(article.blocks, plan.span.start + 1, key=lambda b: b.start) - 1
    if at < 0:
        return "", plan.span.exact, ""
    block = article.blocks[at]
    low, high = max(block.start, plan.span.start - _MARGIN), min(block.end, plan.span.end + _MARGIN)
    pieces = [(low + s, low + e) for s, e in sentences.split(article.text[low:high], pack(article.lang))]
    place = next((i for i, (s, e) in enumerate(pieces) if s <= plan.span.start < e), None)
    if place is None:
        return "", plan.span.exact, ""
    words = [re.sub(r"\s+", " ", article.text[s:e]) for s, e in pieces]
    before = words[place - 1][-_NEAR:] if place else ""
    return before, words[place], words[place + 1] if place + 1 < len(words) else ""
