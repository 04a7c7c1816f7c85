"""One entity for all names of one person, organisation or place, across reports, spellings, scripts and languages.

Known places and organisations come from lists; persons are joined by family and given names; the rest by its
words. Two names are joined on a sure reason alone, and every join of two forms leaves that reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.across.entities import organisations, persons, places
from onrecord.across.entities.names import Cluster, Named, collect, latin_script, quoted
from onrecord.lang import pack
from onrecord.model import Dossier, Entity, Row, make_id
from onrecord.model.statement import EntityKind


def resolve(dossier: Dossier) -> Iterable[Row]:
    """The entities of all mentions, each mention in exactly one of them."""
    known, rest = places.join(collect(dossier))
    _settle_kinds(rest)
    people = persons.join(rest)
    taken = {id(row) for cluster in people for row in cluster.members}
    others = organisations.join(dossier, [row for row in rest if id(row) not in taken])
    place = {key: i for i, key in enumerate(dossier.articles)}
    clusters = [c for c in (*known, *people, *others) if c.members][::-1]
    del known, rest, people, others, taken  # the names of a cluster go when it has become an entity
    made = []
    while clusters:
        made.append(_entity(clusters.pop(), place))
    return sorted(_one_id_each(made), key=lambda e: (e.kind, e.name, e.id))


SURE_SHARE = 0.75
"""Share of a single word's mentions from which its most frequent kind is taken for all of them."""


def _settle_kinds(rows: Sequence[Named]) -> None:
    """Gives a name the kind that most reports give it, where a language without a model guessed, or one slipped."""
    votes: dict[str, Counter[EntityKind]] = {}
    for row in rows:
        if pack(row.lang).language.model and row.kind != "other":
            votes.setdefault(row.key, Counter())[row.kind] += len(row.spans)
    for row in rows:
        if row.key not in votes:
            continue
        count = votes[row.key]
        best = min(count, key=lambda k, count=count: (-count[k], k))  # type: ignore[misc]
        slip = " " not in row.key and count.total() > 3 and count[best] >= SURE_SHARE * count.total()
        if slip or not pack(row.lang).language.model:
            row.kind = best


def _entity(cluster: Cluster, place: Mapping[str, int]) -> Entity:
    """The cluster as an entity. place: each article's place in the dossier."""
    rows = cluster.members
    names: dict[str, Counter[str]] = {}
    roles: Counter[str] = Counter()
    for row in rows:
        names.setdefault(row.lang, Counter())[row.form] += len(row.spans)
        roles.update(row.roles)
    _spellings(cluster)
    spans = sorted((span for row in rows for span in row.spans), key=lambda s: (place[s.article], s.start))
    return Entity(
        id=make_id("e", cluster.kind, cluster.key),
        name=_name(cluster.kind, rows),
        kind=cluster.kind,
        names={lang: tuple(_by_count(forms)) for lang, forms in sorted(names.items())},
        roles=tuple(_by_count(roles)),
        mentions=tuple(spans),
        why=tuple(cluster.why),
        country=cluster.country,
        lat=cluster.lat,
        lon=cluster.lon,
    )


def _spellings(cluster: Cluster) -> None:
    """Adds a reason for forms that only accents, marks or case endings tell apart."""
    first: dict[str, str] = {}
    for row in cluster.members:
        form = first.setdefault(row.key, row.form)
        if form.casefold() != row.form.casefold():
            cluster.why[f"{quoted(row.form, form)}: the same words but for accents, marks or endings"] = None


def _name(kind: str, rows: list[Named]) -> str:
    """The form in most reports; a person's among those with a given name, and nobody's all in small letters."""
    reports: dict[str, set[str]] = {}
    count: Counter[str] = Counter()
    for row in rows:
        reports.setdefault(row.form, set()).add(row.article)
        count[row.form] += len(row.spans)
    full = [f for f in count if " " in f] if kind == "person" else []
    return min(full or count, key=lambda f: (f.islower(), f.isupper() and kind == "person", -len(reports[f]),
                                             -count[f], not latin_script(f), -len(f), f))  # fmt: skip


def _by_count(forms: Counter[str]) -> list[str]:
    return sorted(forms, key=lambda f: (-forms[f], f))


def _one_id_each(entities: list[Entity]) -> Iterable[Entity]:
    seen: Counter[str] = Counter()
    for entity in entities:
        seen[entity.id] += 1
        if seen[entity.id] > 1:
            first = entity.mentions[0]
            entity = Entity(**{**{f: getattr(entity, f) for f in entity.__struct_fields__},
                               "id": make_id("e", entity.id, first.article, first.start)})  # fmt: skip
        yield entity
