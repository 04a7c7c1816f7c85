"""Which sentences can be read alone: the examples of every language pack's `cases/brief.jsonl`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord.lang
from onrecord.brief.stands import leans, whole
from onrecord.lang import pack

PACKS = Path(onrecord.lang.__file__).parent
CASES = [
    pytest.param(path.parent.parent.name, json.loads(line), id=f"{path.parent.parent.name}-{number}")
    for path in sorted(PACKS.glob("*/cases/brief.jsonl"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_case(lang: str, case: dict[str, Any]) -> None:
    text = case["text"]
    names = [text.index(n) for n in case["names"]]
    assert whole(text, pack(lang))
    assert leans(text, pack(lang), names, quoted="“" in text) is not case["alone"]


def test_every_language_has_cases_of_both_kinds() -> None:
    for code in onrecord.lang.codes():
        mine = [case.values[1]["alone"] for case in CASES if case.values[0] == code]
        assert {True, False} == set(mine), code


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "Too short a line."), ("en", "It has no end and is no sentence"),
     ("en", "- An entry of a list that goes on."), ("en", "14:30 – The council of Calder met for an hour."),
     ("fr", "23 h : le conseil de Calder se réunit."), ("fr", "14H30 - Le conseil de Calder se réunit enfin."),
     ("de", "14.30 Uhr: Der Rat von Calder ist zusammengetreten."), ("ru", "14 ч. 30 | Совет Кальдера собрался на заседание."), (None, "long " * 60 + "end.")],
)  # fmt: skip
def test_what_is_no_whole_sentence(lang: str | None, text: str) -> None:
    assert not whole(text, pack(lang))
