"""What a number counts: the noun phrase behind it, its head, and the whole it is a part of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.annotate.figures.patterns import SPACE
from onrecord.annotate.figures.words import Lexicon
from onrecord.annotate.mentions.candidates import is_common
from onrecord.text.counted import Things
from onrecord.text.number_words import find_words
from onrecord.text.syntax import Syntax, Token

_NOUN = frozenset({"NOUN", "PROPN", "SYM", "X"})
_BEFORE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PARTED = re.compile(rf"{SPACE}+[-‐]{SPACE}")
_WHOLE = re.compile(rf"{SPACE}*\d[\d.,]*(?={SPACE}[^\W\d_])")
_LONGEST = 12
_SIZES = ("km", "m", "cm", "mm", "nm", "um", "[mi_i]", "[nmi_i]", "[ft_i]", "[in_i]", "[yd_i]", "Cel", "[degF]", "deg")
_TIMES = ("km/h", "m/s", "[mi_i]/h", "[kn_i]", "s", "min", "h", "d", "wk", "mo", "a", "10.a", "100.a")
_AMOUNTS = frozenset({"t", "kg", "g", "mg", "l", "m3", "[bbl_us]", "har", "m2", "km2"})
"""Units of weight, volume and area: what stands straight behind them may be the stuff they measure."""
UNCOUNTED = frozenset((*_SIZES, *_TIMES))
"""Units of length, speed, heat and time: what stands behind them is no thing that they count."""


@dataclass(frozen=True)
class Counted:
    """Where the counted thing stands, and the lemma of its head."""

    start: int
    end: int
    lemma: str


def counted(
    text: str,
    at: int,
    ceiling: int,
    words: Lexicon,
    names: Things,
    syntax: Syntax,
    *,
    linked: bool,
    one: bool = False,
    unit: str | None = None,
) -> Counted | None:
    """The noun phrase that starts at `at`, or None.

    one: the number is one, which counts no plural. unit: the number's own.
    linked: True where only a phrase behind a linking word counts ("60 percent of the workers").
    """
    if words.starting("part_after").match(text, at, ceiling):
        return None
    m = re.compile(rf"{SPACE}*((?:{words.starting('of').pattern}){SPACE}*)").match(text, at, ceiling)
    if m and m[1]:
        whole = None if syntax.parsed else _WHOLE.match(text, m.end(), ceiling)
        at = _past_millions(text, whole.end(), ceiling, words) if whole else m.end()
    elif linked and not (unit in _AMOUNTS and words.stuff and words.stuff.match(text, at, ceiling)):
        return None
    if _PARTED.match(text, at, ceiling):
        return None
    line = text.find("\n", at, ceiling)
    ceiling = line if line >= 0 else ceiling
    if not re.compile(rf"{SPACE}*[-‐]?{SPACE}*[^\W\d_]").match(text, at, ceiling):
        return None
    tokens = [t for t in syntax.between(at, ceiling)[: _LONGEST + 4] if t.start >= at - 1 and t.end <= ceiling]
    if tokens and tokens[0].text in ("-", "‐"):
        tokens = tokens[1:]
    tokens = [t for t in tokens if t.end > at]
    if m and m[1] and not syntax.parsed:
        tokens = _past_whole(text, tokens, words)
    if not tokens:
        return None
    found = (
        _parsed(tokens, words, linked=bool(m))
        if syntax.parsed
        else _plain(tokens, words, any_noun=linked or one or bool(m and m[1]))
    )
    apart = words.uncounted.match(tokens[0].text)
    if found is None and not linked and not apart and names.concepts(tokens[0].text):
        return Counted(tokens[0].start, tokens[0].end, (tokens[0].lemma or tokens[0].text).lower())
    return found


def _past_millions(text: str, at: int, ceiling: int, words: Lexicon) -> int:
    """The place behind a magnitude and the word that links it: "un tercio de los 6 millones de habitantes"."""
    scale = words.multiplier.match(text, at, ceiling)
    of = words.starting("of").match(text, scale.end(), ceiling) if scale else None
    return of.end() if of else scale.end() if scale else at


def _past_whole(text: str, tokens: list[Token], words: Lexicon) -> list[Token]:
    """The tokens behind the number word of a whole that opens them: "nueve de las catorce provincias"."""
    if len(tokens) < 2:
        return tokens
    first, rest = tokens[0], tokens[1:]
    number = find_words(text, first.start, first.end, words.own.numbers)
    return rest if number and first.text.lower() not in words.own.numbers.one else tokens


def _parsed(tokens: list[Token], words: Lexicon, *, linked: bool) -> Counted | None:
    i = 0
    while i < len(tokens) and tokens[i].pos in ("DET", "PRON") and linked and i < 2:
        i += 1
    first, head, i = i, *_phrase(tokens, i, words)
    if head is None or (head.text.lower() in words.stop and i == first + 1):
        return None
    end = i
    for _ in range(2):
        if i + 1 < len(tokens) and tokens[i].pos == "ADP" and tokens[i].text.lower().replace("’", "'") in words.own.of:
            j = i + 1
            while j < len(tokens) and tokens[j].pos == "DET":
                j += 1
            inner, k = _phrase(tokens, j, words)
            if inner is None or tokens[i].text.lower() == "in":
                break
            end = i = k
        else:
            break
    end = min(end, first + _LONGEST)
    last = tokens[end - 1]
    stop = last.start + len(last.text.rstrip("-‐–"))
    return Counted(tokens[first].start, max(stop, tokens[first].end), head.lemma.lower() or head.text.lower())


def _phrase(tokens: list[Token], i: int, words: Lexicon) -> tuple[Token | None, int]:
    """Head and end of the noun phrase that starts at place i: adjectives, nouns, adjectives."""
    start, nouns = i, []
    while i < len(tokens):
        t = tokens[i]
        if t.pos in _NOUN and (t.text[0].isalnum()):
            nouns.append(t)
        elif not (
            t.pos == "ADJ"
            or (t.pos == "VERB" and _participle(t, tokens, i, bool(nouns)))
            or _inner(tokens, i, start, bool(nouns))
        ):
            break
        i += 1
    if not nouns:
        return None, i
    heads = [t for t in nouns if t.head not in {n.i for n in nouns if n is not t}]
    return (heads or nouns)[-1] if len(heads) == 1 else _first_or_last(nouns), i


def _inner(tokens: list[Token], i: int, start: int, after_noun: bool) -> bool:
    """A hyphen, adverb, "and" or mark of possession between the words of the phrase."""
    if i + 1 >= len(tokens):
        return False
    t, following = tokens[i], tokens[i + 1].pos
    if t.pos == "PART" and t.text in ("'s", "’s", "'", "’"):
        return after_noun and following in _BEFORE
    if t.text in ("-", "‐"):
        return i > start and following in _BEFORE
    if t.pos == "ADV":
        return i == start and following == "ADJ"
    return t.pos == "CCONJ" and i > start and not after_noun and following == "ADJ"


def _first_or_last(nouns: list[Token]) -> Token:
    return next((n for n in nouns if n.pos == "NOUN"), nouns[-1])


def _participle(t: Token, tokens: list[Token], i: int, after_noun: bool) -> bool:
    """A participle that belongs to the noun: "armed men", "personnes blessées" before no auxiliary."""
    if "VerbForm=Part" not in t.morph and t.tag != "VBN":
        return False
    if after_noun:
        return t.dep == "acl" and "Number=Plur" in t.morph and t.tag != "VBN"
    return i + 1 < len(tokens) and tokens[i + 1].pos in _BEFORE


def _plain(tokens: list[Token], words: Lexicon, *, any_noun: bool) -> Counted | None:
    """Without syntax: the words up to one that no noun phrase holds, by the shape of the language.

    any_noun: True where the head need be no plural ("a third of the force").
    """
    run: list[Token] = []
    for t in tokens:
        if not _WORD.fullmatch(t.text):
            break
        if t.text.lower() in words.stop or _elided(t.text, words) or words.uncounted.match(t.text):
            if not run:
                return None
            break
        run.append(t)
        if len(run) == 5:
            break
    if not run:
        return None
    head = _plain_head(run, words)
    if head is None:
        return None
    end = head + 1
    if words.own.nouns_capital:
        while end < len(run) and run[end].text[0].isupper() and not _plural(run[head].text.lower(), words):
            end, head = end + 1, end  # "vier Black Hawks", and not "in 112 Fällen Kredite"
    elif words.own.adjective:
        while end < len(run) and end - head < 3 and re.search(rf"(?:{words.own.adjective})$", run[end].text.lower()):
            end += 1
    lemma = (run[head].lemma or run[head].text).lower()
    if not any_noun and not _noun(run[head].text, lemma, words):
        return None
    return Counted(run[0].start, run[end - 1].end, lemma)


def _noun(word: str, lemma: str, words: Lexicon) -> bool:
    """False for a verb, by the ending of its lemma, or a word that is no plural where all plurals end alike."""
    if not word.islower():
        return True
    if words.own.verb and re.search(words.own.verb, lemma):
        return False
    return not words.own.plural or bool(re.search(words.own.plural, word))


def _plural(word: str, words: Lexicon) -> bool:
    """True for a known word that ends as plurals do."""
    return bool(words.own.plural and re.search(words.own.plural, word)) and is_common(word, words.code)


def _elided(word: str, words: Lexicon) -> bool:
    """True for a word behind an article that is written together with it ("l'unico"): what is counted has none."""
    article, apostrophe, _ = word.lower().replace("’", "'").partition("'")
    return bool(apostrophe) and article + apostrophe in words.stop


def _plain_head(run: list[Token], words: Lexicon) -> int | None:
    if words.own.nouns_capital:
        return next((i for i, t in enumerate(run[:4]) if t.text[0].isupper()), None)
    if words.own.before:
        for i, t in enumerate(run[:4]):
            if not re.search(rf"(?:{words.own.before})$", t.text.lower()):
                return i
        return len(run) - 1
    return 0
