"""What is counted apart from its number: "the number of passengers at 212", "31 were injured", "the toll rose to 9"."""

from __future__ import annotations

import re

from onrecord.annotate.figures.counted import Counted, counted
from onrecord.annotate.figures.patterns import SPACE
from onrecord.annotate.figures.words import Lexicon
from onrecord.text.counted import FATES, Things
from onrecord.text.syntax import Syntax

_FRONT = 70
_TOLL = 130
_LEVEL = 16
_LAST = re.compile(rf"([^\W\d_]+){SPACE}$")
_FEW = re.compile(r"(?:[ \u00a0]+[^\W\d_]+['’]?(?:[^\W\d_]+)?){0,4}[ \u00a0]+")
_NOUN = re.compile(rf"{SPACE}([^\W\d_A-ZÀ-Þ][^\W\d_]+)(?!\w)")
_FEWEST = 5
"""Words between the plural that opens a sentence and its number."""
_CLAUSE = re.compile(r"[,;:.!?\d(«“\"]")


def apart(
    text: str, floor: int, first: int, last: int, ceiling: int, words: Lexicon, names: Things, syntax: Syntax
) -> Counted | None:
    """The counted thing of the bare number at `first:last`, named in front of it, or as what befell the counted.

    floor, ceiling: bounds of the sentence.
    """
    return (
        _numbered(text, floor, first, last, ceiling, words, names, syntax)
        or _toll(text, floor, first, words)
        or _behind_article(text, floor, first, last, ceiling, words, names, syntax)
        or _moved(text, floor, first, last, words)
        or _befallen(text, floor, first, last, ceiling, words, names)
    )


def _toll(text: str, floor: int, first: int, words: Lexicon) -> Counted | None:
    """ "the death toll … rose to nine": the words for a toll, where a word of a level stands before the number."""
    reached = words.ending("level").search(text, max(floor, first - _LEVEL), first)
    if not reached:
        return None
    opened = list(words.anywhere("tolls").finditer(text, max(floor, first - _TOLL), reached.start()))
    if not opened or _CLAUSE.search(text, opened[-1].end(), reached.start()):
        return None
    start, end = opened[-1].span()
    return Counted(start, end, text[start:end].lower())


def _behind_article(
    text: str, floor: int, first: int, last: int, ceiling: int, words: Lexicon, names: Things, syntax: Syntax
) -> Counted | None:
    """ "sono 340 le persone sfollate": what is counted stands behind an article of its own."""
    article = words.starting("the").match(text, last, ceiling)
    if article is None or not words.ending("are").search(text, max(floor, first - _FRONT), first):
        return None
    thing = counted(text, article.end(), ceiling, words, names, syntax, linked=False)
    return None if thing is None or text[thing.end : thing.end + 1].isalnum() else thing  # "i C130"


def _moved(text: str, floor: int, first: int, last: int, words: Lexicon) -> Counted | None:
    """ "Los casos pasaron de 12 a 20": the plural that opens the sentence, and a rise or fall of it."""
    article = words.starting("the").match(text, floor, first)
    noun = _NOUN.match(text, article.end(), first) if article else None
    if noun is None or _CLAUSE.search(text, noun.end(), first) or len(text[noun.end() : first].split()) > _FEWEST:
        return None
    if any(c.isalpha() for c in text[first:last]):
        return None  # millions are no count of what rose
    if not re.search(words.own.plural or r"\w", noun[1]) or not words.moves(text[noun.end() : first]):
        return None
    return Counted(noun.start(1), noun.end(1), noun[1].lower())


def _numbered(
    text: str, floor: int, first: int, last: int, ceiling: int, words: Lexicon, names: Things, syntax: Syntax
) -> Counted | None:
    if not words.own.number_of:
        return None
    behind = words.starting("number_of").match(text, last, ceiling)
    if behind:
        return counted(text, behind.end(), ceiling, words, names, syntax, linked=False)
    start = max(floor, first - _FRONT)
    opened = list(words.anywhere("number_of").finditer(text, start, first))
    if not opened or _CLAUSE.search(text, opened[-1].end(), first):
        return None
    thing = counted(text, opened[-1].end(), first, words, names, syntax, linked=False)
    if thing is None:
        return None
    also = words.starting("also").pattern
    joined = re.compile(rf"(?:{also}){SPACE}+([^\W\d_]+)").match(text, thing.end, first)
    if joined and joined[1].lower() not in words.stop:
        return Counted(thing.start, joined.end(), thing.lemma)
    return thing


def _befallen(
    text: str, floor: int, first: int, last: int, ceiling: int, words: Lexicon, names: Things
) -> Counted | None:
    """ "31 were injured": the word for what befell them, within a few words and nothing between; not "the two"."""
    if words.own.verb_first and (verb := _fate_before(text, floor, first, words, names)):
        return verb
    before = _LAST.search(text, max(floor, first - 24), first)
    if before and before[1].lower() in words.stop and before[1].lower() not in words.own.also:
        return None
    lead = _FEW.match(text, last, ceiling)
    if not lead:
        return None
    stretch = text[last : min(ceiling, lead.end() + 24)]
    stretch = words.joined.split(re.split(r"[.,;:!?()«»“”\"\d\n]", stretch)[0])[0]
    for found in names.concepts(stretch):
        if found.name in FATES:
            start, end = last + found.start, last + found.end
            return Counted(start, end, text[start:end].lower())
        return None
    return None


def _fate_before(text: str, floor: int, first: int, words: Lexicon, names: Things) -> Counted | None:
    """The verb right before its number, without the letter that joins it to others: "وقتل 30 وأصيب 40"."""
    lead = _LAST.search(text, max(floor, first - 24), first)
    found = names.concepts(lead[1]) if lead else ()
    if lead is None or not found or found[0].name not in FATES:
        return None
    start, joined = lead.start(1), words.joined.match(lead[1])
    if joined and names.concepts(lead[1][joined.end() :]):
        start += joined.end()
    return Counted(start, lead.end(1), text[start : lead.end(1)].lower())
