"""Who gives a figure, and for which side: the authorities, those who are heard against them, or others who count."""

from __future__ import annotations

import re

from onrecord.across.figure_readings import Reading
from onrecord.text.counted import Things, things
from onrecord.text.names import skeleton

_OPENING = 4  # words of a sentence in which its subject stands
_PRESENTED = 3  # words beside a name that say what its bearer is
_CLOSED = re.compile(r"[.,;:!?]\s|[،؛]|\n")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def source(r: Reading) -> str:
    """Who gives the figure: the source of its own sentence, else the side that was named and is told to speak on.

    "The unions claimed victory … they said"; "The opposition disagrees: 15 were killed". Empty where nothing says it.
    """
    if r.figure.attributed_to:
        return r.figure.attributed_to
    words, text, at = things(r.language), r.article.text, r.figure.span.start
    retold = words.retells.search(text, r.low, r.high) is not None
    disputed = words.contrast.search(text, r.low, at) is not None and ":" in text[r.low : at]
    for start, told in ((r.low, retold or disputed), (r.before, retold)):
        if told and (named := _opening(text[start : r.high], words)):
            return named
    return ""


def sides(r: Reading) -> frozenset[str]:
    """The sides for which its source speaks, by its own words or else by those that say what it is."""
    words, said = things(r.language), source(r)
    return words.sides(said) or words.sides(_presented(r, said))


def opposed(one: Reading, other: Reading) -> bool:
    """True where the sources of two numbers speak for one side each, and not for the same."""
    x, y = sides(one), sides(other)
    return len(x) == len(y) == 1 and x != y


def one_source(a: Reading, b: Reading) -> bool:
    """True where both numbers are given by one source, as far as its name is written out."""
    x, y = (source(r).casefold() for r in (a, b))
    if x and y and (x in y or y in x):
        return True
    names = [{skeleton(w) for w in source(r).split() if w[:1].isupper() and len(w) > 3} for r in (a, b)]
    return bool(names[0] & names[1])


def _presented(r: Reading, said: str) -> str:
    """The few words before a source, and behind a comma after it: "the governor", ", a dissident"."""
    text = r.article.text[r.before : r.high]
    at = text.rfind(said) if said else -1
    if at < 0:
        return ""
    before = _CLOSED.split(text[:at])[-1].split()[-_PRESENTED:]
    behind = re.match(r",\s([^.,;:]+)", text[at + len(said) :])
    return " ".join([*before, "/", *(behind[1].split()[:_PRESENTED] if behind else ())])


def _opening(sentence: str, words: Things) -> str:
    """The side that the first words of a sentence name."""
    found = [m.end() for _, m in zip(range(_OPENING), _WORD.finditer(sentence), strict=False)]
    opening = re.split(r"[,;:.]\s", sentence[: found[-1]])[0] if found else ""
    end = next((n for n in found if words.sides(opening[:n])), 0)
    return opening[:end].strip()
