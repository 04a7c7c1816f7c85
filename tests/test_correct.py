"""Decisions of people: kept, repeated, and said in one sentence when they cannot be."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.errors import ConfigError, StoreError
from tests.test_cli import run
from tests.test_pipeline import write_reports


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "story.db"
    made = onrecord.build([write_reports(tmp_path / "in", 3)], to=path)
    return path, [a.source for a in made.articles.values()], [{a.id for a in s.articles} for s in made.stories]


def homes(made) -> list[str]:
    """The story of each report, in order."""
    return [made.story_of[a].id for a in made.articles]


def test_a_report_gets_a_story_of_its_own_and_comes_back_and_a_build_repeats_it(record, tmp_path):
    path, sources, _ = record
    made = onrecord.correct(path, "own_story", sources[0], by="desk", note="another ship")
    assert homes(made).count(homes(made)[0]) == 1
    again = onrecord.build([write_reports(tmp_path / "in", 4)], to=path)
    assert homes(again).count(homes(again)[0]) == 1
    made = onrecord.correct(path, "same_story", sources[0], sources[1])
    assert homes(made)[0] == homes(made)[1]
    assert [c.note for c in made.corrections if c.by == "desk"] == ["another ship"]


def test_what_cannot_be_decided_is_said_in_one_sentence(record):
    path, sources, _ = record
    with pytest.raises(ConfigError, match="choose one of"):
        onrecord.correct(path, "burn", sources[0])
    with pytest.raises(ConfigError, match="no report on record"):
        onrecord.correct(path, "own_story", "absent.txt")
    with pytest.raises(ConfigError, match="3 reports on record"):
        onrecord.correct(path, "own_story", ".txt")
    with pytest.raises(ConfigError, match="two reports"):
        onrecord.correct(path, "same_story", sources[0])
    with pytest.raises(StoreError, match="no such record"):
        onrecord.correct(path.with_name("absent.db"), "own_story", "a")


def test_on_the_command_line(record):
    path, sources, _ = record
    out = run("correct", path, "own_story", sources[0], "--note", "another ship").stderr
    assert "1 decision" in out
    assert "one at a time" in run("correct", path, "same_story", *sources[:3], code=2).stderr
