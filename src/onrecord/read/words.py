"""What a language pack knows about reports as such: `lang/CODE/reading.toml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from onrecord.lang import Pack, pack, packs
from onrecord.read.flat import bare, flat_pattern


class ReadingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language around a report. Patterns are regular expressions over flat text
    (lower case, no accents, straight marks), searched in one line.

    furniture: whole lines of page furniture. furniture_starts: how such a line begins.
    furniture_patterns: what only a line of furniture holds. ends: whole lines after which no report goes on.
    captions: patterns of picture captions. notes: how an editor's or translator's note begins.
    updates: patterns of a note that says the report was updated. corrections: that it was corrected.
    translated: patterns with a group `language`. contributed: patterns of a line of credit, with a group
    `names` and perhaps `outlet`. bylines: what stands before an author's name. joined: "and" between names.
    published, updated: what stands before the date.
    credit_before, credit_after: what stands right before or after the name of an agency that is credited;
    credit_patterns: patterns of what ends right before it. determiners: what may stand between cue and name.
    months: further names of months, by number. calendars: babel locales whose month names are used.
    numeric_order: which number comes first in 04/05/2021: the day, the month, or now this, now that.
    """

    furniture: tuple[str, ...] = ()
    furniture_starts: tuple[str, ...] = ()
    furniture_patterns: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    contributed: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    credit_before: tuple[str, ...] = ()
    credit_after: tuple[str, ...] = ()
    credit_patterns: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    months: dict[str, int] = {}
    calendars: tuple[str, ...] = ("en",)
    numeric_order: Literal["day", "month", "divided"] = "divided"


def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression over flat text that matches what any of them matches; none matches nothing."""
    return re.compile("|".join(f"(?:{flat_pattern(p)})" for p in patterns) or r"(?!)")


def phrases(words: tuple[str, ...]) -> str:
    """A flat expression for any of these phrases, the longest first; matches nothing when there is none."""
    found = sorted({flat_pattern(re.escape(w)).replace(r"\ ", r"\s+") for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(found) + ")" if found else r"(?!)"


class Furniture(msgspec.Struct, frozen=True):
    """The furniture of all languages together: pages mix them."""

    lines: frozenset[str]
    starts: re.Pattern[str]
    patterns: re.Pattern[str]
    ends: frozenset[str]
    captions: re.Pattern[str]


@lru_cache(maxsize=1)
def furniture() -> Furniture:
    """The furniture that any pack knows."""
    known = [words(p) for p in (*packs(), pack(None))]
    starts = phrases(tuple(s for w in known for s in w.furniture_starts))
    return Furniture(
        lines=frozenset(bare(line) for w in known for line in (*w.furniture, *w.ends)),
        starts=re.compile(rf"[\W_]*{starts}(?!\w)"),
        patterns=either(tuple(p for w in known for p in w.furniture_patterns)),
        ends=frozenset(bare(line) for w in known for line in w.ends),
        captions=either(tuple(p for w in known for p in w.captions)),
    )


def words(language: Pack) -> ReadingWords:
    """The reading part of a pack."""
    return language.part("reading", ReadingWords)
