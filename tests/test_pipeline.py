"""Building a record: adding, going on after a stop, the same twice, and never losing a report."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

import onrecord
from onrecord import comparing
from onrecord.across import side_by_side
from onrecord.config import Config
from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.work import Idle
from onrecord.work.one import JOB

DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes")


def write_reports(folder: Path, count: int) -> Path:
    """Short reports in a language without a model, so that a build is quick."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(
            f"El puente número {n} volverá a abrirse\n\nLa alcaldesa Inés Robledo anunció el {DAYS[n % 5]} que el "
            f"puente {n} se abrirá antes del {n % 27 + 1} de junio. «Faltan {n + 3} pilares», dijo Robledo.\n",
            encoding="utf-8",
        )
        (folder / f"{n:03}.json").write_text(
            json.dumps({"date": f"2024-05-{n % 28 + 1:02}", "outlet": f"Diario {n % 4}"})
        )
    return folder


def lines(record: onrecord.Record) -> list[str]:
    """The export without its manifest, whose time differs."""
    return record.export().splitlines()[1:]


def test_two_builds_give_the_same_export(tmp_path):
    folder = write_reports(tmp_path / "in", 6)
    assert lines(onrecord.build([folder])) == lines(onrecord.build([folder], tmp_path / "b.db"))


def test_every_span_reproduces_its_text(tmp_path):
    rows = [json.loads(line) for line in onrecord.build([write_reports(tmp_path / "in", 4)]).export().splitlines()]
    texts = {r["id"]: r["text"] for r in rows if r["type"] == "article"}
    count = 0

    def check(value):
        nonlocal count
        if isinstance(value, dict):
            if {"article", "start", "end", "exact"} <= value.keys():
                assert texts[value["article"]][value["start"] : value["end"]] == value["exact"]
                count += 1
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    check(rows)
    assert count > 10


def test_adding_in_two_steps_is_the_same_as_at_once(tmp_path):
    folder = write_reports(tmp_path / "in", 6)
    at_once = lines(onrecord.build([folder]))
    onrecord.build([folder / "000.txt", folder / "004.txt"], tmp_path / "r.db").close()
    assert lines(onrecord.build([folder], tmp_path / "r.db")) == at_once


def test_the_same_again_changes_nothing(tmp_path):
    folder = write_reports(tmp_path / "in", 3)
    first = onrecord.build([folder], tmp_path / "r.db")
    text = first.export()
    first.close()
    assert onrecord.build([folder], tmp_path / "r.db").export() == text


def vectors(record: Path) -> int:
    """How many encoded texts a record keeps."""
    with closing(sqlite3.connect(record)) as db:
        return int(db.execute("SELECT count(*) FROM vectors").fetchone()[0])


def test_what_was_encoded_is_kept_and_not_made_again(tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "in", 4)
    first = onrecord.build([folder / "000.txt", folder / "001.txt"], tmp_path / "r.db")
    first.close()
    assert vectors(tmp_path / "r.db") == 2
    made = []
    encode = side_by_side.encode
    monkeypatch.setattr(side_by_side, "encode", lambda texts: made.extend(texts) or encode(texts))
    onrecord.build([folder], tmp_path / "r.db").close()
    assert vectors(tmp_path / "r.db") == 4
    assert len(made) == 2


def test_a_story_that_has_not_changed_is_not_compared_again(tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "in", 3)
    (folder / "other.txt").write_text(
        "Cosecha récord de aceitunas\n\nLa cooperativa de Jaén recogió 40.000 toneladas de aceituna el lunes."
    )
    onrecord.build([folder], tmp_path / "r.db").close()
    (folder / "more.txt").write_text("Más aceite que nunca\n\nLa cooperativa de Jaén vendió su aceite el martes.")
    compared, made = side_by_side.compare_story, []
    monkeypatch.setattr(side_by_side, "compare_story", lambda part, **how: made.append(part) or compared(part, **how))
    record = onrecord.build([folder], tmp_path / "r.db")
    titles = {a.title for part in made for a in part.articles.values()}
    assert "Más aceite que nunca" in titles
    assert not any("puente" in title for title in titles)
    assert lines(record) == lines(onrecord.build([folder]))


