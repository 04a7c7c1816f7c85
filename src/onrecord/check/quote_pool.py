"""The quotes of the record that a draft's quotes are compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from onrecord.across import quote_meaning
from onrecord.across.quote_units import Said, said, same_speaker
from onrecord.across.quote_wording import holds
from onrecord.across.quotes import RUN, grouped, linked
from onrecord.across.story_evidence import Evidence, evidence
from onrecord.check.draft import DRAFT
from onrecord.check.scope import Beside
from onrecord.model import Dossier, Finding, Quote, Span
from onrecord.text.names import fold

MOST = 40
"""Quotes in other languages that one draft's quotes are compared with by meaning."""


class Pool:
    """The quotes of the draft and of the reports beside it.

    record: all that is on record, also what is not beside the draft. drafted: the draft's marked quotes.
    """

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self.record = beside.record
        self._reports: dict[str, Evidence] = {}
        self._said: dict[str, Said] = {}
        self.drafted = [
            self._made(q, beside) for q in beside.quotes if q.span.article == DRAFT and q.kind != "indirect"
        ]

    def _made(self, quote: Quote, dossier: Dossier) -> Said:
        if quote.id not in self._said:
            key = quote.span.article
            if key not in self._reports:
                self._reports[key] = evidence(dossier.articles[key])
            self._said[quote.id] = said(quote, dossier, self._reports[key])
        return self._said[quote.id]

    @cached_property
    def _all(self) -> list[Said]:
        marked = (q for q in self.beside.quotes if q.span.article != DRAFT and q.kind != "indirect")
        return [self._made(q, self.beside) for q in marked]

    @cached_property
    def _runs(self) -> dict[tuple[str, ...], list[Said]]:
        """The quotes on record by their language and each run of three words, and short ones by all."""
        out: dict[tuple[str, ...], list[Said]] = defaultdict(list)
        for item in self._all:
            for key in _keys(item):
                out[key].append(item)
        return out

    def near(self, item: Said) -> list[Said]:
        """The quotes on record in a draft's language that share three words in a row with one of its own.

        A quote of fewer words: those that have all of them, or one more or less.
        """
        found = {o.quote.id: o for key in _keys(item) for o in self._runs.get(key, ())}
        return [o for o in self._all if o.quote.id in found]

    def by(self, item: Said) -> int:
        """How many quotes on record the speaker of an item has."""
        return sum(same_speaker(item, o) == "same" for o in self._all)

    def at(self, span: Span) -> Said | None:
        """The quote that some words of a report stand in: a marked one before reported speech."""
        dossier = self.beside if span.article in self.beside.articles else self.record
        inside = [q for q in self.record.quotes_of.get(span.article, ()) if q.span.overlaps(span)]
        best = min(inside, key=lambda q: (q.kind == "indirect", q.span.start), default=None)
        return self._made(best, dossier) if best else None

    @cached_property
    def outlets(self) -> dict[str, str]:
        """The outlets and agencies on record by their folded names, the longest first."""
        names = {fold(n): n for a in self.record.articles.values() for n in (a.outlet, *a.agencies) if n}
        return {key: names[key] for key in sorted(names, key=len, reverse=True) if key}

    @cached_property
    def _findings(self) -> dict[str, list[Finding]]:
        out: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.record.findings:
            if finding.about == "quote":
                for item in finding.items:
                    out[item].append(finding)
        return out

    def disputes(self, other: Said, item: Said) -> Finding | None:
        """What the record finds about a quote whose words reports change, where the draft gives the changed words."""
        for finding in self._findings.get(other.quote.id, ()):
            if finding.verdict == "altered":
                pair = [self._said_of(i) for i in finding.items if i != other.quote.id]
                if any(p is not None and not holds(p, item) for p in pair):
                    return finding
        return None

    def _said_of(self, quote_id: str) -> Said | None:
        quote = self.beside.statements.get(quote_id)
        return self._made(quote, self.beside) if isinstance(quote, Quote) else None

    def is_translation(self, other: Said) -> bool:
        """True where the first report with an utterance has it in another language: then its wordings here differ."""
        for finding in self._findings.get(other.quote.id, ()):
            first = self._said_of(finding.items[0])
            if finding.verdict == "translated" and first is not None and first.lang != other.lang:
                return True
        return False

    def foreign(self, items: Sequence[Said]) -> list[Said]:
        """The quotes in other languages that may mean what some of the draft's quotes say, at most `MOST`."""
        ranked: list[tuple[bool, int, Said]] = []
        for n, other in enumerate(self._all):
            matches = {same_speaker(item, other) for item in items if item.lang != other.lang}
            if matches - {"different"}:
                ranked.append(("same" not in matches, n, other))
        return [o for *_, o in sorted(ranked, key=lambda row: row[:2])[:MOST]]


def _keys(item: Said) -> set[tuple[str, ...]]:
    words = item.words
    if len(words) <= RUN:
        return {(item.lang, *words)}
    out = {(item.lang, *words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    return out | {(item.lang, *words[i : i + 2]) for i in range(len(words) - 1)} if len(words) <= 2 * RUN else out


def translations(pool: Pool, items: Sequence[Said]) -> dict[str, list[Said]]:
    """The draft's quotes that are a translation of quotes on record: its id to those, oldest first."""
    theirs = pool.foreign(items)
    if not items or not theirs:
        return {}
    groups = [[theirs[i] for i in group] for group in grouped(theirs, linked(theirs))]
    own = [[item] for item in items]
    out: dict[str, list[Said]] = defaultdict(list)
    for g, h in quote_meaning.translations([*groups, *own]):
        if g < len(groups) <= h:
            out[own[h - len(groups)][0].quote.id] += groups[g]
    return dict(out)
