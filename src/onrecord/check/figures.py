"""The figures of a draft against the record's ledger of figures.

A thing is what a finding of the record brings together, or one figure that stands alone. The draft's figure is put to
the thing that its words say it measures, whatever its value; then its value is judged by that thing's values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.across.figure_disputes import one_count, one_source
from onrecord.across.figure_match import Likeness, comparable, near_miss, one_thing, same_thing
from onrecord.across.figure_readings import Reading, readings
from onrecord.across.figure_reasons import shown
from onrecord.across.figure_scope import occasion
from onrecord.across.figure_tolls import is_toll, one_toll, toll_of
from onrecord.across.figure_values import relation, telling, top
from onrecord.check.draft import DRAFT
from onrecord.check.figure_words import strange, told, values
from onrecord.check.nearness import Nearness
from onrecord.check.rows import Verdict
from onrecord.check.scope import Beside
from onrecord.check.verdict import Found
from onrecord.model import when
from onrecord.model.finding import Verdict as Ledger
from onrecord.words import when_words

_PART = 0.5
MOST = 40
"""Figures on record at most that one of the draft's is compared with."""


class Thing(NamedTuple):
    """What several figures measure, oldest first, and what the record finds about them; None for one alone."""

    items: list[Reading]
    verdict: Ledger | None


def check(beside: Beside) -> Iterator[Found]:
    """A row for each figure of the draft that the record has a figure of the same thing for."""
    rows = next(iter(readings(beside)), [])
    mine = [r for r in rows if r.article.id == DRAFT]
    theirs = [r for r in rows if r.article.id != DRAFT]
    wanted = [(d, _worth(d, theirs)) for d in mine]
    theirs = _whole(beside, {r.figure.id for _, likely in wanted for r in likely}, rows)
    likeness = Nearness(wanted)
    things = _things(beside, theirs)
    given: dict[int, list[Reading]] = defaultdict(list)
    chosen = {d.figure.id: _thing(d, things, likeness) for d in mine}
    for d in mine:
        if (thing := chosen[d.figure.id]) is not None:
            given[id(thing.items)].append(d)
    for d in mine:
        thing = chosen[d.figure.id]
        if thing is not None:
            if (found := _judged(d, thing, given[id(thing.items)], theirs, likeness)) is not None:
                yield found
        elif (other := _other_scope(d, theirs, likeness)) is not None:
            yield other


def _worth(d: Reading, theirs: Sequence[Reading]) -> list[Reading]:
    """The figures on record that may be of what a figure of the draft is of: the likeliest first, at most `MOST`."""
    ranked: list[tuple[float, int, Reading]] = []
    for n, r in enumerate(theirs):
        if d.figure.unit != r.figure.unit:
            continue
        same = top(d.figure) == top(r.figure)
        toll = is_toll(d) and is_toll(r) and toll_of(d) == toll_of(r)
        alike = _alike(d, r)
        if toll or (same and telling(r.figure)) or (comparable(d, r) and (alike or (occasion(d) and occasion(r)))):
            names = len(d.named & r.named) + len(d.places & r.places)
            own = r.article.lang == d.article.lang
            ranked.append((3 * toll + 2 * same + 2 * alike + min(names, 3) + own, n, r))
    return [r for *_, r in sorted(ranked, key=lambda row: (-row[0], -row[1]))[:MOST]]


def _whole(beside: Beside, kept: set[str], rows: Sequence[Reading]) -> list[Reading]:
    """The figures of some ids, and all that a finding brings together with one of them."""
    for finding in beside.record.findings:
        if finding.about == "figure" and not kept.isdisjoint(finding.items):
            kept |= set(finding.items)
    return [r for r in rows if r.figure.id in kept and r.article.id != DRAFT]


def _alike(a: Reading, b: Reading) -> bool:
    return bool((a.kind and a.kind == b.kind) or (a.lemma and a.lemma == b.lemma) or a.figure.unit)


def _things(beside: Beside, theirs: Sequence[Reading]) -> list[Thing]:
    by_id = {r.figure.id: r for r in theirs}
    out: list[Thing] = []
    used: set[str] = set()
    for finding in beside.record.findings:
        if finding.about == "figure" and finding.verdict != "different_scope":
            items = [by_id[i] for i in finding.items if i in by_id]
            if items:
                out.append(Thing(items, finding.verdict))
                used.update(finding.items)
    return out + [Thing([r], None) for r in theirs if r.figure.id not in used]


