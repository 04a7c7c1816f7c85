"""Reads and annotates broken files, or annotates odd texts, until the time is over.

    python -m tests.fuzz --minutes 5 [--from SEED] [--texts] [--annotate 20] [--seconds 60]

Each seed breaks one of the fixtures of `tests/read`. The file is read in a process of its own, and with one seed in
`--annotate` its reports are annotated too. A finding is a file that ends the process, takes longer than `--seconds` of
the processor, meets an error that nobody foresaw, is neither a report nor a problem, or keeps the report beside it from
being read; it is kept in `tests/fuzz/found`, which the suite reads again. With `--texts` a seed breaks sentences of the
cases of one language after the other, and they are annotated. Exit code 1 when there is a finding. Needs Linux or macOS.

No coverage guides this: atheris, which would, has a wheel for Linux with Python 3.11, and none for every Python and
system that we test on.
"""

from __future__ import annotations

import argparse
import resource
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
from tests.fuzz.texts import odd_text
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


def text_faults(raw: Raw) -> list[str]:
    """What is wrong with how a text is annotated."""
    result = annotated_one(raw, Config())
    if isinstance(result, Problem):
        return [result.message]
    lost = [
        f"a span of {row.id} does not reproduce its words"
        for row in result.statements
        if result.article.text[row.span.start : row.span.end] != row.span.exact
    ]
    return [p.message for p in result.problems] + lost


def _serve(pipe: Connection, seconds: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    while True:
        seed, annotate, texts = pipe.recv()
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds, most))
        if texts:
            pipe.send(text_faults(odd_text(seed)))
        else:
            of = KEPT[seed % len(KEPT)]
            pipe.send(faults(of.name, broken(of.read_bytes(), seed), annotate=annotate))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--minutes", type=float, default=5)
    ap.add_argument("--from", type=int, default=0, dest="first")
    ap.add_argument("--texts", action="store_true")
    ap.add_argument("--annotate", type=int, default=20)
    ap.add_argument("--seconds", type=int, default=60)
    a = ap.parse_args()
    until, seed, bad, slowest = time.monotonic() + 60 * a.minutes, a.first, 0, (0.0, 0)
    never, process = threading.Event(), Process(_serve, a.seconds)
    while time.monotonic() < until:
        started = time.monotonic()
        try:
            process.send((seed, seed // len(KEPT) % a.annotate == 0, a.texts))
            wrong = process.receive(20 * a.seconds, never)
        except (EndedError, HangsError) as error:
            wrong, process = [f"{type(error).__name__}"], Process(_serve, a.seconds)
        slowest = max(slowest, (time.monotonic() - started, seed))
        of = KEPT[seed % len(KEPT)].name if not a.texts else "text"
        for message in wrong:
            print(f"{of} {seed}: {message}", flush=True)
        if wrong and not a.texts:
            (FOUND / f"{seed}-{of}").write_bytes(broken(KEPT[seed % len(KEPT)].read_bytes(), seed))
        bad += bool(wrong)
        seed += 1
    process.end()
    what = "texts" if a.texts else "files"
    print(
        f"{seed - a.first:,} {what}, {bad} findings, slowest {slowest[0]:.1f} s (seed {slowest[1]}); next --from {seed}"
    )
    sys.exit(1 if bad else 0)
