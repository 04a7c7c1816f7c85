"""What times, figures and plans cost beside the syntax model, on the same reports in one run.

    python -m benchmarks.annotators [FILE.jsonl ...]

Reads reports (JSON Lines with `text`, `lang` and `date`), by default those of the project's sample and, where they lie
beside the checkout, the development sets of English and French news. Each report is read three times, the best counts;
what is loaded or compiled once (models, lexicons) is loaded before. Prints a Markdown table.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from onrecord.annotate import ANNOTATORS, Parsed, dating
from onrecord.config import Config
from onrecord.lang import pack
from onrecord.model import Article
from onrecord.read import Raw, find, make
from onrecord.text import syntax

ROOT = Path(__file__).parents[1]
SETS = (ROOT / "src/onrecord/sample/reports", ROOT.parent / "shared/data/times/timebank.dev.jsonl",
        ROOT.parent / "shared/data/times/fr_timebank.dev.jsonl")  # fmt: skip
COUNTED = ("time", "figure", "plan")
ROUNDS = 3


def measured(article: Article) -> dict[str, float]:
    """Seconds for the syntax and for each annotator, the best of some rounds."""
    best: dict[str, float] = defaultdict(lambda: float("inf"))
    for _ in range(ROUNDS):
        started = time.perf_counter()
        parsed = Parsed(article, pack(article.lang), syntax.parse(article, pack(article.lang)))
        best["syntax"] = min(best["syntax"], time.perf_counter() - started)
        parsed.article = dating.dated(parsed)
        for annotator in ANNOTATORS:
            started = time.perf_counter()
            parsed.add(annotator.makes, annotator.run(parsed))
            best[annotator.makes] = min(best[annotator.makes], time.perf_counter() - started)
    return best


def main(paths: list[Path]) -> None:
    total: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for raw in find([p for p in paths if p.exists()], Config()):
        article = make(raw, Config()) if isinstance(raw, Raw) else None
        if article is None or not article.lang or pack(article.lang).code != article.lang:
            continue
        if article.lang not in total:
            measured(article)  # loads models and lexicons
        row = total[article.lang]
        for name, seconds in measured(article).items():
            row[name] += seconds
        row["reports"] += 1
        row["letters"] += len(article.text)
    names = ("syntax", *COUNTED)
    print(f"| language | reports | 1000 letters | {' | '.join(names)} | {' + '.join(COUNTED)} | of the syntax |")
    print("|---|---|---|" + "---|" * (len(names) + 2))
    for lang, row in sorted(total.items()):
        each = 1e6 / row["letters"]  # milliseconds for 1000 letters
        spent = sum(row[n] for n in COUNTED)
        cells = " | ".join(f"{row[n] * each:.2f}" for n in names)
        share = f"{spent / row['syntax']:.2f}" if pack(lang).language.model else "no model"
        size = f"{row['reports']:.0f} | {row['letters'] / 1000:.0f}"
        print(f"| {lang} | {size} | {cells} | {spent * each:.2f} | {share} |")


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:]] or list(SETS))
