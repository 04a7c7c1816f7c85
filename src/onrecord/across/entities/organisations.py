"""Organisations and other names that no list knows: joined by the same words, or as a name and its short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from onrecord.across.entities.names import Cluster, Named, latin_script, near, quoted
from onrecord.model import Dossier
from onrecord.model.statement import EntityKind
from onrecord.text.known_names import known_names
from onrecord.text.names import WORD, fold, skeleton

SHORT_DAYS = 120
"""Days between two reports within which a short form means in one what it means in the other."""

_OPENS = re.compile(r"[”»\"’']?\s*[(\[]\s*[«“\"]?\s*")


def join(dossier: Dossier, names: Sequence[Named]) -> list[Cluster]:
    """One cluster for each name, with its introduced short forms and its forms in other scripts."""
    shorts = _introduced(dossier, names)
    expansions: dict[str, list[Named]] = {}
    for (_, short), long_name in shorts.items():
        expansions.setdefault(short, []).append(long_name)
    clusters: dict[str, Cluster] = {}
    by_sound: dict[str, Cluster] = {}
    multi = {row.key: row.form for row in names if " " in row.key}
    for row in sorted(names, key=lambda r: (-len(r.key.split()), r.key)):
        long = shorts.get((row.article, row.key)) or _expansion(row, expansions)
        core = _core(row, multi)
        key = long.key if long else core or row.key
        cluster = clusters.get(key)
        if cluster is None and not latin_script(row.form):
            cluster = by_sound.get(skeleton(row.key)) if len(skeleton(row.key).replace(" ", "")) >= 5 else None
            if cluster:
                cluster.why[f"{quoted(row.form, cluster.members[0].form)}: the same sounds in another script"] = None
        if cluster is None:
            cluster = clusters[key] = Cluster(key, row.kind)
            by_sound.setdefault(skeleton(row.key), cluster)
        if long:
            cluster.why[f"{quoted(row.form, long.form)}: a report gives the short form in brackets after the name"] = (
                None
            )
        elif core:
            cluster.why[f"{quoted(row.form, multi[core])}: the same name after the name of a known organisation"] = None
        cluster.members.append(row)
    for cluster in clusters.values():
        kinds = [m.kind for m in cluster.members for _ in m.spans]
        cluster.kind = _kind(kinds)
    return list(clusters.values())


def _kind(kinds: Sequence[EntityKind]) -> EntityKind:
    """The most frequent kind; "other" only where no mention says more."""
    return min(set(kinds), key=lambda k: (k == "other", -kinds.count(k), k))


def _introduced(dossier: Dossier, names: Sequence[Named]) -> dict[tuple[str, str], Named]:
    """Short forms that a report introduces in brackets after a name: (article, key) to the name.

    names: those of a report follow each other.
    """
    out: dict[tuple[str, str], Named] = {}
    for article, found in groupby(names, key=lambda row: row.article):
        rows, text = list(found), dossier.articles[article].text
        at = {span.start: row for row in rows for span in row.spans}
        for row in rows:
            for span in row.spans:
                opens = _OPENS.match(text, span.end)
                short = at.get(opens.end()) if opens else None
                if short and short is not row and _short_for(short.form, row.form):
                    out.setdefault((article, short.key), row)
    return out


def _expansion(row: Named, expansions: dict[str, list[Named]]) -> Named | None:
    """What a short form stands for in a report that does not say, if all reports that do say the same."""
    found = expansions.get(row.key, [])
    agreed = len({long.key for long in found}) == 1 and row.form.isupper()
    return found[0] if agreed and any(near(row, long, SHORT_DAYS) for long in found) else None


def _short_for(short: str, form: str) -> bool:
    initials = "".join(w[0] for w in fold(form).split())
    letters = iter(fold(form))
    small = fold(short).replace(" ", "")
    if not short.isupper() or len(small) < 2 or small[0] not in initials:
        return False
    return all(any(c == got for got in letters) for c in small) or small in initials or initials in small


def _core(row: Named, multi: dict[str, str]) -> str | None:
    """The rest of the name after a known organisation, where that rest is itself a name elsewhere."""
    words = row.key.split()
    if len(words) < 3:
        return None
    for hit in known_names(row.lang).find(row.form, 0, len(row.form)):
        if hit.start == 0 and hit.kind == "organisation":
            rest = " ".join(words[len(WORD.findall(row.form[: hit.end])) :])
            if rest in multi:
                return rest
    return None
