from __future__ import annotations

import pytest

from onrecord.across import copies
from onrecord.model import Article, Copy, Dossier
from tests.conftest import article

DESPATCH = (
    "Two trains collided near Marlow in heavy fog early on Friday, injuring at least 30 people, the railway said.\n"
    "The first train had stopped at a signal outside the station when the second, a freight train, ran into it.\n"
    "Firefighters cut passengers out of the last carriage, and the line to the coast stayed closed all morning.\n"
    "A spokeswoman for the railway said the driver of the freight train was being questioned by investigators.\n"
    "It was the third accident on the line this year, and the union has long asked for new signals there."
)
OWN = (
    "Commuters on the coast line described a morning of confusion after a crash in the fog outside Marlow.\n"
    "“There was a bang and the lights went out,” said Ada Holm, who sat in the second carriage with her son.\n"
    "Buses replaced trains until noon. The transport minister promised an inquiry before the end of the month.\n"
    "Our reporter counted four ambulances at the station, and the platforms were full until the early afternoon."
)
GERMAN = (
    "Zwei Züge sind am frühen Freitag bei Marlow in dichtem Nebel zusammengestoßen, mindestens 30 Menschen wurden "
    "verletzt, teilte die Bahn mit.\n"
    "Der erste Zug hatte vor dem Bahnhof an einem Signal gehalten, als der zweite, ein Güterzug, auf ihn auffuhr.\n"
    "Feuerwehrleute schnitten Reisende aus dem letzten Wagen, und die Strecke zur Küste blieb den ganzen Morgen "
    "gesperrt.\n"
    "Eine Sprecherin der Bahn sagte, der Fahrer des Güterzugs werde von Ermittlern befragt.\n"
    "Es war der dritte Unfall auf der Strecke in diesem Jahr, und die Gewerkschaft fordert dort seit langem neue "
    "Signale."
)


def found(*articles: Article) -> list[Copy]:
    return [row for row in copies.find(Dossier(articles, ())) if isinstance(row, Copy)]


def cut(text: str, lines: int) -> str:
    return "\n".join(text.split("\n")[:lines])


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (DESPATCH, "identical"),
        (cut(DESPATCH, 4).replace("heavy fog", "thick fog"), "near"),
        (cut(DESPATCH, 2) + "\n" + OWN, "excerpt"),
    ],
)
def test_copies_in_one_language(other: str, kind: str) -> None:
    (row,) = found(article(DESPATCH, name="a"), article(other, name="b"))
    assert (row.kind, row.articles) == (kind, ("a", "b"))
    assert 0 < row.share <= 1
    assert row.passages and all(x.article == "a" and y.article == "b" for x, y in row.passages)


def test_two_reports_of_one_event_are_no_copies_even_with_the_same_credit() -> None:
    assert not found(article(DESPATCH, name="a", agencies=("AP",)), article(OWN, name="b", agencies=("AP",)))


def test_the_same_credit_and_some_shared_words_show_one_despatch() -> None:
    shared = "A spokeswoman for the railway said the driver of the freight train was being questioned by investigators."
    other = f"{OWN}\n{shared}"
    (row,) = found(article(DESPATCH, name="a", agencies=("AP",)), article(other, name="b", agencies=("AP",)))
    assert row.kind == "same_agency" and "AP" in row.why
    assert not found(article(DESPATCH, name="a"), article(other, name="b")), "without the credit it proves nothing"


def test_a_shared_quotation_is_no_copy() -> None:
    words = (
        "“We will rebuild the station and the signals, and we will do it before the winter comes, because nobody in "
        "this town should have to be afraid of taking a train to work in the morning or of coming home at night,” "
        "the mayor said."
    )
    assert not found(article(f"{OWN}\n{words}", name="a"), article(f"{cut(DESPATCH, 3)}\n{words}", name="b"))


