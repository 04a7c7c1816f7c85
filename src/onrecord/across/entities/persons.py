"""Persons across spellings, scripts and reports: full names first, then what stands for them in a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.across.entities.names import Cluster, Named, near, quoted
from onrecord.across.entities.same import DOUBLE, reason
from onrecord.text.names import fold, given_keys, skeleton

LINK_DAYS = 120
"""Days between two reports within which a lone family name may stand for a full name of the other."""

BY_FAR = 5
"""How many times the reports of any namesake a person must have, to be the one whom a lone family name means."""

_WEEKS = "the only person of that name in the reports of those weeks"


def join(names: Sequence[Named]) -> list[Cluster]:
    """One cluster for each person. names: those of persons, and others that may be a person's."""
    keys: dict[str, set[str]] = {}
    for n in names:
        if n.kind == "person" and " " in n.form:
            keys.setdefault(n.article, set()).add(n.key)
    known = {key for found in keys.values() for key in found}
    full = [
        n
        for n in names
        if " " in n.form
        and (n.kind == "person" or (n.kind == "other" and n.key in known))
        and not any(k.endswith(" " + n.key) for k in keys.get(n.article, ()))
    ]
    ids = {id(n) for n in full}
    clusters = _full_names(full)
    _lone_names([n for n in names if id(n) not in ids], clusters)
    return clusters


def _full_names(full: Sequence[Named]) -> list[Cluster]:
    """Clusters of full names: each newcomer joins where it agrees with every member, and with one cluster alone."""
    forms: dict[str, list[Named]] = {}
    for row in full:
        forms.setdefault(row.key, []).append(row)
    blocks: dict[str, dict[int, Cluster]] = {}
    clusters: list[Cluster] = []
    known: dict[int, list[Named]] = {}  # of each cluster, the first name of each key
    order = sorted(forms.items(), key=lambda kv: (-len({r.article for r in kv[1]}), -len(kv[0]), kv[0]))
    for key, rows in order:
        keys = _blocks(rows[0])
        near_by = {at: c for k in keys for at, c in blocks.get(k, {}).items()}
        found = [(c, why) for at, c in near_by.items() if (why := _agrees(rows[0], known[at]))]
        best = min((why[0] for _, why in found), default=9)
        chosen = [(c, why) for c, why in found if why[0] == best]
        if len(chosen) == 1:
            cluster, why = chosen[0]
            cluster.why[f"{quoted(rows[0].form, cluster.members[0].form)}: {why[1]}"] = None
        else:
            cluster = Cluster(key, "person")
            clusters.append(cluster)
        cluster.members += rows
        known.setdefault(id(cluster), []).append(rows[0])
        for k in keys:
            blocks.setdefault(k, {})[id(cluster)] = cluster
    return clusters


def _agrees(row: Named, known: Sequence[Named]) -> tuple[int, str] | None:
    """Rank (lower is surer) and reason why a name is that of a person known; None when one of the names speaks against.

    known: the person's names, one of each key.
    """
    best: tuple[int, str] | None = None
    for member in known:
        why = reason(row, member)
        if why is None:
            return None
        if best is None or why < best:
            best = why
    return best


def _blocks(row: Named) -> list[str]:
    """The keys of which two names share one that may be one person's."""
    words = row.words
    given = skeleton(words[0])
    # a slip of the pen leaves the beginning or the end of the family name as it was
    out = [f"start {given} {words[1][:4]}", f"end {given} {words[-1][-4:]}"]
    for family in {_sounds(word) for word in words[1:][-2:]}:
        out += [f"family {family} {key}" for key in given_keys(words[0])]
    return out


def _sounds(word: str) -> str:
    """The sounds by which a family name is looked for; of one that has a single consonant, its letters ("Lee")."""
    bones = skeleton(word)
    return bones if len(bones) > 1 else DOUBLE.sub(r"\1", word)


def _lone_names(names: Sequence[Named], clusters: list[Cluster]) -> None:
    """Puts each name of one word, or of a family alone, to the one full name it can stand for."""
    in_article: dict[str, list[tuple[Cluster, tuple[str, ...]]]] = {}
    by_tail: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        keys: dict[str, set[str]] = {}
        for m in cluster.members:
            keys.setdefault(m.article, set()).add(m.key)
        for article, here_ in keys.items():
            in_article.setdefault(article, []).append((cluster, tuple(here_)))
        for tail in {t for m in cluster.members for t in _tails(m.key)}:
            by_tail.setdefault(tail, []).append(cluster)
        for bones in {skeleton(t) for m in cluster.members for t in _tails(m.key)}:
            by_tail.setdefault("~" + bones, []).append(cluster)
    joined: list[tuple[Named, Cluster]] = []
    alone: dict[tuple[str, str], list[Named]] = {}
    for row in names:
        here = _candidates(row, in_article.get(row.article, []))
        reach = "the same report gives the full name"
        if not here and row.kind == "person":
            pool = by_tail.get(row.key) or _by_sound(row, by_tail)
            here = [c for c in pool if any(near(row, m, LINK_DAYS) for m in c.members)]
            reach = _WEEKS
        here = list({id(c): c for c in here}.values())
        if len(here) > 1 and reach == _WEEKS and (chief := _by_far(row, here)):
            here, reach = [chief], "by far the most reported person of that name in those weeks"
        elif len(here) > 1:
            here = [c for c in here if _same_role(row, c)]
        if len(here) == 1:
            joined.append((row, here[0]))
            here[0].why[f"{quoted(row.form, here[0].members[0].form)}: {reach}"] = None
        elif row.kind == "person":
            pool_ = by_tail.get(row.key, [])
            alone.setdefault((row.sound, row.article if pool_ else ""), []).append(row)
    for row, cluster in joined:
        cluster.members.append(row)
    for (sound, article), rows in alone.items():
        clusters.append(Cluster(f"{sound} {article}".strip(), "person", rows))


def _by_far(row: Named, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster with at least BY_FAR reports near this one, and BY_FAR times those of every other; else None."""
    reports = [len({m.article for m in c.members if near(row, m, LINK_DAYS)}) for c in clusters]
    most = max(reports)
    others = sorted(reports)[-2]
    return clusters[reports.index(most)] if most >= BY_FAR * max(others, 1) else None


def _by_sound(row: Named, by_tail: dict[str, list[Cluster]]) -> list[Cluster]:
    """Persons whose family name sounds the same in another language's spelling or another script."""
    bones = skeleton(row.key)
    if len(bones) < (4 if row.key.isascii() else 3):
        return []
    return [c for c in by_tail.get("~" + bones, ()) if all(m.lang != row.lang for m in c.members)]


def _tails(key: str) -> Iterable[str]:
    words = key.split()
    return (" ".join(words[i:]) for i in range(1, len(words)))


def _candidates(row: Named, persons: Sequence[tuple[Cluster, tuple[str, ...]]]) -> list[Cluster]:
    """The persons of the report whose full name there ends with this name, or begins with it."""
    out = [c for c, keys in persons if any(k.endswith(" " + row.key) for k in keys)]
    if not out and row.kind == "person":
        out = [c for c, keys in persons if any(k.startswith(row.key + " ") for k in keys)]
    return out


def _same_role(row: Named, cluster: Cluster) -> bool:
    mine = {w for role in row.roles for w in fold(role).split()}
    theirs: Counter[str] = Counter(w for m in cluster.members for role in m.roles for w in fold(role).split())
    return bool(mine & set(theirs))
