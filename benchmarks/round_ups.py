"""Round-ups made of a development set: the stories they mention, and the story their headline puts them into.

    python -m benchmarks.round_ups

Needs `hamborg_news_cluster` beside the checkout. Reports are drawn from its events and taken out of it; every three or
four of different events become one round-up of the day of the first: the beginnings of all, one after the other. Called
"The day at a glance" it should mention the story of each part and belong to none; under the headline of its first part
it should belong to that one's story, also where it is running text and comes to that matter last. What the reports
left in the set mention is counted too.
Prints a Markdown table.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from benchmarks.stories import SETS
from onrecord.across import RECORD_STEPS
from onrecord.annotate import annotate
from onrecord.config import Config
from onrecord.model import Article, Block, Dossier, Statement
from onrecord.read import Raw, find, make

SET = SETS / "hamborg_news_cluster.jsonl"
ROUND_UPS, PARTS, LEFT = 22, (3, 4), 3
"""So many round-ups of so many parts each; so many reports of each event are left at least."""
BEGINNING = 450
"""Characters of each report that a round-up tells."""

Annotated = tuple[Article, tuple[Statement, ...]]


class Way(NamedTuple):
    """How round-ups are made. headline: that of the first part. last: that part comes last."""

    what: str
    headings: bool = False
    headline: bool = True
    last: bool = False


WAYS = (
    Way("headings, no headline of its own", headings=True, headline=False),
    Way("headings, the headline of the first part", headings=True),
    Way("running text, the headline of the first part"),
    Way("the same, that part comes last", last=True),
)


class Made(NamedTuple):
    """A round-up and the event of each of its parts, the headline's first."""

    article: Article
    events: list[str]


def names_in(article: Article) -> Annotated:
    """A report with its names, which is all that stories need."""
    return annotate(article, only=("mention",))


def round_up(name: str, parts: list[Article], way: Way) -> Article:
    """The beginnings of some reports as one report."""
    title = parts[0].title or "" if way.headline else "The day at a glance"
    text, blocks = "", []
    for part in [*parts[1:], parts[0]] if way.last else parts:
        told = " ".join(" ".join(part.text[b.start : b.end] for b in part.mined if b.kind == "paragraph").split())
        for kind, words in (("heading", part.title or ""), ("paragraph", told[:BEGINNING].rsplit(". ", 1)[0] + ".")):
            if kind == "paragraph" or way.headings:
                blocks.append(Block(kind, len(text), len(text) + len(words)))
                text += words + "\n"
    return Article(
        id=name, source=name, text=text, blocks=tuple(blocks), lang="en", title=title, published=parts[0].published
    )


def drawn(rows: list[Annotated], event: dict[str, str], seed: int = 1) -> list[list[Article]]:
    """The reports of each round-up, no report twice."""
    rng = random.Random(seed)  # noqa: S311
    free: dict[str, list[Article]] = defaultdict(list)
    for article, _ in rows:
        free[event[article.id]].append(article)
    out = []
    for _ in range(ROUND_UPS):
        events = sorted(e for e, left in free.items() if len(left) > LEFT)
        out.append([free[e].pop(rng.randrange(len(free[e]))) for e in rng.sample(events, rng.choice(PARTS))])
    return out


def measured(rows: list[Annotated], event: dict[str, str], way: Way) -> list[str]:
    """What is counted of round-ups made in a way, in words."""
    made = []
    for n, parts in enumerate(drawn(rows, event)):
        made.append(Made(round_up(f"round-up {n}", parts, way), [event[a.id] for a in parts]))
    used = {a.id for parts in drawn(rows, event) for a in parts}
    every = [row for row in rows if row[0].id not in used] + [names_in(m.article) for m in made]
    dossier = Dossier([a for a, _ in every], [s for _, found in every for s in found])
    for step in RECORD_STEPS:
        dossier.add(step.run(dossier))
    about = {m.article.id: m.events for m in made}
    counts: Counter[str] = Counter()
    for story in dossier.stories:
        of = Counter(event[a.id] for a in story.articles if a.role == "main" and a.id in event)
        main = of.most_common(1)[0][0] if of else ""
        for a in story.articles:
            events = about.get(a.id, [])
            if a.role == "mentions":
                counts[
                    "mentions right" if main in events else "mentions wrong" if events else "mentions of others"
                ] += 1
            elif events and len([b for b in story.articles if b.role == "main"]) == 1:
                counts["alone"] += 1
            elif events:
                counts["in the headline's story" if main == events[0] else "in another story"] += 1
    parts = sum(len(m.events) for m in made)
    return [f"{len(made)} with {parts} parts", *(f"{key}: {n}" for key, n in sorted(counts.items()))]


def main() -> None:
    raws = [raw for raw in find([SET], Config()) if isinstance(raw, Raw)]
    clusters = {str(row["id"]): row["cluster"] for row in map(json.loads, SET.read_text(encoding="utf-8").splitlines())}
    with ProcessPoolExecutor(2) as pool:
        rows = list(pool.map(names_in, [make(raw, Config()) for raw in raws], chunksize=8))
    event = {a.id: clusters[a.source.split("#", 1)[1]] for a, _ in rows}
    for way in WAYS:
        print(f"| {way.what} | {' | '.join(measured(rows, event, way))} |", flush=True)


if __name__ == "__main__":
    main()
