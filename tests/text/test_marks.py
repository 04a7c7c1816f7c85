"""Pairing of quotation marks, right ones and wrong ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.marks import passages


def words(text: str) -> list[str]:
    return [text[p.start : p.end] for p in passages(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We came ”, he said.", ["We came"]),
        ("He said “no” and “yes”.", ["no", "yes"]),
        ('He said "no" and "yes".', ["no", "yes"]),
        ("« Oui », dit-il, «non».", ["Oui", "non"]),
        ("„Ja“, sagte er. »Nein«, sagte sie.", ["Ja", "Nein"]),
        ("''Ensemble, nous avons\". Et", ["Ensemble, nous avons"]),
        ("``Hello there,'' she said", ["Hello there,"]),
        ("”Jag”, sa han", ["Jag"]),
        ("قال: «نعم» ثم مضى", ["نعم"]),
        ('l’“accord” et l\'"union"', ["accord", "union"]),
        ('" Bonjour ", dit-il, " ça va ".', ["Bonjour", "ça va"]),
        ('He said,"Yes",and "No"', ["Yes", "No"]),
        ("‘We will go,’ she said.", ["We will go,"]),
        ("„Er sagte ‚nein‘ dazu“", ["Er sagte ‚nein‘ dazu", "nein"]),
        ("“Ils disent:” Vous devez “, et ils”, dit", ["Ils disent:” Vous devez “, et ils", "Vous devez"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ['5\'10" tall and 6" long', "the workers’ rights don’t end", "the ‘60s", "it's James' car", "l’eau d’ici"]
)
def test_no_passage(text: str) -> None:
    assert words(text) == []


def test_an_opening_mark_at_the_head_runs_to_the_end_of_its_block() -> None:
    text = "« A b c.\n« D e f »"
    found = passages(text, [(0, 8), (9, len(text))])
    assert [(text[p.start : p.end], p.closed) for p in found] == [("A b c.", False), ("D e f", True)]


def test_a_block_without_opening_mark_goes_on_with_what_was_left_open() -> None:
    text = "He said: “A b c.\nD e f” and left."
    assert [text[p.start : p.end] for p in passages(text, [(0, 16), (17, len(text))])] == ["A b c.", "D e f"]


def test_a_lost_closing_mark_does_not_swallow_what_follows() -> None:
    assert words("He said “A b, and then. She said “D e” too.") == ["D e"]


def test_depth_counts_outer_passages() -> None:
    assert [p.depth for p in passages('“He said "no" to me”', [(0, 20)])] == [0, 1]


@given(st.text(alphabet="ab .,:“”\"'«»„‘’\n", max_size=60))
def test_passages_nest_and_lie_in_their_block(text: str) -> None:
    found = passages(text, [(0, len(text))])
    for p in found:
        assert 0 <= p.outer_start <= p.start < p.end <= p.outer_end <= len(text)
    for a in found:
        for b in found:
            assert not a.outer_start < b.outer_start < a.outer_end < b.outer_end
