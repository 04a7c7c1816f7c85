"""The record file: what is kept comes back, and foreign or newer files are refused in one sentence."""

import sqlite3

import pytest

from onrecord.errors import StoreError
from onrecord.model import Finding, Problem, Time, statement_id
from onrecord.store import Store, schema
from tests.conftest import article


def kept(store, name="a", text="The bridge reopened on Friday.", digest="d1"):
    report = article(text, name=name)
    span = report.span(23, 29)
    time = Time(id=statement_id("time", span, "2024-05-10"), span=span, value="2024-05-10")
    store.add([(report, [time], (), digest)])
    return report, time


def test_what_is_kept_comes_back():
    with Store(":memory:") as store:
        report, time = kept(store)
        finding = Finding(id="f", about="date", story=None, label="l", items=(time.id,), verdict="agree", reason="r")
        store.replace_learned([finding], state=store.state())
        dossier = store.load()
    assert list(dossier.articles.values()) == [report]
    assert dossier.times == [time]
    assert dossier.findings == [finding]


def test_the_same_report_again_replaces_itself():
    with Store(":memory:") as store:
        kept(store)
        kept(store)
        dossier = store.load()
        assert len(dossier.articles) == 1
        assert len(store.search("bridge")) == 1


def test_state_does_not_depend_on_order():
    states = []
    for order in ("ab", "ba"):
        with Store(":memory:") as store:
            for name in order:
                kept(store, name, digest=name)
            states.append(store.state())
    assert states[0] == states[1]


def test_search_ignores_accents_and_quotes_are_harmless():
    with Store(":memory:") as store:
        kept(store, text="L'état d'urgence reste en vigueur vendredi.")
        assert store.search("etat")[0][0] == "a"
        assert store.search('"; DROP TABLE articles; --') == []
        assert store.search("") == []


def test_search_finds_words_with_and_without_vowel_marks():
    with Store(":memory:") as store:
        kept(store, text="قال محمّد السيّد إنّ الجسر مغلق")
        assert len(store.search("محمد السيد")) == len(store.search("محمّد")) == 1


def test_problems_of_a_source_are_replaced():
    with Store(":memory:") as store:
        one = Problem(id="p1", source="x.txt", step="read", message="empty")
        store.add_problems([one], instead_of=["x.txt"])
        store.add_problems([], instead_of=["x.txt"])
        assert store.load().problems == ()


def test_a_foreign_database_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match=r"no record of onrecord; give another path"):
        Store(path)


def test_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("these are notes, not a record\n" * 100)
    with pytest.raises(StoreError, match="cannot be opened as a record"):
        Store(path)
    with pytest.raises(StoreError, match="no such record; make one with"):
        Store(tmp_path / "absent.db", create=False)


def test_a_newer_record_is_refused(tmp_path):
    path = tmp_path / "new.db"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(schema.STEPS) + 1}")
    with pytest.raises(StoreError, match="newer onrecord"):
        Store(path)


def test_an_older_record_is_migrated_and_a_copy_kept(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    with Store(path) as store:
        kept(store)
    step = tmp_path / "0002_test.sql"
    step.write_text("ALTER TABLE inputs ADD COLUMN size INTEGER;")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, step))
    with Store(path) as store:
        assert len(store.load().articles) == 1
    assert (tmp_path / f"old.db.v{len(schema.STEPS) - 1}.bak").exists()


def test_a_record_in_use_is_not_called_damaged(tmp_path, monkeypatch):
    path = tmp_path / "busy.db"
    Store(path).close()
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **more: connect(*a, **{**more, "timeout": 0.01}))
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program keeps the record locked; end it") as raised:
            Store(path)
    assert "rescue" not in str(raised.value)
