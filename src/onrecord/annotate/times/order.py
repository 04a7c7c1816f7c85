"""The order of dates in figures (03/04/2021) in an article: its own, its outlet's country's or its language's."""

from __future__ import annotations

import re

from onrecord.annotate.times.candidates import Candidate
from onrecord.annotate.times.words import TimeWords
from onrecord.model import Article
from onrecord.read.addresses import host_of


def day_first(article: Article, found: list[Candidate], words: TimeWords) -> bool | None:
    """True where the day stands first, None where that stays open.

    A date that allows one order alone ("25/12/2020") tells the order of the others in the same text.
    """
    told = {order for c in found if c.has("NUMDATE") and (order := _sure(c)) is not None}
    if len(told) == 1:
        return told.pop()
    country = host_of(article.url).rpartition(".")[2] if article.url else ""
    return words.day_first_in.get(country, words.day_first)


def _sure(c: Candidate) -> bool | None:
    first, second, _ = (int(n) for n in re.findall(r"\d+", c.parts["NUMDATE"][0].key))
    if 12 < first <= 31 and second <= 12:
        return True
    return False if first <= 12 and 12 < second <= 31 else None
