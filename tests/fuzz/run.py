"""Reads and annotates broken files until the time is over.

    python -m tests.fuzz --minutes 5 [--from SEED] [--annotate 20] [--seconds 120]

Each seed breaks one of the fixtures of `tests/read`. The file is read in a process of its own, and with one seed in
`--annotate` its reports are annotated too. A finding is a file that ends the process, takes longer than `--seconds`,
meets an error that nobody foresaw, is neither a report nor a problem, or keeps the report beside it from being read;
it is kept in `tests/fuzz/found`, which the suite reads again. Exit code 1 when there is one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import Raw, find
from onrecord.work.one import annotated_one
from onrecord.work.process import EndedError, HangsError, Process
from tests.fuzz.mutate import broken
from tests.read.inputs import FIXTURES

FOUND = Path(__file__).parent / "found"
KEPT = tuple(sorted(p for p in FIXTURES.iterdir() if p.is_file()))
MOST = 100
"""Reports of a file that are annotated."""
BESIDE = "The ferry of Tull sails again on Monday, said Ada Quill."


def faults(name: str, data: bytes, *, annotate: bool) -> list[str]:
    """What is wrong with how a file is dealt with."""
    out: list[str] = []
    with tempfile.TemporaryDirectory(prefix="onrecord-fuzz-") as folder:
        path, beside = Path(folder, name), Path(folder, "zz-beside.txt")
        path.write_bytes(data)
        beside.write_text(BESIDE, encoding="utf-8")
        try:
            found = list(find([folder], Config()))
        except Exception as error:
            return [f"reading raised {type(error).__name__}: {error}"]
    out += [f"{item.source!r} cannot be kept" for item in found if not _is_storable(item)]
    told = " ".join(item.source for item in found)
    if str(path) not in told:
        out.append("neither a report nor a problem")
    if not any(item.source == str(beside) and not isinstance(item, Problem) for item in found):
        out.append("the report beside it is lost")
    out += [item.message for item in found if isinstance(item, Problem) and "report this" in item.message]
    for raw in found[:MOST] if annotate else ():
        if isinstance(raw, Problem) or raw.text == BESIDE:
            continue
        result = annotated_one(raw, Config())
        problems = [result] if isinstance(result, Problem) else result.problems
        out += [p.message for p in problems if "report this" in p.message]
        for row in () if isinstance(result, Problem) else result.statements:
            if result.article.text[row.span.start : row.span.end] != row.span.exact:
                out.append(f"a span of {row.id} does not reproduce its words")
    return out


def _is_storable(item: Raw | Problem) -> bool:
    try:
        msgspec.json.encode(item)
    except UnicodeEncodeError:
        return False
    return True


def _serve(pipe: Connection) -> None:
    while True:
        seed, annotate = pipe.recv()
        of = KEPT[seed % len(KEPT)]
        pipe.send(faults(of.name, broken(of.read_bytes(), seed), annotate=annotate))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minutes", type=float, default=5)
    ap.add_argument("--from", type=int, default=0, dest="first")
    ap.add_argument("--annotate", type=int, default=20)
    ap.add_argument("--seconds", type=float, default=120)
    a = ap.parse_args()
    until, seed, bad, slowest = time.monotonic() + 60 * a.minutes, a.first, 0, (0.0, 0)
    never, process = threading.Event(), Process(_serve)
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            process.send((seed, seed // len(KEPT) % a.annotate == 0))
            wrong = process.receive(a.seconds, never)
        except (EndedError, HangsError) as error:
            wrong, process = [f"{type(error).__name__}"], Process(_serve)
        slowest = max(slowest, (time.monotonic() - started, seed))
        for message in wrong:
            of = KEPT[seed % len(KEPT)]
            print(f"{of.name} {seed}: {message}", flush=True)
            (FOUND / f"{seed}-{of.name}").write_bytes(broken(of.read_bytes(), seed))
        bad += bool(wrong)
        seed += 1
    process.end()
    print(
        f"{seed - a.first:,} files, {bad} findings, slowest {slowest[0]:.1f} s (seed {slowest[1]}); next --from {seed}"
    )
    sys.exit(1 if bad else 0)
