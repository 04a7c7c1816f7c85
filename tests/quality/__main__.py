"""Measures every development set through the whole pipeline.

    python -m tests.quality             measure, write docs/explanation/quality.md and print the table
    python -m tests.quality --gate      measure, and fail when a score is below its floor in floors.json
    python -m tests.quality --raise     measure, and raise the floors to what was measured
    python -m tests.quality --only quotes/polnear.dev,seeds

A set that is not beside the checkout is skipped with a reason.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import re
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import onrecord
from onrecord.config import Config
from tests.quality.look import SETS, SHARED, source

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
PAGE = HERE.parents[1] / "docs/explanation/quality.md"
SLACK = 0.3
"""Points that a score may fall below its floor: the last digits differ between processors."""

Scores = dict[str, float]


def measured(name: str) -> tuple[Scores, float, int]:
    """The scores of one set in per cent (counts as counts), the seconds it took, and the reports in it."""
    started = time.perf_counter()
    record = onrecord.build([source(name)], config=Config(workers=2))
    lines = record.export("jsonl").splitlines()
    seconds = time.perf_counter() - started
    if gold := SETS[name].get("gold"):
        scorer = _script("gold/score.py").Scorer(
            json.loads((SHARED / gold).read_text()), list(map(json.loads, lines)), False
        )
        return _seed_scores(scorer.run()), seconds, len(record.articles)
    script = _script("data/measure.py")
    rows = [json.loads(line) for line in source(name).read_text(encoding="utf-8").splitlines() if line.strip()]
    exported, scores = script.Record(lines), {}
    for measure in SETS[name]["measures"]:
        for key, value in getattr(script, measure)(rows, exported, lambda: False).items():
            scores |= _flat(key, value)
    if name == "stories/meantime4":
        scores |= _translations(record)
    return scores, seconds, len(record.articles)


def _script(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, SHARED / path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _flat(key: str, value: Any) -> Scores:
    if isinstance(value, dict):
        if key == "recall by type":
            out = {}
            for kind, text in value.items():
                content, joint = map(float, re.findall(r"[\d.]+", text)[:2])
                out |= {f"{kind} content recall": content, f"{kind} joint recall": joint}
            return out
        return {f"{key} {k}": float(v) for k, v in value.items()}
    if isinstance(value, (int, float)):
        return {key: float(value)}
    return {key: float(re.findall(r"[\d.]+", value)[0])}


def _seed_scores(rows: dict[str, Any]) -> Scores:
    out: Scores = {}
    for key, row in rows.items():
        if "f1" in row:
            out |= {
                f"{key} {n}": round(100 * row[k], 1) for n, k in (("P", "precision"), ("R", "recall"), ("F1", "f1"))
            }
        else:
            out[key] = float(row["right"])
    return out


def _translations(record: onrecord.Record) -> Scores:
    """Copies of kind `translation` against the set's own pairs: one report in two languages has one number."""
    number = {a.id: a.source.rsplit("-", 1)[1] for a in record.articles.values()}
    lang = {a.id: a.lang for a in record.articles.values()}
    found = {frozenset(c.articles) for c in record.copies if c.kind == "translation"}
    groups: dict[str, list[str]] = {}
    for article, key in number.items():
        groups.setdefault(key, []).append(article)
    gold = {frozenset((a, b)) for ids in groups.values() for a in ids for b in ids if a != b and lang[a] != lang[b]}
    right = len(found & gold)
    p, r = right / len(found) if found else 0.0, right / len(gold) if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {f"translations {k}": round(100 * v, 1) for k, v in (("P", p), ("R", r), ("F1", f1))}


def digest(name: str) -> str:
    """Of what a set's scores were measured on."""
    path = source(name)
    files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    total = hashlib.sha256()
    for file in [*files, *([SHARED / SETS[name]["gold"]] if "gold" in SETS[name] else [])]:
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


def page(results: dict[str, tuple[Scores, float, int]]) -> str:
    """The table of figures as Markdown."""
    out = [
        "# Quality",
        "",
        "Made by `make quality`: every development set goes through the whole pipeline, its export is compared with",
        "what people marked. The sets are other people's work and no part of this project; rules are developed while",
        "looking at them, so these figures say where a rule stands and not how it does on reports never seen.",
        "P, R and F1 are in per cent. “To beat” is the best figure we know of for the set, or the goal set for it.",
        "",
    ]
    for name, (scores, _, reports) in results.items():
        out += [f"## {name}", "", f"{SETS[name]['what'].capitalize()}; {reports} reports; digest `{digest(name)}`.", ""]
        out += ["| measure | here | to beat | by |", "|---|---|---|---|"]
        beat = SETS[name].get("beat", {})
        for measure, value in scores.items():
            figure, by = beat.get(measure, ("", ""))
            out.append(f"| {measure} | {value:g} | {figure} | {by} |")
        out.append("")
    return "\n".join(out)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gate", action="store_true")
    ap.add_argument("--raise", dest="lift", action="store_true")
    ap.add_argument("--only")
    a = ap.parse_args()
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    results, failed = {}, []
    for name in a.only.split(",") if a.only else SETS:
        if not source(name).exists():
            print(f"{name}: skipped, the set is not beside this checkout")
            continue
        scores, seconds, reports = results[name] = measured(name)
        print(f"{name}: {reports} reports in {seconds:.0f} s", flush=True)
        for measure, value in scores.items():
            floor = floors.get(name, {}).get("scores", {}).get(measure)
            low = floor is not None and value < floor - SLACK
            print(
                f"  {measure:28} {value:7.1f}"
                + (f"   floor {floor:g}" if floor is not None else "")
                + ("   BELOW" if low else "")
            )
            failed += [f"{name} {measure}"] if low else []
        if name in floors and floors[name]["digest"] != digest(name):
            failed.append(f"{name}: the set is not the one the floors were measured on")
    if a.lift:
        for name, (scores, _, _) in results.items():
            old = floors.get(name, {}).get("scores", {})
            kept = {m: max(scores[m], old.get(m, 0.0)) for m in SETS[name].get("beat", {}) if m in scores}
            floors[name] = {"digest": digest(name), "scores": kept}
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n")
    if not a.gate and not a.only and results:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(results), encoding="utf-8")
    if failed and a.gate:
        print("below the floor: " + "; ".join(failed))
        return 1
    print(f"{len(results)} sets measured, {len(failed)} scores below their floor")
    return 0


if __name__ == "__main__":
    sys.exit(main())
