"""Places by name, and the table of known names of each language."""

from __future__ import annotations

import pytest

from onrecord.lang import codes
from onrecord.text import gazetteer
from onrecord.text.known_names import known_names


@pytest.mark.parametrize(("name", "country"), [
    ("Kabul", "AF"), ("Kaboul", "AF"), ("Кабул", "AF"), ("Londres", "GB"), ("Mailand", "IT"), ("القاهرة", "EG"),
    ("BEIJING", "CN"), ("Washington", "US"),
])  # fmt: skip
def test_cities(name: str, country: str) -> None:
    place = gazetteer.city(name)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize("name", ["", "Nico", "kabul", "Qwertyuiop", "🙂"])
def test_no_city(name: str) -> None:
    assert gazetteer.city(name) is None


@pytest.mark.parametrize(("text", "code", "found"), [
    ("He told us who left the US.", "en", ["country:US"]),
    ("l'OTAN et les talibans", "fr", ["org:nato", "org:taliban"]),
    ("États Unis, Etats-Unis", "fr", ["country:US", "country:US"]),
    ("Afghanistans Nachbarn", "de", ["country:AF"]),
    ("в Афганистане и Германии", "ru", ["country:AF", "country:DE"]),
    ("وأفغانستان", "ar", ["country:AF"]),
    ("UN Security Council", "en", ["org:un-security-council"]),
    ("OPEC+ met", "en", ["org:opec-plus"]),
    ("United, Nations", "en", []),
    ("Мал золотник", "ru", []),
])  # fmt: skip
def test_known_names(text: str, code: str, found: list[str]) -> None:
    assert [h.id for h in known_names(code).find(text, 0, len(text))] == found


@pytest.mark.parametrize("code", [*codes(), None, "xx"])
def test_every_language_knows_the_alliance(code: str | None) -> None:
    assert [h.id for h in known_names(code).find("NATO", 0, 4)] == ["org:nato"]
