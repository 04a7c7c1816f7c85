"""Which days matter: the days of our timeline beside those that editors chose, and beside the days most mentioned.

    python -m tests.quality.timelines            measure, and write the table into docs/explanation/timelines.md

The pile of reports and the editors' timelines lie outside the project; without them it says so and ends.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import onrecord
from onrecord.across.event_weight import day_weights
from onrecord.config import Config
from onrecord.model import Dossier, when
from tests.quality.look import SHARED

PILE = SHARED / "data/stories/libya2011.jsonl"
TIMELINES = SHARED / "data/stories/libya2011.timelines.jsonl"
PAGE = Path(__file__).parents[2] / "docs/explanation/timelines.md"


class Row(NamedTuple):
    """Shares in per cent of an editor's days that stand among as many first days of a ranking."""

    timeline: str
    days: int
    ours: float
    mentioned: float


def main_days(dossier: Dossier) -> list[dt.date]:
    """All days that the reports name, the one that matters most first."""
    weights = day_weights(dossier, dossier.articles, dossier.events)
    return sorted(weights, key=lambda day: (-weights[day], day))


def mentioned(dossier: Dossier) -> list[dt.date]:
    """The baseline: days by how many time expressions give them."""
    count = Counter(d for t in dossier.times if (d := when.single_day(t.value)) is not None)
    return sorted(count, key=lambda day: (-count[day], day))


def share(days: list[dt.date], chosen: set[dt.date]) -> float:
    """The share of the chosen days among as many first days, in per cent."""
    return 100 * len(set(days[: len(chosen)]) & chosen) / len(chosen)


def measured(dossier: Dossier) -> list[Row]:
    """One row for each timeline: of its days up to the last report, and of all its days."""
    timelines: dict[str, set[dt.date]] = {}
    for line in TIMELINES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        timelines.setdefault(row["lang"], set()).add(dt.date.fromisoformat(row["date"]))
    last = max(d.high for a in dossier.articles.values() if (d := when.days(a.published.value)) and d.high)
    rows = []
    for until, words in ((last, "up to the last report"), (dt.date.max, "all its days")):
        ours, base = ([d for d in days if d <= until] for days in (main_days(dossier), mentioned(dossier)))
        for lang, days in sorted(timelines.items()):
            chosen = {d for d in days if d <= until}
            rows.append(Row(f"{lang}, {words}", len(chosen), share(ours, chosen), share(base, chosen)))
        mine = rows[-len(timelines) :]
        total = sum(r.days for r in mine)
        rows.append(
            Row(f"**mean, {words}**", total, *(sum(r[i] for r in mine) / len(mine) for i in (2, 3)))  # type: ignore[misc]
        )
    return rows


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| timeline | days | our main days | days most mentioned |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {r.timeline} | {r.days} | {r.ours:.1f} | {r.mentioned:.1f} |" for r in rows)])


def main() -> None:
    """Measures, prints and writes the table."""
    if not PILE.exists():
        print("the reports and timelines are not beside this checkout; nothing measured")
        return
    text = table(measured(onrecord.build([PILE], config=Config(workers=2))))
    print(text)
    if PAGE.exists():
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(re.sub(r"\| timeline \|.*?\n(?!\|)", lambda _: text + "\n", page, count=1, flags=re.S))


if __name__ == "__main__":
    main()
