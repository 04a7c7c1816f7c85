"""What is counted, in any language: soldiers, homes, the dead, the hurt; and the nation it is of.

The words stand in `lang/<code>/counted.toml` under names that all languages share, so that "troops",
"militaires" and "военнослужащие" are one thing. Nations are ISO 3166-1 alpha-2 codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

import msgspec

from onrecord.lang import Pack
from onrecord.text.vowels import anyhow

LOOSE = frozenset({"freed", "vaccinated", "destroyed", "damaged"})
"""What happens to the counted and is not told each time they are: "the 21 girls" were freed, and so are these."""

FATES = frozenset({"killed", "injured", "missing", "displaced", "arrested", "rescued", "infected"}) | LOOSE
"""Things that happen to the counted: their numbers are tolls, which change as more is known."""

OCCASIONS = frozenset({"passengers", "crew", "aboard", "crowd"})
"""Who was there when it happened: a number that is fixed from then on, and that sources may dispute."""


LEAST_WITHIN = 5
"""Letters of a word that may be looked for at the end of a longer one."""

KEPT = 20_000
"""Texts of which it is kept what was found in them: names and numbers come again and again."""


class CountedWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """concepts: shared name to words; nations: country code to demonyms and names. A star stands for any
    ending; words in capitals are matched as written. prefixes: particles written together with a word. more:
    words that make a number an addition ("two more"); parts: what stands behind the number of a part ("two of the").
    corrected: words by which a number is taken back; reaches: words between an old number and the new one ("from 16 to
    21"). joins: words behind which another number, or another clause, begins ("and"). treated: where the hurt are
    brought. compounds: True where a noun may stand at the end of a longer one. sides: who speaks for the authorities,
    who is heard against them, and others who count; retells: words that
    let a source that was named before speak on ("they said"); contrast: words that set one source against another."""

    concepts: dict[str, tuple[str, ...]] = {}
    nations: dict[str, tuple[str, ...]] = {}
    prefixes: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    compounds: bool = False
    sides: dict[str, tuple[str, ...]] = {}
    retells: tuple[str, ...] = ()
    treated: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()


class Found(msgspec.Struct, frozen=True, order=True):
    """A shared name found in a text, with the place of its words."""

    start: int
    end: int
    name: str


class Things:
    """The counted things and nations of one language, as patterns. What was found in a text is kept for a while."""

    def __init__(self, words: CountedWords) -> None:
        self.words = words
        self._named = lru_cache(maxsize=KEPT)(self._find_nations)
        self._counted = lru_cache(maxsize=KEPT)(self._find_concepts)

    @cached_property
    def _concepts(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(name, stems(w, self.words.prefixes)) for name, w in sorted(self.words.concepts.items())]

    @cached_property
    def _nations(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(code, stems(w, self.words.prefixes)) for code, w in sorted(self.words.nations.items())]

    @cached_property
    def more(self) -> re.Pattern[str]:
        """The words that make a number an addition."""
        return stems(self.words.more, self.words.prefixes)

    @cached_property
    def parts(self) -> re.Pattern[str]:
        """What stands behind the number of a part."""
        return stems(self.words.parts, self.words.prefixes)

    @cached_property
    def corrected(self) -> re.Pattern[str]:
        """The words by which a number is taken back."""
        return stems(self.words.corrected, self.words.prefixes)

    @cached_property
    def joins(self) -> re.Pattern[str]:
        """The words behind which another number, or another clause, begins."""
        return stems(self.words.joins)

    @cached_property
    def contrast(self) -> re.Pattern[str]:
        """The words that set one source against another."""
        return stems(self.words.contrast, self.words.prefixes)

    @cached_property
    def treated(self) -> re.Pattern[str]:
        """Where the hurt are brought."""
        return stems(self.words.treated, self.words.prefixes)

    @cached_property
    def retells(self) -> re.Pattern[str]:
        """The words that let a source that was named before speak on."""
        return stems(self.words.retells, self.words.prefixes)

    @cached_property
    def _sides(self) -> list[tuple[str, re.Pattern[str]]]:
        within = self.words.compounds  # "Hafenbehörde" is an authority as any other
        return [(side, stems(w, self.words.prefixes, within=within)) for side, w in sorted(self.words.sides.items())]

    def sides(self, source: str) -> frozenset[str]:
        """The sides for which a source speaks, "authorities", "others" or "observers", by its words."""
        return frozenset(side for side, pattern in self._sides if pattern.search(source))

    def concepts(self, text: str) -> list[Found]:
        """All counted things named in a text, by place."""
        return list(self._counted(text))

    def _find_concepts(self, text: str) -> tuple[Found, ...]:
        found = (Found(m.start(), m.end(), name) for name, p in self._concepts for m in p.finditer(text))
        return tuple(sorted(found))

    def nations(self, text: str) -> frozenset[str]:
        """The nations named in a text."""
        return self._named(text)

    def _find_nations(self, text: str) -> frozenset[str]:
        return frozenset(code for code, pattern in self._nations if pattern.search(text))


def stems(words: Iterable[str], prefixes: tuple[str, ...] = (), *, within: bool = False) -> re.Pattern[str]:
    """A pattern for any of these words; one that ends in `*` stands for all that begin with it.

    prefixes: particles that may be written together with a word. within: also at the end of a longer word, save for
    the shortest ("un" is no end of "nun").
    """
    particle = "(?:" + "|".join(map(re.escape, sorted(prefixes, key=len, reverse=True))) + ")?" if prefixes else ""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    apart = "|".join(_stem(w) for w in ordered if not (within and len(w) >= LEAST_WITHIN)) or "(?!)"
    ends = "|".join(_stem(w) for w in ordered if within and len(w) >= LEAST_WITHIN) or "(?!)"
    lone = rf"(?<!\w){particle}(?:{apart})"
    return re.compile(rf"(?:{lone}|{ends})(?!\w)" if within else rf"{lone}(?!\w)")


def _stem(word: str) -> str:
    pattern = anyhow(word.rstrip("*"), more=word.endswith("*"))
    return pattern if word.isupper() else f"(?i:{pattern})"


@lru_cache(maxsize=64)
def things(language: Pack) -> Things:
    """The counted things of a pack."""
    return Things(language.part("counted", CountedWords))
