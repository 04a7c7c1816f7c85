"""Grouping reports into stories: quality beside simpler ways, and speed and memory as the record grows.

    python -m benchmarks.stories [--sizes 1000,10000,100000,1000000] [--no-quality]

Quality needs the development sets of stories beside the checkout. Each simpler way puts a report, day by day in order,
into the story whose members it is most like in the mean, with the threshold that serves it best on that very set; the
stream has its one set of parameters; its figures are also given for the later half of the reports, where its
parameters were chosen on the earlier. It is also given the reports of each day in ten orders. Without annotation there
are no names of people and places, which the pipeline compares too (the simulated reports have some).

Speed: simulated reports, each a report of the sets with its words partly renamed and its vector moved, so that stories
have several reports on three days and terms come and go; 500 a day. The record is filled with all but the last 5,000
reports without comparing them, then these are placed, day by day. All times are the processor's. Prints
Markdown tables.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from onrecord.across.stories import grouped
from onrecord.across.story_evidence import Evidence, evidence
from onrecord.across.story_likeness import TERMS_BETWEEN, USUAL_BACKGROUND, gaps
from onrecord.across.story_statistics import Statistics
from onrecord.across.story_stream import Stream
from onrecord.across.story_terms import Terms
from onrecord.config import Config
from onrecord.model import Dossier
from onrecord.read import Raw, find, make
from onrecord.text.encoder import encode

SETS = Path(__file__).parents[2] / "shared/data/stories"
NAMES = ("og2021.dev", "hamborg_news_cluster", "news_story_chains", "meantime4")
HALVED = ("og2021.dev",)
"""Sets on whose earlier half parameters were chosen."""
FADES = 4.0
"""Days after which the likeness of the simpler ways has fallen to 1/e; without it all of them do far worse."""
LAST, A_DAY, STATISTICS, SHUFFLES = 5_000, 500, 20_000, 10


class Pile(NamedTuple):
    items: list[Evidence]
    vectors: Any
    gold: list[str]


def pile(name: str) -> Pile | None:
    """A development set in order of publication; None where it is absent."""
    path = SETS / f"{name}.jsonl"
    if not path.exists():
        return None
    rows = {str(row["id"]): row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    articles = [make(raw, Config()) for raw in find([path], Config()) if isinstance(raw, Raw)]
    ordered = list(Dossier(articles, ()).articles.values())
    items = [evidence(a) for a in ordered]
    gold = [rows[a.source.split("#", 1)[1]].get("cluster", "") for a in ordered]
    return Pile(items, encode([e.opening for e in items]), gold)


def bcubed(gold: list[Any], found: list[Any]) -> float:
    """BCubed F1 in per cent (Bagga and Baldwin 1998)."""
    g, f, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    p = sum(n * n / f[k] for (_, k), n in both.items()) / len(gold)
    r = sum(n * n / g[k] for (k, _), n in both.items()) / len(gold)
    return 200 * p * r / (p + r)


def cross(gold: list[Any], found: list[Any], lang: list[str]) -> float | None:
    """F1 of pairs in different languages, in per cent; None in a set of one language."""

    def pairs(keys: list[Any]) -> int:
        counted, own = Counter(keys), Counter(zip(keys, lang, strict=True))
        return sum(n * (n - 1) // 2 for n in counted.values()) - sum(n * (n - 1) // 2 for n in own.values())

    right = pairs(list(zip(gold, found, strict=True)))
    return 200 * right / (pairs(gold) + pairs(found)) if pairs(gold) else None


def likenesses(data: Pile) -> dict[str, Any]:
    """Plain likeness of all pairs: by shared terms, by meaning, and by each where it is better."""
    usual, terms = Statistics(data.items, data.vectors), Terms()
    weights = [usual.weights(item.bag) for item in data.items]
    for bag in weights:
        terms.add(bag)
    words = np.stack([terms.shared(bag)[0] for bag in weights])
    meaning = data.vectors @ data.vectors.T
    lang = np.array([item.lang for item in data.items])
    days = np.array([item.days for item in data.items]).T
    fading = np.stack([np.exp(-gaps(*days[:, i], *days) / FADES) for i in range(len(words))])
    both = np.where(lang[:, None] == lang[None], words, (1 - TERMS_BETWEEN) * meaning)
    named = {"weighted terms": words, "encoder": meaning, "terms within, encoder between": both}
    return {name: matrix * fading for name, matrix in named.items()}


def single_pass(likeness: Any, least: float) -> list[int]:
    """Each report joins the story it is most like in the mean over its members, or opens one."""
    n = len(likeness)
    story, sizes = np.zeros(n, dtype=np.int64), np.zeros(n)
    count = 0
    for i in range(n):
        means = np.bincount(story[:i], likeness[i, :i], minlength=count)[:count] / sizes[:count]
        best = int(means.argmax()) if count else 0
        if not count or means[best] < least:
            best, count = count, count + 1
        story[i] = best
        sizes[best] += 1
    return story.tolist()


def centroids(data: Pile, least: float) -> list[int]:
    """Each report joins the story whose mean vector, fading since its last report, is nearest, or opens one."""
    n = len(data.items)
    middles, lasts = np.zeros((n, data.vectors.shape[1]), dtype=np.float32), np.zeros((2, n))
    norms, story, count = np.ones(n, dtype=np.float32), [], 0
    for item, vector in zip(data.items, data.vectors, strict=True):
        near = middles[:count] @ vector / norms[:count] * np.exp(-gaps(*item.days, *lasts[:, :count]) / FADES)
        best = int(near.argmax()) if count else 0
        if not count or near[best] < least:
            best, count = count, count + 1
        middles[best] += vector
        norms[best] = np.linalg.norm(middles[best])
        lasts[:, best] = item.days
        story.append(best)
    return story


def quality() -> Iterator[str]:
    """The table of quality, line by line."""
    yield "| set | reports | way | BCubed F1 | cross F1 | reports a second |"
    yield "|---|---|---|---|---|---|"
    for name in NAMES:
        if (data := pile(name)) is None:
            yield f"| {name} | | absent | | | |"
            continue
        lang, n = [item.lang for item in data.items], len(data.items)

        def row(way: str, found: list[Any], seconds: float, *, name: str = name, data: Pile = data,
                lang: list[str] = lang) -> str:  # fmt: skip
            between = cross(data.gold, found, lang)
            shown = "" if between is None else f"{between:.1f}"
            rate = f"{len(found) / seconds:,.0f}"
            return f"| {name} | {len(found):,} | {way} | {bcubed(data.gold, found):.1f} | {shown} | {rate} |"

        started = time.process_time()
        ways = likenesses(data)
        shared = (time.process_time() - started) / len(ways)
        for way, matrix in ways.items():
            tries = []
            for least in np.arange(0.04, 0.72, 0.04).tolist():
                started = time.process_time()
                found = single_pass(matrix, least)
                tries.append((bcubed(data.gold, found), found, time.process_time() - started))
            _, found, seconds = max(tries, key=lambda t: t[0])
            yield row(way, found, seconds + shared)
        tries = []
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            started = time.process_time()
            found = centroids(data, least)
            tries.append((bcubed(data.gold, found), found, time.process_time() - started))
        _, found, seconds = max(tries, key=lambda t: t[0])
        yield row("encoder, one pass over centres", found, seconds)
        started = time.process_time()
        found = labels(data, list(range(n)))
        yield row("**this stream**", found, time.process_time() - started)
        if name in HALVED:
            later = slice(n // 2, n)
            score, between = bcubed(data.gold[later], found[later]), cross(data.gold[later], found[later], lang[later])
            yield f"| {name} | {n - n // 2:,} | the same, later half | {score:.1f} | {between:.1f} | |"
        scores = [bcubed(data.gold, labels(data, arrival(data, seed))) for seed in range(SHUFFLES)]
        yield f"| {name} | {n:,} | the same, {SHUFFLES} orders | {min(scores):.1f} to {max(scores):.1f} | | |"


def labels(data: Pile, order: list[int]) -> list[int]:
    """For each report of a pile the number of its story, when they come in this order."""
    out = [0] * len(order)
    for story, places in enumerate(grouped([data.items[i] for i in order], data.vectors[order])):
        for place in places:
            out[order[place]] = story
    return out


def arrival(data: Pile, seed: int) -> list[int]:
    """An order of arrival: the days in order, the reports of each day shuffled; undated ones last."""
    order = list(range(len(data.items)))
    random.Random(seed).shuffle(order)  # noqa: S311
    return sorted(order, key=lambda i: (data.items[i].low is None, data.items[i].low or 0))


def simulated(base: Pile, count: int, seed: int = 1) -> Iterator[tuple[list[Evidence], Any]]:
    """Reports drawn again from real ones, `A_DAY` at a time, with their vectors."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)  # noqa: S311
    waiting: dict[int, list[tuple[int, int]]] = defaultdict(list)
    moved: dict[int, Any] = {}
    dimensions, stories = base.vectors.shape[1], 0
    for day in range((count + A_DAY - 1) // A_DAY):
        while len(waiting[day]) < A_DAY:
            of = rng.randrange(len(base.items))
            moved[stories] = 0.8 * noise.standard_normal(dimensions) / np.sqrt(dimensions)
            for _ in range(min(200, int(rng.paretovariate(1.1)))):
                waiting[day + rng.choice((0, 0, 1, 2))].append((of, stories))
            stories += 1
        batch, rows = [], []
        today = waiting.pop(day)
        waiting[day + 1] += today[A_DAY:]
        for of, story in today[:A_DAY]:
            item = base.items[of]
            bag = {
                f"{t}{story}" if (len(t) + ord(t[0]) + story) % 3 == 0 else t: n
                for t, n in item.bag.items()
                if rng.random() < 0.8
            }
            batch.append(replace(item, bag=bag, low=day, high=day))
            vector = base.vectors[of] + moved[story] + 0.4 * noise.standard_normal(dimensions) / np.sqrt(dimensions)
            rows.append(vector / np.linalg.norm(vector))
        yield batch, np.array(rows, dtype=np.float32)


class Filling(Statistics):
    """Statistics that leave out the backgrounds while a record is filled: there they would take most of the time."""

    filling = True

    def backgrounds(self, weights: Any, vectors: Any, codes: Any, days: Any) -> Any:
        if self.filling:
            return np.full((len(weights), 2), USUAL_BACKGROUND, dtype=np.float32)
        return super().backgrounds(weights, vectors, codes, days)


def named(batch: list[Evidence]) -> list[dict[str, float]]:
    """Names for simulated reports: some of their terms, as rare and as often shared as terms are."""
    found = [sorted(t for t in item.bag if ord(t[-1]) % 3 == 0)[:8] for item in batch]
    return [dict.fromkeys(bag, (len(bag) or 1) ** -0.5) for bag in found]


def speed(base: Pile, size: int) -> str:
    """One line of the table of speed."""
    last = min(LAST, size)
    early = list(simulated(base, min(size, STATISTICS)))
    usual = Filling([e for batch, _ in early for e in batch], np.concatenate([rows for _, rows in early]))
    stream, placed, busy = Stream(usual), 0, 0.0
    for batch, rows in simulated(base, size):
        if stream.index.count < size - last:
            stream.hold(batch, rows, named(batch))
            continue
        usual.filling = False
        working = time.process_time()
        stream.place(batch, rows, named(batch))
        busy += time.process_time() - working
        placed += len(batch)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {size:,} | {1000 * busy / placed:.2f} | {placed / busy:,.0f} | {memory:,.0f} |"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", default="1000,10000,100000,1000000")
    ap.add_argument("--no-quality", action="store_true")
    a = ap.parse_args()
    if not a.no_quality:
        for line in quality():
            print(line, flush=True)
        print()
    bases = [found for name in NAMES if (found := pile(name))]
    if not bases:
        print("no development set lies beside this checkout, so there are no reports to draw from")
        return
    base = Pile([e for b in bases for e in b.items], np.concatenate([b.vectors for b in bases]), [])
    print("| reports in the record | processor ms a report | so a second on one core | memory at most, MB |")
    print("|---|---|---|---|")
    for size in map(int, a.sizes.split(",")):
        print(speed(base, size), flush=True)


if __name__ == "__main__":
    main()
