"""Figures of several reports: what is the same, rounded, later, in conflict, and what is another thing."""

from __future__ import annotations

import msgspec
import pytest

from onrecord.across import entities
from onrecord.across import figures as ledger
from onrecord.across.figure_values import relation, rounding
from onrecord.annotate import annotate
from onrecord.model import Article, Block, Dossier, Figure, Finding, Published, Span, Statement, Story, StoryArticle

Report = tuple[str, str, str]


def dossier(*reports: Report, reverse: bool = False) -> Dossier:
    articles: list[Article] = []
    statements: list[Statement] = []
    for n, (lang, date, text) in enumerate(reports):
        article, found = annotate(
            Article(
                id=f"r{n}", source=f"{n}.txt", text=text, blocks=(Block("paragraph", 0, len(text)),), lang=lang,
                published=Published(value=date, basis="given"),
            ),
            only=("figure",),
        )  # fmt: skip
        articles.append(article)
        statements += found
    made = Dossier(articles[::-1] if reverse else articles, statements[::-1] if reverse else statements)
    made.add(entities.resolve(made))
    made.add([Story(id="s", title="t", articles=tuple(StoryArticle(a) for a in made.articles))])
    return made


def findings(*reports: Report) -> list[tuple[str | None, list[str]]]:
    made = dossier(*reports)
    out = []
    for row in ledger.reconcile(made):
        assert isinstance(row, Finding)
        assert row.about == "figure"
        assert row.story == "s"
        assert row.reason.endswith(".")
        out.append((row.verdict, [made.statements[i].span.exact for i in row.items]))
    return sorted(out, key=str)


FERRY: tuple[Report, ...] = (
    ("en", "2021-03-02", "A ferry sank off Torrevik on Monday. At least 12 people were killed, the coastguard said."),
    ("fr", "2021-03-03", "Le bilan du naufrage du ferry au large de Torrevik s’alourdit : 17 personnes ont été tuées."),
    (
        "de",
        "2021-03-04",
        "Beim Untergang der Fähre vor Torrevik wurden 23 Menschen getötet, teilte die Küstenwache mit.",
    ),
)


def test_two_tolls_of_one_unknown_hour_are_told_without_a_verdict() -> None:
    found = findings(
        ("en", "2021-03-02", "The fire in Alsheim killed 9 people."),
        ("de", "2021-03-02", "Bei dem Brand in Alsheim wurden 11 Menschen getötet."),
    )
    assert found == [(None, ["9", "11"])]


def reasons(*reports: Report) -> list[str]:
    return [row.reason for row in ledger.reconcile(dossier(*reports)) if isinstance(row, Finding)]


SIDES: tuple[Report, Report] = (
    ("en", "2021-03-02", "The army spoke of 24 hostages in Marwenta."),
    ("fr", "2021-03-02", "Les rebelles parlent de 37 otages à Marwenta."),
)


def test_two_sides_of_one_day_conflict_over_anything_that_is_counted() -> None:
    assert findings(*SIDES) == [("conflict", ["24", "37"])]
    (told,) = reasons(*SIDES)
    assert told.endswith("they are given as exact for the same time and cannot both be true.")
    assert not findings(SIDES[0], ("fr", "2021-03-03", SIDES[1][2])), "another day"
    assert not findings(SIDES[0], ("fr", "2021-03-02", SIDES[1][2].replace("Marwenta", "Dolbanka"))), "elsewhere"


def test_a_hedged_number_is_not_said_to_be_given_as_exact() -> None:
    hedged = SIDES[0][2].replace("24", "about 24")
    (told,) = reasons(("en", "2021-03-02", hedged), SIDES[1])
    assert "cannot both be true, hedges and rounding allowed for" in told
    assert "as exact" not in told


def test_what_a_toll_tells_is_told_once() -> None:
    found = findings(
        ("en", "2021-03-02", "The fire in Alsheim killed 9 people, the mayor said."),
        ("fr", "2021-03-02", "L’incendie d’Alsheim a tué 9 personnes, selon le maire."),
        ("en", "2021-03-03", "The fire in Alsheim killed 11 people. Smoke hung over the town."),
        ("de", "2021-03-03", "Bei dem Brand starben 14 Menschen."),
        ("en", "2021-03-04", "The fire in Alsheim killed 16 people, officials said."),
    )
    assert found == [("revised", ["9", "9", "16"])]


