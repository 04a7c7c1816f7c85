"""Made-up reports on one story, with the statements and findings that a build would have learned of them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Dossier, Figure, Finding, Plan, Published, Quote, Speaker, Statement, Story, StoryArticle
from onrecord.model.article import Article
from tests.web.fixture import article, at


class Pile:
    """Collects reports, statements and findings of one story."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.made: list[Statement] = []
        self.findings: list[Finding] = []

    def report(self, name: str, day: str | None, *paragraphs: str, **more: object) -> Article:
        published = Published(day, "given") if day else Published()
        words = [("paragraph", p) for p in paragraphs]
        made = article(f"{name}.txt", "en", published, *words, outlet=name.title(), **more)  # type: ignore[arg-type]
        self.articles.append(made)
        return made

    def figure(self, a: Article, words: str, value: float, by: str | None = None, **more: object) -> str:
        span = at(a, words)
        row = Figure(id=f"f{len(self.made)}", span=span, value=value, counted="x", attributed_to=by, **more)  # type: ignore[arg-type]
        self.made.append(row)
        return row.id

    def plan(self, a: Article, words: str, target: str, **more: object) -> str:
        row = Plan(id=f"p{len(self.made)}", span=at(a, words), target=target, **more)  # type: ignore[arg-type]
        self.made.append(row)
        return row.id

    def quote(self, a: Article, words: str, who: str) -> str:
        speaker = Speaker(as_written=who, span=at(a, who))
        self.made.append(Quote(id=f"q{len(self.made)}", span=at(a, words), kind="direct", speaker=speaker))
        return self.made[-1].id

    def finding(self, about: str, label: str, verdict: str, items: Sequence[str]) -> None:
        number = len(self.findings)
        self.findings.append(
            Finding(id=f"find{number}", about=about, story="s", label=label, verdict=verdict, reason="", items=tuple(items))  # type: ignore[arg-type]
        )  # fmt: skip

    def dossier(self) -> Dossier:
        out = Dossier(self.articles, self.made)
        ids = tuple(a.id for a in self.articles)
        out.add([Story(id="s", title="t", articles=tuple(StoryArticle(a) for a in ids), independent=ids)])
        out.add(self.findings)
        return out
