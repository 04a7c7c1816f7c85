"""Places by name: countries and regions in every language, and the world's cities under their many names.

Country and region names come from CLDR (through babel), cities from GeoNames (CC BY 4.0, a table made by
`tools/places.py`), each read when first needed.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

import msgspec

from onrecord.text.names import fold

SHORT = 4
"""Letters up to which another name of a city counts only for a capital or a city of a million: "Nico" is not Nice."""

_NOT_PLACES = frozenset(
    ["EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "001", "UM", "AC", "CQ", "CP", "DG", "EA", "IC", "TA", "AQ"]
)
"""CLDR territories that are organisations, pseudo-territories, or known to no newspaper."""

_NOT_STATES = frozenset({"Georgia", "Washington", "New York"})
"""States that share their name with a country or with the city that news means by it."""


class Place(msgspec.Struct, frozen=True):
    """A place: `country:AF`, `region:150` or `city:1138958`.

    name: in English. country: ISO 3166-1 alpha-2, None for a region. lat, lon: degrees, None where a point says little.
    """

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    capital: bool = False


def _rows(table: str) -> list[list[str]]:
    """The rows of a table that `tools/places.py` made."""
    path = Path(__file__).parent / "places" / f"{table}.tsv.gz"
    return [line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines()]


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, int]]:
    """ISO code to the capital's name and the number of inhabitants."""
    return {iso: (capital, int(population)) for iso, capital, population in _rows("countries")}


@lru_cache(maxsize=1)
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((iso, capital) for iso, (capital, _) in _countries().items()) | {("US", "Washington")}


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {name: code for code, name in _rows("states")}


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[list[str]]]:
    """The rows of the cities by each of their names: id, name, country, latitude, longitude, inhabitants.

    Numbers are read as such only of a city that is asked for, since every process reads the table.
    """
    index: dict[str, list[list[str]]] = {}
    for row in _rows("cities"):
        others = row.pop()
        index.setdefault(row[1], []).append(row)
        for other in others.split("|") if others else ():
            index.setdefault(plain_letters(other), []).append(row)
    return index


_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ё": "е", "Ё": "Е", "’": "'", "ـ": None}
)


def plain_letters(name: str) -> str:
    """The name with letters that are written now so, now so, made one (hamza, ta marbuta, ё)."""
    return name if name.isascii() else name.translate(_LETTERS)


@lru_cache(maxsize=65536)
def cities(name: str) -> tuple[Place, ...]:
    """The cities of that exact name, capitals first, then by inhabitants; empty when there is none."""
    found = {row[0]: row for row in _cities().get(plain_letters(name), ())}
    places = [
        Place(f"city:{key}", main, country, float(lat), float(lon), int(population), (country, main) in _capitals())
        for key, main, country, lat, lon, population in found.values()
    ]
    return tuple(sorted(places, key=lambda p: (not p.capital, -p.population, p.id)))


def _well_known(place: Place) -> bool:
    return place.capital or place.population >= 1_000_000


@lru_cache(maxsize=16384)
def city(name: str, endings: tuple[str, ...] = (), base: tuple[str, ...] = ()) -> Place | None:
    """The first city of a name, None where there is none.

    endings: case endings, and base: what may stand in their place in the dictionary form, where names are declined.
    """
    forms = [name, name.title()] if name.isupper() and len(name) > 3 else [name]
    for ending in sorted(endings, key=len, reverse=True):
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            forms += [name[: -len(ending)] + b for b in base]
    found = next((found[0] for form in forms if (found := cities(form))), None)
    if found and len(name) <= SHORT and name.isascii() and found.name != name and not _well_known(found):
        return None
    return found


@lru_cache(maxsize=32)
def territories(code: str) -> tuple[tuple[str, str], ...]:
    """Countries, regions of the world and, in Latin letters, US states: pairs of name and place id, in a language."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale(code).territories
    except (UnknownLocaleError, ValueError):
        names = Locale("en").territories
    out: list[tuple[str, str]] = []
    for key, name in sorted(names.items()):
        if key in _NOT_PLACES:
            continue
        place = f"region:{key}" if key.isdigit() else f"country:{key}"
        head, _, rest = str(name).partition(" (")
        out += [(form, place) for form in (head, rest.rstrip(")")) if len(fold(form)) > 2]
    if all(str(name)[:1] < "\u0250" for name in names.values()):
        out += [(state, f"state:US-{key}") for state, key in sorted(_states().items()) if state not in _NOT_STATES]
    return tuple(out)


@lru_cache(maxsize=32)
def zone_cities(code: str) -> frozenset[str]:
    """Names in a language of the cities that stand for the world's time zones: a short list, and a sure one."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    zones = {key: str(zone["city"]) for key, zone in locale.time_zones.items() if "city" in zone}
    # where a language has no name of its own for the city, CLDR leaves out the one in the zone's name
    for key in Locale("ru").time_zones:
        zones.setdefault(str(key), str(key).rsplit("/", 1)[-1].replace("_", " "))
    return frozenset(name for key, name in zones.items() if not key.startswith("Etc/"))


@lru_cache(maxsize=512)
def country(code: str) -> Place:
    """The country of an ISO 3166-1 alpha-2 code."""
    from babel import Locale

    known = _countries().get(code)
    return Place(f"country:{code}", str(Locale("en").territories.get(code, code)), code,
                 population=known[1] if known else 0)  # fmt: skip


@lru_cache(maxsize=1)
def _by_id() -> dict[str, str]:
    return {f"city:{row[0]}": row[1] for found in _cities().values() for row in found}


def by_id(key: str) -> Place | None:
    """The city of an id, None where there is none."""
    name = _by_id().get(key)
    return next((p for p in cities(name) if p.id == key), None) if name is not None else None
