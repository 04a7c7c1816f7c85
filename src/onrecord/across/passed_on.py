"""Which reports, taken as a whole, only pass on what another outlet reported, and which sentences of the others do."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from onrecord.across.credits import Credit, credits_of, own_reporting
from onrecord.across.outlets import Outlets
from onrecord.lang import pack
from onrecord.model import Article, Dossier, Quote, Span
from onrecord.text.sentences import split

LEAD_WORDS = 5
"""Words that the first sentence of a report has at least, a line of a few words is none."""
SEVERAL = 2
"""Credits to one outlet that make a report its, without one in the lead, where they hold for half of its sentences."""


class Passed(NamedTuple):
    """What a report passes on: the outlet's key and name, both empty where it names none, and the words that say so."""

    key: str
    name: str
    words: str


class PassedOn:
    """What the reports of a dossier pass on; each is looked at when first asked for."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._outlets = Outlets(dossier.articles.values())
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._origins: dict[str, frozenset[str]] = {}

    def origins(self, article: str) -> frozenset[str]:
        """The keys of the outlet and the agencies that a report is from."""
        if article not in self._origins:
            self._origins[article] = self._outlets.of(self._dossier.articles[article])
        return self._origins[article]

    def credits(self, article: str) -> tuple[Credit, ...]:
        """The credits of a report to other outlets."""
        own = self.origins(article)
        return tuple(c for c in self._all(article) if c.key not in own)

    def at(self, span: Span) -> Credit | None:
        """The credit that holds for some words."""
        return next((c for c in self.credits(span.article) if c.start <= span.start and span.end <= c.end), None)

    def whole(self, article: str) -> Passed | None:
        """What a report as a whole passes on: its headline or first sentence credits another outlet, or half of its
        sentences do; and neither its own words nor more voices than credits show reporting of its own."""
        others = self.credits(article)
        if not others or len(others) < len(self._all(article)) or own_reporting(self._dossier.articles[article]):
            return None
        text = self._dossier.articles[article]
        sentences = _sentences(text)
        leads = [(b.start, b.end) for b in text.blocks if b.kind == "title"] + sentences[:1]
        first = next((c for c in others if any(low <= c.first < high for low, high in leads)), None)
        if first is None:
            held = [s for s in sentences if any(c.start <= s[0] and s[1] <= c.end for c in others)]
            first = others[0] if len(others) >= SEVERAL and 2 * len(held) >= len(sentences) else None
        if first is None or self._voices(article) > len(others):
            return None
        return Passed(first.key, first.name, " ".join(text.text[first.first : first.last].split()))

    def _all(self, article: str) -> tuple[Credit, ...]:
        if article not in self._credits:
            self._credits[article] = credits_of(self._dossier.articles[article], self._outlets)
        return self._credits[article]

    def _voices(self, article: str) -> int:
        """How many speakers are quoted without a credit."""
        quotes = (s for s in self._dossier.said_in([article]) if isinstance(s, Quote))
        said = [q for q in quotes if q.speaker and q.speaker.via in ("name", "role") and self.at(q.span) is None]
        return len({q.speaker.as_written for q in said if q.speaker})


_made: WeakKeyDictionary[Dossier, PassedOn] = WeakKeyDictionary()


def passed_on(dossier: Dossier) -> PassedOn:
    """What the reports of a dossier pass on, kept with it."""
    if dossier not in _made:
        _made[dossier] = PassedOn(dossier)
    return _made[dossier]


def _sentences(article: Article) -> list[tuple[int, int]]:
    """The sentences of the body, without lines of a few words."""
    found = []
    for block in article.mined:
        if block.kind in ("paragraph", "quote", "list"):
            pieces = split(article.text[block.start : block.end], pack(article.lang))
            found += [(block.start + s, block.start + e) for s, e in pieces]
    return [(s, e) for s, e in found if len(article.text[s:e].split()) >= LEAD_WORDS]
