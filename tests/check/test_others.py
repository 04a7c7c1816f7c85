"""What other reports say is no error in a draft where they say it of another day, place or person, or only repeat it."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.check import Check
from onrecord.check.dates import repeated_since
from onrecord.config import Config
from onrecord.model import Article, Time

STORM = (
    "Storm over the strait\n\n"
    "Twenty-four people died in the storm in Porto on Thursday, Harbour Watch said. Ada Holmgreen, the mayor of Porto, "
    "spoke to the crews.\n\n"
    "The pilots of Porto will meet the owners of the new ferries tomorrow.\n\n"
    "Iker Salvat, the minister, said that it was “a path to peace with the pilots of Porto”. Three ships went on to Zambia.\n"
)
NEWS = "The talks in Gambia\n\nThe envoys met in Gambia. Gambia is calm, and its parliament is open.\n"
VOTE = "Valdemora votes\n\nThe parliament of Valdemora passed the water act, said Hilda Clinton, a minister of Valdemora.\n"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    folder = tmp_path_factory.mktemp("others")
    rows = ["file,date,lang,outlet"]
    for n, (words, day) in enumerate(((STORM, "17"), (NEWS, "20"), (VOTE, "25"))):
        (folder / f"{n}.txt").write_text(words, encoding="utf-8")
        rows.append(f"{n}.txt,2024-05-{day},en,Outlet {n}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    return onrecord.build([folder])


def check(record: onrecord.Record, text: str, date: str | None = None) -> Check:
    return record.check(f"{text}\n", config=Config(lang="en", date=date))


def told(found: Check, kind: str) -> list[tuple[str, str]]:
    return [(r.verdict, r.span.exact) for r in found.rows if r.kind == kind]


def test_a_lone_number_of_another_day_contradicts_nothing(record: onrecord.Record) -> None:
    text = "Thirty-one people died in the storm in Porto on {}, Harbour Watch said."
    assert [v for v, _ in told(check(record, text.format("May 16, 2024")), "figure")] == ["conflict"]
    assert not told(check(record, text.format("May 15, 2024")), "figure")


def test_tomorrow_told_again_on_another_day_is_no_other_day(record: onrecord.Record) -> None:
    text = "The pilots of Porto will meet the owners of the new ferries {}."
    again = check(record, text.format("tomorrow"), "2024-05-16")
    assert not [r for r in again.errors if r.kind in ("plan", "date")]
    other = check(record, text.format("on May 20"), "2024-05-17")
    assert ("conflict", "May 20") in told(other, "plan") + told(other, "date")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("this Wednesday", "2024-05-08", "2024-05-09"), ("this Wednesday", "2024-05-15", "2024-05-15"), True),
        (("tomorrow", "2024-05-08", "2024-05-07"), ("demain", "2024-05-09", "2024-05-08"), True),
        (("this Wednesday", "2024-05-08", "2024-05-09"), ("this Thursday", "2024-05-16", "2024-05-16"), False),
        (("May 8", "2024-05-08", "2024-05-07"), ("May 9", "2024-05-09", "2024-05-08"), False),
        (("tomorrow", "2024-05-08", "2024-05-07"), ("2024-05-09", "2024-05-09", None), False),
    ],
)
def test_days_in_the_same_words_on_two_days_may_be_one(one, other, same) -> None:
    def time(words: str, value: str, anchor: str | None) -> Time:
        report = Article(id=words, source=words, text=words)
        return Time(id=words, span=report.span(0, len(words)), value=value, anchor=anchor)

    assert repeated_since(time(*one), time(*other)) is same


def test_a_name_on_record_is_no_slip_of_a_name_in_this_story(record: onrecord.Record) -> None:
    found = check(
        record,
        "After the storm Ada Holmgreen, Iker Salvat and Harbour Watch in Porto said that the ships went on to Gambia.",
    )
    assert [v for v, words in told(found, "name") if words == "Gambia"] in ([], ["known"])


def test_a_slip_in_a_name_of_another_story_is_shown(record: onrecord.Record) -> None:
    found = check(record, "Ada Holmgreen of Porto met Hilda Clitnon after the storm. The crews of Porto waited.")
    (row,) = [r for r in found.rows if r.span.exact == "Hilda Clitnon"]
    assert row.verdict == "variant" and "Hilda Clinton" in row.reason


def test_a_few_words_beside_both_names_are_nobody_elses_for_sure(record: onrecord.Record) -> None:
    text = "Ada Holmgreen told Iker Salvat that it was “a path to peace with the pilots of Porto”."
    assert "other_speaker" not in [v for v, _ in told(check(record, text), "quote")]