def test_two_sources_of_one_report_with_two_tolls_conflict() -> None:
    found = findings(
        (
            "en",
            "2021-03-02",
            "According to the ministry, 64 people were killed in the landslide in Alsheim; according to the Red Cross, 81 people were killed.",
        ),
        ("de", "2021-03-03", "Nach dem Erdrutsch in Alsheim starben 81 Menschen."),
    )
    assert found == [("conflict", ["64", "81", "81"])]


def test_a_toll_that_grows_from_sentence_to_sentence_is_no_conflict() -> None:
    found = findings(
        (
            "en",
            "2021-03-02",
            "The landslide in Alsheim killed 64 people, according to the ministry. The police spoke of 81 dead.",
        ),
        ("fr", "2021-03-02", "Un glissement de terrain a coupé la route d’Alsheim."),
    )
    assert found == []


def test_a_corrected_toll_may_fall() -> None:
    found = findings(
        ("de", "2021-03-02", "Bei dem Brand in Alsheim kamen 31 Menschen ums Leben."),
        ("en", "2021-03-04", "Police corrected the number of people killed in the Alsheim fire to 28."),
    )
    assert found == [("revised", ["31", "28"])]


def test_a_rising_toll_is_one_finding_oldest_first() -> None:
    assert findings(*FERRY) == [("revised", ["At least 12", "17", "23"])]


def test_a_toll_through_five_languages() -> None:
    assert findings(
        ("es", "2021-03-02", "Al menos 40 personas murieron en el terremoto de Vallada, según las autoridades."),
        ("it", "2021-03-03", "Il terremoto di Vallada ha provocato 55 morti, secondo le autorità."),
        ("ru", "2021-03-04", "Число погибших при землетрясении в Вальяде достигло 61 человека."),
        ("ar", "2021-03-05", "ارتفع عدد قتلى زلزال فالادا إلى 70 شخصا."),
        ("pt", "2021-03-06", "O terremoto de Vallada matou 82 pessoas."),
    ) == [("revised", ["Al menos 40", "55", "61", "70", "82"])]


def test_the_dead_and_the_hurt_are_two_findings() -> None:
    assert findings(
        ("en", "2021-03-02", "At least 12 people were killed and 30 injured when a train derailed near Alsheim."),
        ("de", "2021-03-03", "Bei dem Zugunglück nahe Alsheim wurden 15 Menschen getötet und 42 verletzt."),
    ) == [("revised", ["30", "42"]), ("revised", ["At least 12", "15"])]


def test_the_same_count_in_two_languages_agrees() -> None:
    assert findings(
        ("en", "2021-03-02", "The floods in the Merin valley destroyed 1,340 houses, the governor said."),
        ("es", "2021-03-02", "Las inundaciones destruyeron 1.340 viviendas en el valle de Merin, dijo el gobernador."),
    ) == [("agree", ["1,340", "1.340"])]


def test_a_rounded_strength_is_compatible() -> None:
    assert findings(
        ("en", "2021-03-02", "The NATO mission Steadfast Shield in Mali involves 9,600 soldiers."),
        ("fr", "2021-03-20", "L’OTAN dirige au Mali la mission Steadfast Shield. Elle compte quelque 10.000 hommes."),
    ) == [("compatible", ["9,600", "quelque 10.000"])]


def test_the_same_number_of_dead_and_of_hurt_is_another_scope() -> None:
    assert findings(
        ("en", "2021-03-02", "The blast at the Orlund refinery killed 37 workers on Tuesday."),
        ("fr", "2021-03-02", "L’explosion de la raffinerie d’Orlund a blessé 37 ouvriers mardi."),
    ) == [("different_scope", ["37", "37"])]


def test_two_exact_values_for_one_day_conflict() -> None:
    assert findings(
        ("en", "2021-03-10", "Turnout in the vote in Norway on 7 March 2021 was 54 percent, the board said."),
        ("en", "2021-03-11", "Turnout in the vote in Norway on 7 March 2021 was 61 percent, the board said."),
    ) == [("conflict", ["54 percent", "61 percent"])]


