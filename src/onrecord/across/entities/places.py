"""Names that a list knows: places by the gazetteer, organisations by `lang/organisations.toml`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.across.entities.names import Cluster, Named, quoted
from onrecord.lang import pack
from onrecord.model.statement import EntityKind
from onrecord.text import gazetteer
from onrecord.text.gazetteer import Place
from onrecord.text.known_names import known_names, organisation_name
from onrecord.text.names import NameWords

CLEARLY = 5
"""How many times the inhabitants of the next city of a name the first must have to be the one that is meant."""


def join(names: Sequence[Named]) -> tuple[list[Cluster], list[Named]]:
    """One cluster for each known place and organisation, and the names that no list knows."""
    known: dict[int, tuple[str, Place | None]] = {}
    countries: dict[str, set[str]] = {}
    for row in names:
        target = _listed(row)
        if target and target.startswith("country:"):
            countries.setdefault(row.article, set()).add(target[8:])
        if target:
            known[id(row)] = (target, None)
    clusters: dict[str, Cluster] = {}
    rest: list[Named] = []
    for row in names:
        if id(row) not in known and row.kind == "place":
            place = _city(row, countries.get(row.article, set()))
            if place:
                known[id(row)] = (place.id, place)
        target, place = known.get(id(row), ("", None))
        if not target:
            rest.append(row)
            continue
        kind: EntityKind = "organisation" if target.startswith("org:") else "place"
        cluster = clusters.setdefault(target, Cluster(target, kind))
        _describe(cluster, target, place)
        if cluster.members and all(m.key != row.key for m in cluster.members):
            cluster.why[f"{quoted(row.form, cluster.members[0].form)}: {_reason(target)}"] = None
        cluster.members.append(row)
    return list(clusters.values()), rest


def _listed(row: Named) -> str | None:
    if row.kind == "person":
        return None
    hits = list(known_names(row.lang).find(row.form, 0, len(row.form)))
    whole = len(hits) == 1 and hits[0].start == 0 and hits[0].end >= len(row.form.rstrip("."))
    if not whole:
        return None
    return hits[0].id


def _city(row: Named, countries: set[str]) -> Place | None:
    words = pack(row.lang).part("names", NameWords)
    first = gazetteer.city(row.form, words.endings, words.base_endings)
    if first is None:
        return None
    found = gazetteer.cities(first.name) if row.form != first.name else gazetteer.cities(row.form)
    found = tuple(p for p in found if p.id == first.id or p.name == first.name) or (first,)
    here = [p for p in found if p.country in countries]
    if len(here) == 1:
        return here[0]
    others = [p for p in found if p.id != first.id]
    if first.capital or all(first.population >= CLEARLY * p.population for p in others):
        return first
    return here[0] if here and all(here[0].population >= CLEARLY * p.population for p in here[1:]) else None


def _describe(cluster: Cluster, target: str, place: Place | None) -> None:
    if target.startswith("country:"):
        cluster.country = target[8:]
    elif target.startswith("state:"):
        cluster.country = target[6:8]
    elif target.startswith("city:"):
        place = place or gazetteer.by_id(target)
        if place:
            cluster.country, cluster.lat, cluster.lon = place.country, place.lat, place.lon


def _reason(target: str) -> str:
    kind, _, key = target.partition(":")
    if kind == "org":
        return f"two names of {organisation_name(key)} in the list of organisations"
    if kind == "country":
        return f"two names of {gazetteer.country(key).name} (ISO 3166 {key})"
    if kind == "city":
        place = gazetteer.by_id(target)
        return f"two names of {place.name if place else key} in the gazetteer (GeoNames {key})"
    return f"two names of one place in the gazetteer ({target})"
