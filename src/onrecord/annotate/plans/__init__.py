"""Finds plans: who intends, promised, agreed, ordered or is expected to do what by when.

A plan needs a time that lies ahead of the day on which it was said (or is named as a deadline), and words
of future, intention, obligation or agreement that govern this very time. Where the language has a syntax
model, they govern it in the tree of the sentence (`by_syntax`); elsewhere they share its clause (`by_words`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans import by_syntax, by_words, timing
from onrecord.annotate.plans.found import Found, Stretch
from onrecord.annotate.plans.words import Finder, finder
from onrecord.model import Plan, Span, Statement, Time, statement_id, when
from onrecord.text.syntax import Sentence

LONGEST = 400  # tokens; what is longer is a list or a broken text, and no clause can be told in it


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The plans of an article, at most one for each time expression, one for each action and day."""
    seen: set[tuple[int, int, object]] = set()
    search: Callable[[Parsed, Finder, Sentence, Time], Found | None]
    search = by_syntax.find if parsed.syntax.parsed else by_words.find
    cues = finder(parsed.pack)
    for time in parsed.times:
        sentence = parsed.syntax.sentence_at(time.span.start)
        if sentence is None or not 0 < len(sentence.tokens) <= LONGEST or not timing.fine(time):
            continue
        if timing.stamp(time, parsed.text, sentence.start) or timing.length_mark(time, parsed.text):
            continue
        if timing.not_so(time, sentence, cues):
            continue
        found = search(parsed, cues, sentence, time)
        if found is None:
            continue
        plan = _plan(parsed, time, found)
        key = (found.head, sentence.start, when.days(time.value))
        if key not in seen:  # "on Monday at 9 am" is one plan
            seen.add(key)
            yield plan


def _plan(parsed: Parsed, time: Time, found: Found) -> Plan:
    span = parsed.span(*found.clause)
    action, actor = parsed.span(*found.action), _span(parsed, found.actor)
    stated = found.stated or (None if found.open_day else timing.published_day(parsed.article))
    return Plan(
        id=statement_id("plan", span, action.exact, time.value),
        span=span,
        actor=actor.exact if actor else None,
        actor_span=actor,
        action=action.exact,
        action_span=action,
        target=timing.moved_to(time, parsed.article) if found.rule == "moved" else time.value,
        target_span=time.span,
        modifier=found.modifier,
        status=found.status,
        stated=stated,
        condition=_span(parsed, found.condition),
        rule=found.rule,
    )


def _span(parsed: Parsed, stretch: Stretch | None) -> Span | None:
    return parsed.span(*stretch) if stretch is not None else None
