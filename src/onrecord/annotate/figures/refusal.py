"""What looks like a figure and is none: dates, names, ordinals, scores, addresses, articles."""

from __future__ import annotations

import re

from onrecord.annotate.figures.patterns import SPACE
from onrecord.annotate.figures.quantity import Quantity
from onrecord.annotate.figures.words import Lexicon
from onrecord.annotate.mentions.candidates import is_common
from onrecord.text.counted import Things
from onrecord.text.syntax import Syntax

_NEXT_WORD = re.compile(rf"{SPACE}([^\W\d_]+)")
TIME_UNITS = frozenset({"s", "min", "h", "d", "wk", "mo", "a", "10.a", "100.a"})
_DIGITS_BEFORE = re.compile(r"\d[ \u00a0\u202f.]$")
_DIGITS_AFTER = re.compile(r"[ \u00a0\u202f]\d")
_CLOCK = re.compile(r"[012]?\d[.:][0-5]\d")
_CLOSERS = frozenset('.!?…»”"|')
_OPENERS = frozenset('«“"»|')
_ARC = re.compile(r"['’′″\"]{1,2}\s?[NSEWO](?!\w)")
_ARC_BEFORE = re.compile(r"\d['’′°]\s?$")
_BULLET = re.compile(r"(?:^|\n)[ \t(\[]*$")
_POWER = re.compile(r"[×x*·]\s?10\^?[-−–]?$")
_HYPHENS = frozenset("-–‐‑−")
_JOINS_AFTER = frozenset("/@_\\×")
_JOINS_BEFORE = frozenset("/@_\\#×^")
_DAYS = re.compile(r"\W*\d{1,2}(?:er|º|°)?\W+(?:[^\W\d_]{1,3})?")
_NO_WORDS = re.compile(r"\W*")
_TO_DAY = re.compile(r"(?:er|º|°)?\W*(?:[^\W\d_]{1,3}\W+)?\d{1,2}\s?:")
_LAST_WORD = re.compile(rf"([^\W\d_][\w.&'’-]*){SPACE}$")


def refused(text: str, floor: int, ceiling: int, q: Quantity, words: Lexicon, syntax: Syntax, counted: bool) -> bool:
    """True when the quantity is no figure. counted: a counted noun phrase follows it.

    floor, ceiling: bounds of the sentence.
    """
    if q.refused or _marked(text, floor, ceiling, q, words):
        return True
    first, last = q.core
    if q.numeral.written == "fraction" and words.round.match(text, last, ceiling):
        return True
    if q.numeral.written == "words" and q.value == 0 and text[first:last].isupper():
        return True  # "OS X"
    if q.numeral.one:
        return not _one(text, floor, ceiling, q, words, counted)
    if q.unit is not None or q.loose is not None:
        return q.unit in TIME_UNITS and _titled(text, last, q.end, words)
    after = text[last:ceiling]
    if q.numeral.written == "words" and _in_name(text, floor, ceiling, q, words, syntax):
        return True
    if q.numeral.written == "words" and q.numeral.value <= 20 and not counted and q.numeral.scale == 1:
        return not words.part_of_whole.match(after)
    if q.numeral.written == "digits":
        if not counted and (
            _played(text, floor, ceiling, q, words) or words.ending("ordinal_before").search(text, floor, first)
        ):
            return True
        if _named(text, floor, q, words, syntax, counted):
            return True
        bare = not counted and q.low is None and q.value <= 31 and bool(words.own.days)
        if bare and words.ending("days").search(text[max(floor, first - 8) : first]):
            return True
        if _year_of_name(text, floor, q, words):
            return True
        if q.low is None and not q.numeral.grouped and 1400 <= q.value <= 2199:
            following = _NEXT_WORD.match(text, last)
            if following and following[1][0].isupper() and not words.own.nouns_capital:
                return True
            if words.own.dated and re.compile(rf"{SPACE}{words.own.dated}(?!\w)").match(text, last, ceiling):
                return True
            if not counted and words.ending("precise").search(text[max(floor, first - 30) : first]):
                return False  # "by an average of 1500"
            return not counted or bool(words.ending("year_before").search(text[max(floor, first - 30) : first]))
    if words.own.numbers.doubtful and text[first:last].lower() in words.own.numbers.doubtful:
        return not counted
    return False


