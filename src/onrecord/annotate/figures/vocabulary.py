"""What a language's file of figures may say: `lang/<code>/figures.toml`."""

from __future__ import annotations

import msgspec

from onrecord.text.numbers import NumberWords


class FigureWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A language's words around numbers. All matched without regard to case, save `symbols` and `signs`.

    numbers: its number words. about, at_least, at_most, precise: hedges before a number; after_…: behind it.
    gap: words that may stand between hedge and number. minus: words for a number below zero.
    between: pairs of words around a range. to: words between its ends. since: words before a first level
    ("from 5 to 7"). units, currencies: names to UCUM and ISO 4217 codes. symbols: unit symbols, as cased.
    signs: signs of money. percent: words for a hundredth. loose: unit words that are kept as the counted thing
    ("percentage points", "cents"). of: words between a number or unit and what is counted ("of", "de").
    labels: words before a number that is a name.
    streets: words for a street behind a house's number or before it. year_before: words before a year.
    scores: words after a score. rounds: words after a fraction that names a round of a cup ("1/8 final").
    clock, clock_before: words after and before a time of day. ordinal: endings of ordinals in digits, as a
    pattern; ordinal_before: what stands before their digits. uncounted: patterns of how
    a word begins that is not counted.
    dimensions: words of length or place behind a measure.
    up, down: words that say a rise or fall, straight before the number or before `by`. up_after, down_after:
    such words behind it. by: words before the amount of a change; by_far: those that may stand far from its
    verb. level: words before a level reached.
    cuts: words of a fall before "up to" and a count, which is then the most that fell away and no level reached
    ("ha tagliato fino a 400 posti"). compared: words before a time that the number is set against ("than in").
    the, are: the articles of a plural, and the words before a number, where what is counted stands behind an article
    ("sono 340 le persone sfollate").
    passed: words of a change either way ("went"). verb_first: True where a verb stands before its subject.
    crossed: hedges that behind a rise or fall give the level passed ("fell below 3 percent").
    planned, threshold: words of what is yet to be or a limit. ratio: words between a part and its whole ("out of").
    part: words that open a part of the number before; part_after: words behind such a part ("15 of them").
    according: words before a source. states: verbs with which a source gives a number ("put", "spoke of");
    has: those of them that also say what something has ("the town counts 3,000 inhabitants").
    told: sentences that say who told the one before, with … for the source and * for up to
    three words ("das teilte … mit");
    aside: words in them that open what is said beside it: when, where, to whom.
    number_of: words before the thing that a number apart from it counts ("the number of"). also: "and".
    tolls: words that name the count of the dead or hurt itself ("death toll"), which reaches a level.
    days: words before a bare day of the month. dated: how the
    participle behind a year is shaped, as a pattern. stop: words that no noun phrase holds. singular: nouns with
    "one" that are counted (the dead). not_one: nouns with "one" that are not. adjective: endings of adjectives
    after a noun, as a pattern; before: of adjectives before it. plural: how all plurals
    end, verb: how the lemmas of verbs do, both patterns. nouns_capital: True where nouns are capitalised.
    stuff: a pattern of what may stand straight behind a unit of weight, volume or area and be what it measures.
    goals: a pattern of words whose last is a hedge elsewhere, and here leads to a goal ("добраться до").
    """

    numbers: NumberWords = NumberWords()
    about: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    precise: tuple[str, ...] = ()
    after_about: tuple[str, ...] = ()
    after_at_least: tuple[str, ...] = ()
    after_at_most: tuple[str, ...] = ()
    gap: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    between: tuple[tuple[str, str], ...] = ()
    to: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    units: dict[str, str] = {}
    currencies: dict[str, str] = {}
    symbols: dict[str, str] = {}
    signs: dict[str, str] = {}
    percent: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    year_before: tuple[str, ...] = ()
    scores: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    clock_before: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    ordinal: str = ""
    ordinal_before: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    by_far: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    the: tuple[str, ...] = ()
    are: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    verb_first: bool = False
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    up_after: tuple[str, ...] = ()
    down_after: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    crossed: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    threshold: tuple[str, ...] = ()
    ratio: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    part_after: tuple[str, ...] = ()
    according: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    number_of: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    dated: str = ""
    stop: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    not_one: tuple[str, ...] = ()
    adjective: str = ""
    before: str = ""
    plural: str = ""
    verb: str = ""
    nouns_capital: bool = False
    stuff: str = ""
    goals: str = ""
