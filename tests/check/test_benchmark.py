"""The measurement of `check` says what it lacks."""

from __future__ import annotations

import pytest
from benchmarks import check

import onrecord


def test_without_data_sets_one_sentence_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(check, "SETS", tmp_path)
    monkeypatch.setattr("sys.argv", ["check"])
    with pytest.raises(SystemExit, match=r"has no libya2011, .*; name a record"):
        check.main()


def test_a_record_without_a_draft_is_refused_in_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "one.txt").write_text("The bridge of Tull opens again on Monday, the mayor said.")
    onrecord.build([tmp_path / "one.txt"], tmp_path / "s.db")
    monkeypatch.setattr("sys.argv", ["check", str(tmp_path / "s.db")])
    with pytest.raises(SystemExit, match="name a larger record"):
        check.main()
