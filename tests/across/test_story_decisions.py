"""What is sure about stories: versions of a page, and what people decided."""

from __future__ import annotations

from onrecord.across.story_decisions import decided
from onrecord.model import Correction, Version

IDS = ["a", "b", "c", "d", "e"]
FOUND = [[0, 1], [2, 3], [4]]


def decision(action: str, subject: str, object: str | None = None, at: str = "2024-05-01") -> Correction:
    return Correction(id=f"{action}{subject}{object}{at}", action=action, subject=subject, object=object, at=at)


def test_nothing_decided_changes_nothing() -> None:
    assert decided(FOUND, IDS) == FOUND


def test_stories_of_two_reports_become_one() -> None:
    assert decided(FOUND, IDS, (), [decision("same_story", "b", "e")]) == [[0, 1, 4], [2, 3]]


def test_a_report_leaves_its_story_and_others_can_follow_it() -> None:
    alone = [decision("own_story", "a")]
    assert decided(FOUND, IDS, (), alone) == [[0], [1], [2, 3], [4]]
    both = [*alone, decision("own_story", "c"), decision("same_story", "a", "c", at="2024-05-02")]
    assert decided(FOUND, IDS, (), both) == [[0, 2], [1], [3], [4]]


def test_a_later_decision_prevails() -> None:
    apart = decision("own_story", "e", at="2024-05-02")
    together = decision("same_story", "a", "e", at="2024-05-01")
    assert decided(FOUND, IDS, (), [apart, together]) == FOUND


def test_versions_of_a_page_are_one_story_unless_somebody_says_otherwise() -> None:
    pages = [Version(id="v", articles=("a", "e"), why="")]
    assert decided(FOUND, IDS, pages) == [[0, 1, 4], [2, 3]]
    assert decided(FOUND, IDS, pages, [decision("own_story", "e")]) == FOUND


def test_a_decision_about_a_report_not_on_record_waits() -> None:
    assert decided(FOUND, IDS, (), [decision("same_story", "a", "z"), decision("own_story", "y")]) == FOUND
