"""Two spellings of one name in one story are found; a short form, an accent or another language is none."""

from __future__ import annotations

import pytest

from onrecord.across import names
from onrecord.model import Dossier, Entity, Finding, Story, StoryArticle
from tests.across.test_entities import one, resolved


def findings(*forms: tuple[str, str, str], story: bool = True) -> list[Finding]:
    """forms: text of a report, kind, language; all texts are names of one entity."""
    rows = [one(text, text.rstrip(" ."), kind, lang) for text, kind, lang in forms]
    dossier = Dossier([a for a, _ in rows], [m for _, ms in rows for m in ms])
    spans = tuple(m.span for m in dossier.mentions)
    dossier.add([Entity(id="e-1", name=spans[0].exact, kind=forms[0][1], mentions=spans)])  # type: ignore[arg-type]
    if story:
        dossier.add([Story(id="s-1", title="x", articles=tuple(StoryArticle(a.id) for a, _ in rows))])
    return [f for f in names.compare(dossier) if isinstance(f, Finding)]


def test_two_spellings() -> None:
    found = findings(
        ("Antony Weller", "person", "en"), ("Anthony Weller", "person", "en"), ("Antony Weller.", "person", "en")
    )
    assert len(found) == 1
    assert (found[0].verdict, found[0].about, found[0].story, len(found[0].items)) == ("variant", "name", "s-1", 2)
    assert "most reports write “Antony Weller”" in found[0].reason


def test_no_spelling_leads() -> None:
    found = findings(("Antony Weller", "person", "fr"), ("Tony Weller", "person", "fr"))
    assert "no spelling is in more reports" in found[0].reason


def test_a_slip_in_a_double_name_shows_between_languages() -> None:
    assert findings(("Annegret Kramp-Karrenbauer", "person", "en"), ("Annegret Kramp-Karnbauer", "person", "fr"))


@pytest.mark.parametrize(
    "forms",
    [
        [("Antony Weller", "person", "en"), ("Weller", "person", "en")],
        [("Juan Pedro Damiani", "person", "en"), ("J. P. Damiani", "person", "en")],
        [("NATO", "organisation", "en"), ("OTAN", "organisation", "fr")],
        [("Etats-Unis", "place", "fr"), ("États Unis", "place", "fr")],
        [("Muammar Gaddafi", "person", "en"), ("Mouammar Kadhafi", "person", "fr")],
        [("Эммануэлем Макроном", "person", "ru"), ("Эммануэль Макрон", "person", "ru")],
        [("Joe Biden", "person", "en"), ("جو بايدن", "person", "ar")],
        [("United Nations", "organisation", "en"), ("Security Council", "organisation", "en")],
        [("US", "place", "en"), ("America", "place", "en")],
    ],
)
def test_no_second_spelling(forms: list[tuple[str, str, str]]) -> None:
    assert findings(*forms) == []


def test_each_story_for_itself() -> None:
    assert findings(("Antony Weller", "person", "en"), ("Anthony Weller", "person", "en"), story=False)[0].story is None


def test_runs_on_resolved_entities() -> None:
    rows = [one("Antony Weller", "Antony Weller", "person"), one("Anthony Weller", "Anthony Weller", "person")]
    dossier = Dossier([a for a, _ in rows], [m for _, ms in rows for m in ms])
    dossier.add(resolved(*rows))
    assert [f.label for f in names.compare(dossier) if isinstance(f, Finding)] == ["Anthony Weller"]
