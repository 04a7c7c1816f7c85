"""What is new since a day, or since one last looked."""

from __future__ import annotations

import pytest

from onrecord.changes import Changes, find
from onrecord.errors import OnRecordError
from onrecord.model import Change, Copy, Dossier, Version
from tests.changes.pile import Pile
from tests.web.fixture import at, dossier


def told(changes: Changes) -> list[tuple[str, str]]:
    return [(r.kind, r.sentence) for r in changes.rows]


def crowd() -> Pile:
    """A crowd that two sides count, and a bridge whose opening is put back."""
    pile = Pile()
    one = pile.report("echo", "2024-03-01", "The police counted 900 marchers.", "The bridge opens on 1 May.")
    two = pile.report("post", "2024-03-03", "The union counted 1,500 marchers.", "The bridge opens on 9 June.")
    three = pile.report("star", "2024-03-05", "The police now count 700 marchers.", "The bridge opens on 9 June.")
    items = [
        pile.figure(one, "900", 900, "The police"),
        pile.figure(two, "1,500", 1500, "The union"),
        pile.figure(three, "700", 700, "The police"),
    ]
    plans = [
        pile.plan(one, "opens on 1 May", "2024-05-01"),
        pile.plan(two, "opens on 9 June", "2024-06-09"),
        pile.plan(three, "opens on 9 June", "2024-06-09"),
    ]
    pile.finding("figure", "marchers", "conflict", items)
    pile.finding("plan", "bridge opens", "moved", plans)
    return pile


def test_a_dispute_and_a_move_are_told_once_with_their_sides():
    changes = find(crowd().dossier(), "2024-03-01")
    assert told(changes)[:2] == [
        ("disputed", "marchers: 900 (The police; in Echo) against 1,500 (The union; in Post) against 700 (The police; in Star)."),
        ("moved", "bridge opens: 1 May 2024 → 9 Jun 2024 (Post and Star)."),
    ]  # fmt: skip
    assert [r.sources for r in changes.rows[:2]] == [3, 2]
    assert changes.rows[1].day == "2024-03-03"


def test_a_side_that_gives_up_its_number_in_an_open_dispute_withdraws_it():
    changes = find(crowd().dossier(), "2024-03-03")
    assert told(changes) == [
        ("withdrawn", "marchers: 900 is given up for 700 (The police; in Star); still disputed."),
        ("confirmed", "bridge opens: 9 Jun 2024, now stated by 2 sources (Star)."),
    ]
    assert [s.exact for s in changes.rows[0].evidence] == ["700"]
    assert [s.exact for s in changes.rows[0].earlier] == ["900"]


def test_nothing_is_new_after_the_last_report():
    assert find(crowd().dossier(), "2024-03-05").rows == ()


def test_what_was_on_record_counts_and_not_the_day_of_publication():
    made = crowd().dossier()
    late = [a.id for a in made.articles.values()][1:]
    changes = find(made, "LAST", seen=late, looked="2024-03-06")
    assert changes.reports == (next(iter(made.articles)),)
    assert [r.kind for r in changes.rows] == []  # an older report adds nothing that stands now


def test_a_toll_is_revised_with_the_steps_between_and_a_rounding_is_none():
    pile = Pile()
    days = [("a", 4), ("b", 23), ("c", 31), ("d", 42)]
    reports = [pile.report(n, f"2024-03-0{i}", f"It killed {v} people.") for i, (n, v) in enumerate(days, 1)]
    items = [pile.figure(r, str(v), v) for r, (_, v) in zip(reports, days, strict=True)]
    last = pile.report("e", "2024-03-06", "It killed some 40 people.")
    items.append(pile.figure(last, "some 40", 40, modifier="about"))
    pile.finding("figure", "dead", "revised", items[:4])
    assert told(find(pile.dossier(), "2024-03-01"))[0] == ("revised", "dead: 4 → 23 → 31 → 42 (D).")
    pile.findings.clear()
    pile.finding("figure", "dead", "revised", items)
    assert find(pile.dossier(), "2024-03-04").rows == ()


def test_a_dispute_in_which_all_agree_at_last_is_settled():
    pile = Pile()
    one = pile.report("echo", "2024-03-01", "The port says 186 were aboard, the company 212.")
    two = pile.report("post", "2024-03-03", "The company now says 186 were aboard.")
    items = [pile.figure(one, "212", 212, "the company"), pile.figure(one, "186", 186, "The port"),
             pile.figure(two, "186", 186, "The company")]  # fmt: skip
    pile.finding("figure", "aboard", "revised", items)
    for since in ("2024-03-01", "2024-02"):
        row = find(pile.dossier(), since).rows[0]
        assert (row.kind, row.before, row.after, row.sources) == ("settled", ("212",), ("186",), 2)


