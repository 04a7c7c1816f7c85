"""The examples of every language pack's `cases/reading.jsonl`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord.lang
from onrecord.config import Config
from onrecord.read import Raw, make

PACKS = Path(onrecord.lang.__file__).parent
CASES = [
    pytest.param(json.loads(line), id=f"{path.parent.parent.name}-{number}")
    for path in sorted(PACKS.glob("*/cases/reading.jsonl"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    article = make(Raw(source="case.txt", name="case.txt", text=case["text"]), Config())
    blocks = [(b.kind, article.text[b.start : b.end]) for b in article.blocks]
    found = {
        "title": article.title,
        "published": article.published.value,
        "modified": article.modified,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "dateline_place": article.dateline_place,
        "translated_from": article.translated_from,
        "updated": article.updated,
        "lang": article.lang,
    }
    if len(case["text"]) < 60:
        found["lang"] = case["lang"]
    assert {key: found[key] for key in found if key in case} == {key: case[key] for key in found if key in case}
    for head, kind in case.get("kinds", {}).items():
        kinds = [k for k, text in blocks if text.lstrip().startswith(head)]
        assert kinds == [kind], (head, blocks)
    if "paragraphs" in case:
        assert sum(k == "paragraph" for k, _ in blocks) == case["paragraphs"], blocks
    covered = "".join(text for _, text in blocks)
    assert "".join(covered.split()) == "".join(case["text"].split()), "every visible character lies in one block"
