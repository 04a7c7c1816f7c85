"""What a draft says of one thing beside what reports say of things near it: clauses, places, small numbers, open marks."""

from __future__ import annotations

import re

import pytest

import onrecord
from onrecord.check import Check
from onrecord.check.found import between_marks
from onrecord.config import Config
from onrecord.model import Article, Block

ENGLISH = (
    "Storm in Porto kills eleven\n\n"
    "Eleven people died in the storm in Porto on Monday, the coastguard said. Eight people were injured in Braga, "
    "its mayor said.\n\n"
    "The first harbour master had let 400 go, then his successor Ada Holmgreen went on with the cuts: there are only 2,500 Galician "
    "soldiers left in Porto.\n"
)
SPANISH = (
    "Tres heridos en Porto\n\n"
    "Dos páginas de la oposición señalan que los enfrentamientos entre pescadores y policías en Porto han provocado "
    "tres heridos.\n\n"
    "Dos jóvenes murieron el miércoles en Porto, según el diario Brisa.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    folder = tmp_path_factory.mktemp("nearby")
    (folder / "post.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "brisa.txt").write_text(SPANISH, encoding="utf-8")
    rows = "file,date,lang,outlet\npost.txt,2024-05-14,en,Post\nbrisa.txt,2024-05-16,es,Brisa\n"
    (folder / "metadata.csv").write_text(rows, encoding="utf-8")
    return onrecord.build([folder])


def check(record: onrecord.Record, text: str, lang: str) -> Check:
    return record.check(f"{text}\n", config=Config(lang=lang))


def told(found: Check, kind: str) -> list[tuple[str, str]]:
    return [(r.verdict, r.span.exact) for r in found.rows if r.kind == kind]


def test_a_number_is_compared_where_its_clause_stands_in_a_longer_sentence(record: onrecord.Record) -> None:
    text = "There are only 3,500 Galician soldiers left in Porto, and four of its nine cranes were lost in the storm."
    assert ("conflict", "only 3,500") in told(check(record, text, "en"), "figure")
    right = told(check(record, text.replace("3,500", "2,500"), "en"), "figure")
    assert ("agrees", "only 2,500") in right


def test_a_small_number_of_the_hurt_elsewhere_is_not_taken_for_that_of_the_dead(record: onrecord.Record) -> None:
    found = told(check(record, "Eight people died in the storm in Porto, and 40 were injured.", "en"), "figure")
    assert "other_scope" not in [verdict for verdict, _ in found]


def test_who_reports_a_number_of_the_hurt_is_not_counted_among_them(record: onrecord.Record) -> None:
    text = "Los enfrentamientos entre pescadores y policías en Porto han provocado tres heridos, según dos webs opositoras."
    assert told(check(record, text, "es"), "figure") == [("agrees", "tres")]


def test_words_behind_an_opening_mark_are_quoted_where_it_is_closed_later_or_never() -> None:
    words = "Everyone told us we were mad."
    text = f'Ada Holmgreen said: "{words} | The quay was empty. {words} | "Yes," she said. {words}'
    blocks, at = [], 0
    for part in text.split("|"):
        blocks.append(Block("paragraph", at, at + len(part)))
        at += len(part) + 1
    report = Article(id="a", source="a.txt", text=text, lang="en", blocks=tuple(blocks))
    starts = [m.start() for m in re.finditer(re.escape(words), text)]
    assert [between_marks(report.span(s, s + len(words)), report) for s in starts] == [True, False, False]
