"""What a language pack says about time expressions: the file `times.toml` of a pack."""

from __future__ import annotations

import msgspec

from onrecord.model.statement import TimeModifier


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to write a time expression.

    form: elements parted by spaces: classes in capitals (MONTH, DAY, or a class of `classes`), literal
    words, `(a | b)` groups, and `?` behind what may be missing.
    means: the name of the resolver that gives the value. rule: the name in the record; `means` when empty.
    shift, unit: constants for the resolver. modifier: the modifier that the form itself states.
    rank: of two forms that match equally much, the higher one counts.
    """

    form: str
    means: str
    rule: str = ""
    shift: int | None = None
    unit: str = ""
    modifier: TimeModifier | None = None
    rank: int = 0


class Around(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words beside an expression that modify it.

    before, after: phrases right before or behind it. inside: True when they belong to its span.
    durations: True where they modify lengths of time alone ("more than six months").
    """

    modifier: TimeModifier | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    inside: bool = True
    durations: bool = False


class TimeWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words and forms of time expressions.

    locales: CLDR locales whose month and day names count. months, weekdays: further names, 1 to 12, 0 (Monday) to 6.
    weak: names that are also ordinary words or proper names; alone they count only behind one of
    `weak_before`, and where `weak_after` is given, before one of its words, a mark or another time word.
    units, numbers, ordinals, seasons (21 spring to 24 winter), dayparts, deictic (days from today): words to values.
    plural: words that make a unit plural ("weeks", "prochains"), so that it is no one week or month.
    vague_numbers: "several"; shifts: "last" -1, "this" 0, "next" 1; follows: "the following" 1, "the same" 0.
    holidays: names to rules of `text.dates.holiday`. classes: further word lists that forms name.
    ordinal_suffixes: what follows a figure ("st", "er"); decade_suffixes: "s" of 1990s.
    prefixes: letters written onto a word (Arabic "و").
    day_words: True where a day of the month may be written as a number word ("venticinque aprile").
    day_first: order of 03/04/2021: True, False, or None when both are usual (then only sure ones are read).
    day_first_in: that order by the country of the outlet's address ("uk").
    capital_names: True where names of months and days are written with a capital.
    capital_nouns: True where every noun is.
    plurals: endings of plural nouns, where a number before any other noun may be a year.
    year_before: words after which a bare number is a year; year_not_before: hedges after which it is not;
    year_not_after: units and currencies after which it is not. year_after: small words between a year and a noun,
        where every noun has a capital ("2015 in Berlin").
    will: auxiliaries of the plain future; with_be: verbs whose perfect is built with "to be".
    future, past: words that turn a clause to the future or past; future_endings, past_endings: endings of
    verbs that do, for languages without syntax. copulas: auxiliaries that tell the past only where no other word of
        their clause tells more ("ist für Freitag geplant").
    ahead, back: words right before an expression that look forward or back.
    to: words between the ends of an interval; `and` joins them behind `from`.
    before_day, after_day: words between a length of time and the day it counts from ("two days before Christmas").
    vague, sets: words and phrases without a calendar value.
    negations: words that deny, so that "before" is no earlier than ("will not open before June").
    clause_words: words that open a clause, so that a verb behind them tells less of what stands before them.
    year_endings: endings of a word that makes the number before it a year ("die 1998 gebaute Fähre").
    year_needs_word: True where a bare number is a year only behind one of `year_before`: in a script without
    capitals the number of an event ("Tokyo 2020") looks like any other.
    moves: beginnings of words for putting a day back or forward; moves_to: words between them and the new day.
    meant_for: words before a day for which something is meant, however past the verb ("convocó un paro para el
        lunes"); was: forms of verbs with which the day may lie behind as well ("estaba previsto para el lunes").
    hour_after: words behind a bare hour, where another would be what a number counts ("alle 9 si terrà").
    """

    locales: tuple[str, ...] = ()
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    weak: tuple[str, ...] = ()
    weak_before: tuple[str, ...] = ()
    weak_after: tuple[str, ...] = ()
    units: dict[str, str] = {}
    plural: tuple[str, ...] = ()
    numbers: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    vague_numbers: tuple[str, ...] = ()
    seasons: dict[str, int] = {}
    dayparts: dict[str, str] = {}
    deictic: dict[str, int] = {}
    shifts: dict[str, int] = {}
    follows: dict[str, int] = {}
    decades: dict[str, int] = {}
    holidays: dict[str, str] = {}
    classes: dict[str, tuple[str, ...]] = {}
    ordinal_suffixes: tuple[str, ...] = ()
    decade_suffixes: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    day_words: bool = False
    day_first: bool | None = None
    day_first_in: dict[str, bool] = {}
    capital_names: bool = False
    capital_nouns: bool = False
    plurals: tuple[str, ...] = ()
    year_before: tuple[str, ...] = ()
    year_not_before: tuple[str, ...] = ()
    year_not_after: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    will: tuple[str, ...] = ()
    with_be: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    before_day: tuple[str, ...] = ()
    after_day: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    clause_words: tuple[str, ...] = ()
    year_endings: tuple[str, ...] = ()
    year_needs_word: bool = False
    moves: tuple[str, ...] = ()
    moves_to: tuple[str, ...] = ()
    meant_for: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    hour_after: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    around: tuple[Around, ...] = ()
    to: tuple[str, ...] = ()
    and_: tuple[str, ...] = msgspec.field(default=(), name="and")
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")
