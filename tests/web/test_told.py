"""What the page shows around an event, a number, a plan."""

from __future__ import annotations

import lxml.html
import msgspec
import pytest

from onrecord.model import Dossier, Event, Figure, Published, make_id
from onrecord.web import first, page, plans, told
from onrecord.web.context import Context
from onrecord.web.figures import ledger
from tests.web.fixture import article, at, dossier

CALLS = "The harbour of Tull was calm. The dyke broke on Sunday, and 40 boats were lost. Nobody was hurt."


def piece(words: str, *parts: str) -> tuple[Context, list[Event]]:
    """A record of one report, with an event at each of some of its words."""
    report = article("tull.txt", "en", Published("2024-05-14", "given"), ("paragraph", words))
    events = [Event(id=make_id("event", p), span=at(report, p), when="2024-05-13") for p in parts]
    return Context(Dossier([report], ())), events


@pytest.fixture(scope="module")
def made() -> Dossier:
    return dossier()


def test_a_short_sentence_is_shown_whole():
    ctx, events = piece(CALLS, "The dyke broke on Sunday")
    assert list(told.events(ctx, events).values()) == ["The dyke broke on Sunday, and 40 boats were lost."]


def test_a_part_of_a_sentence_has_dots_where_words_are_left_out():
    ctx, events = piece(CALLS, "The dyke broke on Sunday", "40 boats were lost")
    assert list(told.events(ctx, events).values()) == ["The dyke broke on Sunday …", "… 40 boats were lost"]


def test_a_sentence_that_holds_what_is_not_settled_is_not_shown_whole():
    ctx, events = piece(CALLS, "The dyke broke on Sunday")
    (report,) = ctx.dossier.articles.values()
    assert list(told.events(ctx, events, [at(report, "40 boats")]).values()) == ["The dyke broke on Sunday …"]


def test_what_several_reports_tell_is_shown_without_the_rest_of_one_sentence(made):
    ctx = Context(made)
    words = told.events(ctx, made.events)
    inspected = next(e for e in made.events if e.when == "2023-03")
    assert words[inspected.id] == "… its last inspection was in March 2023"


def test_a_number_of_one_source_stands_in_its_sentence(made):
    ctx = Context(made)
    row = next(f for f in made.statements.values() if isinstance(f, Figure) and f.value == 640)
    phrase = told.number(row, ctx.article(row.span))
    assert (phrase.before, phrase.key) == ("Die Gewerkschaft rief ", "640")
    assert phrase.after.startswith(" Fahrer zum Streik auf")


def test_a_coarser_day_is_no_dispute_on_the_first_screen(made):
    story = made.stories[0]
    screen = first.screen(Context(made), story, [a.id for a in story.articles])
    assert [line.parts[0].words for line in screen.compatible] == ["cars a day: "]


def test_a_target_that_is_told_again_is_no_further_move(made):
    ctx = Context(made)
    rows = plans.ledger(ctx, made.stories[0], list(made.articles)).rows
    again = [*rows[0].stated, rows[0].stated[0], rows[0].stated[-1]]
    assert [t.target for t in plans.moves(again)] == [t.target for t in rows[0].moves]


def test_two_days_in_conflict_are_no_track(made):
    moved = next(f for f in made.findings if f.about == "plan")
    other = Dossier(made.articles.values(), made.statements.values())
    other.add([made.stories[0], msgspec.structs.replace(moved, verdict="conflict")])
    tree = lxml.html.fromstring(page.render(other))
    (row,) = tree.xpath(f"//*[@id='row-{moved.id}']")
    values = row.xpath(".//div[@class='values']")[0]
    assert {j.text for j in values.xpath(".//*[@class='joint']")} == {"/"}
    assert all("big" in a.get("class") for a in values.xpath("./a"))


def test_each_of_two_numbers_stands_with_who_gives_it(made):
    rows = ledger(Context(made), made.stories[0], [a.id for a in made.stories[0].articles]).rows
    (dead,) = [r for r in rows if any(v.verdict == "conflict" for v in r.verdicts)]
    by = {s.value: s.by for s in dead.latest}
    assert by["31"] == "El sindicato portuario" and by["23"] == "the coroner"


def test_of_a_number_that_was_revised_the_last_one_is_shown(made):
    revised = next(f for f in made.findings if f.verdict == "revised")
    other = Dossier(made.articles.values(), made.statements.values())
    items = [s for s in made.figures if s.value in (12, 19) and s.id in revised.items]
    day = [msgspec.structs.replace(s, as_of="2024-05-04") for s in sorted(items, key=lambda s: s.value or 0)]
    other.statements.update({s.id: s for s in day})
    other.add([made.stories[0], msgspec.structs.replace(revised, items=tuple(s.id for s in day))])
    (row,) = ledger(Context(other), other.stories[0], list(other.articles)).rows
    assert [s.value for s in row.latest] == ["19"]


def test_what_one_report_saw_happen_stands_before_its_numbers():
    report = article(
        "tull.txt", "en", Published("2024-05-14", "given"), ("paragraph", f"{CALLS} The port has 75 cranes.")
    )
    spans = at(report, "40 boats"), at(report, "75 cranes")
    figures = [
        Figure(id=make_id("figure", s.start), span=s, value=n, counted="things")
        for s, n in zip(spans, (40, 75), strict=True)
    ]
    one = Dossier([report], figures)
    one.add([
        Event(id="broke", span=at(report, "The dyke broke on Sunday"), when="2024-05-12"),
        Event(id="built", span=at(report, "The harbour of Tull was calm"), when="1968"),
    ])  # fmt: skip
    lines = first.screen(Context(one), None, [report.id]).known
    assert ["".join(p.words for p in line.parts) for line in lines] == [
        "12 May: The dyke broke on Sunday, and 40 boats were lost.",
        "The port has 75 cranes.",
    ]


def test_a_change_names_the_reports_that_state_the_last_value(made):
    story = made.stories[0]
    changed = first.screen(Context(made), story, [a.id for a in story.articles]).changed
    toll = next(line for line in changed if line.verdict == "revised")
    assert [c.source.label for group in toll.chips for c in group.chips] == ["صحيفة الميناء"]
