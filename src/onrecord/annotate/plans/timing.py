"""When a plan is for, and when it was said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from onrecord.annotate.plans.words import Finder, PlanWords, plain
from onrecord.model import Article, Time, when
from onrecord.model.statement import TimeModifier
from onrecord.text.syntax import Sentence, Token

_MODIFIERS: tuple[TimeModifier, ...] = ("by", "before", "after", "about", "start", "mid", "end")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_PREPOSITION = re.compile(r"(?:^|\W)[^\W\d_]{1,4}\s$")
_HALF_YEAR = 183
_END = dt.timedelta(days=30)
"""What the end of a period is, at most."""
_HEADS = ":–—-|"
_REACH = 4  # words before a time in which its preposition is looked for


def stamp(time: Time, text: str, sentence_start: int) -> bool:
    """True for a time that heads an entry of a live report ("14:05 – …"): when it was written, not what it tells."""
    after = text[time.span.end : time.span.end + 3].lstrip()
    return time.span.start - sentence_start <= 2 and after[:1] in _HEADS and bool(after)


def fine(time: Time) -> bool:
    """True for a value that someone can be held to: closed on one side at least, and no longer than a decade."""
    covered = when.days(time.value)
    return covered is not None and (covered.length is None or covered.length <= 3653)


def brief(time: Time) -> bool:
    """True for a time of a month or less."""
    covered = when.days(time.value)
    return covered is not None and (covered.length or 32) <= 31


def caption(time: Time, article: Article) -> bool:
    """True for a full date just after publication: with a present tense it dates a picture."""
    day, said = when.single_day(time.value), when.days(article.published.value)
    if day is None or said is None or said.high is None or str(day.year) not in time.span.exact:
        return False
    return abs((day - said.high).days) <= 2


def running(time: Time, article: Article) -> bool:
    """True for a period of several days that is running when the report appears ("this month")."""
    covered, said = when.days(time.value), when.days(article.published.value)
    if covered is None or said is None or covered.low is None or said.low is None or covered.length == 1:
        return False
    return covered.low <= said.low


def moved_to(time: Time, article: Article) -> str | None:
    """The day to which something was put back: one more than half a year ago, told without a year, is next year's."""
    day, said = when.single_day(time.value), when.days(article.published.value)
    if day is None or said is None or said.low is None or time.anchor is None or (day.month, day.day) == (2, 29):
        return time.value
    past = (said.low - day).days
    return day.replace(year=day.year + 1).isoformat() if _HALF_YEAR < past <= 366 else time.value


def length_mark(time: Time, text: str) -> bool:
    """True for digits that look like a time of day and follow no preposition: the length of a film ("… 01:26")."""
    return bool(_CLOCK.fullmatch(time.span.exact)) and not _PREPOSITION.search(
        text[max(0, time.span.start - 12) : time.span.start]
    )


def ahead(time: Time, article: Article, *, sure: bool) -> bool:
    """True when a time lies in the future of its report.

    sure: the wording alone makes it a future, so that the day of publication itself will do, and a report
    without a date too; else the whole time must lie after publication.
    """
    covered = when.days(time.value)
    if covered is None:
        return False
    said = when.days(article.published.value)
    if said is None or (said.low is None and said.high is None):
        return sure
    last = covered.high or dt.date.max
    first = covered.low or last
    if time.modifier == "end" and covered.high:
        first = max(first, last - _END)
    if sure:
        return last >= (said.low or dt.date.min)
    return first > (said.high or said.low or dt.date.max)


def past(time: Time, article: Article) -> bool:
    """True when a time, of a month or less, is over or on the day when the report appeared."""
    covered, said = when.days(time.value), when.days(article.published.value)
    if covered is None or covered.low is None or covered.high is None or (covered.high - covered.low).days > 31:
        return False
    return said is None or said.high is None or covered.low <= said.high


def modifier(time: Time, before: Sequence[Token], words: PlanWords) -> TimeModifier | None:
    """How the time is meant: as the time itself says, or by the words right before it and at its beginning."""
    if time.modifier is not None:
        return time.modifier
    near = " ".join(plain(t.text) for t in before[-_REACH:])
    own = plain(time.span.exact)
    for name in _MODIFIERS:
        for cue in getattr(words, name):
            if f" {near}".endswith(f" {cue}") or own.startswith(f"{cue} ") or (cue[-1:] == "'" and own.startswith(cue)):
                return name
    return None


def limit(how: TimeModifier | None, time: Time, before: Sequence[Token], words: PlanWords) -> bool:
    """True for a time by which or before which something is to be done, also "by the end of the year"."""
    if how in ("by", "before"):
        return True
    own = plain(time.span.exact)
    if how not in ("start", "mid", "end"):
        return False
    cues = (*words.by, *words.before)
    return _ends_with(before, cues) or any(own.startswith(f"{cue} ") for cue in cues)


def not_so(time: Time, sentence: Sentence, cues: Finder) -> bool:
    """True when the time itself is denied ("the 20th, not a day later"; "on the 31st and no longer the 20th")."""
    before = [t for t in sentence.tokens if t.end <= time.span.start][-2:]
    if time.modifier in ("by", "before", "after"):  # the denial is the verb's: "ne partira pas d'ici le 3 mai"
        return False
    return any(hit.group == "negation" and hit.last == len(before) - 1 for hit in cues.hits(before))


def lasts(before: Sequence[Token], cues: Finder, path: Iterable[Token]) -> bool:
    """True when a state goes on up to the time ("will remain closed until"): no limit by which something is done."""
    if not _ends_with(before, cues.words.until):
        return False
    return any(hit.group == "lasting" for t in path for hit in cues.hits([t]))


def turned(before: Sequence[Token], words: PlanWords) -> bool:
    """True when a denial makes the time the earliest: "will not open before June", "won't leave until May"."""
    return _ends_with(before, words.before) or _ends_with(before, words.not_until)


def _ends_with(before: Sequence[Token], cues: Iterable[str]) -> bool:
    near = " " + " ".join(plain(t.text) for t in before[-_REACH:]).replace("' ", "'")
    return any(near.endswith(f" {cue}") for cue in cues)


def published_day(article: Article) -> str | None:
    """The day of publication, where it is known to the day."""
    return article.published.value if when.single_day(article.published.value) else None
