"""Marked quotes beside textacy's `direct_quotations`, on the same development set in one run: quality and speed.

    python -m benchmarks.quotes [SET.jsonl]

SET.jsonl holds reports with their marked quotes and speakers (by default the development set of English news that
lies beside the checkout), and the script that measures lies one folder above it. textacy is no dependency of this
project: `pip install textacy` into an environment of its own that can also see this project. Without it its row is left
out, with the reason. Prints a Markdown table. Both read the same English syntax model; the time of each holds its own
run of that model.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.annotate import annotate
from onrecord.config import Config
from onrecord.lang import pack
from onrecord.model import Quote
from onrecord.read import Raw, find, make

SET = Path(__file__).parents[2] / "shared/data/quotes/polnear.dev.jsonl"
Row = dict[str, Any]
OURS = {
    "onrecord, direct": ("direct",),
    "onrecord, direct and mixed": ("direct", "mixed"),
    "onrecord, with the clauses around the marks": ("direct", "mixed", "indirect"),
}


class Found:
    """Quotes by report, in the shape that the measuring script reads."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}

    def of(self, report: str, kind: str) -> list[Row]:
        """The quotes of a report."""
        assert kind == "quote"
        return self.rows[report]


def span(start: int, end: int) -> Row:
    """A stretch of the text."""
    return {"start": start, "end": end}


def ours(reports: list[Row], path: Path, kinds: tuple[str, ...]) -> Iterator[list[Row]]:
    """Our quotes of some kinds in each report."""
    raws = (r for r in find([path], Config()) if isinstance(r, Raw))
    articles = {r.source.rpartition("#")[2]: r for r in raws}
    for report in reports:
        _, made = annotate(make(articles[report["id"]], Config()), only=("quote",))
        quotes = [s for s in made if isinstance(s, Quote) and s.kind in kinds]
        yield [
            {
                "span": span(q.span.start, q.span.end),
                "parts": [span(p.start, p.end) for p in q.parts],
                "speaker": {"span": span(q.speaker.span.start, q.speaker.span.end)} if q.speaker else None,
            }
            for q in quotes
        ]


def textacys(reports: list[Row]) -> Iterator[list[Row]]:
    """textacy's direct quotations of each report; no rows of one on which it raises."""
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp = spacy.load(pack("en").language.model)
    refused = 0
    for report in reports:
        doc = nlp(report["text"])
        rows: list[Row] = []
        try:
            for q in direct_quotations(doc):
                who = q.speaker
                speaker = {"span": span(who[0].idx, who[-1].idx + len(who[-1]))} if len(who) else None
                rows.append({"span": span(q.content.start_char, q.content.end_char), "speaker": speaker})
        except ValueError:  # an odd number of marks
            refused += 1
        yield rows
    if len(reports) > 1:
        print(f"textacy refuses {refused} of {len(reports)} reports, for an odd number of marks", file=sys.stderr)


def row(name: str, run: Callable[[list[Row]], Iterator[list[Row]]], reports: list[Row], script: ModuleType) -> str:
    """One line of the table."""
    next(run(reports[:1]))  # what is loaded once
    found, started = Found(), time.perf_counter()
    for report, rows in zip(reports, run(reports), strict=True):
        found.rows[report["id"]] = rows
    seconds = time.perf_counter() - started
    scores = script.quotes(reports, found, lambda: False)
    content, joint = scores["marked content"], scores["marked joint"]
    quoted = sum(map(len, found.rows.values()))
    return " | ".join(
        [f"| {name}", str(quoted), *(f"{s[k]:.1f}" for s in (content, joint) for k in ("P", "R", "F1")),
         f"{len(reports) / seconds:.1f} |"]
    )  # fmt: skip


def main() -> int:
    """Prints the table, or why there is none."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SET
    if not path.exists():
        print(f"skipped: {path.name} is not beside this checkout")
        return 0
    spec = importlib.util.spec_from_file_location("measure", path.parents[1] / "measure.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    reports = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    print("| | quotes | content P | R | F1 | with speaker P | R | F1 | reports a second |\n" + "|---" * 9 + "|")
    for name, kinds in OURS.items():
        print(row(name, partial(ours, path=path, kinds=kinds), reports, script))
    if importlib.util.find_spec("textacy") is None:
        print("textacy: skipped, it is not installed (`pip install textacy` into an environment of its own)")
    else:
        print(row("textacy `direct_quotations`", textacys, reports, script))
    return 0


if __name__ == "__main__":
    sys.exit(main())
