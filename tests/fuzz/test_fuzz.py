"""What fuzzing found stays mended, and a little fuzzing goes on in the suite."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import Raw
from onrecord.work.one import annotated_one
from tests.fuzz.mutate import ODD, broken
from tests.fuzz.run import FOUND, KEPT, faults


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


@settings(max_examples=60)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=80),
    st.sampled_from(("es", "de", "ru", "ar", "pt", "xx")),
)
def test_odd_texts_are_annotated(pieces, lang):
    text = "".join(pieces).replace("\x00", "").encode("utf-8", "replace").decode()
    result = annotated_one(Raw(source="a", name="a", text=text, lang=lang), Config())
    assert not isinstance(result, Problem)
    assert result.problems == ()
    for row in result.statements:
        assert result.article.text[row.span.start : row.span.end] == row.span.exact