def test_a_story_whose_comparing_fails_becomes_a_problem_and_is_tried_again(tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "in", 3)
    with monkeypatch.context() as patched:

        def breaks(part, **how):
            raise ValueError("broken")

        patched.setattr(side_by_side, "compare_story", breaks)
        record = onrecord.build([folder], tmp_path / "r.db")
        assert record.stories
        assert not record.findings
        (problem,) = record.problems
        assert problem.message.startswith("the reports of the story “")
        record.close()
    (folder / "more.txt").write_text("Cosecha récord\n\nLa cooperativa recogió 40.000 toneladas el lunes.")
    again = onrecord.build([folder], tmp_path / "r.db")
    assert not again.problems
    assert lines(again) == lines(onrecord.build([folder]))


def test_stories_compared_in_several_processes_give_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(side_by_side, "WORTH", 2)
    folder = write_reports(tmp_path / "in", 6)
    assert lines(onrecord.build([folder])) == lines(onrecord.build([folder], config=Config(workers=2)))


def test_names_resolved_in_a_process_of_its_own_give_the_same(tmp_path, monkeypatch):
    folder = write_reports(tmp_path / "in", 3)
    here = lines(onrecord.build([folder], tmp_path / "here.db"))
    ran = []
    monkeypatch.setattr(comparing, "MANY", 2)
    monkeypatch.setattr(comparing, "apart", lambda *what, apart=comparing.apart: ran.append(what) or apart(*what))
    assert lines(onrecord.build([folder], tmp_path / "r.db", config=Config(workers=1))) == here
    assert ran


def test_what_goes_wrong_in_a_process_of_its_own_is_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(comparing, "MANY", 2)
    monkeypatch.setattr(comparing, "apart", lambda step, path, apart=comparing.apart: apart(step, f"{path}.none"))
    folder = write_reports(tmp_path / "in", 3)
    record = onrecord.build([folder], tmp_path / "r.db", config=Config(workers=1))
    (problem,) = record.problems
    assert "WorkError: StoreError" in problem.message and "please report this" in problem.message
    assert record.stories


def test_a_disk_that_fills_while_reports_are_compared_ends_the_build_and_the_next_goes_on(tmp_path, monkeypatch):
    def full(self, vectors):
        raise StoreError("the disk is full")

    folder = write_reports(tmp_path / "in", 3)
    with monkeypatch.context() as patched, pytest.raises(StoreError, match="full"):
        patched.setattr(Store, "add_vectors", full)
        onrecord.build([folder], tmp_path / "r.db")
    record = onrecord.build([folder], tmp_path / "r.db")
    assert not record.problems
    assert lines(record) == lines(onrecord.build([folder]))


def test_texts_that_were_begun_are_encoded_as_any_others(monkeypatch):
    monkeypatch.setattr(side_by_side, "WORTH", 2)
    texts, others = ["A bridge fell.", "Un pont s'est effondré."], ["Rates rise.", "Die Zinsen steigen."]
    with Idle() as idle, closing(side_by_side.Encoder(Config(workers=1), idle)) as encoder:
        encoder.begin(texts)
        made = encoder(others), encoder(texts), encoder(texts)
    assert (made[0] == side_by_side.encode(others)).all()
    assert (made[1] == side_by_side.encode(texts)).all() and (made[1] == made[2]).all()


def test_a_corrected_date_replaces_the_reading(tmp_path):
    folder = write_reports(tmp_path / "in", 1)
    onrecord.build([folder], tmp_path / "r.db").close()
    (folder / "000.json").write_text(json.dumps({"date": "2024-06-02", "outlet": "Diario 0"}))
    record = onrecord.build([folder], tmp_path / "r.db")
    assert [a.published.value for a in record.articles.values()] == ["2024-06-02"]


def test_several_processes_give_the_same_record(tmp_path):
    folder = write_reports(tmp_path / "in", 2 * JOB.worth)
    assert lines(onrecord.build([folder])) == lines(onrecord.build([folder], config=Config(workers=2)))


