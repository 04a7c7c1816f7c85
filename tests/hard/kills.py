"""Kills a build at random moments, goes on each time, and compares the record with that of a build left alone.

    python -m tests.hard.kills [--kills 50] [--reports 500] [--chain 5] [--seed 1]

Up to `--chain` kills fall on one record before it is left to end; then its export must be that of the undisturbed one,
manifest aside. A kill must leave no process behind, and a record that opens. Exit code 1 on the first difference.
Needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_up import reports

import onrecord


def command(pile: Path, record: Path) -> list[str]:
    return [sys.executable, "-m", "onrecord", "build", str(pile), "--to", str(record), "--workers", "2", "-q"]


def exported(record: Path) -> list[str]:
    """The export without its manifest, whose time differs."""
    return onrecord.open(record).export().splitlines()[1:]


def left_behind(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def killed(pile: Path, record: Path, seconds: float) -> bool:
    """Builds and kills after so many seconds; False when the build was over before."""
    process = subprocess.Popen(command(pile, record), start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        until = time.monotonic() + 60
        while left_behind(process.pid):
            if time.monotonic() > until:
                sys.exit(f"processes outlive a killed build: {left_behind(process.pid)}")
            time.sleep(0.1)
        return True
    if process.returncode:
        sys.exit(f"a build that goes on failed with {process.returncode}")
    return False


def run(kills: int, count: int, chain: int, seed: int) -> Iterator[str]:
    """Lines that say how it goes; raises AssertionError on a difference."""
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        pile, whole = Path(folder, "reports.jsonl"), Path(folder, "whole.db")
        pile.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in reports(count)), encoding="utf-8")
        started = time.monotonic()
        subprocess.run(command(pile, whole), check=True)
        took, expected = time.monotonic() - started, exported(whole)
        yield f"{count} reports, {len(expected):,} lines, {took:.0f} seconds undisturbed"
        done, records = 0, 0
        while done < kills:
            records += 1
            record, here = Path(folder, f"{records}.db"), 0
            while here < min(chain, kills - done) and killed(pile, record, rng.uniform(0.0, took)):
                here += 1
                if record.exists() and record.stat().st_size:
                    onrecord.open(record).close()
            done += here
            subprocess.run(command(pile, record), check=True)
            assert exported(record) == expected, f"another record after {here} kills (record {records}, seed {seed})"
            yield f"{done} of {kills} kills, {records} records, each the same in the end"
            record.unlink()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--kills", type=int, default=50)
    ap.add_argument("--reports", type=int, default=500)
    ap.add_argument("--chain", type=int, default=5)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    for line in run(a.kills, a.reports, a.chain, a.seed):
        print(line, flush=True)


if __name__ == "__main__":
    main()
