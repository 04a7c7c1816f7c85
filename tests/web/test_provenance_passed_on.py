"""What the list of sources says of a report that only passes on what another outlet reported."""

from __future__ import annotations

from onrecord.model import Dossier, Story, StoryArticle
from onrecord.web.context import Context
from onrecord.web.provenance import rows
from tests.across.pile import report


def test_the_first_to_pass_on_an_outlets_report_says_for_whom_it_counts() -> None:
    told = report("herald", "en", "2024-05-14", "The mayor of Orsk resigned on Monday, Reuters reported.")
    dossier = Dossier([told], ())
    story = Story(id="s", title="", articles=(StoryArticle(told.id),), independent=(told.id,))
    dossier.add([story])
    (row,) = rows(Context(dossier), story, [told])
    assert row.how == ["It passes on what Reuters reported (“Reuters reported”), and is counted for it once."]