def kept(path: Path) -> int:
    """How many reports a record holds, seen from outside."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
            return db.execute("SELECT count(*) FROM articles").fetchone()[0]
    except sqlite3.Error:
        return 0


@pytest.mark.parametrize("reports", [1, 25])
def test_killed_and_continued_is_the_same_record(tmp_path, reports):
    folder = write_reports(tmp_path / "in", 240)
    whole = lines(onrecord.build([folder]))
    path = tmp_path / "r.db"
    command = [sys.executable, "-m", "onrecord", "build", str(folder), "--to", str(path), "--workers", "1", "-q"]
    process = subprocess.Popen(command)
    until = time.monotonic() + 60
    while kept(path) < reports and time.monotonic() < until and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert reports <= kept(path) < 240, "the build was not stopped in the middle"
    assert [p.step for p in onrecord.open(path).problems] == ["build"]
    subprocess.run(command, check=True)
    assert lines(onrecord.open(path)) == whole


def test_a_stopped_build_says_so(tmp_path):
    path = tmp_path / "r.db"
    onrecord.build([write_reports(tmp_path / "in", 2)], path).close()
    from onrecord.store import Store

    with Store(path) as store:
        store.replace_learned([], state="another state")
    assert [p.step for p in onrecord.open(path).problems] == ["build"]


def test_bad_input_becomes_problems_and_nothing_is_lost(tmp_path):
    folder = write_reports(tmp_path / "in", 1)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "huge.txt").write_bytes(b"word " * 300_000)
    (folder / "broken.txt").write_bytes(b"Le pont a rouvert vendredi, dit la mairie. " * 5 + b"\xff\xfe\x80 fin.")
    (folder / "page.html").write_text("<html><body><nav>Home</nav></body></html>")
    (folder / "table.csv").write_text("a,b\n1,2\n")
    (folder / "lines.jsonl").write_text(
        '{"id": 1, "text": "One bridge opened."}\n{"id": 1, "text": "Another closed."}\n{"id"'
    )
    (folder / "klingon.txt").write_text("tlhIngan maH! taHjaj wo' batlh Daqawlu'taH qaStaHvIS wa' ram loSSaD Hugh.")
    (folder / "arabic.txt").write_text(
        "أعلنت البلدية يوم الجمعة أن الجسر سيفتح أمام السيارات في حزيران. 🚧🌉", encoding="utf-8"
    )
    record = onrecord.build([folder], config=Config(max_chars=1_000_000), to=tmp_path / "r.db")
    heard = " ".join(f"{p.source} {p.message}" for p in record.problems) + " ".join(
        a.source for a in record.articles.values()
    )
    for name in (
        "empty.txt",
        "binary.txt",
        "huge.txt",
        "broken.txt",
        "page.html",
        "table.csv",
        "klingon.txt",
        "arabic.txt",
    ):
        assert name in heard, f"{name} is neither a report nor a problem"
    texts = {a.text for a in record.articles.values()}
    assert {"One bridge opened.", "Another closed."} <= texts
    assert "lines.jsonl" in " ".join(p.source for p in record.problems)
    for problem in record.problems:
        assert problem.message and "\n" not in problem.message and "Traceback" not in problem.message


def test_a_record_is_no_source_of_itself(tmp_path, monkeypatch):
    write_reports(tmp_path, 2)
    (tmp_path / "story.dbx.txt").write_text("The bridge of Tull opens again on Monday, the mayor said.")
    monkeypatch.chdir(tmp_path)
    for sources in (["."], [*map(str, tmp_path.glob("*.txt")), "story.db", "story.db-wal"]):
        with Store("story.db"):  # a reader, so that its working files lie there too
            assert (tmp_path / "story.db-wal").exists()
            record = onrecord.build(sources, to="story.db")
        assert not record.problems
        assert len(record.articles) == 3


def test_progress_is_told(tmp_path):
    steps = []
    onrecord.build(
        [write_reports(tmp_path / "in", 2)], progress=lambda step, done, total: steps.append((step, done, total))
    )
    assert ("annotate", 2, 2) in steps
    assert steps[-1][0] == "reconcile"
