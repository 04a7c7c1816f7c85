"""Names of persons, organisations and places, with the examples of each language."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

import onrecord.lang
from onrecord.annotate import Parsed, mentions
from onrecord.lang import codes, pack
from onrecord.model import Article, Block, Mention
from onrecord.text import syntax

LANG = Path(onrecord.lang.__file__).parent


def names(text: str, lang: str | None) -> list[Mention]:
    blocks = (Block("paragraph", 0, len(text)),) if text else ()
    article = Article(id="a-1", source="test", text=text, blocks=blocks, lang=lang)
    parsed = Parsed(article, pack(lang), syntax.parse(article, pack(lang)))
    return [m for m in mentions.annotate(parsed) if isinstance(m, Mention)]


def cases() -> list[object]:
    out: list[object] = []
    for code in codes():
        path = LANG / code / "cases" / "names.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        out += [pytest.param(code, json.loads(line), id=f"{code}-{i}") for i, line in enumerate(lines)]
    return out


@pytest.mark.parametrize(("code", "case"), cases())
def test_examples(code: str, case: dict[str, list[list[str]]]) -> None:
    found = {m.span.exact: (m.kind, m.role.exact if m.role else None) for m in names(str(case["text"]), code)}
    for exact, kind, *role in case["names"]:
        assert exact in found, found
        assert found[exact][0] == kind
        assert not role or found[exact][1] == role[0]
    for exact in case.get("none", []):
        assert exact not in found
    if not case["names"]:
        assert not found


@pytest.mark.parametrize(
    "text", ["", "x", "🙂 🙂", "\u200f", "NATO" * 400, "(" * 300, "A. B. C. D.", "’s’s’s", "مرحبا NATO 世界"]
)
@pytest.mark.parametrize("lang", ["en", "fr", "de", "ru", "ar", None])
def test_any_text_survives_and_spans_reproduce_it(text: str, lang: str | None) -> None:
    for m in names(text, lang):
        assert text[m.span.start : m.span.end] == m.span.exact
        assert m.role is None or text[m.role.start : m.role.end] == m.role.exact


def test_mentions_do_not_overlap() -> None:
    found = names("The UN Security Council met in New York City with New York Times reporters and Kofi Annan.", "en")
    spans = sorted((m.span.start, m.span.end) for m in found)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_surname_is_looked_for_once_the_full_name_is_known() -> None:
    found = names("Fatou Sarrazine won the vote. Nobody had expected Sarrazine to win.", "en")
    assert [m.span.exact for m in found].count("Sarrazine") == 1
    assert all(m.kind == "person" for m in found)


def test_furniture_is_not_mined() -> None:
    text = "Oslo is calm.\nParis"
    blocks = (Block("paragraph", 0, 13), Block("furniture", 14, 19))
    article = Article(id="a-2", source="test", text=text, blocks=blocks, lang="en")
    parsed = Parsed(article, pack("en"), syntax.parse(article, pack("en")))
    assert [m.span.exact for m in mentions.annotate(parsed)] == ["Oslo"]


@pytest.mark.parametrize(
    "text", ["John " * 4000, "Ahmed bin " * 2000, "NATO, " * 3000, "minister of " * 2000, "محمد " * 3000]
)
def test_long_runs_take_linear_time(text: str) -> None:
    for lang in ("de", "ar"):
        start = time.perf_counter()
        names(text, lang)
        assert time.perf_counter() - start < 15
