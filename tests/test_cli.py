"""The command line: exit codes, messages, and every view."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from tests.test_pipeline import write_reports


def run(*words: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, words)], capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    return result


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    path = folder / "story.db"
    result = run("build", write_reports(folder / "in", 5), "--to", path)
    assert "5 reports in 1 language (es)" in result.stderr.replace("\n", " ")
    return path


@pytest.mark.parametrize("view", ["timeline", "quotes", "figures", "plans", "findings", "sources", "problems"])
def test_views_fit_eighty_columns(record, view):
    out = run("show", record, view).stdout
    assert out.strip()
    assert max(map(len, out.splitlines())) <= 80
    assert isinstance(json.loads(run("show", record, view, "--json").stdout), list)


def test_exports(record, tmp_path):
    rows = [json.loads(line) for line in run("export", record).stdout.splitlines()]
    assert rows[0]["type"] == "manifest"
    assert rows[0]["counts"]["articles"] == 5
    table = list(csv.DictReader(io.StringIO(run("export", record, "--format", "csv").stdout)))
    assert {r["kind"] for r in table} >= {"quote", "figure"}
    run("export", record, "--format", "markdown", "-o", tmp_path / "story.md")
    assert (tmp_path / "story.md").read_text(encoding="utf-8").startswith("# On record")


def test_page(record, tmp_path):
    run("page", record, "-o", tmp_path / "story.html")
    assert "Inés Robledo" in (tmp_path / "story.html").read_text(encoding="utf-8")


def test_errors_are_one_sentence_and_exit_codes_mean_something(tmp_path, record):
    assert "no such record; make one with" in run("show", tmp_path / "absent.db", code=2).stderr
    assert "choose one of" in run("export", record, "--format", "docx", code=2).stderr
    assert "choose one of" in run("show", record, "everything", code=2).stderr
    assert "no EDTF date" in run("build", tmp_path, "--to", tmp_path / "x.db", "--date", "soon", code=2).stderr
    (tmp_path / "empty").mkdir()
    assert "nothing could be read" in run("build", tmp_path / "empty", "--to", tmp_path / "x.db", code=1).stderr
    assert "cannot be written" in run("page", record, "-o", tmp_path / "no" / "such" / "x.html", code=2).stderr


def test_languages_and_version():
    out = run("languages").stdout
    assert "English (en)" in out
    assert "العربية" in out
    assert len(json.loads(run("languages", "--json").stdout)) == 8
    assert run("--version").stdout.startswith("onrecord ")
    assert "Example:" in run("build", "--help").stdout


def test_start_up_loads_no_model():
    code = "import sys, onrecord.cli; heavy = {'spacy', 'numpy', 'trafilatura', 'babel', 'sqlite3'} & sys.modules.keys(); print(heavy)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "set()"
