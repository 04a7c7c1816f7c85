"""Workers that die or hang: it costs the report they were at, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

import onrecord
from onrecord.config import Config
from onrecord.model import Article, Problem
from onrecord.read import Raw, Unread, find, finished
from onrecord.store import Store
from onrecord.store.lock import alone
from onrecord.work import Annotated, Idle, Readers, annotated, begun, done, one, reading
from onrecord.work.waiting import Waiting
from tests.read.inputs import FIXTURES
from tests.test_pipeline import kept, write_reports


def raw(name: str) -> Raw:
    return Raw(source=name, name=name, text=name)


def annotate(report: Raw, config: Config) -> Annotated:
    """What an annotating process does here: its reports do as they are called."""
    if report.text == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if report.text == "hang":
        time.sleep(60)
    if report.text.startswith("once") and not os.path.exists(report.text[4:]):
        open(report.text[4:], "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    article = Article(id=report.name, source=report.source, text=report.text, blocks=())
    return Annotated(article, ())


ANNOTATING = one.JOB._replace(does=annotate, worth=2)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_crashes_or_hangs_costs_itself_alone(tmp_path, workers):
    names = ["a", "crash", "b", "hang", "c", f"once{tmp_path / 'flag'}", "d", "crash", "e"]
    results = list(done([raw(n) for n in names], ANNOTATING, Config(workers=workers, max_seconds=3)))
    assert sorted(r.text for r, _ in results) == sorted(names)
    lost = {r.text: result.message for r, result in results if isinstance(result, Problem)}
    assert set(lost) == {"crash", "hang"}
    assert "ended by the system" in lost["crash"]
    assert "given up after 3 seconds" in lost["hang"]


def who(report: Raw, config: Config) -> int:
    """The number of the process that a report was worked on in."""
    if report.text == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    return os.getpid()


def test_processes_wait_for_the_next_work_and_end_when_there_is_none():
    job, config = ANNOTATING._replace(does=who, lost=lambda raw, seconds: None), Config(workers=1)
    with Idle() as idle:
        ((_, first),) = done([raw("a")], job, config, idle)
        ((_, again),) = done([raw("b")], job, config, idle)
        ((_, none),) = done([raw("crash")], job, config, idle)
        ((_, fresh),) = done([raw("c")], job, config, idle)
        assert first == again != fresh
        assert none is None
        os.kill(fresh, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(fresh, 0)


def touch(report: Raw, config: Config) -> bool:
    """Leaves a file that says that a report was worked on."""
    open(report.text, "w").close()
    return True


@pytest.mark.parametrize("workers", [0, 2])
def test_what_was_begun_is_done_while_nobody_waits(tmp_path, workers):
    names = [str(tmp_path / f"{n}") for n in range(6)]
    results = begun([raw(n) for n in names], ANNOTATING._replace(does=touch), Config(workers=workers))
    until = time.monotonic() + 60
    while workers and len(os.listdir(tmp_path)) < len(names) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(os.listdir(tmp_path)) == (len(names) if workers else 0)
    assert sorted(r.text for r, _ in results) == names


def when(report: Raw, config: Config) -> tuple[int, float, float]:
    """The process that a report was worked on in, and from when to when."""
    begin = time.monotonic()
    time.sleep(0.2)
    return os.getpid(), begin, time.monotonic()


def test_heavy_items_are_done_one_at_a_time_each_in_a_process_that_ends():
    job = ANNOTATING._replace(does=when, letters=lambda raw: len(raw.text), heavy=3, worth=1)
    with Idle() as idle:
        results = dict(done([raw(t) for t in ("heavy", "heavier", "a", "b", "heaviest")], job, Config(workers=2), idle))
    spans = sorted((begin, end, pid) for r, (pid, begin, end) in results.items() if len(r.text) > 3)
    assert len(spans) == 3
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert len({pid for _, _, pid in spans}) == 3


def test_no_process_waits_idle_beside_a_heavy_item():
    job = ANNOTATING._replace(does=who, letters=lambda raw: len(raw.text), heavy=3, worth=1)
    with Idle() as idle:
        one = {pid for _, pid in done([raw("a")], job, Config(workers=1), idle)}
        waiting, given = idle.take()
        assert {pid for _, pid in done([raw("b")], job, Config(workers=1), idle)} != one
        idle.keep(waiting, given)  # now two wait
        list(done([raw("heavy")], job, Config(workers=1), idle))
        assert not idle.waits


def test_closing_what_was_begun_ends_its_processes():
    with Idle() as idle:
        results = begun([raw("hang")], ANNOTATING, Config(workers=1), idle)
        results.close()
        assert not idle.waits


def busy(pipe) -> None:
    """A process that is at something long: it says who it is before."""
    pipe.send(os.getpid())
    time.sleep(60)


STARTER = """
import threading
from onrecord.work.process import Process
from tests.work.test_flow import busy
if __name__ == "__main__":
    process = Process(busy)
    print(process.receive(60, threading.Event()), flush=True)
    threading.Event().wait(60)
