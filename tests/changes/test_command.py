"""`onrecord changes`: its formats, and what counts as a look."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import feedparser
import pytest

import onrecord
from onrecord.changes import find
from onrecord.changes.atom import atom
from onrecord.changes.text import text
from tests.test_cli import run
from tests.test_pipeline import write_reports
from tests.web.fixture import HOSTILE, dossier

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_look_is_kept_and_a_peek_is_none(tmp_path):
    path = tmp_path / "story.db"
    run("build", write_reports(tmp_path / "in", 3), "--to", path)
    first = run("changes", path, "--peek").stdout
    assert first.startswith("Nobody looked before: 3 new reports")
    assert run("changes", path).stdout == first
    assert run("changes", path).stdout == "Since you last looked: 0 new reports, nothing new on record.\n"
    run("build", write_reports(tmp_path / "in", 5), "--to", path)
    assert run("changes", path, "--peek").stdout.startswith("Since you last looked: 2 new reports")
    rows = json.loads(run("changes", path, "--since", "2024-05-03", "--json").stdout)
    assert len(rows["reports"]) == 2
    assert json.loads(run("changes", path, "--since", "LAST", "--json").stdout)["looked"]


def test_wrong_calls_are_one_sentence(tmp_path):
    path = tmp_path / "story.db"
    run("build", write_reports(tmp_path / "in", 1), "--to", path)
    assert "no day 'soon'" in run("changes", path, "--since", "soon", code=2).stderr
    assert "choose one of text, json, atom" in run("changes", path, "--format", "rss", code=2).stderr
    assert "no such record" in run("changes", tmp_path / "no.db", code=2).stderr
    assert "cannot be written" in run("changes", path, "-o", tmp_path / "no" / "x.xml", code=2).stderr
    assert run("changes", path).stdout.startswith("Nobody looked before")  # what was not written was not looked at


@pytest.mark.parametrize("every", [False, True])
def test_text_fits_eighty_columns_and_steers_no_terminal(every):
    made = dossier()
    out = text(find(made, "2024-05-02"), made, every=every)
    assert max(len(line) for line in out.splitlines() if " " in line.strip()) <= 80
    assert "NEWLY DISPUTED" in out
    assert all(c.isprintable() or c == "\n" for c in out)
    assert ("--all" in out) is not every


def test_the_feed_is_valid_atom_and_keeps_its_ids():
    made = dossier()
    changes = find(made, "2024-05-02")
    one = atom(changes, made, name="n", built="2024-05-21T10:00:00+00:00")
    parsed = feedparser.parse(one)
    assert not parsed.bozo and parsed.version == "atom10"
    assert len(parsed.entries) == len(changes.rows)
    root = ElementTree.fromstring(one)
    for element in (root, *root.findall(f"{ATOM}entry")):
        for needed in ("id", "title", "updated"):
            (child,) = element.findall(f"{ATOM}{needed}")
            assert child.text and (needed != "updated" or child.text.endswith("Z"))
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    assert len({e.id for e in parsed.entries}) == len(parsed.entries)
    assert all(e.id.startswith("urn:uuid:") for e in parsed.entries)
    assert all(link.href.startswith("http") for e in parsed.entries for link in e.get("links", []))
    assert HOSTILE not in one and HOSTILE.replace("<", "&lt;").replace(">", "&gt;") in one
    again = feedparser.parse(atom(find(made, "2024-05"), made, name="n", built="2024-06-01T00:00:00+00:00"))
    assert {e.id for e in again.entries} <= {e.id for e in parsed.entries}
    assert feedparser.parse(atom(changes, made, name="m", built=None)).feed.id != parsed.feed.id


def test_control_characters_do_not_break_the_feed(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "La alcaldesa Inés Robledo anunció el lunes: «Faltan \x08 veinte \x1b[31m pilares aquí».\n", encoding="utf-8"
    )
    record = onrecord.build([tmp_path / "in"])
    made = onrecord.changes.render(record.changes(), record, "atom")
    assert not feedparser.parse(made).bozo
    ElementTree.fromstring(made)
