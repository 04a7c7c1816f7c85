"""What every view needs: the dossier, indexed for reading, and the makers of chips and links."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple, TypeVar

from onrecord.model import Article, Copy, Dossier, Event, Finding, Span, Statement, Story
from onrecord.web.days import common_year, spoken
from onrecord.web.evidence import Evidence
from onrecord.web.reasons import readable
from onrecord.web.sources import Sources, direction

S = TypeVar("S", bound=Statement)

LABEL = 70
"""Characters that the name of a thing may have at most."""


class Label(NamedTuple):
    """What a finding is about; in the language of the report whose words it is, where it is one's."""

    words: str
    lang: str
    dir: str


class Context:
    """The dossier as the views read it."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.year = common_year([a.published.value for a in dossier.articles.values()])
        self.sources = Sources(dossier, self.year)
        self.evidence = Evidence(self.sources)

    def article(self, span: Span) -> Article:
        """The report that a span stands in."""
        return self.dossier.articles[span.article]

    def spoken(self, value: str | None, modifier: str | None = None) -> str:
        """A calendar value in words, without the year that all reports share."""
        return spoken(value, modifier, self.year)

    def stated(self, statement: Statement) -> str | None:
        """The day a statement was made: what it says of that itself, else its report's publication."""
        own = getattr(statement, "stated", None) or getattr(statement, "said", None)
        return own or self.article(statement.span).published.value

    def findings(self, story: Story | None) -> list[Finding]:
        """The findings of a story; None for those of no story."""
        return self._findings.get(story.id if story else None, [])

    @cached_property
    def _findings(self) -> dict[str | None, list[Finding]]:
        known = {s.id for s in self.dossier.stories}
        out: dict[str | None, list[Finding]] = {}
        for finding in self.dossier.findings:
            items = [i for i in finding.items if i in self.dossier.statements]
            if not items:
                continue
            story = finding.story if finding.story in known else None
            if story is None:
                home = self.dossier.story_of.get(self.dossier.statements[items[0]].span.article)
                story = home.id if home else None
            out.setdefault(story, []).append(finding)
        return out

    def events(self, articles: Iterable[str]) -> list[Event]:
        """The events whose sentence stands in some reports."""
        return [e for a in articles for e in self.dossier.events_of.get(a, ())]

    def event_spans(self, event: Event) -> list[Span]:
        """The words that tell an event."""
        return [event.span, *(s.span for i in event.statements if (s := self.dossier.statements.get(i)) is not None)]

    def copies(self, article: str) -> list[Copy]:
        """The copies that a report has part in."""
        return self._copies.get(article, [])

    @cached_property
    def _copies(self) -> dict[str, list[Copy]]:
        out: dict[str, list[Copy]] = {}
        for copy in self.dossier.copies:
            for article in copy.articles:
                out.setdefault(article, []).append(copy)
        return out

    def reason(self, finding: Finding) -> str:
        """Why a verdict was given, in words."""
        named = (self.sources[a] for a in dict.fromkeys(i.span.article for i in self.all_items(finding)))
        return readable(finding.reason, named, self.year)

    def label(self, finding: Finding) -> Label:
        """What a finding is about, the same for findings that share a statement: in English where one has that."""
        return self._labels.get(finding.id) or self._label(finding)

    @cached_property
    def _labels(self) -> dict[str, Label]:
        out: dict[str, Label] = {}
        for story in (None, *self.dossier.stories):
            same = [f for f in self.findings(story) if f.about in ("figure", "plan") and f.verdict != "different_scope"]
            for group in merged(same):
                labels = [self._label(f) for f in group]
                label = next((x for x in labels if x.lang == "en"), labels[0])
                out.update((f.id, label) for f in group)
        return out

    def _label(self, finding: Finding) -> Label:
        """The finding's own label, or what an English report calls the thing when that is in another language."""
        reports = [self.article(s.span) for s in self.all_items(finding)]
        lang = next((a.lang for a in reports if finding.label and finding.label in a.text), None)
        if lang not in (None, "en"):
            english = [i for i in self.all_items(finding) if self.article(i.span).lang == "en"]
            called = [getattr(i, "counted", None) or getattr(i, "action", None) or "" for i in english]
            fullest = max((w for w in called if len(w) <= LABEL), key=len, default="")
            if fullest:
                return Label(fullest, "en", "ltr")
        return Label(finding.label, lang or "", direction(lang) if lang else "")

    @cached_property
    def _by_article(self) -> dict[str, list[Statement]]:
        out: dict[str, list[Statement]] = {}
        for statement in self.dossier.statements.values():
            out.setdefault(statement.span.article, []).append(statement)
        return out

    def statements(self, articles: Iterable[str], kind: type[S]) -> list[S]:
        """All statements of a kind in some reports, in order of report and place."""
        return [s for a in articles for s in self._by_article.get(a, ()) if isinstance(s, kind)]

    def everything(self, article: str) -> list[Statement]:
        """All statements in a report, by place."""
        return self._by_article.get(article, [])

    def items(self, finding: Finding, kind: type[S]) -> list[S]:
        """The statements of a finding that are of a kind, oldest first."""
        return [s for s in self.all_items(finding) if isinstance(s, kind)]

    def all_items(self, finding: Finding) -> list[Statement]:
        """The statements of a finding, oldest first."""
        return [s for i in finding.items if (s := self.dossier.statements.get(i)) is not None]

    def strength(self, spans: Iterable[Span]) -> tuple[int, int, int]:
        """A sort key, strongest last: independent sources behind some words, origins, how recent the last report is."""
        spans = list(spans)
        known = [s.article for s in spans]
        return self.sources.independent(spans), self.sources.origins(known), self.sources.newest(known)


def merged(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings put together where they share a statement, in order of the first of each."""
    given = list(findings)
    lead = list(range(len(given)))
    owner: dict[str, int] = {}

    def first(number: int) -> int:
        while lead[number] != number:
            lead[number] = lead[lead[number]]
            number = lead[number]
        return number

    for number, finding in enumerate(given):
        for item in finding.items:
            one, two = sorted((first(owner.setdefault(item, number)), first(number)))
            lead[two] = one
    groups: dict[int, list[Finding]] = {}
    for number, finding in enumerate(given):
        groups.setdefault(first(number), []).append(finding)
    return list(groups.values())
