"""Round-ups and live pages: what counts as a part, and which stories a part mentions."""

from __future__ import annotations

import pytest

from onrecord.across.story_mentions import parts
from onrecord.model import Article, Block, Dossier, Published, Story
from tests.across.test_stories import BANK, BANK_LATER, DAM, grouped, pile

LIGHTHOUSE = (
    "A lighthouse keeper on Skarholm retired after forty-one years and was given the old lamp by the islanders, who had "
    "bought it back from a museum with the money of a raffle."
)


def of_parts(*told: tuple[str, str], kind: str = "heading", name: str = "r") -> Article:
    """A report in parts: a heading (or the hour, as a paragraph of its own) and a paragraph each."""
    text, blocks = "The day at a glance\n", [Block("title", 0, 19)]
    for heading, body in told:
        if kind == "heading":
            blocks.append(Block("heading", len(text), len(text) + len(heading)))
            text += heading + "\n"
        else:
            body = f"{heading} – {body}"
        body = body.replace("\n", " ")
        blocks.append(Block("paragraph", len(text), len(text) + len(body)))
        text += body + "\n"
    return Article(
        id=name, source=f"{name}.txt", text=text, blocks=tuple(blocks), lang="en", title="The day at a glance",
        published=Published("2024-05-15", "given"),
    )  # fmt: skip


def roles(story: Story) -> dict[str, str]:
    return {a.id: a.role for a in story.articles}


@pytest.mark.parametrize(
    ("kind", "marks"),
    [
        ("heading", ("Dam bursts above Orsk", "Bank raises rate", "Keeper goes home")),
        ("hour", ("14:32", "11h05", "9.40 Uhr")),
    ],
)
def test_a_round_up_mentions_the_stories_of_its_parts_and_belongs_to_one_at_most(kind: str, marks: tuple[str, ...]):
    round_up = of_parts(*zip(marks, (DAM, BANK, LIGHTHOUSE), strict=True), kind=kind)
    assert len(parts(round_up)) == 3
    found = grouped([*pile(), round_up])
    assert sum(roles(s).get("r") == "main" for s in found) == 1
    (dam,) = (s for s in found if "a1" in roles(s))
    (bank,) = (s for s in found if "b1" in roles(s))
    assert {roles(dam).get("r"), roles(bank).get("r")} >= {"mentions"}
    assert None not in (roles(dam).get("r"), roles(bank).get("r"))
    assert list(roles(dam)) == sorted(roles(dam), key=["a1", "a3", "b1", "r", "a2", "b2"].index)


def test_a_report_that_mentions_a_story_is_no_source_of_it():
    found = grouped([*pile(), of_parts(("Dam bursts", DAM), ("Bank raises rate", BANK), ("Keeper", LIGHTHOUSE))])
    for story in found:
        mentions = {a for a, role in roles(story).items() if role == "mentions"}
        assert not mentions & {*story.independent, *(w.article for w in story.why)}


def test_crossheads_of_one_report_mention_nothing_else():
    told = of_parts(("Two villages under water", DAM), ("Warned in March", DAM), ("Search ends", DAM))
    assert not [a for s in grouped([*pile(), told]) for a, role in roles(s).items() if role == "mentions"]


def test_a_report_in_two_parts_or_in_parts_of_a_few_words_is_one_text():
    assert parts(of_parts(("Dam bursts", DAM), ("Bank raises rate", BANK))) == []
    assert parts(of_parts(("Dam", "It burst."), ("Bank", "It rose."), ("Keeper", "He went."))) == []


def test_parts_cover_what_stands_under_their_heading():
    round_up = of_parts(("Dam bursts", DAM), ("Bank raises rate", BANK), ("Later", BANK_LATER))
    first, second, third = parts(round_up)
    assert [p.heading for p in (first, second, third)] == ["Dam bursts", "Bank raises rate", "Later"]
    assert round_up.text[first.start : first.end].strip() == DAM.replace("\n", " ")
    assert round_up.text[third.start : third.end].strip() == BANK_LATER.replace("\n", " ")
    assert Dossier([round_up], ()).articles


def test_a_round_up_alone_is_a_story():
    (only,) = grouped([of_parts(("Dam bursts", DAM), ("Bank raises rate", BANK), ("Keeper", LIGHTHOUSE))])
    assert roles(only) == {"r": "main"}


def test_what_a_site_prints_on_page_after_page_is_in_no_part():
    report = of_parts(("Dam bursts", DAM), ("Bank raises rate", BANK), ("Keeper goes home", LIGHTHOUSE))
    heading, told = report.blocks[5:7]
    assert len(parts(report)) == 3
    assert parts(report, {(heading.start, heading.end)}) == []
    assert parts(report, {(told.start, told.end)}) == []
