"""How long a check takes on a large record; it must take less than two seconds of the processor.

    python -m benchmarks.check [RECORD] [--drafts 12]

RECORD: a record of about 1,000 reports; without one it is made of the development sets of stories, in minutes. Reports
of it are taken as drafts, one of each of the longest stories. Given apart: opening the record; loading the models that
read the draft and compare meanings, once; reading and annotating the draft; comparing it, by the stories that it is
about and, as the worst case, with all reports taken for one story. Prints a Markdown table; the exit code is 1 when
comparing takes longer than LIMIT in the median.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.drafts import draft_of
from onrecord.check import compared
from onrecord.check.scope import Scope
from onrecord.config import Config
from onrecord.model import Article, Story, StoryArticle

LIMIT = 2.0
SETS = Path(__file__).parents[2] / "shared/data/stories"
NAMES = ("libya2011", "hamborg_news_cluster", "meantime4")


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What a piece of work gives, its seconds by the clock and on the processor."""
    clock, cpu = time.perf_counter(), time.process_time()
    made = work()
    return made, time.perf_counter() - clock, time.process_time() - cpu


def row(name: str, seconds: list[tuple[float, float]]) -> str:
    """A line of the table: the median and the longest, by the clock and on the processor."""
    clock, cpu = zip(*seconds, strict=True)
    return f"| {name} | {statistics.median(cpu):.2f} | {max(cpu):.2f} | {statistics.median(clock):.2f} |"


def drafts(record: onrecord.Record, count: int) -> list[Article]:
    """Reports of the longest stories, one of each."""
    stories = sorted(record.stories, key=lambda s: (-len(s.articles), s.id))
    lone = [record.articles[s.articles[-1].id] for s in stories if len(s.articles) > 1]
    return [a for a in lone if 1_000 < len(a.text) < 8_000][:count]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("record", nargs="?")
    parser.add_argument("--drafts", type=int, default=12)
    options = parser.parse_args()
    path = options.record
    if path is None:
        missing = [name for name in NAMES if not (SETS / f"{name}.jsonl").is_file()]
        if missing:
            sys.exit(f"{SETS} has no {', '.join(missing)}; name a record of about 1,000 reports instead")
        path = str(Path(tempfile.mkdtemp()) / "large.db")
        onrecord.build([SETS / f"{name}.jsonl" for name in NAMES], to=path, config=Config(workers=2))
    record, *opening = timed(lambda: onrecord.open(path))
    chosen = drafts(record, options.drafts)
    if not chosen:
        sys.exit(
            f"{path} has no story of several reports whose last one has 1,000 to 8,000 letters; name a larger record"
        )
    _, *loading = timed(lambda: _warm(record, chosen[0]))
    reading, comparing, whole = [], [], []
    one = Story(id="one", title="", articles=tuple(StoryArticle(a) for a in record.articles))
    for article in chosen:
        draft, *seconds = timed(lambda article=article: draft_of(article, article.text))
        reading.append((seconds[0], seconds[1]))
        _, *seconds = timed(lambda draft=draft: _compare(record, draft, None))
        comparing.append((seconds[0], seconds[1]))
        _, *seconds = timed(lambda draft=draft: _compare(record, draft, one))
        whole.append((seconds[0], seconds[1]))
    print(f"{len(record.articles):,} reports, {len(chosen)} drafts; seconds\n")
    print("| | processor, median | longest | clock, median |\n|---|---|---|---|")
    print(row("opening the record", [(opening[0], opening[1])]))
    print(row("loading the models, once", [(loading[0], loading[1])]))
    print(row("reading and annotating the draft", reading))
    print(row("**comparing it**", comparing))
    print(row("comparing it, all reports one story", whole))
    return int(statistics.median(cpu for _, cpu in comparing) > LIMIT)


def _warm(record: onrecord.Record, article: Article) -> None:
    """Loads what is loaded when first needed: the syntax model of the drafts' language, lists of names, the encoder."""
    from onrecord.text.encoder import encode

    encode(["warm"])
    draft_of(article, article.text[:300])


def _compare(record: onrecord.Record, draft: Any, story: Story | None) -> None:
    scope = Scope(record)
    stories = [story] if story else scope.stories(draft.article.text, draft.article.lang, record.search)
    compared(scope, draft, stories, record.search)


if __name__ == "__main__":
    sys.exit(main())
