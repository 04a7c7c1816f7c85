"""Which reports of the sample dossier stand for themselves, and why the others do not, as a reporter would count."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord.sample
from onrecord.across import copies, stories
from onrecord.config import Config
from onrecord.model import Copy, Dossier, Story
from onrecord.read import Raw, find, make


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    raws = [raw for raw in find([onrecord.sample.folder()], Config()) if isinstance(raw, Raw)]
    out = Dossier([make(raw, Config()) for raw in raws], ())
    out.add(copies.find(out))
    out.add(stories.group(out))
    return out


def name(dossier: Dossier, article: str) -> str:
    return Path(dossier.articles[article].source).name


def test_one_story_with_its_independent_sources(dossier: Dossier) -> None:
    story: Story
    (story,) = dossier.stories
    assert len(story.articles) == 11
    assert {name(dossier, a) for a in story.independent} == {
        "01_courier.txt",
        "02_wires.jsonl#times",
        "03_fanal.html",
        "04_diario.txt",
        "06_vesti.txt",
        "07_molo.txt",
        "08_gazeta.txt",
    }
    assert story.independent_sources == 7


def test_the_reasons_are_those_a_reporter_would_give(dossier: Dossier) -> None:
    assert {name(dossier, row.article): row.reason for row in dossier.stories[0].why} == {
        "02_wires.jsonl#ledger": "is a near copy of The Valmora Courier, 6 Mar 2023 (all of the shorter text)",
        "05_hafenblatt.txt": "is a translation of Le Fanal, 7 Mar 2023 (93 % of the shorter text)",
        "09_fanal.txt": "is from the same outlet as the report of Le Fanal, 7 Mar 2023",
        "10_courier.txt": "is from the same outlet as the report of The Valmora Courier, 6 Mar 2023",
    }


def test_only_the_copy_and_the_translation_repeat_another_report(dossier: Dossier) -> None:
    assert all(isinstance(row, Copy) for row in dossier.copies)
    assert [(*(name(dossier, a) for a in row.articles), row.kind) for row in dossier.copies] == [
        ("01_courier.txt", "02_wires.jsonl#ledger", "near"),
        ("03_fanal.html", "05_hafenblatt.txt", "translation"),
    ]
