"""From raw text to an article: what holds for any text, and single rules."""

from __future__ import annotations

import random

import pytest

from onrecord.config import Config
from onrecord.lang import pack
from onrecord.model import when
from onrecord.read import Raw, dates, make
from onrecord.read.blocks import lay_out
from onrecord.read.datelines import leading, whole
from onrecord.read.flat import flat
from onrecord.read.language import identify


def article(text: str, **fields: object):  # type: ignore[no-untyped-def]
    return make(Raw(source="a.txt", name="a.txt", text=text, **fields), Config())  # type: ignore[arg-type]


ODD = ["", " ", "\n\n", "a", "😀", "…", "(", "\u202eabc", "السلام عليكم", "A\tB\x0bC\u2028D", "x" * 5000, "- \n- \n- ",
       "12", "By", "()", "Source link", "«»", "date 2021-03", "2021-03-04 X", "\ufeff", "ß" * 9, "İstanbul (AA) - x"]  # fmt: skip


@pytest.mark.parametrize("text", [*ODD, *("\n".join(random.Random(n).sample(ODD, 6)) for n in range(20))])
def test_blocks_cover_all_visible_text_in_order(text: str) -> None:
    found = article(text)
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        at = block.end
    assert not text[at:].strip()
    assert found == article(text)
    if found.published.span:
        span = found.published.span
        assert text[span.start : span.end] == span.exact


def test_flat_text_is_as_long_as_the_text() -> None:
    text = "Élan İß ﬁ ٣ ’«» ñ Ω \u0301 😀 ё ΐ"
    assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "April 14, 2021 and 3rd May 2022", ["2021-04-14", "2022-05-03"]),
        ("en", "03/04/2021", ["2021-03-04/2021-04-03"]),
        ("en", "13/04/2021 10:32", ["2021-04-13"]),
        ("fr", "le 1er février 2020", ["2020-02-01"]),
        ("fr", "03/04/2021", ["2021-04-03"]),
        ("de", "14. März 2021, 3.4.2021", ["2021-03-14", "2021-04-03"]),
        ("es", "14 de abril de 2021", ["2021-04-14"]),
        ("pt", "14 de março de 2021", ["2021-03-14"]),
        ("ru", "14 апреля 2021 года", ["2021-04-14"]),
        ("ar", "١٤ نيسان ٢٠٢١", ["2021-04-14"]),
        ("en", "2021-02-30 and 99/99/2021 and 1,234,567", []),
        ("en", "in March 2021", ["2021-03"]),
    ],
)
def test_written_dates(language: str, text: str, values: list[str]) -> None:
    found = dates.find(text, pack(language))
    assert [f.value for f in found] == values
    assert all(when.days(f.value) for f in found)


@pytest.mark.parametrize(
    ("text", "place", "agencies"),
    [
        ("TULL, May 3 (Reuters) - The port reopened.", "Tull", ("Reuters",)),
        ("ISTANBUL (AA) — The port reopened.", "Istanbul", ("AA",)),
        ("NEW TULL, Ohio (AP) _ The port reopened.", "New Tull, Ohio", ("AP",)),
        ("Berlin (dpa) - Der Hafen ist offen.", "Berlin", ("dpa",)),
        ("(ANSA) - ROMA, 3 MAG - Il porto riapre.", "Roma", ("ANSA",)),
        ("МОСКВА, 3 мая — РИА Новости. Порт открыт.", "Москва", ("RIA Novosti",)),
        ("TULL — The port reopened.", "Tull", ()),
    ],
)
def test_datelines(text: str, place: str, agencies: tuple[str, ...]) -> None:
    found = leading(text, 0, len(text), pack("en"))
    assert found is not None and (found.agencies == agencies)
    assert (found.place or "").startswith(place.split(",")[0])


