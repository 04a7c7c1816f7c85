"""The verdict on a figure of the draft, once it is known what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.across.figure_match import Likeness, near_miss
from onrecord.across.figure_readings import Reading
from onrecord.across.figure_reasons import shown
from onrecord.across.figure_sources import one_source
from onrecord.across.figure_tolls import is_toll, one_toll, toll_of
from onrecord.across.figure_values import relation, top
from onrecord.check.draft import written
from onrecord.check.figure_words import strange, told, values
from onrecord.check.rows import Verdict
from onrecord.check.verdict import Found
from onrecord.model import when
from onrecord.model.finding import Verdict as Ledger
from onrecord.words import when_words

_PART = 0.5
_FEW = 10
_STEP = 3
_NEAR = 0.1
_THOUSAND = 1000


class Thing(NamedTuple):
    """What several figures measure, oldest first, and what the record finds about them; None for one alone."""

    items: list[Reading]
    verdict: Ledger | None


def judged(
    d: Reading, thing: Thing, given: Sequence[Reading], theirs: Sequence[Reading], likeness: Likeness
) -> Found | None:
    """The verdict on a figure of the draft that measures a thing on record; None where it may be something else.

    given: the draft's figures of the same thing. theirs: all figures on record that it may be compared with.
    """
    last = thing.items[-1]
    agreeing = [r for r in thing.items if relation(d.figure, r.figure) == "agree"]
    if not agreeing or (thing.verdict == "revised" and relation(d.figure, last.figure) == "compatible"):
        agreeing = [r for r in thing.items if relation(d.figure, r.figure) == "compatible" and not _passed(d, r, thing)]
        agreeing = [r for r in agreeing if not _beyond(d, r)]
    if not agreeing:
        return _unsupported(d, thing, theirs, likeness)
    said = told(agreeing, d)
    if thing.verdict == "revised" and relation(d.figure, last.figure) == "apart":
        if _tells(last, given) or _as_of_then(d, agreeing, last):
            return _found(d, "agrees", f"An earlier number, as the record has it: {said}.", agreeing)
        dated = [r for r in agreeing if r.dated]
        then = f"As of {when_words(dated[-1].article.published.value)}" if dated else "In a report without a day"
        reason = f"{then} it was {said}"
        return _found(d, "out_of_date", f"{reason}; the last is {told([last], d)}.", [last, *agreeing])
    against = [r for r in thing.items if relation(d.figure, r.figure) == "apart"]
    if thing.verdict == "conflict" and against:
        named = d.figure.attributed_to is not None and any(one_source(d, r) for r in agreeing)
        if not named and not any(relation(t.figure, r.figure) != "apart" for t in given for r in against):
            reason = f"Sources differ: {said}, and {told(against, d)}."
            return _found(d, "disputed", reason, [*agreeing, *against])
    return _found(d, "agrees", f"The record has {said}.", agreeing)


def _unsupported(d: Reading, thing: Thing, theirs: Sequence[Reading], likeness: Likeness) -> Found | None:
    """The verdict on a number that no report gives for its thing."""
    number, others = top(d.figure), [top(r.figure) for r in thing.items]
    if any(is_toll(d) and is_toll(r) and toll_of(r) == toll_of(d) and top(r.figure) == number for r in theirs):
        return None
    if (other := other_scope(d, theirs, likeness, sure=True)) is not None:
        return other
    if d.fate and number < _PART * min(others):
        return None  # some of the dead, the hurt, the missing, and not all of them
    if d.fate and thing.verdict is None and number > _STEP * max(others):
        return None  # one report's number of a few, and not of all
    if thing.verdict is None and all(_of_other_days(d, r) for r in thing.items):
        return None
    if any(max(number, n) == _THOUSAND * min(number, n) for n in others):
        return None  # "1,200" is read in two ways
    bound = any(relation(d.figure, r.figure) == "compatible" for r in thing.items)
    reason = f"{values(thing.items, d, series=thing.verdict == 'revised')}; no report has “{shown(d)}”."
    return _found(d, "not_on_record" if bound or _newer(d, thing) else "conflict", reason, _newest_first(thing, d))


def _of_other_days(d: Reading, r: Reading) -> bool:
    """True for two numbers of which each says of which days it is, and these are others."""
    return bool(d.figure.as_of and r.figure.as_of) and not when.meet(d.figure.as_of, r.figure.as_of)


def _newest_first(thing: Thing, d: Reading) -> list[Reading]:
    """The figures of a series from the last on; of another thing those in the draft's language first."""
    return thing.items[::-1] if thing.verdict == "revised" else sorted(thing.items, key=lambda r: strange(r, d))


