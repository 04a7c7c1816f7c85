"""Words with and without Arabic vowel marks are the same words, in texts and in what languages bring."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.across.plan_actions import deed
from onrecord.lang import pack, packs
from onrecord.text.counted import things
from onrecord.text.vowels import bare

READ_WITH_MARKS = frozenset({"brief.toml", "reading.toml"})
"""Files whose words are looked for in reports as they stand."""


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("code", [p.code for p in packs()])
def test_words_looked_for_in_texts_without_marks_have_none(code: str) -> None:
    for path in pack(code).folder.glob("*.toml"):
        if path.name not in READ_WITH_MARKS:
            assert [s for s in strings(tomllib.loads(path.read_text(encoding="utf-8"))) if bare(s) != s] == [], (
                path.name
            )


def test_what_is_counted_is_found_with_and_without_marks() -> None:
    arabic = things(pack("ar"))
    marked = "قُتل 12 شخصاً و14 جنديّاً"
    found = arabic.concepts(marked)
    assert (
        [c.name for c in found] == [c.name for c in arabic.concepts(bare(marked))] == ["killed", "people", "soldiers"]
    )
    assert [bare(marked[c.start : c.end]) for c in found][:2] == ["قتل", "شخصا"]


def test_a_deed_is_the_same_with_and_without_marks() -> None:
    assert deed("ستُعيد بناءَ الجسر وتنسحبُ", pack("ar")) == deed("ستعيد بناء الجسر وتنسحب", pack("ar"))


def test_a_german_compound_speaks_for_a_side_and_a_short_ending_does_not() -> None:
    german = things(pack("de"))
    assert german.sides("die Hafenbehörde") == {"authorities"}
    assert german.sides("Nun tun sie es insgesamt") == frozenset()
