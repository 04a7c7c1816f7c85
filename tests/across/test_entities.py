"""One entity for all names of one thing, and never one for two."""

from __future__ import annotations

import random
import time

import pytest

from onrecord.across import entities
from onrecord.model import Article, Dossier, Entity, Mention, Published, make_id, statement_id


def article(text: str, lang: str = "en", date: str | None = "2024-03-05", name: str = "") -> Article:
    return Article(id=make_id("a", name, text), source=name or text[:20], text=text, lang=lang,
                   published=Published(value=date, basis="given"))  # fmt: skip


def mention(a: Article, form: str, kind: str, role: str | None = None, nth: int = 1) -> Mention:
    at = -1
    for _ in range(nth):
        at = a.text.index(form, at + 1)
    span = a.span(at, at + len(form))
    r = a.text.index(role) if role else 0
    return Mention(id=statement_id("mention", span), span=span, kind=kind,  # type: ignore[arg-type]
                   role=a.span(r, r + len(role)) if role else None)  # fmt: skip


def resolved(*rows: tuple[Article, list[Mention]]) -> list[Entity]:
    dossier = Dossier([a for a, _ in rows], [m for _, ms in rows for m in ms])
    return [e for e in entities.resolve(dossier) if isinstance(e, Entity)]


def one(
    text: str, form: str, kind: str, lang: str = "en", date: str | None = "2024-03-05"
) -> tuple[Article, list[Mention]]:
    a = article(text, lang, date)
    return a, [mention(a, form, kind)]


SAME = [
    ("person", ("Anthony Weller arrived.", "en"), ("Tony Weller est arrivé.", "fr")),
    ("person", ("Antony Blinken spoke.", "en"), ("Говорил Энтони Блинкен.", "ru")),
    ("person", ("Joe Biden left.", "en"), ("وصل جو بايدن اليوم", "ar")),
    ("person", ("Annegret Kramp-Karrenbauer", "en"), ("Annegret Kramp-Karnbauer", "fr")),
    ("person", ("Muammar Gaddafi", "en"), ("Mouammar Kadhafi", "fr")),
    ("person", ("José Ibáñez", "es"), ("Jose Ibanez", "en")),
    ("person", ("Эммануэлем Макроном", "ru"), ("Emmanuel Macron", "fr")),
    ("person", ("Ursula von der Leyen", "en"), ("Ursula Von der Leyen", "fr")),
    ("organisation", ("NATO met.", "en"), ("L'Alliance atlantique", "fr")),
    ("organisation", ("الناتو", "ar"), ("НАТО", "ru")),
    ("organisation", ("United Nations", "en"), ("Vereinten Nationen", "de")),
    ("place", ("Kabul", "en"), ("Kaboul", "fr")),
    ("place", ("Etats-Unis", "fr"), ("EE.UU.", "es")),
    ("place", ("Москве", "ru"), ("Moskau", "de")),
]  # fmt: skip

FORMS = ["Anthony Weller", "Tony Weller", "Antony Blinken", "Энтони Блинкен", "Joe Biden", "جو بايدن", "NATO",
         "Alliance atlantique"]  # fmt: skip


def form_in(text: str) -> str:
    return next((f for f in FORMS if f in text), text)


@pytest.mark.parametrize(("kind", "a", "b"), SAME)
def test_one_thing(kind: str, a: tuple[str, str], b: tuple[str, str]) -> None:
    found = resolved(one(a[0], form_in(a[0]), kind, a[1]), one(b[0], form_in(b[0]), kind, b[1]))
    assert len(found) == 1
    assert found[0].why or a[0].casefold() == b[0].casefold()


TWO = [
    ("person", "George W. Bush", "George H. W. Bush"),
    ("person", "Joe Biden", "Hunter Biden"),
    ("person", "John Johnson", "John Johnston"),
    ("person", "Maria Keller", "Mark Keller"),
    ("person", "Peter Hansen", "Petra Hansen"),
    ("organisation", "Ministry of Health", "Ministry of Wealth"),
    ("place", "Niger", "Nigeria"),
    ("place", "North Korea", "South Korea"),
    ("organisation", "UN", "UN Security Council"),
]


@pytest.mark.parametrize(("kind", "a", "b"), TWO)
def test_two_things(kind: str, a: str, b: str) -> None:
    assert len(resolved(one(a, a, kind), one(b + ".", b, kind))) == 2


