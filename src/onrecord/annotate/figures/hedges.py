"""Words that make a number less or more than it says: "some", "plus de", "or more"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.figures.words import Lexicon
from onrecord.model.statement import FigureModifier

_WINDOW = 48


@dataclass(frozen=True)
class Hedged:
    """The span with its hedges, and what they say; `exact` where there are none."""

    start: int
    end: int
    modifier: FigureModifier


def _reached(text: str, floor: int, at: int, word: str, words: Lexicon, count: bool) -> bool:
    """True where the word at `at` gives the level that a rise or fall reached: "cayó hasta 5,13"."""
    return word.strip().lower() in words.own.level and words.moves(text[max(floor, at - 2 * _WINDOW) : at], count=count)


def hedged(
    text: str, floor: int, start: int, end: int, ceiling: int, words: Lexicon, opened: int, *, count: bool
) -> Hedged:
    """Takes in the hedges on both sides of `text[start:end]`, within `floor:ceiling`; opened: where its sentence
    starts; count: the number has no unit.

    The outermost of two decides only where the inner is `exact` ("only about 50" is about 50).
    """
    said: list[FigureModifier] = []
    for _ in range(3):
        window = text[max(floor, start - _WINDOW) : start]
        best: tuple[int, FigureModifier] | None = None
        for name, ending in words.hedges_before:
            m = ending.search(window)
            if (
                m
                and words.goals
                and words.goals.search(text, max(floor, start - 2 * _WINDOW), start - len(window) + m.end())
            ):
                continue  # it leads to a goal: "добраться до шести сёл"
            if m and name == "at_most" and _reached(text, opened, start - len(window) + m.start(), m[0], words, count):
                continue
            if m and (best is None or m.start() < best[0]):
                best = m.start(), name  # type: ignore[assignment]
        if best is None:
            break
        start -= len(window) - best[0]
        said.append(best[1])
    for name, pattern in words.hedges_after:
        if m := pattern.match(text, end, ceiling):
            end = m.end()
            said.append(name)  # type: ignore[arg-type]
            break
    real = [m for m in said if m != "exact"]
    modifier: FigureModifier = real[0] if real else "exact"
    if "about" in real and set(real) - {"about"}:
        modifier = next(m for m in real if m != "about")
    return Hedged(start, end, modifier)


def behind(text: str, at: int, ceiling: int, words: Lexicon) -> FigureModifier:
    """What a hedge behind the counted thing says ("23 people at least"); one that an "or" opens belongs elsewhere."""
    joins = {*words.own.also, *words.own.alternative}
    for name, pattern in words.hedges_after:
        m = pattern.match(text, at, ceiling)
        if m and m[0].split()[0].lower() not in joins:
            return name  # type: ignore[return-value]
    return "exact"
