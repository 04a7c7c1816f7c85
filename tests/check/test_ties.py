"""Where two things on record fit a draft alike, the last bits of a machine's arithmetic decide nothing."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.across import plan_likeness
from onrecord.check import dates
from onrecord.config import Config

DAYS = (10, 13, 16)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    folder = tmp_path_factory.mktemp("bridges")
    rows = ["file,date,lang,outlet"]
    for n, day in enumerate(DAYS, 1):
        words = (
            f"The bridge at Tull will open on {day} June, the mayor said.\n\nTull was flooded in the night to Sunday.\n"
        )
        (folder / f"{n}.txt").write_text(words, encoding="utf-8")
        rows.append(f"{n}.txt,2024-05-0{n},en,Outlet {n}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    return onrecord.build([folder])


@pytest.mark.parametrize("noise", [0.0, 1e-6, -1e-6])
@pytest.mark.parametrize("day", DAYS)
def test_a_plan_is_the_one_that_has_its_day(record, monkeypatch, day, noise):
    exact = plan_likeness.likeness
    first = min(p.id for p in record.plans)

    def blurred(a, b):
        return exact(a, b) + noise * (first in (a.plan.id, b.plan.id))

    monkeypatch.setattr(plan_likeness, "likeness", blurred)
    found = record.check(f"The bridge at Tull will open on {day} June, the mayor said.\n", config=Config(lang="en"))
    assert [r.verdict for r in found.rows if r.kind == "plan"] == ["agrees"]


@pytest.mark.parametrize("noise", [0.0, 1e-6, -1e-6])
def test_a_day_that_a_sentence_has_is_right_whatever_another_as_near_has(tmp_path, monkeypatch, noise):
    for n, day in enumerate((3, 5), 1):
        words = f"The pilots met the owners of the new ferries in Brunfeld on {day} May.\n"
        (tmp_path / f"{n}.txt").write_text(words, encoding="utf-8")
    record = onrecord.build([tmp_path], config=Config(lang="en", date="2024-05-14"))
    exact = dates._like

    def blurred(beside, a, b, vectors):
        return exact(beside, a, b, vectors) + noise * (b.value == "2024-05-05")

    monkeypatch.setattr(dates, "_like", blurred)
    draft = "The pilots met the owners of the new ferries in Brunfeld on 3 May.\n"
    found = record.check(draft, config=Config(lang="en"))
    assert [r.verdict for r in found.rows if r.kind == "date"] == ["agrees"]