@pytest.mark.parametrize(
    "text",
    [
        "The port - closed since May - reopened.",
        "She said: The port is open.",
        "UN - the world body - met.",
        "“No” (he said) it.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert leading(text, 0, len(text), pack("en")) is None


def test_a_line_that_is_a_dateline() -> None:
    assert whole("AA / Istanbul") and whole("Efe | Madrid") and not whole("Reuters said so / maybe not")


def test_languages() -> None:
    assert identify("Le port a rouvert lundi après de longs travaux, a annoncé la mairie.") == "fr"
    assert identify("12 34 !!") is None
    polish = "Port został ponownie otwarty w poniedziałek po długim remoncie, poinformowały władze miasta."
    assert identify(polish) == "pl"


def test_given_facts_go_before_written_ones() -> None:
    text = (
        "Port reopens after repairs\n\nBy Ada Quill\n3 May 2022\n\nThe port of Tull reopened on Monday, officials said."
    )
    assert article(text).published.value == "2022-05-03" and article(text).published.basis == "text"
    given = article(
        text, date="2022-05-04", date_basis="given", authors=("Ben Otter",), url="https://x.example/2020/01/02/a"
    )
    assert (given.published.value, given.published.basis, given.authors) == ("2022-05-04", "given", ("Ben Otter",))
    assert article("A port.", url="https://x.example/2020/01/02/a").published.basis == "url"
    config = Config(date="2019", outlet="Tull Post", lang="en")
    plain = make(Raw(source="a", name="a", text="The port of Tull reopened."), config)
    assert (plain.published.value, plain.outlet, plain.lang) == ("2019", "Tull Post", "en")


def test_a_repeated_headline_counts_once() -> None:
    head = "Mayor: “We will open the port by June”"
    found = article(f"{head}\n\nAda Quill | 3 May 2022\n{head}\n\nThe port of Tull will open by June, the mayor said.")
    assert [b.kind for b in found.blocks] == ["title", "byline", "furniture", "paragraph"]
    assert found.authors == ("Ada Quill",)


def test_a_report_that_was_there_on_a_day_was_published_by_then() -> None:
    text = "The port of Tull reopened after repairs, officials said, and ships sail again every day."
    seen = article(text, seen="2022-05-04")
    assert (seen.published.value, seen.published.basis) == ("../2022-05-04", "inferred")
    assert article(text, seen="2022-05-04", date="2022-05-05").published.value == "2022-05-05", (
        "a day's leeway for zones"
    )
    assert article(text, seen="2022-05-04", date="2022-05-09").published.value == "../2022-05-04", (
        "a wrong date is none"
    )
    assert article(text, seen="2022-05-04", date="2022-05-09", date_basis="given").published.value == "2022-05-09"


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("fr", "Le Port avec Reuters Publié le 08 mars 2021 à 22h00 - Mis à jour le 09 mars 2021 à 11h38", "furniture"),
        ("fr", "Par Ada Quill Publié le 8 mars 2021 à 13h31", "furniture"),
        ("fr", "Le rapport publié le 8 mars 2021", "heading"),
        ("en", "The Herald with Reuters Published on 8 March 2021 at 22:00", "furniture"),
        ("es", "Publicado el 8 de marzo de 2021 a las 22:00", "furniture"),
        ("it", "Pubblicato il 8 marzo 2021 alle 22:00", "furniture"),
        ("de", "Veröffentlicht am 8. März 2021 um 22:00 Uhr", "furniture"),
        ("pt", "Publicado em 8 de março de 2021 às 22:00", "furniture"),
    ],
)
def test_a_line_that_says_when_the_page_was_published_is_furniture_between_sentences_too(
    language: str, line: str, kind: str
) -> None:
    told = "The port of Tull reopened on Thursday after a strike of three days, the town hall said."
    text = f"Port of Tull reopens\nThe cranes were back at work in the morning.\n{line}\n{told}\n{told}"
    found = lay_out(text, pack(language)).blocks
    assert [b.kind for b in found if text[b.start : b.end] == line] == [kind]
