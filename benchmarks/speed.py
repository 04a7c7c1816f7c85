"""How fast a record is built, and in how much memory, beside the syntax model alone on the same texts.

    python -m benchmarks.speed [--every N] [--cores 1,2] [--times N] [FILE.jsonl ...]

Reads English and French news from the development sets that lie beside the checkout (or the files given). On one core
and on two, in one run: the syntax models alone, as fast as they go (paragraphs in batches of 16, whatever report they
come from; with two cores each takes half of the reports), then `onrecord build` with everything on. Both in processes
of their own, loading included. Prints a Markdown table; the ratio is what a build takes for each second of the models.
`--every N` takes every Nth report. `--times N` does all of it N times, the models and a build in turn, and prints the
medians of the seconds and of the ratios, each of a build to the models just before it. Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.watched import watched
from onrecord import threads

DATA = Path(__file__).parents[2] / "shared" / "data"
SETS = (
    DATA / "stories/libya2011.jsonl",
    DATA / "stories/hamborg_news_cluster.jsonl",
    DATA / "quotes/polnear.dev.jsonl",
)
LANGUAGES = ("en", "fr")


def chosen(paths: Sequence[Path], every: int) -> list[str]:
    """The lines of the reports in the languages that have a model."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if json.loads(line).get("lang") in LANGUAGES][::every]


def syntax_alone(path: Path) -> None:
    """In a process of its own: the syntax models over the paragraphs of the reports."""
    from onrecord.lang import pack
    from onrecord.text.syntax import _model

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for lang in LANGUAGES:
        name = pack(lang).language.model
        texts = [p for row in rows if row["lang"] == lang for p in row["text"].splitlines() if p.strip()]
        if not texts or name is None:
            continue
        nlp = _model(name)
        nlp.remove_pipe("given_sentences")  # the model's own sentences: nothing of ours runs
        with nlp.memory_zone():
            for _ in nlp.pipe(texts, batch_size=16):
                pass


class Measured(NamedTuple):
    """What was run, its seconds and the most memory it held, in bytes."""

    name: str
    seconds: float
    peak: int


def measured(lines: list[str], cores: int) -> Iterator[Measured]:
    """The models alone, then a build."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "reports.jsonl")
        whole.write_text("\n".join(lines) + "\n", encoding="utf-8")
        parts = [Path(folder, f"part{n}.txt") for n in range(cores)]
        for n, part in enumerate(parts):
            part.write_text("\n".join(lines[n::cores]), encoding="utf-8")
        alone = watched([sys.executable, "-m", "benchmarks.speed", "--alone", *map(str, parts)], cores=cores)
        yield Measured("syntax models alone", alone.seconds, alone.peak)
        record = str(Path(folder, "record.db"))
        build = [sys.executable, "-m", "onrecord", "build", str(whole), "--to", record, "--workers", str(cores), "-q"]
        built = watched(build, cores=cores)
        yield Measured("onrecord build, everything on", built.seconds, built.peak)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--every", type=int, default=1)
    ap.add_argument("--cores", default="1,2")
    ap.add_argument("--times", type=int, default=1)
    ap.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    ap.add_argument("paths", type=Path, nargs="*", metavar="FILE.jsonl")
    a = ap.parse_args()
    os.environ.update(dict.fromkeys(threads.NAMES, "1"))
    if a.alone and len(a.paths) > 1:
        command = [sys.executable, "-m", "benchmarks.speed", "--alone"]
        for process in [subprocess.Popen([*command, str(path)]) for path in a.paths]:  # noqa: S603
            if process.wait():
                sys.exit("the syntax models alone failed")
        return
    if a.alone:
        syntax_alone(a.paths[0])
        return
    lines = chosen([p for p in a.paths or SETS if p.exists()], a.every)
    if not lines:
        print("no development set lies beside this checkout, so there is nothing to read")
        return
    load = ", ".join(f"{x:.1f}" for x in os.getloadavg())
    print(f"{len(lines)} reports, {sum(len(json.loads(x)['text']) for x in lines):,} letters; load before: {load}\n")
    print("| cores | what | seconds | reports a second | memory at most, MB | of the models alone |")
    print("|---|---|---|---|---|---|")
    for cores in map(int, a.cores.split(",")):
        runs = [list(measured(lines, cores)) for _ in range(a.times)]
        for rows in zip(*runs, strict=True):
            seconds, peak = median(row.seconds for row in rows), max(row.peak for row in rows)
            ratios = sorted(row.seconds / models.seconds for row, (models, _) in zip(rows, runs, strict=True))
            spread = f" ({ratios[0]:.2f} to {ratios[-1]:.2f})" if ratios[0] != ratios[-1] else ""
            each = f"{seconds:.1f} | {len(lines) / seconds:.2f} | {peak / 1e6:,.0f} | {median(ratios):.2f}{spread}"
            print(f"| {cores} | {rows[0].name} | {each} |", flush=True)


if __name__ == "__main__":
    main()