def test_a_surname_is_the_only_full_name_of_its_report() -> None:
    a = article("Zahra Ilyas spoke. Ilyas left.")
    found = resolved((a, [mention(a, "Zahra Ilyas", "person"), mention(a, "Ilyas", "person", nth=2)]))
    assert [len(e.mentions) for e in found] == [2]
    assert found[0].name == "Zahra Ilyas"
    assert "the same report gives the full name" in found[0].why[0]


def test_a_surname_of_two_persons_is_neither() -> None:
    a = article("Anna Roth met Karl Roth. Later Roth left.")
    found = resolved((a, [mention(a, "Anna Roth", "person"), mention(a, "Karl Roth", "person"),
                          mention(a, "Roth", "person", nth=3)]))  # fmt: skip
    assert sorted(len(e.mentions) for e in found) == [1, 1, 1]


def test_a_surname_is_not_looked_for_in_another_time() -> None:
    found = resolved(one("Zahra Ilyas spoke.", "Ilyas", "person", date="2010-01-01"),
                     one("Zahra Ilyas left.", "Zahra Ilyas", "person", date="2024-01-01"))  # fmt: skip
    assert len(found) == 2


def test_a_title_is_no_part_of_the_name() -> None:
    a = article("President Moreau won. Claire Moreau thanked all.")
    m = mention(a, "President Moreau", "person", role="President")
    found = resolved((a, [m, mention(a, "Claire Moreau", "person")]))
    assert [e.name for e in found] == ["Claire Moreau"]
    assert found[0].roles == ("President",)


def test_a_short_form_in_brackets() -> None:
    a = article("The Grain Relief Force (GRF) left.")
    b = article("GRF ships came.", lang="en")
    found = resolved((a, [mention(a, "Grain Relief Force", "organisation"), mention(a, "GRF", "organisation")]),
                     (b, [mention(b, "GRF", "organisation")]))  # fmt: skip
    assert [len(e.mentions) for e in found] == [3]
    assert "in brackets" in " ".join(found[0].why)


def test_places_have_their_country_and_point() -> None:
    found = resolved(one("Kaboul", "Kaboul", "place", "fr"), one("Germany", "Germany", "place"))
    by_name = {e.name: e for e in found}
    assert by_name["Kaboul"].country == "AF"
    assert round(by_name["Kaboul"].lat or 0) in (34, 35)
    assert (by_name["Germany"].country, by_name["Germany"].lat) == ("DE", None)


def test_a_town_of_many_countries_has_no_point_until_its_country_is_named() -> None:
    alone = resolved(one("Springfield", "Springfield", "place"))
    assert alone[0].country is None
    a = article("Valencia, Venezuela")
    found = resolved((a, [mention(a, "Valencia", "place"), mention(a, "Venezuela", "place")]))
    assert {e.country for e in found} == {"VE"}


def test_order_does_not_matter_and_ids_stay() -> None:
    rows = [one(a[0], form_in(a[0]), kind, a[1]) for kind, a, _ in SAME]
    rows += [one(b[0], form_in(b[0]), kind, b[1]) for kind, _, b in SAME]
    first = resolved(*rows)
    random.Random(7).shuffle(rows)
    assert resolved(*rows) == first
    assert len({e.id for e in first}) == len(first)


def test_many_mentions_take_seconds() -> None:
    rng = random.Random(3)
    given = ["Anna", "Mark", "Lena", "Paul", "Omar", "Ines", "Igor", "Ruth"]
    parts = ["ber", "kov", "lin", "mar", "san", "tel", "vor", "dus", "gan", "hol"]
    family = [a.capitalize() + b + c for a in parts for b in parts for c in parts]
    rows = []
    for i in range(400):
        names = [f"{rng.choice(given)} {rng.choice(family)}" for _ in range(25)]
        a = article(f"{i}. " + ", ".join(names))
        spots, at = [], 0
        for n in names:
            at = a.text.index(n, at)
            spots.append(Mention(id=f"{i}-{at}", span=a.span(at, at + len(n)), kind="person"))
            at += len(n)
        rows.append((a, spots))
    start = time.perf_counter()
    found = resolved(*rows)
    assert time.perf_counter() - start < 20
    assert sum(len(e.mentions) for e in found) == 10_000
