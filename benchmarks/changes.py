"""How long it takes to say what is new, and to make a brief, on a record that is open.

    python -m benchmarks.changes RECORD [RECORD …]

Seconds are those of the processor, so that a busy machine does not count. Prints a Markdown row for each record:
loading it, `changes` since the day in the middle of its reports (the median of five runs, each on a record loaded
anew), and a brief of 300 words (once, with loading the sentence encoder).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import onrecord
from onrecord.model import when

RUNS = 5


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """What a call returns, and the seconds of the processor it took, all threads together."""
    started = time.process_time()
    made = call()
    return made, time.process_time() - started


def row(path: str) -> str:
    """One record's row."""
    loads, asks = [], []
    for _ in range(RUNS):
        record, seconds = timed(lambda: onrecord.open(path))
        loads.append(seconds)
        days = sorted(d.high for a in record.articles.values() if (d := when.days(a.published.value)) and d.high)
        changes, seconds = timed(lambda r=record, d=days: r.changes(str(d[len(d) // 2])))  # type: ignore[misc]
        asks.append(seconds)
    _, brief = timed(lambda: record.brief(300))
    cells = (len(record.articles), len(record.statements), len(changes.reports), len(changes.rows))
    counts = " | ".join(f"{n:,}" for n in cells)
    return f"| {counts} | {statistics.median(loads):.2f} | {statistics.median(asks):.2f} | {brief:.2f} |"


if __name__ == "__main__":
    print("| reports | statements | new reports | changes | loading, s | changes, s | brief, s |")
    print("|---|---|---|---|---|---|---|")
    for record_path in sys.argv[1:]:
        print(row(record_path))
