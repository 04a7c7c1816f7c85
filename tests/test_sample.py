"""The sample dossier is read as its README says."""

from __future__ import annotations

from pathlib import Path

import onrecord
import onrecord.sample
from onrecord.config import Config
from onrecord.model import Article
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


def test_the_ledgers_hold_what_the_dossier_tells() -> None:
    record = onrecord.build([onrecord.sample.folder()])
    told = {(f.verdict, tuple(dict.fromkeys(_value(record, i) for i in f.items))) for f in record.findings}
    assert ("moved", ("2023-03-20", "2023-03", "2023-03-31", "2023-04-15")) in told
    assert ("revised", (4, 7, 9, 11, 12)) in told  # the dead
    assert ("revised", (9, 6, 4, 3)) in told  # the missing
    assert ("revised", (212, 186)) in told  # those aboard, until the operator agreed
    assert ("conflict", (900, 1500)) in told  # the march, by the police and by the cooperative
    assert [f.verdict for f in record.findings].count("altered") == 1


def _value(record: onrecord.Record, item: str) -> object:
    statement = record.statements[item]
    return getattr(statement, "target", None) or getattr(statement, "value", None)
