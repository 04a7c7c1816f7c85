"""The made-up report that every fixture holds, and what a build takes from it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import onrecord
from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import Raw, find

FIXTURES = Path(__file__).parent / "fixtures"
PLAIN = FIXTURES / "report.txt"
TITLE, *PARAGRAPHS = PLAIN.read_text(encoding="utf-8").strip().split("\n\n")
PUBLISHED, MODIFIED = "2024-05-06", "2024-05-07"
OUTLET, AUTHOR, URL = "Tull Post", "Ada Quill", "https://tullpost.example/news/ferry"


def read(*sources: Path | str, config: Config | None = None) -> tuple[list[Raw], list[str]]:
    """The raw reports of these sources, and the messages of the problems."""
    found = list(find(sources, config or Config()))
    problems = [p for p in found if isinstance(p, Problem)]
    assert all(p.step == "read" and p.source and p.message.endswith(".") for p in problems), problems
    return [r for r in found if isinstance(r, Raw)], [p.message for p in problems]


def statements(*sources: Path | str, **settings: Any) -> list[str]:
    """What a build of these sources puts on record, without ids and places in the text."""
    record = onrecord.build(sources, config=Config(**settings))
    rows = [json.loads(line) for line in record.export().splitlines()[1:]]
    kinds = ("time", "quote", "figure", "plan", "entity", "event", "finding")
    return sorted(json.dumps(_bare(row), sort_keys=True) for row in rows if row["type"] in kinds)


def expected(*, titled: bool = True) -> list[str]:
    """The statements of the report in plain text, its day and outlet given; of its body alone when not `titled`."""
    if titled:
        return statements(PLAIN, date=PUBLISHED, outlet=OUTLET)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
        return statements(path, date=PUBLISHED, outlet=OUTLET)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        if "exact" in value:
            return value["exact"]
        dropped = ("id", "article", "start", "end", "entity", "who", "statements", "story", "why")
        return {k: _bare(v) for k, v in value.items() if k not in dropped}
    return [_bare(v) for v in value] if isinstance(value, list) else value