def _titled(text: str, last: int, end: int, words: Lexicon) -> bool:
    """True for a capitalised unit of time, as in the name of a paper or a programme ("20 Minutes")."""
    word = text[last:end].strip(" \u00a0\u202f-")
    return len(word) > 2 and word.istitle() and not words.own.nouns_capital


def strayed(text: str, floor: int, ceiling: int, q: Quantity, words: Lexicon, names: Things) -> bool:
    """True for a bare number that opens a sentence, or stands between two, and counts nothing: a line's number."""
    if q.unit or q.loose or q.low is not None or q.numeral.written != "digits" or q.numeral.grouped:
        return False
    before, after = text[floor : q.start].rstrip(), text[q.end : ceiling].lstrip()
    if q.value <= 31 and (
        (after[:1] == ":" and _DAYS.fullmatch(before)) or (_NO_WORDS.fullmatch(before) and _TO_DAY.match(after))
    ):
        return True  # "- 20 to 22: …" in a list of days
    opens = not before or (before[-1] in _CLOSERS and (not after or after[0] in _OPENERS or after[0].isupper()))
    if not opens or words.part_of_whole.match(text, q.end, ceiling):
        return False
    return not names.concepts(text[q.end : min(ceiling, q.end + 40)])


def _marked(text: str, floor: int, ceiling: int, q: Quantity, words: Lexicon) -> bool:
    """Ordinals, times of day, list marks, addresses, scores and the like, by the signs around them."""
    first, last = q.core
    if words.clock.match(text, last, ceiling):
        return True
    if q.numeral.written != "digits":
        return False
    if q.low is None and q.unit in (None, "h") and _CLOCK.fullmatch(text, first, last):
        before_it = words.ending("clock_before").search(text[max(floor, first - 12) : first])
        if q.unit == "h" or before_it:
            return True
    if _POWER.search(text[max(floor, first - 8) : first]):
        return True
    before, after = text[first - 1 : first] if first > floor else "", text[last : last + 1]
    beyond, ahead = text[first - 2 : first - 1] if first - 2 >= floor else "", text[last + 1 : last + 2]
    if words.own.ordinal and re.compile(words.own.ordinal).match(text, last, ceiling):
        return True
    if (after == ":" and ahead.isdigit()) or (before == ":" and beyond.isdigit()):
        return True
    if after in _JOINS_AFTER or before in _JOINS_BEFORE or (before == "[" and after == "]"):
        return True
    if after == "." and words.own.nouns_capital and re.match(rf"\.{SPACE}[^\W\d_]", text[last : last + 3]):
        said = _LAST_WORD.search(text[max(floor, first - 40) : first])
        ends = ceiling <= last + 2 and said is not None and said[1].lower() in words.verbs_of_source
        return not ends  # "die 12. Sitzung" is no figure, "die Behörde zählt 12. Die Reederei …" is one
    if q.unit is not None:
        return False
    if _ARC.match(text, last) or _ARC_BEFORE.search(text[max(floor, first - 4) : first]):
        return True
    spaced = bool(re.search(r"\d\s\d", text[first:last]))  # more digits beside it: a telephone's number
    if (spaced or not q.numeral.grouped) and (
        _DIGITS_BEFORE.search(text[max(floor, first - 3) : first]) or _DIGITS_AFTER.match(text, last)
    ):
        return True
    if before == "(" and after == ")" and q.value < 100:
        return True
    if after in (".", ")") and _BULLET.search(text[max(0, first - 6) : first]):
        return True
    if before in _HYPHENS and (beyond.isdigit() or beyond.isalpha()):
        return not words.ending("at_most").search(text[max(floor, first - 12) : first])
    if after in _HYPHENS and (ahead.isdigit() or (ahead.islower() and (words.own.nouns_capital or words.own.before))):
        return True  # "в 101-местном зале", "eine 20-köpfige Gruppe"
    return q.low is not None and _score(text, first, last, ceiling, words)


def _score(text: str, first: int, last: int, ceiling: int, words: Lexicon) -> bool:
    """ "2-1" that no counted noun follows."""
    if not re.fullmatch(r"\d+[-–‐]\d+", text[first:last]):
        return False
    m = _NEXT_WORD.match(text, last, ceiling)
    return m is None or m[1].lower() in words.own.scores or m[1].lower() in words.stop


