"""Measures one development set while working on a rule, without a record file.

    python -m tests.quality.look SET [--kinds time,quote] [--across] [--errors 40] [--gold-verbose]

SET is a name in sets.toml. Prints what the sets' own measuring script prints.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from onrecord.config import Config
from onrecord.model import Article, Statement
from onrecord.read import Raw, find, make

SHARED = Path(__file__).parents[3] / "shared"
SETS = tomllib.loads((Path(__file__).parent / "sets.toml").read_text())


def source(name: str) -> Path:
    return SHARED / SETS[name]["path"] if "path" in SETS[name] else SHARED / "data" / f"{name}.jsonl"


def _one(raw: Raw, kinds: tuple[str, ...] | None) -> tuple[Article, tuple[Statement, ...]]:
    from onrecord.annotate import annotate

    return annotate(make(raw, Config()), only=kinds)


def annotated(name: str, kinds: tuple[str, ...] | None) -> list[tuple[Article, tuple[Statement, ...]]]:
    raws = [r for r in find([source(name)], Config()) if isinstance(r, Raw)]
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(partial(_one, kinds=kinds), raws, chunksize=4))


def write(rows: list[tuple[Article, tuple[Statement, ...]]], path: Path, across: bool) -> None:
    from onrecord.across import Dossier, reconcile
    from onrecord.export.rows import plain, statement

    articles, statements = [a for a, _ in rows], [s for _, made in rows for s in made]
    dossier = reconcile(articles, statements) if across else Dossier(articles, statements)
    with path.open("w", encoding="utf-8") as out:
        for row in [*map(plain, articles), *(statement(s, dossier) for s in statements), *map(plain, dossier.rows)]:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("set", choices=SETS)
    ap.add_argument("--kinds", help="comma-separated; default: all that the set needs")
    ap.add_argument("--across", action="store_true")
    ap.add_argument("--errors", type=int, default=0)
    ap.add_argument("--keep", help="write the record here")
    a = ap.parse_args()
    gold = SETS[a.set].get("gold")
    kinds = tuple(a.kinds.split(",")) if a.kinds else tuple(SETS[a.set]["kinds"]) if "kinds" in SETS[a.set] else None
    across = a.across or bool(gold) or "stories" in SETS[a.set].get("measures", [])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(a.keep or f"{folder}/record.jsonl")
        write(annotated(a.set, kinds), path, across)
        if gold:
            command = [str(SHARED / "gold/score.py"), str(SHARED / gold), str(path)]
            subprocess.run([sys.executable, *command, *(["--verbose"] if a.errors else [])], check=True)
        for measure in SETS[a.set].get("measures", []):
            command = [str(SHARED / "data/measure.py"), measure, str(source(a.set)), str(path)]
            subprocess.run([sys.executable, *command, "--errors", str(a.errors)], check=True)


if __name__ == "__main__":
    main()
