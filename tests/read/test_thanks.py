"""Lines of thanks to colleagues are notes; sentences of the report that sound alike are not."""

from __future__ import annotations

import pytest

from onrecord.lang import pack
from onrecord.read.bylines import contributed


@pytest.mark.parametrize(
    ("lang", "line", "names"),
    [
        ("en", "Anna Bell of Reuters contributed to this report.", ("Anna Bell",)),
        ("es", "Marta Olmedo, de Reuters, contribuyó a este reportaje.", ("Marta Olmedo",)),
        ("fr", "Avec la contribution de Marie Orsini à Torrevik.", ("Marie Orsini",)),
        ("it", "Paola Renzi ha contribuito a questo articolo.", ("Paola Renzi",)),
    ],
)
def test_a_line_of_thanks(lang: str, line: str, names: tuple[str, ...]) -> None:
    found = contributed(line, pack(lang))
    assert found is not None
    assert found.names[:1] == names


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Heavy rain in the north of Vallada contributed to the flooding."),
        (
            "es",
            "El fin de los subsidios como parte de un programa de reforma ha contribuido a la subida de los precios.",
        ),
        ("fr", "Le ministre est resté ferme sur la réticence de Madrid à participer aux frappes."),
        ("fr", "Les soldats de Vallada ont participé à cette opération."),
        ("it", "La pioggia caduta nel nord della regione ha contribuito alla piena."),
        ("pt", "A falta de chuva no norte do país contribuiu para a subida dos preços."),
    ],
)
def test_a_sentence_of_the_report(lang: str, line: str) -> None:
    assert contributed(line, pack(lang)) is None