UNLIKE: dict[str, tuple[Report, Report]] = {
    "nations": (
        ("en", "2021-03-02", "More than 400 British soldiers were killed in the war."),
        ("fr", "2021-03-02", "Plus de 400 soldats canadiens ont été tués dans cette guerre."),
    ),
    "planned and done": (
        ("en", "2021-03-02", "Norway will send 500 soldiers to Mali next month."),
        ("fr", "2021-03-03", "La Norvège a envoyé 500 soldats au Mali le mois dernier."),
    ),
    "part and whole": (
        ("en", "2021-03-02", "The mission has 10,000 soldiers, of whom 2,500 are Americans."),
        ("fr", "2021-03-02", "La mission compte 2 400 soldats."),
    ),
    "then and now": (
        ("en", "2021-03-02", "In 2010, some 100,000 American soldiers were deployed in the country."),
        ("fr", "2021-03-02", "Quelque 98.000 soldats américains sont déployés dans le pays."),
    ),
    "rise and fall": (
        ("en", "2021-03-02", "Unemployment rose by 3.4 percent in February."),
        ("fr", "2021-03-02", "Le chômage a baissé de 3,4 % en février."),
    ),
    "two attacks": (
        ("en", "2021-03-02", "A bomb killed 5 people in Kabul on Monday."),
        ("en", "2021-03-04", "A bomb killed 9 people in Herat on Wednesday."),
    ),
    "killed and hurt": (
        ("en", "2021-03-02", "The fire in Alsheim killed 9 people."),
        ("de", "2021-03-03", "Bei dem Brand in Alsheim wurden 11 Menschen verletzt."),
    ),
    "killed, and others taken to hospital": (
        ("en", "2021-03-02", "The fire in Alsheim killed 9 people, the mayor said."),
        (
            "en",
            "2021-03-03",
            "Smoke still rose over Alsheim, where people were killed and more than 40 taken to hospital after a fire.",
        ),
    ),
    "tués, et d’autres à l’hôpital": (
        ("fr", "2021-03-02", "L’incendie d’Alsheim a fait 9 morts, selon le maire."),
        (
            "fr",
            "2021-03-03",
            "À Alsheim, des habitants sont morts dans un incendie et 41 ont été conduits à l’hôpital.",
        ),
    ),
    "small numbers of other things": (
        ("en", "2021-03-02", "The club sold two players to a rival."),
        ("fr", "2021-03-02", "La police a saisi deux voitures près du port."),
    ),
}


@pytest.mark.parametrize("case", UNLIKE)
def test_what_is_not_one_thing_makes_no_finding(case: str) -> None:
    assert findings(*UNLIKE[case]) == []


def test_one_report_alone_finds_nothing() -> None:
    assert findings(FERRY[0]) == []


def test_the_order_of_reports_does_not_matter() -> None:
    forth, back = dossier(*FERRY), dossier(*FERRY, reverse=True)
    assert list(ledger.reconcile(forth)) == list(ledger.reconcile(back))


def figure(value: float, modifier: str = "exact") -> Figure:
    return Figure(id="f", span=Span("a", 0, 1, "1"), value=value, modifier=modifier)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure(12), figure(12), "agree"),
        (figure(70, "about"), figure(70), "agree"),
        (figure(9600), figure(10000, "about"), "compatible"),
        (figure(8400), figure(10000, "about"), "apart"),
        (figure(850, "about"), figure(1000, "about"), "apart"),
        (figure(12, "at_least"), figure(14), "compatible"),
        (figure(5, "at_least"), figure(900), "apart"),
        (figure(12, "at_least"), figure(12), "compatible"),
        (figure(12), figure(17), "apart"),
        (figure(9600), figure(10000), "compatible"),
        (figure(2500), figure(2000), "apart"),
    ],
)
def test_how_values_relate(a: Figure, b: Figure, expected: str) -> None:
    assert relation(a, b) == relation(b, a) == expected


def test_a_range_holds_a_value() -> None:
    spread = msgspec.structs.replace(figure(0), value=None, low=10, high=15, modifier="range")
    assert relation(spread, figure(12)) == "compatible"
    assert relation(spread, figure(16)) == "apart"


