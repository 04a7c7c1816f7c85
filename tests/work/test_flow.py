"""Workers that die or hang: it costs the report they were at, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing.connection import Connection

import pytest

import onrecord
from onrecord.config import Config
from onrecord.model import Article, Problem
from onrecord.read import Raw
from onrecord.store import Store
from onrecord.store.lock import alone
from onrecord.work import Annotated, annotated, flow
from onrecord.work.waiting import Waiting
from tests.test_pipeline import kept, write_reports


def raw(name: str) -> Raw:
    return Raw(source=name, name=name, text=name)


def serve(pipe: Connection, config: Config) -> None:
    """A worker whose reports do as they are called."""
    while True:
        report = pipe.recv()
        if report.text == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if report.text == "hang":
            time.sleep(60)
        if report.text.startswith("once") and not os.path.exists(report.text[4:]):
            open(report.text[4:], "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        article = Article(id=report.name, source=report.source, text=report.text, blocks=())
        pipe.send(Annotated(article, ()))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_crashes_or_hangs_costs_itself_alone(monkeypatch, tmp_path, workers):
    monkeypatch.setattr(flow, "_serve", serve)
    monkeypatch.setattr(flow, "WORTH_A_WORKER", 2)
    names = ["a", "crash", "b", "hang", "c", f"once{tmp_path / 'flag'}", "d", "crash", "e"]
    results = list(annotated([raw(n) for n in names], Config(workers=workers, max_seconds=3)))
    assert sorted(r.text for r, _ in results) == sorted(names)
    lost = {r.text: result.message for r, result in results if isinstance(result, Problem)}
    assert set(lost) == {"crash", "hang"}
    assert "ended by the system" in lost["crash"]
    assert "given up after 3 seconds" in lost["hang"]


def test_what_is_no_report_is_passed_on():
    assert list(annotated(["x", raw("a"), "y"], Config()))[:2] == ["x", "y"]


def test_closing_ends_the_processes(monkeypatch):
    monkeypatch.setattr(flow, "_serve", serve)
    results = annotated([raw("a"), *[raw("hang")] * 20], Config(workers=1))
    assert next(results)[0].text == "a"
    started = time.monotonic()
    results.close()
    assert time.monotonic() - started < 20, "a worker was waited for"


def test_only_so_much_waits():
    waiting = Waiting()
    waiting.put(Raw(source="a", name="a", text="x" * 30_000_000))
    assert waiting.full()
    assert waiting.get() is not None
    assert not waiting.full()
    waiting.close()
    assert waiting.get() is None


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_build_says_so_and_goes_on(tmp_path, number, code):
    folder, path = write_reports(tmp_path / "in", 150), tmp_path / "r.db"
    command = [sys.executable, "-m", "onrecord", "build", str(folder), "--to", str(path), "--workers", "2", "-q"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    while not kept(path) and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said.strip()) == (
        code,
        "onrecord: stopped; the record opens as it is, and the same command goes on from here",
    )
    assert 0 < kept(path) < 150
    assert subprocess.run(command).returncode == 0
    assert kept(path) == 150


def test_a_second_build_waits_and_says_so(tmp_path):
    folder, path = write_reports(tmp_path / "in", 2), tmp_path / "r.db"
    command = [sys.executable, "-m", "onrecord", "build", str(folder), "--to", str(path), "-q"]
    with alone(path, "build"):
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert f"another build (process {os.getpid()}) is at work on this record" in process.stderr.readline()
        Store(path).close()  # a reader is not kept waiting
        assert kept(path) == 0
    assert process.wait(120) == 0
    assert kept(path) == 2


def test_the_lock_of_a_killed_build_holds_nobody_up(tmp_path):
    path = tmp_path / "r.db"
    code = f"import os\nfrom onrecord.store.lock import alone\nwith alone({str(path)!r}, 'build'):\n os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", code])
    assert (tmp_path / "r.db.build").exists()
    onrecord.build([write_reports(tmp_path / "in", 1)], path)
    assert not (tmp_path / "r.db.build").exists()
