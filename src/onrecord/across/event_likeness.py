"""Which happenings are one event, told by several reports.

Meeting dates and a shared concept propose; the likeness of the words, shared names and the lack of another
candidate decide. A coarse date that fits two events joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.across import proper_words
from onrecord.across.by_day import ByDay
from onrecord.across.event_happenings import CLOSE, Happening
from onrecord.model import when

LEAST = 0.45  # least score of two happenings of one event
ORDINARY = 0.65  # the same where both are only the day of their reports, on which much happens
UNKNOWN = 0.7  # the same where the concept of one is not known
MANY_NAMES = 0.75  # least cosine of two such happenings that name three things alike
SURE = 0.85  # least cosine of two happenings whose dates contradict each other
SURE_TRANSLATED = 0.75  # the same between two languages, whose words are never as near
ONCE = frozenset({"resign", "take_office", "release", "arrest", "kill", "appoint"})
"""What happens to one person but once in a week."""
ONE_PERSON = 0.4  # least cosine of two such happenings of a person with a full name
_CALENDAR = "date"  # the rule of times that name a day and a month
_NAME, _CONCEPT = 0.05, 0.1


def score(a: Happening, b: Happening) -> float:
    """How much two happenings are one: cosine of their words, raised by shared names and further shared concepts."""
    names = min(2, len(a.names & b.names))
    concepts = max(0, len(a.deed.concepts & b.deed.concepts) - 1)
    return float(a.vector @ b.vector) + _NAME * names + _CONCEPT * concepts


def alike(a: Happening, b: Happening) -> bool:
    """True when two happenings, whose dates meet and which do not clash, can be one event."""
    if a.deed.alike(b.deed) is not True:
        return float(a.vector @ b.vector) >= UNKNOWN
    return score(a, b) >= needed(a, b)


def needed(a: Happening, b: Happening) -> float:
    """The least score at which two happenings that share a concept are one event."""
    if (a.ordinary or b.ordinary) and not a.names & b.names:
        return UNKNOWN if not proper_words.shared(a.proper, b.proper) else ORDINARY
    return ORDINARY if a.ordinary or b.ordinary else LEAST


def clash(a: Happening, b: Happening) -> bool:
    """True when concept, place or numbers make them two events."""
    if a.deed.alike(b.deed) is False:
        return True
    if _length(a) == _length(b) == 2 and not when.same(a.value, b.value):
        return True  # two nights
    if a.place is not None and b.place is not None and a.place not in b.names and b.place not in a.names:
        return True
    x, y = a.deed.numbers, b.deed.numbers
    return bool(x and y and not x & y)


def events(found: Sequence[Happening]) -> list[list[Happening]]:
    """The happenings of a story as events, each in the order given.

    Those with the finest dates found the events; a coarser one joins only where one event fits it.
    """
    groups: list[list[Happening]] = []
    firsts = _Told()
    for new in sorted(found, key=lambda h: (_length(h), not h.main)):
        fits = [groups[n] for n in sorted(firsts.near(new)) if _fits(new, groups[n])]
        if len({g[0].value for g in fits}) > 1:
            best = sorted(fits, key=lambda g: -max(score(new, h) for h in g))
            fits = [] if _length(new) > 1 else best[:1]
        if fits:
            max(fits, key=lambda g: max(score(new, h) for h in g)).append(new)
        else:
            firsts.add(new, len(groups))
            groups.append([new])
    place = {h.time.id: i for i, h in enumerate(found)}
    return [sorted(g, key=lambda h: place[h.time.id]) for g in groups]


class _Told:
    """Numbers of things by happenings: by what these tell, as far as it is known, and when."""

    def __init__(self) -> None:
        self._all = ByDay()
        self._telling: dict[str, ByDay] = defaultdict(ByDay)
        self._unknown = ByDay()

    def add(self, h: Happening, number: int) -> None:
        """Puts a number under a happening."""
        for days in (self._all, *([self._telling[c] for c in h.deed.concepts] or [self._unknown])):
            days.add(h.value, number)

    def near(self, h: Happening) -> set[int]:
        """The numbers of happenings at dates that may meet, which do not tell of other things."""
        telling = [self._telling[c] for c in h.deed.concepts]
        return {n for days in ([*telling, self._unknown] if telling else [self._all]) for n in days.near(h.value)}


def contradicting(groups: Sequence[Sequence[Happening]]) -> Iterator[tuple[Happening, Happening]]:
    """For each two events that contradict each other a pair of their happenings, in the order given."""
    days: dict[frozenset[str], ByDay] = defaultdict(ByDay)  # by what they tell, which is alike in both
    for n, group in enumerate(groups):
        for h in group:
            days[h.deed.concepts].add(h.value, n)
    for n, one in enumerate(groups):
        others = {m for h in one if h.deed.concepts for m in days[h.deed.concepts].near(h.value, CLOSE) if m > n}
        for m in sorted(others):
            pair = next(((a, b) for a in one for b in groups[m] if contradict(a, b)), None)
            if pair is not None:
                yield pair


def contradict(a: Happening, b: Happening) -> bool:
    """True when two reports tell one event in nearly the same words and give it two different days."""
    days = when.single_day(a.value), when.single_day(b.value)
    if days[0] is None or days[1] is None or days[0] == days[1] or abs((days[0] - days[1]).days) > CLOSE:
        return False
    if clash(a, b) or a.span.article == b.span.article or not a.deed.concepts or a.deed.concepts != b.deed.concepts:
        return False
    mine, theirs = ({w for w in h.proper if not w.startswith("#")} for h in (a, b))
    words, near = mine & theirs, float(a.vector @ b.vector)
    if a.deed.concepts <= ONCE and a.person is not None and a.person == b.person and len(words) > 1:
        return near >= ONE_PERSON and all(h.time.anchor is None or h.time.rule == _CALENDAR for h in (a, b))
    if a.time.anchor is not None or b.time.anchor is not None or max(len(a.names & b.names), len(words)) < 2:
        return False
    alike = mine == theirs  # else it may have happened twice, here and there
    least = MANY_NAMES if len(words) > 2 else SURE_TRANSLATED if a.lang != b.lang and alike else SURE
    return near >= least


def _fits(new: Happening, group: Sequence[Happening]) -> bool:
    if any(not when.meet(new.value, h.value) or clash(new, h) for h in group):
        return False
    return sum(alike(new, h) for h in group) * 2 >= len(group)


def _length(happening: Happening) -> int:
    covered = when.days(happening.value)
    return (covered.length if covered else None) or 9999
