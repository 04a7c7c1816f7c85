"""Plans: every pack's cases, right and wrong, and what no text may break."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord.lang
from onrecord.annotate import plans
from onrecord.annotate.parsed import Parsed
from onrecord.lang import pack
from onrecord.model import Article, Block, Plan, Published, Time, statement_id
from onrecord.text import syntax

PACKS = Path(onrecord.lang.__file__).parent
CASES = [
    pytest.param(file.parent.parent.name, json.loads(line), id=f"{file.parent.parent.name}-{number}")
    for file in sorted(PACKS.glob("*/cases/plans.jsonl"))
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
]


def made(text: str, lang: str, times: list[list[str]], date: str | None) -> list[Plan]:
    article = Article(
        id="a-1", source="t", text=text, lang=lang, blocks=(Block("paragraph", 0, len(text)),) if text else (),
        published=Published(date, "given") if date else Published(),
    )  # fmt: skip
    parsed = Parsed(article, pack(lang), syntax.parse(article, pack(lang)))
    found = []
    for words, value, *modifier in times:
        span = article.span(text.index(words), text.index(words) + len(words))
        found.append(
            Time(id=statement_id("time", span, value), span=span, value=value, modifier=next(iter(modifier), None))
        )
    parsed.add("time", found)
    parsed.add("plan", plans.annotate(parsed))
    return parsed.plans


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_cases_of_the_packs(lang: str, case: dict[str, Any]) -> None:
    found = made(case["text"], lang, case["times"], case["date"])
    assert [p.target for p in found] == [want["target"] for want in case["plans"]]
    for plan, want in zip(found, case["plans"], strict=True):
        assert {key: getattr(plan, key) for key in want} == want


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_every_span_reproduces_its_words_and_holds_the_time(lang: str, case: dict[str, Any]) -> None:
    for plan in made(case["text"], lang, case["times"], case["date"]):
        assert plan.target_span is not None
        assert plan.span.holds(plan.target_span)
        for span in (plan.span, plan.actor_span, plan.action_span, plan.target_span, plan.condition):
            assert span is None or case["text"][span.start : span.end] == span.exact
        assert plan.action_span is not None
        assert plan.action == plan.action_span.exact


def test_a_condition_is_kept() -> None:
    text = "The rebels will hand over the port by May 3, on condition that the blockade ends."
    (plan,) = made(text, "en", [["May 3", "2022-05-03"]], "2022-03-02")
    assert plan.condition is not None
    assert plan.condition.exact == "on condition that the blockade ends"


def test_a_report_without_a_date_needs_words_of_the_future() -> None:
    assert made("The fair opens on May 3, 2022.", "en", [["May 3, 2022", "2022-05-03"]], None) == []
    (plan,) = made("The fair will open on May 3, 2022.", "en", [["May 3, 2022", "2022-05-03"]], None)
    assert plan.stated is None


@pytest.mark.parametrize("lang", ["en", "fr", "de", "ar", "und"])
@pytest.mark.parametrize("text", ["", " ", "5", "🙂 5", "“” 5 «»", "سوف 5", "5 " * 3000])
def test_no_text_breaks_it(lang: str, text: str) -> None:
    times = [["5", "2022-05"]] if "5" in text else []
    assert [p.target for p in made(text, lang, times, None)] in ([], ["2022-05"])
