"""The draft of the sample dossier has an error of every kind; each is found, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import onrecord
import onrecord.sample
from onrecord.check import MEANINGS, Check, compared
from onrecord.check.rows import Verdict
from onrecord.check.scope import Scope
from tests.check.as_draft import as_draft

WRONG = {
    (3, "figure", "out_of_date", "Nine"),
    (4, "figure", "other_scope", "29"),
    (6, "quote", "other_speaker", "The pier is not stable, and I will not send crews under it,"),
    (7, "date", "conflict", "November 24, 2022"),
    (10, "quote", "altered", "We will reopen the port on March 20, not a day sooner,"),
    (11, "plan", "moved", "March 31"),
    (11, "role", "other_role", "Defence Minister"),
    (15, "figure", "conflict", "about 70 percent"),
    (16, "plan", "conflict", "March 14"),
    (19, "name", "misspelt", "Irena Soldatti"),
}
OPEN = {
    (13, "quote", "other_source", "We owe the families the truth about every hour of that morning,"),
    (15, "figure", "disputed", "Some 900"),
    (18, "quote", "reported", "began to take on water minutes after the collision"),
    (18, "quote", "not_on_record", "Nobody had warned us of the fog,"),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    return onrecord.build([onrecord.sample.folder()], to=tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.fixture(scope="module")
def check(record: onrecord.Record) -> Check:
    return record.check(onrecord.sample.draft())


def found(check: Check, weight: str) -> set[tuple[int, str, str, str]]:
    return {(r.line, r.kind, r.verdict, " ".join(r.span.exact.split())) for r in check.rows if r.weight == weight}


def test_each_error_is_found_and_nothing_else(check: Check) -> None:
    assert found(check, "error") == WRONG
    assert found(check, "open") == OPEN


def test_every_verdict_of_an_error_is_in_the_draft(check: Check) -> None:
    errors = {v for v in get_args(Verdict) if MEANINGS[v][0] == "error"}
    assert {r.verdict for r in check.errors} == errors


def test_places_are_those_of_the_file(check: Check) -> None:
    lines = onrecord.sample.draft().read_text(encoding="utf-8").splitlines()
    for row in check.rows:
        first = row.span.exact.split()[0]
        assert lines[row.line - 1][row.column - 1 :].startswith(first), row


def test_evidence_is_of_the_record_and_sources_are_counted(record: onrecord.Record, check: Check) -> None:
    for row in check.rows:
        for span in row.evidence:
            assert record.articles[span.article].text[span.start : span.end] == span.exact
        assert bool(row.sources) == bool(row.evidence)
        assert row.sources <= len({s.article for s in row.evidence})
    (moved,) = (r for r in check.rows if r.verdict == "moved")
    assert moved.reason.startswith("Moved on 16 Mar 2023 from 31 Mar 2023") and "to 15 Apr 2023" in moved.reason


def test_the_draft_never_comes_on_record(record: onrecord.Record, check: Check) -> None:
    assert check.draft.id not in record.articles
    assert len(record.articles) == 11 == check.compared


@pytest.mark.parametrize("name", sorted(p.name for p in onrecord.sample.folder().glob("[01]*")))
def test_a_report_checked_against_its_record_has_no_error_but_age(record: onrecord.Record, name: str) -> None:
    """Every quote is on record and nothing conflicts; an old report's numbers and deadlines may be out of date."""
    for article in [a for a in record.articles.values() if f"/{name}" in a.source]:
        own = [s for s in record.statements.values() if s.span.article == article.id]
        made = compared(Scope(record), as_draft(article, own), [record.story_of[article.id]], record.search)
        assert made.rows
        assert {r.verdict for r in made.errors} <= {"out_of_date", "moved"}, [r.reason for r in made.errors]
        quotes = [r for r in made.rows if r.kind == "quote"]
        assert {r.verdict for r in quotes} <= {"verbatim", "disputed", "speaker_open"}
        assert not [r for r in made.rows if r.verdict in ("not_on_record", "reported", "other_source")]


def run(*words: object, code: int, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *map(str, words)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, input=given)
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    return result


def test_the_commands_of_the_how_to(record: onrecord.Record, tmp_path: Path) -> None:
    run("sample", tmp_path / "dossier", code=0)
    assert sorted(p.name for p in (tmp_path / "dossier").iterdir()) == ["draft.md", "reports"]
    draft, db = tmp_path / "dossier/draft.md", record.store.path
    shown = run("check", draft, db, code=1).stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "10 errors, 4 to look at" in shown and "someone else said it" in shown
    data = json.loads(run("check", draft, db, "--json", code=1).stdout)
    assert (data["errors"], data["open"]) == (10, 4)
    assert data["rows"][0]["evidence"][0]["report"]
    run("check", draft, db, "-o", tmp_path / "check.html", code=1)
    assert "Does not agree with the record" in (tmp_path / "check.html").read_text(encoding="utf-8")
    right = "“The engine stopped and we had no steering,” said Yusuf Haddari of Linea Azul.\n"
    assert "1 quote" in run("check", "-", db, code=0, given=right).stdout
    assert "choose one of" in run("check", draft, db, "--format", "pdf", code=2).stderr
    assert "cannot be read" in run("check", tmp_path / "absent.md", db, code=2).stderr
    assert "no such record" in run("check", draft, tmp_path / "absent.db", code=2).stderr
    assert "is empty" in run("check", "-", db, code=2, given="").stderr