def _newer(d: Reading, thing: Thing) -> bool:
    """True for a number that may come after the last one: of a draft that says its day, later than all reports."""
    known = [r.moment[0] for r in thing.items if r.dated]
    single = written(d.article)
    if single is None or not known or not d.fate:
        return False
    return single > max(known) or (single == max(known) and thing.verdict is None)


def _passed(d: Reading, r: Reading, thing: Thing) -> bool:
    """True for a bound ("at least nine") that a later number has replaced, and which allows any number since."""
    bound = r.figure.modifier in ("at_least", "at_most") and top(d.figure) != top(r.figure)
    return thing.verdict == "revised" and bound and relation(r.figure, thing.items[-1].figure) != "agree"


def _beyond(d: Reading, r: Reading) -> bool:
    """True for a number past a report's bound, which that report does not give: 50 where one has "at least 38"."""
    number, bound = top(d.figure), top(r.figure)
    if abs(number - bound) <= _NEAR * abs(bound):
        return False
    past = number > bound if r.figure.modifier == "at_least" else number < bound
    return r.figure.modifier in ("at_least", "at_most") and past


def _tells(last: Reading, given: Sequence[Reading]) -> bool:
    """True where the draft gives the last number of a thing too, so that another one is told as history."""
    return any(relation(t.figure, last.figure) != "apart" for t in given)


def _as_of_then(d: Reading, agreeing: Sequence[Reading], last: Reading) -> bool:
    """True where the draft says of which day its number is, and reports of that time have it."""
    held = when.days(d.figure.as_of)
    if held is None or held.high is None or held.high >= last.moment[0]:
        return False
    return any(r.dated and held.low is not None and held.low <= r.moment[0] for r in agreeing)


def other_scope(d: Reading, theirs: Sequence[Reading], likeness: Likeness, *, sure: bool = False) -> Found | None:
    """The same number of something else that is easily taken for it: the hurt for the dead.

    sure: True where the figure is known to be of the reports' event.
    """
    fates = [r for r in theirs if d.fate and r.fate and d.fate != r.fate and is_toll(r) and is_toll(d)]
    fates = [
        r for r in fates if top(d.figure) >= _FEW and not (d.places and r.places and d.places.isdisjoint(r.places))
    ]
    near = [r for r in fates if top(d.figure) == top(r.figure) and r.group == d.group and r.nations == d.nations]
    near = [r for r in near if sure or one_toll([r], d, likeness)] or [r for r in theirs if near_miss(d, r, likeness)]
    if not near:
        return None
    own = [r for r in theirs if is_toll(d) and is_toll(r) and toll_of(r) == toll_of(d) and r.dated]
    what = f"The record has this number for something else: {told(near, d)}"
    rest = f"; of the other it has {told(own[-1:], d)}" if own else ""
    return _found(d, "other_scope", f"{what}{rest}.", near)


def _found(d: Reading, verdict: Verdict, reason: str, evidence: Sequence[Reading]) -> Found:
    first = sorted(evidence, key=lambda r: strange(r, d)) if verdict != "conflict" else evidence
    return Found("figure", verdict, d.figure.span, reason, tuple(dict.fromkeys(r.figure.span for r in first)))
