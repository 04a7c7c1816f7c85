"""Arabic texts with vowel marks say what they say without them, in the words as they stand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onrecord.annotate import annotate
from onrecord.lang import pack
from onrecord.model import Article, Block, Figure, Plan, Published
from onrecord.text.terms import terms
from onrecord.text.vowels import bare, places

PAIRS = [
    (
        'قال وزيرُ الخارجيّة محمّد السيّد إنّ 44 رياضيّاً يُمثّلون الجزائر: "لن نتراجعَ".',
        'قال وزير الخارجية محمد السيد إن 44 رياضيا يمثلون الجزائر: "لن نتراجع".',
    ),
    ("أُجّلت الانتخابات في تامسا إلى 7 سبتمبر", "أجلت الانتخابات في تامسا إلى 7 سبتمبر"),
    ("صرّح الوزيرُ\nقُتل 12 جنديّاً", "صرح الوزير\nقتل 12 جنديا"),
    ("وأعلـــن الرئيسُ أنّ 12 شخصًا قُتلوا في بنغازيّ", "وأعلن الرئيس أن 12 شخصا قتلوا في بنغازي"),
]


def article(text: str) -> Article:
    end = text.find("\n") + 1
    blocks = (Block("title", 0, end - 1), Block("paragraph", end, len(text)))[0 if end else 1 :]
    return Article(
        id="a", source="s", text=text, blocks=blocks, lang="ar", published=Published(value="2021-07-20", basis="given")
    )


def spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "exact"} <= value.keys() else []
        return own + [s for v in value.values() for s in spans(v)]
    return [s for v in value for s in spans(v)] if isinstance(value, list) else []


@pytest.mark.parametrize(("marked", "plain"), PAIRS)
def test_the_same_statements_in_the_words_as_they_stand(marked: str, plain: str) -> None:
    assert bare(marked) == plain
    as_read, with_marks = annotate(article(marked))
    _, without = annotate(article(plain))
    assert as_read.text == marked and as_read.blocks == article(marked).blocks
    assert without
    assert [type(s) for s in with_marks] == [type(s) for s in without]
    rows, plain_rows = (msgspec.json.decode(msgspec.json.encode(list(x))) for x in (with_marks, without))
    for row, plain_row in zip(rows, plain_rows, strict=True):
        for span, plain_span in zip(spans(row), spans(plain_row), strict=True):
            assert marked[span["start"] : span["end"]] == span["exact"]
            assert bare(span["exact"]) == plain_span["exact"]
        for field in ("counted", "attributed_to", "actor"):
            assert bare(row.get(field) or "") == (plain_row.get(field) or "")
            assert (row.get(field) or "") in marked


def test_a_plan_in_marked_words_is_found() -> None:
    _, statements = annotate(article(PAIRS[1][0]))
    assert [s.action for s in statements if isinstance(s, Plan)] == ["أُجّلت الانتخابات في تامسا"]


def test_marks_behind_a_word_belong_to_it() -> None:
    text = "قُتل 12 شخصاً"
    _, statements = annotate(article(text))
    assert [s.counted for s in statements if isinstance(s, Figure)] == ["شخصاً"]


def test_words_are_the_same_with_and_without_marks() -> None:
    for marked, plain in PAIRS:
        assert terms(marked, pack("ar")) == terms(plain, pack("ar"))


def test_a_stroke_before_digits_or_marks_stays() -> None:
    assert bare("بـ48 رياضيا") == "بـ48 رياضيا"
    assert bare("لـ«رويترز»") == "لـ«رويترز»"


def test_a_text_without_marks_has_no_places() -> None:
    assert places("No marks, and café is no Arabic.") is None
    assert places("أنّ") == [0, 1]


def test_the_day_and_the_source_stand_as_they_were_read() -> None:
    text = "الجزائر، 5 يوليو 2021 (رويترز) - قُتل 12 شخصاً أمس."
    read = Article(id="a", source="ق", text=text, blocks=(Block("paragraph", 0, len(text)),), lang="ar")
    found, statements = annotate(read)
    assert found.source == "ق"
    assert found.published.value == "2021-07-05/.."
    assert found.published.span is not None
    assert text[found.published.span.start : found.published.span.end] == found.published.span.exact
    assert any(s.span.exact == "أمس" for s in statements)
