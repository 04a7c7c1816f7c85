"""What fuzzing found stays mended, and a little fuzzing goes on in the suite."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read import Raw
from tests.fuzz.mutate import ODD, broken
from tests.fuzz.run import FOUND, KEPT, faults, text_faults
from tests.fuzz.texts import CODES, odd_text


@pytest.mark.parametrize("path", sorted(p for p in FOUND.iterdir() if p.suffix != ".md"), ids=lambda p: p.name)
def test_what_was_found_stays_mended(path):
    assert faults(path.name.split("-", 1)[1], path.read_bytes(), annotate=True) == []


@pytest.mark.parametrize("path", KEPT, ids=lambda p: p.name)
def test_broken_files_cost_themselves_alone(path: Path):
    for seed in range(1_000_000, 1_000_012):
        assert faults(path.name, broken(path.read_bytes(), seed), annotate=False) == [], seed


PIECES = (
    *ODD,
    "“",
    "”",
    '"',
    "said",
    " ",
    "\n",
    "12",
    "million",
    "on Friday",
    "Mr.",
    "Ada Quill",
    "dijo",
    "май",
    "٪",
    "—",
    "1.5.2024",
)


@settings(max_examples=90, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=80),
    st.sampled_from((*CODES, "xx")),
)
def test_odd_texts_are_annotated(pieces, lang):
    text = "".join(pieces).replace("\x00", "").encode("utf-8", "replace").decode()
    assert text_faults(Raw(source="a", name="a", text=text, lang=lang)) == []


@pytest.mark.parametrize("code", CODES)
def test_odd_texts_of_every_language_are_annotated(code):
    first = 1_000_000 + (CODES.index(code) - 1_000_000) % len(CODES)
    for seed in range(first, first + 2 * len(CODES), len(CODES)):
        assert text_faults(odd_text(seed)) == [], seed
