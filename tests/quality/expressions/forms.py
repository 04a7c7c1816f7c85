"""The form of a time expression, told from its words alone: does it leave open which day is meant?"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotate.times import tokens
from onrecord.annotate.times.candidates import candidates
from onrecord.annotate.times.lexicon import Lexicon, lexicon
from onrecord.lang import pack

_YEAR = re.compile(r"\b\d{4}\b|['’]\d\d\b|\d[/.-]\d+[/.-]\d\d\b")
_BARE = re.compile(r"[^\d]{0,5}(?:\d{1,2} ?[/.-] ?\d{1,2}\.?|\d{1,2} \d{1,2}(?: \d{2,4})?|\d{4} \d\d \d\d|\d{8})")
_SHORT_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}\.?")


@lru_cache
def words(lang: str) -> Lexicon:
    return lexicon(pack(lang))


def cycle(said: str, lang: str) -> int:
    """7 for a weekday without a date, 365 for a day or month without a year, else 0.

    "Tuesday" is the last one or the next one, and "next Tuesday" the first or the second to come: which is meant is
    a matter of the text around it, and the sets do not agree on it.
    """
    lex = words(lang)
    keys = {t.key for t in lex.tokens(said, 0, len(said))}
    if _YEAR.search(said):
        return 0
    quarters = {k for k, unit in lex.values["UNIT"].items() if unit in ("quarter", "half")}
    if keys & (set(lex.values["MONTH"]) | quarters) or _SHORT_DATE.search(said):
        return 365
    return 7 if keys & set(lex.values["WEEKDAY"]) else 0


def length(said: str, lang: str) -> bool:
    """True for a number of units ("the last three weeks", "2 days"), however it is anchored."""
    lex = words(lang)
    keys = [t.key for t in lex.tokens(said, 0, len(said))]
    unit = any(k in lex.values["UNIT"] for k in keys)
    count = any(k in lex.values["NUMBER"] or k in lex.values["VAGUENUM"] or k.isdigit() for k in keys)
    return unit and (count or any(k in lex.plural for k in keys))


def feast(said: str, lang: str) -> bool:
    """True for an expression without a weekday, month, unit, number or deictic word: the name of a day."""
    lex = words(lang)
    named = ("WEEKDAY", "MONTH", "UNIT", "DEICTIC", "SEASON", "DAYPART")
    keys = [tokens.key(t.text) for t in lex.tokens(said, 0, len(said))]
    digits = any(k[0].isdigit() and len(k) < 4 for k in keys)
    return not digits and any(k.isalpha() for k in keys) and not any(k in lex.values[n] for k in keys for n in named)


def coarse(said: str, lang: str) -> bool:
    """True for an expression that names a week, month, quarter or year and no day of the month: "in two weeks", "in May".

    The record gives it the whole unit; some sets give the day that lies so far away, or the first of the month.
    """
    lex = words(lang)
    toks = lex.tokens(said, 0, len(said))
    longer = any(
        lex.values["UNIT"].get(t.key) in ("week", "month", "quarter", "year", "decade", "fortnight") for t in toks
    )
    month = any(t.key in lex.values["MONTH"] for t in toks)
    return longer or (month and not any(t.char in "abcko" for t in toks))


def small(said: str, lang: str) -> bool:
    """True where the name of a month or weekday lacks the capital that the language's newspapers give it."""
    lex = words(lang)
    names = {*lex.values["MONTH"], *lex.values["WEEKDAY"]}
    toks = lex.tokens(said, 0, len(said))
    return lex.words.capital_names and any(t.key in names and t.text[:1].islower() for t in toks)


def told(said: str, lang: str) -> bool:
    """True for a form that counts from a time told before ("two days later", "the following week")."""
    found = candidates(said, 0, len(said), words(lang))
    return any(c.form.means in ("from_context", "follow") or c.has("FOLLOW") for c in found)


def unanchored(said: str, lang: str) -> bool:
    """True for a length of time without a word that puts it into the past or the future from a day."""
    found = candidates(said, 0, len(said), words(lang))
    return length(said, lang) and all(c.form.means in ("duration", "vague") for c in found)


def digits(said: str, lang: str) -> bool:
    """True for a day and month in bare digits, or a date whose digits are parted by spaces."""
    return bool(_BARE.fullmatch(said))


def lone_day(said: str, lang: str) -> bool:
    """True for a day of the month alone ("the 18th", "le 16")."""
    lex = words(lang)
    toks = [t for t in lex.tokens(said, 0, len(said)) if t.key != "."]
    named = ("WEEKDAY", "MONTH", "UNIT", "SEASON", "DEICTIC")
    return (
        0 < len(toks) <= 3 and toks[-1].char in "abcko" and not any(t.key in lex.values[n] for t in toks for n in named)
    )


def season(said: str, lang: str) -> bool:
    """True for a season."""
    lex = words(lang)
    return any(t.key in lex.values["SEASON"] for t in lex.tokens(said, 0, len(said)))