def _played(text: str, floor: int, ceiling: int, q: Quantity, words: Lexicon) -> bool:
    """ "81 to 75", the higher first and no fall before it: the two sides of a score."""
    first, last = q.core
    if q.low is not None or q.numeral.grouped:
        return False
    before, after = words.against
    won, lost = before.search(text[max(floor, first - 16) : first]), after.match(text, last, ceiling)
    if won and int(won[1]) > q.value:
        first -= len(won[0])
    elif not (lost and int(lost[1]) < q.value):
        return False
    return not words.ending("since").search(text[floor:first])


def _year_of_name(text: str, floor: int, q: Quantity, words: Lexicon) -> bool:
    """A year straight behind a name, as in that of an event: "Tokyo 2020"."""
    first = q.core[0]
    if q.low is not None or q.numeral.grouped or not 1990 <= q.value <= 2049 or q.value % 100 == 0:
        return False
    before = text[max(floor, first - 40) : first]
    name = _LAST_WORD.search(before)
    hedged = any(e.search(before) for _, e in words.hedges_before)
    return name is not None and name[1][0].isupper() and not hedged


def _one(text: str, floor: int, ceiling: int, q: Quantity, words: Lexicon, counted: bool) -> bool:
    """True where the number one is a number: hedged, or of the dead and hurt, or as the language allows."""
    if q.unit == "percent" or (q.unit and len(words.own.numbers.one) == 1 and q.unit not in TIME_UNITS):
        return True
    m = _NEXT_WORD.match(text, q.core[1], ceiling)
    word = m[1].lower() if m else ""
    if q.unit or not word or word in words.stop or word in words.own.not_one:
        return False
    if word in words.own.singular:
        return True
    before = text[max(floor, q.core[0] - 30) : q.core[0]]
    return counted and (len(words.own.numbers.one) == 1 or bool(words.ending("at_least").search(before)))


def _in_name(text: str, floor: int, ceiling: int, q: Quantity, words: Lexicon, syntax: Syntax) -> bool:
    """True for a number word with a capital, as in a name: "the Chicago Seven were", "the Four Seasons"."""
    first, last = q.core
    before = _LAST_WORD.search(text[max(floor, first - 40) : first].replace(",", ""))
    after = _NEXT_WORD.match(text, last)
    if not text[first].isupper() or text[first:last].isupper() or before is None or before[1].endswith("."):
        return False
    if words.own.nouns_capital:
        return True
    if after is not None and after[1][0].isupper():  # unless all words of a headline have capitals
        inside = syntax.between(floor, ceiling)
        return not syntax.parsed or any(t.text.islower() and t.pos in ("NOUN", "VERB", "ADJ") for t in inside)
    return before[1][:1].isupper() and before.start() > 0


def _named(text: str, floor: int, q: Quantity, words: Lexicon, syntax: Syntax, counted: bool) -> bool:
    """True when the number is part of a name: "Section 427", "Boeing 737", "S&P 500", "G 7"."""
    first, last = q.core
    before = text[max(floor, first - 40) : first]
    if words.own.streets and not q.numeral.grouped and (words.house.match(text, last) or words.street.search(before)):
        return True
    if words.label.search(before) and not words.ending("at_least").search(before):
        return True
    token = next(iter(syntax.between(first, last)), None)
    if token is not None and token.ent and not token.ent_b and token.i:
        return not q.numeral.grouped
    m = _LAST_WORD.search(before)
    if not m or q.numeral.grouped or m[1] == m[1].lower():
        return False
    if token is not None and token.i and syntax.parsed:
        previous = syntax.tokens[token.i - 1]
        if previous.pos == "PROPN" and previous.dep in ("nmod", "compound") and previous.head >= token.i:
            return True
    following = _NEXT_WORD.match(text, last)
    inside = first - len(m[0]) > floor
    titled = following is not None and following[1][0].isupper()
    if titled and words.own.nouns_capital:  # "zählte die Polizei 600 Demonstranten", "starben in Lund 40 Menschen"
        at = before[: m.start()].split()
        titled = not (is_common(m[1].lower(), words.code) or (at and at[-1].lower() in words.locatives))
    return inside and (not counted or titled)
