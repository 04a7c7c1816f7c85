"""Reports that begin with places: the same words about two countries are not one story for that alone."""

from __future__ import annotations

from onrecord.across import copies, stories
from onrecord.across.story_evidence import evidences
from onrecord.across.story_names import placed_in
from onrecord.model import Article, Dossier, Entity, Span, Story
from tests.across.test_stories import report

MARCHES = {
    "Tovarna": (
        "Thousands ask government to go",
        "Thousands marched through Tovarna on Monday and asked the government to go. Police fired tear gas at the "
        "students, and doctors counted four dead.",
    ),
    "Beledhan": (
        "A long walk against the government",
        "Tens of thousands walked along the river in Beledhan, where police shot and killed one of them. The president "
        "promised them jobs.",
    ),
}
TOWNS = {"Tovarna": "SK", "Beledhan": "SO"}


def pile() -> list[Article]:
    days = ("2024-05-14", "2024-05-18")
    return [report(town[0], *told, day) for day, (town, told) in zip(days, MARCHES.items(), strict=True)]


def places(articles: list[Article], countries: dict[str, str]) -> list[Entity]:
    found = []
    for town in TOWNS:
        spans = [Span(a.id, at, at + len(town), town) for a in articles if (at := a.text.find(town)) >= 0]
        found.append(Entity(id=town, name=town, kind="place", mentions=tuple(spans), country=countries.get(town)))
    return found


def grouped(countries: dict[str, str]) -> set[frozenset[str]]:
    articles = pile()
    dossier = Dossier(articles, ())
    dossier.add(places(articles, countries))
    dossier.add(copies.find(dossier))
    return {frozenset(a.id for a in row.articles) for row in stories.group(dossier) if isinstance(row, Story)}


def test_like_words_about_two_countries_are_two_stories() -> None:
    assert grouped(TOWNS) == {frozenset({"T"}), frozenset({"B"})}


def test_two_towns_of_one_country_or_of_none_that_is_known_part_nothing() -> None:
    assert grouped(dict.fromkeys(TOWNS, "SO")) == grouped({}) == {frozenset({"T", "B"})}


def test_only_places_that_a_report_begins_with_count() -> None:
    text = "Students marched and asked the government to go. " * 8 + "So they had in Beledhan."
    far, near = report("f", "Students march", text), report("n", "Students march", f"In Beledhan: {text}")
    dossier = Dossier([far, near], ())
    dossier.add(places([far, near], TOWNS))
    assert [item.countries for item in placed_in(dossier, evidences(dossier))] == [frozenset(), {"SO"}]
