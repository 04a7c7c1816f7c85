"""Damaged records: one sentence, and what can be saved is saved."""

from __future__ import annotations

import random
import shutil
import sqlite3

import pytest

import onrecord
from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.store.pages import rows
from onrecord.store.rescue import rescue
from tests.test_pipeline import lines, write_reports

REPORTS = 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    record = onrecord.build([write_reports(folder / "in", REPORTS)], folder / "r.db")
    record.close()
    return folder


def test_the_pages_of_a_sound_record_hold_all_its_rows(whole):
    with sqlite3.connect(whole / "r.db") as db:
        kept = {row[0] for row in db.execute("SELECT id FROM statements")}
    assert kept <= {row[0] for row in rows(whole / "r.db")}


def test_a_sound_record_is_saved_whole_and_builds_to_the_same(whole, tmp_path):
    saved = rescue(whole / "r.db", tmp_path / "new.db")
    assert (saved.reports, saved.dropped) == (REPORTS, 0)
    assert any("rescued from" in p.message for p in onrecord.open(tmp_path / "new.db").problems)
    again = onrecord.build([whole / "in"], tmp_path / "new.db")
    old = onrecord.open(whole / "r.db")
    assert [r for r in lines(again) if "rescued from" not in r] == lines(old)


@pytest.mark.parametrize("seed", range(25))
def test_broken_anywhere_it_opens_or_says_why_and_gives_what_it_can(whole, tmp_path, seed):
    rng, path = random.Random(seed), tmp_path / "broken.db"
    shutil.copy(whole / "r.db", path)
    data = bytearray(path.read_bytes())
    if seed % 2:
        del data[rng.randrange(len(data)) :]
    else:
        for _ in range(rng.choice((1, 30, 300))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(bytes(data))
    try:
        onrecord.open(path).close()
    except StoreError as error:
        assert "\n" not in str(error)
    try:
        rescue(path, tmp_path / "new.db")
    except StoreError as error:
        assert "nothing in it can be saved" in str(error)
        assert len(data) < 0.5 * (whole / "r.db").stat().st_size
    else:
        record = onrecord.open(tmp_path / "new.db")
        assert record.articles
        for s in record.statements.values():
            assert record.articles[s.span.article].text[s.span.start : s.span.end] == s.span.exact


def test_half_a_record_gives_about_half_of_its_reports(whole, tmp_path):
    path = tmp_path / "half.db"
    data = (whole / "r.db").read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError, match="onrecord rescue"):
        onrecord.open(path)
    assert rescue(path, tmp_path / "new.db").reports >= REPORTS // 4


def test_nothing_is_written_over(whole, tmp_path):
    (tmp_path / "new.db").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        rescue(whole / "r.db", tmp_path / "new.db")


def test_a_full_disk_is_one_sentence_and_the_record_goes_on(whole, tmp_path):
    path = tmp_path / "full.db"
    with Store(path) as store:
        store._db.execute("PRAGMA max_page_count = 40")
        from onrecord.config import Config
        from onrecord.pipeline import put
        from onrecord.read import find

        with pytest.raises(StoreError, match="the disk is full; the record opens as it is: free some space"):
            put(find([whole / "in"], Config()), store, Config(), lambda step, done, total: None)
    onrecord.open(path).close()
    assert lines(onrecord.build([whole / "in"], path)) == lines(onrecord.open(whole / "r.db"))