"""


def test_a_process_ends_with_the_one_that_started_it_whatever_it_is_at():
    with subprocess.Popen([sys.executable, "-c", STARTER], stdout=subprocess.PIPE, text=True) as starter:
        worker = int(starter.stdout.readline())
        starter.kill()
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the process goes on")


PAGE = (
    "<html><head><title>{0}</title></head><body><article>"
    + "<p>The ferry of {0} sails again, said Ada Quill of the port of {0}.</p>" * 5
    + "</article></body></html>"
)


def read(unread: Unread, config: Config) -> list[Raw | Problem]:
    """What a reading process does here: its pages do as they are called."""
    if b"<title>hang" in unread.file.data:
        time.sleep(60)
    if b"<title>crash" in unread.file.data:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"<title>slow" in unread.file.data:
        time.sleep(1)
    return list(finished([unread], config))


READING = reading.JOB._replace(does=read, worth=2)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_that_hangs_or_crashes_costs_itself_alone(monkeypatch, tmp_path, workers):
    monkeypatch.setattr(reading, "JOB", READING)
    names = ["slow", "Tull", "crash", "Orve", "hang", "Sarn"]
    for n, name in enumerate(names):
        (tmp_path / f"{n}.html").write_text(PAGE.format(name))
    (tmp_path / "6.txt").write_text("The ferry sails again, said Ada Quill.")
    config = Config(workers=workers, max_seconds=12)
    with closing(Readers(config)) as readers:
        found = list(find([tmp_path], config, readers.finish))
    assert [item.source for item in found] == [str(path) for path in sorted(tmp_path.iterdir())], "the order is kept"
    lost = {item.source[-6:]: item.message for item in found if isinstance(item, Problem)}
    assert set(lost) == {"2.html", "4.html"}
    assert "ended by the system" in lost["2.html"] and "given up after 12 seconds" in lost["4.html"]


def test_a_hanging_page_costs_a_build_nothing_else(monkeypatch, tmp_path):
    monkeypatch.setattr(reading, "JOB", READING)
    monkeypatch.setattr(one, "JOB", ANNOTATING)
    (tmp_path / "1.html").write_text(PAGE.format("hang"))
    (tmp_path / "2.html").write_text(PAGE.format("Tull"))
    record = onrecord.build([tmp_path], config=Config(workers=1, max_seconds=12))
    assert [Path(a.source).name for a in record.articles.values()] == ["2.html"]
    assert ["given up after 12 seconds" in p.message for p in record.problems] == [True]


def test_closing_ends_the_readers(monkeypatch, tmp_path):
    monkeypatch.setattr(reading, "JOB", READING)
    for n in range(20):
        (tmp_path / f"{n:02}.html").write_text(PAGE.format("Tull" if not n else "hang"))
    config = Config(workers=2)
    readers = Readers(config)
    assert next(find([tmp_path], config, readers.finish)).title == "Tull"
    started = time.monotonic()
    readers.close()
    assert time.monotonic() - started < 20, "a reader was waited for"


def test_one_process_reads_what_two_read():
    sources = [FIXTURES]
    alone = list(find(sources, Config()))
    for workers in (1, 2):
        config = Config(workers=workers)
        with closing(Readers(config)) as readers:
            assert list(find(sources, config, readers.finish)) == alone


def test_what_is_no_report_is_passed_on():
    assert list(annotated(["x", raw("a"), "y"], Config()))[:2] == ["x", "y"]


def test_closing_ends_the_processes():
    results = done([raw("a"), *[raw("hang")] * 20], ANNOTATING, Config(workers=1))
    assert next(results)[0].text == "a"
    started = time.monotonic()
    results.close()
    assert time.monotonic() - started < 20, "a worker was waited for"


def test_only_so_much_waits():
    waiting = Waiting(lambda report: len(report.text))
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
