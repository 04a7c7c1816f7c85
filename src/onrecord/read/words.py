"""What a language pack knows about reports as such: `lang/CODE/reading.toml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from onrecord.lang import Pack, pack, packs
from onrecord.read.flat import bare, flat_pattern


class ColumnNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What columns of a table of reports are called, the surest names first. lead: a summary or first words, read
    only where there is no text. seen: when a report was loaded into a collection, which is no day of publication."""

    id: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()


class ReadingWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language around a report. Patterns are regular expressions over flat text
    (lower case, no accents, straight marks), searched in one line.

    furniture: whole lines of page furniture. furniture_starts: how such a line begins.
    furniture_patterns: what only a line of furniture holds. ends: whole lines after which no report goes on.
    captions: patterns of picture captions. notes: how an editor's or translator's note begins.
    updates: patterns of a note that says the report was updated. corrections: that it was corrected.
    translated: patterns with a group `language`. contributed: patterns of a line of credit, with a group
    `names` and perhaps `outlet`. bylines: what stands before an author's name. joined: "and" between names.
    byline_ends: what after a name is no part of it ("in", "for").
    published, updated: what stands before the date.
    credit_before, credit_after: what stands right before or after the name of an agency that is credited;
    credit_patterns: patterns of what ends right before it. determiners: what may stand between cue and name.
    replies: what mail programs put before the subject of an answer or of what is passed on, without the colon.
    borrowed: in the pack `und`, the languages whose furniture pages of any language have.
    months: further names of months, by number. calendars: babel locales whose month names are used.
    columns: names of the columns of a table of reports, by field.
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
    byline_ends: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    credit_before: tuple[str, ...] = ()
    credit_after: tuple[str, ...] = ()
    credit_patterns: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    months: dict[str, int] = {}
    calendars: tuple[str, ...] = ("en",)
    borrowed: tuple[str, ...] = ()
    columns: ColumnNames = ColumnNames()
    numeric_order: Literal["day", "month", "divided"] = "divided"


@lru_cache(maxsize=512)
def either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression over flat text that matches what any of them matches; none matches nothing."""
    return re.compile("|".join(f"(?:{flat_pattern(p)})" for p in patterns) or r"(?!)")


class Patterns:
    """Many expressions over flat text, each tried only where it can match: at the head, at the end, or anywhere."""

    REACH = 120
    """Characters before the end in which an expression bound to the end may match."""

    def __init__(self, patterns: tuple[str, ...]) -> None:
        head = tuple(p for p in patterns if p.startswith("^"))
        tail = tuple(p for p in patterns if p.endswith("$") and p not in head)
        self._head, self._tail = either(head), either(tail)
        self._inside = either(tuple(p for p in patterns if p not in head and p not in tail))

    def opens(self, plain: str) -> bool:
        """True when one that is bound to the head matches."""
        return bool(self._head.match(plain))

    def found(self, plain: str) -> bool:
        """True when one of them matches."""
        return bool(self._head.match(plain) or self._tail.search(plain[-self.REACH :]) or self._inside.search(plain))


@lru_cache(maxsize=512)
def phrases(words: tuple[str, ...]) -> str:
    """A flat expression for any of these phrases, the longest first; matches nothing when there is none."""
    found = sorted({flat_pattern(re.escape(w)).replace(r"\ ", r"\s+") for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(found) + ")" if found else r"(?!)"


class Furniture(NamedTuple):
    """Page furniture: whole lines and openings of all languages together, for pages mix them; patterns of one
    language and of those that pages of any language borrow from (`borrowed` in the pack `und`)."""

    lines: frozenset[str]
    ends: frozenset[str]
    starts: re.Pattern[str]
    patterns: Patterns
    captions: Patterns


@lru_cache(maxsize=32)
def furniture(language: Pack) -> Furniture:
    """The furniture that a page in this language may have."""
    known = _all_words()
    borrowed = words(pack(None)).borrowed
    near = [words(p) for p in dict.fromkeys((language, *(pack(code) for code in borrowed)))]
    return Furniture(
        lines=frozenset(bare(line) for w in known for line in (*w.furniture, *w.ends)),
        ends=frozenset(bare(line) for w in known for line in w.ends),
        starts=_starts(),
        patterns=Patterns(tuple(p for w in near for p in w.furniture_patterns)),
        captions=Patterns(tuple(p for w in near for p in w.captions)),
    )


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*{phrases(tuple(s for w in _all_words() for s in w.furniture_starts))}(?!\w)")


@lru_cache(maxsize=1)
def replies() -> re.Pattern[str]:
    """The marks of an answer or of passing on that a subject opens with, of all languages, over flat text."""
    return re.compile(rf"(?:\s*{phrases(tuple(r for w in _all_words() for r in w.replies))}\s*:\s*)+")


def _all_words() -> list[ReadingWords]:
    return [words(p) for p in (*packs(), pack(None))]


def words(language: Pack) -> ReadingWords:
    """The reading part of a pack."""
    return language.part("reading", ReadingWords)