@pytest.mark.parametrize(("value", "half"), [(10000, 500), (9600, 50), (42, 0), (5, 0), (2.5, 0), (0, 0)])
def test_half_of_the_last_place_shown(value: float, half: float) -> None:
    assert rounding(value) == half


def test_bodies_on_top_and_parts_of_the_dead_are_no_toll() -> None:
    assert findings(
        FERRY[0],
        ("en", "2021-03-03", "The toll of the ferry off Torrevik rose to 17 after divers found five more bodies."),
        (
            "es",
            "2021-03-04",
            "Son ya 17 los muertos del ferri hundido frente a Torrevik; dos de los muertos eran niños.",
        ),
        ("en", "2021-03-05", "Two of the dead from the ferry off Torrevik were buried; 19 people died in all."),
    ) == [("revised", ["At least 12", "17", "19"])]


def test_an_undated_report_stands_with_those_that_give_its_number() -> None:
    undated = ("it", "", "Il naufragio del traghetto al largo di Torrevik ha provocato 17 morti.")
    made = dossier(*FERRY, undated)
    made.articles["r3"] = msgspec.structs.replace(made.articles["r3"], published=Published(value=None, basis=None))
    (row,) = ledger.reconcile(made)
    assert isinstance(row, Finding)
    assert [made.statements[i].span.exact for i in row.items] == ["At least 12", "17", "17", "23"]


ABOARD: tuple[Report, ...] = (
    (
        "en", "2021-03-02",
        "The harbour office said 186 people were on the ferry Astra off Torrevik. The operator Norlinje put the number "
        "of passengers and crew at 212.",
    ),
    ("fr", "2021-03-03", "Selon le port, 186 personnes se trouvaient à bord de l'Astra, parti de Torrevik."),
)  # fmt: skip


def test_how_many_were_aboard_is_disputed_by_two_sources() -> None:
    assert findings(*ABOARD) == [("conflict", ["186", "212", "186"])]


def test_a_dispute_ends_when_its_source_turns() -> None:
    (row,) = ledger.reconcile(dossier(*ABOARD, TURNED))
    assert isinstance(row, Finding)
    assert row.verdict == "revised"
    assert "Norlinje, which had given another number, now gives" in row.reason


TURNED = ("en", "2021-03-05", "The operator Norlinje said on Friday that 186 people were on board the Astra.")


def test_a_settled_dispute_ends_with_the_number_its_source_now_gives() -> None:
    undated = ("en", "", "The operator Norlinje first spoke of 212 people on board the Astra off Torrevik.")
    made = dossier(*ABOARD, TURNED, undated)
    made.articles["r3"] = msgspec.structs.replace(made.articles["r3"], published=Published(value=None, basis=None))
    (row,) = ledger.reconcile(made)
    assert isinstance(row, Finding)
    assert row.reason.endswith("now gives “186 people”.")
    assert made.statements[row.items[-1]].span.exact == "186"
    assert made.statements[row.items[0]].span.exact == "212"


def test_a_dispute_goes_on_where_a_later_report_tells_the_other_number() -> None:
    later = ("en", "2021-03-09", "A search went on for the Astra, which left Torrevik with 212 people on board.")
    assert {verdict for verdict, _ in findings(*ABOARD, TURNED, later)} == {"conflict"}


def test_passengers_and_crew_are_parts_of_those_aboard() -> None:
    report = (
        "es",
        "2021-03-03",
        "En el ferri Astra viajaban 186 personas: 174 pasajeros y 12 tripulantes, según el puerto.",
    )
    assert findings(*ABOARD[1:], report) == [("agree", ["186", "186"])]


def test_a_crowd_by_the_police_and_by_the_organisers() -> None:
    assert findings(
        ("it", "2021-03-10", "A Torrevik la polizia parla di 900 manifestanti, la cooperativa di 1.500."),
        ("en", "2021-03-11", "Police counted 900 demonstrators in Torrevik on Wednesday; the cooperative said 1,500."),
    ) == [("conflict", ["900", "1.500", "900", "1,500"])]