def test_a_translation_is_found_sentence_by_sentence() -> None:
    (row,) = found(article(DESPATCH, name="a"), article(GERMAN, name="b", lang="de"))
    assert row.kind == "translation" and row.share > 0.8
    assert len(row.passages) >= 4


def test_reports_of_one_event_in_two_languages_are_no_translations() -> None:
    assert not found(article(OWN, name="a"), article(GERMAN, name="b", lang="de"))


OTHER_GERMAN = (
    "Bei einem Zugunglück nahe Marlow sind am Freitag 38 Menschen verletzt worden, zwei von ihnen schwer.\n"
    "Der erste Zug hatte vor dem Bahnhof an einem Signal gehalten, als ein Güterzug auf ihn auffuhr.\n"
    "Anwohner brachten den Reisenden Decken und Tee, bis nach zwei Stunden die ersten Busse kamen.\n"
    "Eine Sprecherin der Bahn sagte, der Fahrer des Güterzugs werde von Ermittlern befragt.\n"
    "„Ich habe nur noch einen Knall gehört“, sagte ein Schüler, der im letzten Wagen saß.\n"
    "Die Strecke wird wohl bis Montag gesperrt bleiben, die Bahn sucht nach einem Kran für die Lok."
)


def test_reports_that_share_some_sentences_are_no_translation_unless_one_says_so() -> None:
    first = article(DESPATCH, name="a")
    assert not found(first, article(OTHER_GERMAN, name="b", lang="de"))
    assert not found(first, article(OTHER_GERMAN, name="b", lang="de", translated_from="fr"))


def test_a_stated_language_lets_less_be_enough_and_asks_more_of_others() -> None:
    first = article(DESPATCH, name="a")
    part = "\n".join(GERMAN.split("\n")[:3] + [OTHER_GERMAN.split("\n")[n] for n in (2, 4, 5)])
    part += "\nAm Abend lud der Pfarrer die Familien aus dem Tal in die Kirche ein, und viele blieben bis in die Nacht."
    assert not found(first, article(part, name="b", lang="de"))
    (row,) = found(first, article(part, name="b", lang="de", translated_from="en"))
    assert row.kind == "translation" and "says that it was translated from English" in row.why
    assert not found(first, article(part, name="b", lang="de", translated_from="fr"))


def test_numbers_that_clash_in_the_same_sentences_make_no_translation() -> None:
    numbered = "\n".join(f"The railway counted {n} passengers in carriage {n + 1} of the train." for n in range(20, 26))
    german = "\n".join(f"Die Bahn zählte {n} Reisende in Wagen {n + 1} des Zuges." for n in range(20, 26))
    assert found(article(numbered, name="a"), article(german, name="b", lang="de"))
    other = "\n".join(f"Die Bahn zählte {n} Reisende in Wagen {n + 1} des Zuges." for n in range(60, 66))
    assert not found(article(numbered, name="a"), article(other, name="b", lang="de"))


def test_a_translation_months_later_is_not_looked_for() -> None:
    assert not found(article(DESPATCH, name="a"), article(GERMAN, name="b", lang="de", date="2024-09-01"))


def test_standing_text_under_many_reports_is_no_copy() -> None:
    foot = "Sign up here for our morning letter and never miss the news from the coast, the hills and the whole valley, written by all of our reporters and sent before breakfast on every working day."
    lines = (DESPATCH + "\n" + OWN).split("\n")
    days = ["2024-01-10", "2024-02-10", "2024-03-10", "2024-04-10"]
    articles = [
        article(f"{lines[2 * k]}\n{lines[2 * k + 1]}\n{foot}", name=f"n{k}", date=day) for k, day in enumerate(days)
    ]
    assert found(*articles) == []
    assert found(*articles[:2]), "two reports cannot tell that it is standing text"


def test_empty_and_odd_texts_do_no_harm() -> None:
    assert found(*(article(text, name=str(i)) for i, text in enumerate(("", "🙂", "ا", "“", "a " * 4)))) == []