def _thing(d: Reading, things: Sequence[Thing], likeness: Likeness) -> Thing | None:
    """The thing that a figure of the draft measures: one with its value before others, then the nearest in meaning."""
    fits: list[tuple[bool, bool, float, int]] = []
    for n, thing in enumerate(things):
        if _measures(d, thing, likeness):
            agrees = any(relation(d.figure, r.figure) != "apart" for r in thing.items)
            near = max(likeness.of(d, r) for r in thing.items)
            fits.append((agrees, thing.verdict is not None, near, -n))
    return things[-max(fits)[3]] if fits else None


def _measures(d: Reading, thing: Thing, likeness: Likeness) -> bool:
    first = thing.items[0]
    if is_toll(d):
        alike = [r for r in thing.items if is_toll(r) and toll_of(r) == toll_of(d)]
        if alike and one_toll(alike, d, likeness):
            return True
        return any(same_thing(d, r, likeness) for r in thing.items)
    if occasion(d) and occasion(first):
        return any(one_count(d, r, likeness) for r in thing.items)
    if any(same_thing(d, r, likeness) for r in thing.items):
        return True
    return not d.fate and not first.fate and any(one_thing(d, r, likeness) for r in thing.items)


def _judged(
    d: Reading, thing: Thing, given: Sequence[Reading], theirs: Sequence[Reading], likeness: Likeness
) -> Found | None:
    last = thing.items[-1]
    agreeing = [r for r in thing.items if relation(d.figure, r.figure) == "agree"]
    if not agreeing or (thing.verdict == "revised" and relation(d.figure, last.figure) == "compatible"):
        agreeing = [r for r in thing.items if relation(d.figure, r.figure) == "compatible" and not _passed(d, r, thing)]
        agreeing = [r for r in agreeing if not _beyond(d, r)]
    if not agreeing:
        if (other := _other_scope(d, theirs, likeness, sure=True)) is not None:
            return other
        if d.fate and top(d.figure) < _PART * min(top(r.figure) for r in thing.items):
            return None  # some of the dead, the hurt, the missing, and not all of them
        reason = f"{values(thing.items, d, series=thing.verdict == 'revised')}; no report has “{shown(d)}”."
        return _found(d, "not_on_record" if _newer(d, thing) else "conflict", reason, _newest_first(thing, d))
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


def _newest_first(thing: Thing, d: Reading) -> list[Reading]:
    """The figures of a series from the last on; of another thing those in the draft's language first."""
    return thing.items[::-1] if thing.verdict == "revised" else sorted(thing.items, key=lambda r: strange(r, d))


def _newer(d: Reading, thing: Thing) -> bool:
    """True for a number that may come after the last one: of a draft that says its day, later than all reports."""
    known = [r.moment[0] for r in thing.items if r.dated]
    single = when.single_day(d.article.published.value)
    return single is not None and bool(known) and single > max(known) and bool(d.fate)


def _passed(d: Reading, r: Reading, thing: Thing) -> bool:
    """True for a bound ("at least nine") that a later number has replaced, and which allows any number since."""
    bound = r.figure.modifier in ("at_least", "at_most") and top(d.figure) != top(r.figure)
    return thing.verdict == "revised" and bound and relation(r.figure, thing.items[-1].figure) != "agree"


def _beyond(d: Reading, r: Reading) -> bool:
    """True for a bound that no report supports: "at least 92" where one has "at least 78"."""
    if d.figure.modifier != r.figure.modifier:
        return False
    more = d.figure.modifier == "at_least" and top(d.figure) > top(r.figure)
    return more or (d.figure.modifier == "at_most" and top(d.figure) < top(r.figure))


def _tells(last: Reading, given: Sequence[Reading]) -> bool:
    """True where the draft gives the last number of a thing too, so that another one is told as history."""
    return any(relation(t.figure, last.figure) != "apart" for t in given)


def _as_of_then(d: Reading, agreeing: Sequence[Reading], last: Reading) -> bool:
    """True where the draft says of which day its number is, and reports of that time have it."""
    held = when.days(d.figure.as_of)
    if held is None or held.high is None or held.high >= last.moment[0]:
        return False
    return any(r.dated and held.low is not None and held.low <= r.moment[0] for r in agreeing)


def _other_scope(d: Reading, theirs: Sequence[Reading], likeness: Likeness, *, sure: bool = False) -> Found | None:
    """The same number of something else that is easily taken for it: the hurt for the dead.

    sure: True where the figure is known to be of the reports' event.
    """
    fates = [r for r in theirs if d.fate and r.fate and d.fate != r.fate and is_toll(r) and is_toll(d)]
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
