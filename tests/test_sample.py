"""The sample dossier is read as its README says."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
import onrecord.sample
from onrecord.config import Config
from onrecord.model import Article, Finding
from onrecord.read import Raw, find, make


def articles() -> dict[str, Article]:
    found = list(find([onrecord.sample.folder()], Config()))
    assert all(isinstance(item, Raw) for item in found), found
    return {Path(a.source).name: a for a in (make(raw, Config()) for raw in found if isinstance(raw, Raw))}


def test_every_report_is_read_in_its_language_with_its_facts() -> None:
    found = articles()
    assert {name: (a.lang, a.outlet, a.published.value, a.published.basis) for name, a in found.items()} == {
        "01_courier.txt": ("en", "The Valmora Courier", "2023-03-06", "given"),
        "02_wires.jsonl#ledger": ("en", "Northern Ledger", "2023-03-06", "metadata"),
        "02_wires.jsonl#times": ("en", "Sorna Island Times", "2023-03-09", "metadata"),
        "03_fanal.html": ("fr", "Le Fanal", "2023-03-07", "metadata"),
        "04_diario.txt": ("es", "Diario del Estuario", "2023-03-07", "given"),
        "05_hafenblatt.txt": ("de", "Hafenblatt", "2023-03-08", "given"),
        "06_vesti.txt": ("ru", "Вести побережья", "2023-03-07", "given"),
        "07_molo.txt": ("it", "Il Corriere del Molo", "2023-03-10", "given"),
        "08_gazeta.txt": ("pt", "Gazeta da Barra", None, None),
        "09_fanal.txt": ("fr", "Le Fanal", "2023-03-16", "given"),
        "10_courier.txt": ("en", "The Valmora Courier", "2023-04-16", "given"),
    }
    assert all(a.title and "title" in {b.kind for b in a.blocks} for a in found.values())
    assert found["01_courier.txt"].agencies == found["02_wires.jsonl#ledger"].agencies == ("LNA",)
    assert found["01_courier.txt"].dateline_place == "Valmora"
    assert found["05_hafenblatt.txt"].translated_from == "fr"
    assert found["09_fanal.txt"].updated and not found["01_courier.txt"].updated
    assert found["04_diario.txt"].authors == ("Marta Olmedo",)


def test_lines_of_the_page_are_no_part_of_the_report() -> None:
    for name, lines in {
        "04_diario.txt": ["Inicio", "Sucesos", "Lee también", "Compartir", "Suscríbete"],
        "08_gazeta.txt": ["Mundo", "Leia também", "Publicidade"],
        "10_courier.txt": ["Share this", "Sign up"],
    }.items():
        article = articles()[name]
        furniture = [article.text[b.start : b.end] for b in article.blocks if b.kind == "furniture"]
        assert len(furniture) == len(lines)
        assert all(line.startswith(head) for line, head in zip(furniture, lines, strict=True))
    page = articles()["03_fanal.html"].text
    assert "cookies" not in page and "Accueil" not in page


@pytest.fixture(scope="module")
def record() -> onrecord.Record:
    return onrecord.build([onrecord.sample.folder()])


EXPECTED: list[tuple[str, str, dict[object, str]]] = [
    # about, verdict, and for each value the reports that give it, by the numbers of their files
    ("figure", "agree", {60: "01 02l 06"}),
    ("figure", "compatible", {138: "06", 140: "04"}),
    ("figure", "revised", {4: "01 02l", 7: "03 04 05 06", 9: "02t 07 08", 11: "09", 12: "10"}),
    ("figure", "revised", {23: "01 02l", 30: "03 05", 31: "02t 04 06 07 08", 29: "10"}),
    ("figure", "revised", {9: "01 02l", 6: "03 04 05 06", 4: "02t 07 08", 3: "10"}),
    ("figure", "revised", {212: "01 02t 03 04 05 06 08", 186: "01 02t 03 04 05 06 08"}),
    ("figure", "conflict", {900: "07 10", 1500: "07 10"}),
    ("figure", "different_scope", {17: "04 08"}),
    ("plan", "conflict", {"2023-03-09": "04", "2023-03-10": "03 05"}),
    (
        "plan",
        "moved",
        {
            "2023-03-20": "01 02l 02t 03 04 05 06 10",
            "2023-03": "02t",
            "2023-03-31": "02t 07 10",
            "2023-04-15": "09 10",
        },
    ),
    ("date", "conflict", {"2019-06-03": "02t", "2019-06-05": "10"}),
    ("name", "variant", {"Yusuf Haddari": "01", "Yusuf Hadari": "02t"}),
    (
        "quote",
        "altered",
        {
            "We will reopen the port on March 20, not a day later,": "01",
            "We will reopen the port on March 20, whatever it costs.": "02t",
        },
    ),
    (
        "quote",
        "same_words",
        {"The engine stopped and we had no steering,": "01 02l 10"},
    ),
    (
        "quote",
        "translated",
        {
            "The pier is not stable, and I will not send crews under it,": "02t",
            "Il molo non è stabile e non manderò squadre là sotto": "07",
        },
    ),
]


@pytest.mark.parametrize(("about", "verdict", "values"), EXPECTED)
def test_the_sample_holds_every_verdict(
    record: onrecord.Record, about: str, verdict: str, values: dict[object, str]
) -> None:
    found = [_told(record, f) for f in record.findings if (f.about, f.verdict) == (about, verdict)]
    assert values in found


def test_the_sample_holds_no_other_conflict(record: onrecord.Record) -> None:
    wrong = {"conflict", "altered", "different_scope", "moved", "variant"}
    assert sorted((f.about, f.verdict) for f in record.findings if f.verdict in wrong) == sorted(
        (about, verdict) for about, verdict, _ in EXPECTED if verdict in wrong
    )


def _told(record: onrecord.Record, finding: Finding) -> dict[object, str]:
    """The values of a finding and the reports that give each."""
    out: dict[object, set[str]] = {}
    for item in finding.items:
        s = record.statements[item]
        value = getattr(s, "target", None) or getattr(s, "value", None) or s.span.exact
        file = Path(record.articles[s.span.article].source).name
        out.setdefault(value, set()).add(file[:2] + (file[file.index("#") + 1] if "#" in file else ""))
    return {value: " ".join(sorted(files)) for value, files in out.items()}
