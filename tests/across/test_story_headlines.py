"""Round-ups without headings: the story that the headline of one puts it into."""

from __future__ import annotations

import pytest

from onrecord.across import copies, stories
from onrecord.model import Article, Correction, Dossier, Story
from tests.across.test_stories import DAM, DAM_LATER, pile, report

FERRY = (
    "The ferry company of Lindo Bay said it would sell two of its older boats to a yard in the south and keep the crews. "
    "Tickets bought for the summer would be honoured by the boats that stay, and islanders would pay half until June."
)
ORCHARD = (
    "Growers in the Tarn valley lost most of their early apricots to three nights of frost and asked for cheap loans. "
    "A cooperative said that the buds of its cherry trees had been spared and that picking would begin on time."
)
CHOIR = (
    "A choir of two hundred pupils will open the new concert hall of Maron with songs that its founder wrote at school. "
    "The hall, whose roof was paid for by a lottery, has seats for nine hundred and an organ built by hand."
)
CRACKS = "A lawyer for the two villages said the cracks in the Velika dam should have been mended."
TITLE = "Morning post: villages sue over cracks in dam"


def story_of_five() -> list[Article]:
    return [
        *pile(),
        report(
            "a4", "Dam above Orsk had cracks, engineers say", DAM_LATER + " The owner gave no answer.", "2024-05-17"
        ),
        report("a5", "Search in villages below Velika dam ends", DAM + " The search has ended.", "2024-05-18"),
    ]


def round_up(title: str = TITLE, *, told: str = CRACKS) -> Article:
    return report("r", title, f"{FERRY} {ORCHARD} {CHOIR} {told}", "2024-07-04")


def grouped(articles: list[Article], *corrections: Correction) -> list[Story]:
    dossier = Dossier(articles, (), corrections)
    dossier.add(copies.find(dossier))
    return [row for row in stories.group(dossier) if isinstance(row, Story)]


def members(found: list[Story], one: str) -> set[str]:
    return next(ids for story in found if one in (ids := {a.id for a in story.articles if a.role == "main"}))


def test_a_round_up_of_running_text_belongs_to_the_story_of_its_headline() -> None:
    assert members(grouped(story_of_five()), "a1") == {"a1", "a2", "a3", "a4", "a5"}
    found = grouped([*story_of_five(), round_up()])
    assert members(found, "r") == {"a1", "a2", "a3", "a4", "a5", "r"}
    assert members(found, "b1") == {"b1", "b2"}, "nothing else joins through it"


@pytest.mark.parametrize(
    "title", ["Morning post: what you need to know", "Morning post: mayor opens swimming pool in Hasle"]
)
def test_a_round_up_whose_headline_is_of_no_story_stays_alone(title: str) -> None:
    assert members(grouped([*story_of_five(), round_up(title)]), "r") == {"r"}


def test_a_round_up_that_a_person_took_out_of_its_story_stays_out() -> None:
    taken = Correction(id="k", action="own_story", subject="r")
    assert members(grouped([*story_of_five(), round_up()], taken), "r") == {"r"}