def test_a_dropped_plan_is_withdrawn():
    pile = Pile()
    one = pile.report("echo", "2024-03-01", "The city will build a tunnel by May.")
    two = pile.report("post", "2024-03-03", "The city has given up the tunnel planned by May.")
    items = [pile.plan(one, "build a tunnel by May", "2024-05"),
             pile.plan(two, "the tunnel planned by May", "2024-05", status="dropped")]  # fmt: skip
    pile.finding("plan", "build a tunnel", "agree", items)
    assert told(find(pile.dossier(), "2024-03-01")) == [
        ("withdrawn", "build a tunnel: May 2024: the plan is dropped (Post).")
    ]


def test_a_version_of_a_page_that_dropped_a_sentence_withdraws_it():
    pile = Pile()
    url = "https://echo.example/fire"
    one = pile.report("echo", "2024-03-01", "The fire spread at noon. The chief said 14 houses had burned.", url=url)
    two = pile.report("echo-2", "2024-03-02", "The fire spread at noon. It was put out by night.", url=url)
    pile.figure(one, "14", 14)
    made = pile.dossier()
    gone = at(one, "The chief said 14 houses had burned.")
    made.add([Version(id="v", articles=(one.id, two.id), why="", changes=(Change(kind="number", before=gone),))])
    (row,) = find(made, "2024-03-01").rows
    assert (row.kind, row.day, row.sources) == ("withdrawn", "2024-03-02", 0)
    assert row.sentence == "Echo-2 no longer has “The chief said 14 houses had burned.”."
    assert row.reports == (two.id, one.id)
    assert find(made, "2024-02").rows[0].kind == "withdrawn"
    assert find(made, "2024-03-02").rows == ()


def test_a_copy_of_what_was_there_is_not_new():
    pile = Pile()
    one = pile.report("echo", "2024-03-01", "Mayor Ada Rust promised 450 new beds.")
    two = pile.report("post", "2024-03-03", "Mayor Ada Rust promised 450 new beds.")
    for report in (one, two):
        pile.figure(report, "450", 450)
    made = pile.dossier()
    assert find(made, "2024-03-01").rows == ()  # the same number of the same thing
    three = pile.report("star", "2024-03-04", "Mayor Ada Rust promised 450 new beds and 30 nurses.")
    pile.figure(three, "30", 30)
    made = pile.dossier()
    assert [r.after for r in find(made, "2024-03-03").rows] == [("30",)]
    made.add([Copy(id="c", articles=(one.id, three.id), kind="near", share=0.9, why="x")])
    assert find(made, "2024-03-03").rows == ()


def test_a_report_whose_day_is_not_known_is_on_neither_side():
    pile = crowd()
    undated = pile.report("scan", None, "There were 40 boats.")
    pile.figure(undated, "40", 40)
    wide = pile.report("month", "2024-03", "There were 50 boats.")
    changes = find(pile.dossier(), "2024-03-03")
    assert set(changes.unplaced) == {undated.id, wide.id}
    assert not {undated.id, wide.id} & {s.article for r in changes.rows for s in r.evidence}
    assert find(pile.dossier(), "LAST").unplaced == ()


@pytest.mark.parametrize("since", ["2024-05-02", "2024-05-03", "2024-05-04", "2024-05-05", "2024-05", "LAST"])
def test_every_row_has_evidence_and_the_order_is_that_of_importance(since):
    made = dossier()
    changes = find(made, since)
    kinds = ["disputed", "moved", "revised", "settled", "withdrawn", "confirmed", "new"]
    assert [kinds.index(r.kind) for r in changes.rows] == sorted(kinds.index(r.kind) for r in changes.rows)
    for row in changes.rows:
        assert row.evidence and row.sentence.endswith((".", "”"))
        for span in (*row.evidence, *row.earlier):
            assert made.articles[span.article].text[span.start : span.end] == span.exact
        assert any(s.article in changes.reports for s in row.evidence)
    assert len({r.id for r in changes.rows}) == len(changes.rows)
    assert changes == find(made, since)


def test_the_order_in_which_reports_came_changes_nothing():
    made = dossier()
    other = Dossier(reversed(made.articles.values()), reversed(made.statements.values()))
    other.add(reversed(made.rows[:2]))
    other.add(made.rows[2:])
    assert find(other, "2024-05-03") == find(made, "2024-05-03")


def test_ten_lines_hold_every_kind_and_no_report_fills_them():
    changes = find(dossier(), "2024-05-02")
    first = changes.first(10)
    assert len(first) == 10
    assert {r.kind for r in first} == {r.kind for r in changes.rows}
    assert [r for r in changes.rows if r in first] == list(first)


@pytest.mark.parametrize("since", ["yesterday", "", "2024-13-40", "2024-05/..", "last"])
def test_what_is_no_day_is_refused(since):
    with pytest.raises(OnRecordError, match="LAST"):
        find(dossier(), since)
