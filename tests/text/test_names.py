"""Keys of names: folding, case endings, sounds, variants of given names."""

from __future__ import annotations

import pytest

from onrecord.text.names import fold, same_given, skeleton, stem


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("États-Unis", "Etats Unis"),
        ("AL-QAÏDA", "al Qaida"),
        ("Straße", "STRASSE"),
        ("أفغانستان", "افغانستان"),
        ("", " -"),
    ],
)
def test_fold(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Blinken", "Блинкен"),
        ("Blinken", "بلينكن"),
        ("Gaddafi", "Kadhafi"),
        ("Gheddafi", "القذافي"),
        ("Merkel", "Меркель"),
    ],
)
def test_skeletons_meet(a: str, b: str) -> None:
    assert skeleton(a)[-3:] == skeleton(b)[-3:]


def test_skeletons_part() -> None:
    assert skeleton("Merkel") != skeleton("Macron")


@pytest.mark.parametrize(("a", "b", "same"), [
    ("antony", "anthony", True), ("tony", "antony", True), ("j", "john", True), ("joe", "jill", False),
    ("mark", "maria", False), ("joe", "جو", True), ("mohamed", "muhammad", True), ("anna", "hanna", False),
])  # fmt: skip
def test_given_names(a: str, b: str, same: bool) -> None:
    assert same_given(a, b) is same


def test_stem_keeps_short_words() -> None:
    assert stem("афганистана", ("а", "ом")) == stem("афганистаном", ("а", "ом")) == "афганистан"
    assert stem("сша", ("а",)) == "сша"
