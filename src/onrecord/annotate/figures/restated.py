"""A figure that says the one before it again, in another unit, or goes on with its rise or fall."""

from __future__ import annotations

import re

import msgspec

from onrecord.annotate.figures.patterns import SPACE
from onrecord.annotate.figures.words import Lexicon
from onrecord.model import Figure

_BRACKET = re.compile(rf"{SPACE}?[(\[]")
_LONGEST = 60


def told_again(text: str, before: Figure, figure: Figure, words: Lexicon) -> Figure:
    """The figure with the hedge and change of the one before it, where it is the same amount or the same movement.

    "More than 100 km (60 miles)": both are at least; "grew by 600 jobs or 2 percent": both are a rise; "Oil was down
    3 percent, gas by 2": both are a fall; "the number of dead rose from 12 to 17": both count the dead.
    """
    gap = text[before.span.end : figure.span.start]
    if figure.counted is None and not figure.unit and before.counted_span and gap.strip().lower() in words.reached:
        return msgspec.structs.replace(
            figure, counted=before.counted, counted_span=before.counted_span, counted_lemma=before.counted_lemma
        )
    other = before.unit != figure.unit and before.span.end <= figure.span.start
    if (
        other
        and figure.unit
        and before.unit
        and _BRACKET.fullmatch(gap)
        and text[figure.span.end : figure.span.end + 1] in ")]"
    ):
        modifier = before.modifier if figure.modifier == "exact" and before.modifier != "range" else figure.modifier
        return msgspec.structs.replace(figure, modifier=modifier, change=figure.change or before.change)
    if figure.change is not None or before.change is None or not figure.unit or len(gap) > _LONGEST:
        return figure
    alternative = (
        other and gap.split()[-1:] and gap.split()[-1].lower() in words.own.alternative and "," not in gap.strip(" ,")
    )
    by = before.unit == figure.unit and words.ending("by").search(gap) and not words.ending("level").search(gap)
    if (alternative and len(gap.split()) <= 3) or (by and not re.search(r"[;:.!?]", gap)):
        return msgspec.structs.replace(figure, change=before.change)
    return figure
