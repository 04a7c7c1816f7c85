"""Organisations and other names that no list knows: joined by the same words, or as a name and its short form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.across.entity_names import Cluster, Named, latin_script, quoted
from onrecord.model import Dossier
from onrecord.text.known_names import known_names
from onrecord.text.names import WORD, fold, skeleton

_OPENS = re.compile(r"[”»\"’']?\s*[(\[]\s*[«“\"]?\s*")


def join(dossier: Dossier, names: Sequence[Named]) -> list[Cluster]:
    """One cluster for each name, with its introduced short forms and its forms in other scripts."""
    shorts = _introduced(dossier, names)
    clusters: dict[str, Cluster] = {}
    by_sound: dict[str, Cluster] = {}
    multi = {row.key: row.form for row in names if " " in row.key}
    for row in sorted(names, key=lambda r: (-len(r.key.split()), r.key)):
        long = shorts.get((row.article, row.key))
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
            cluster.why[
                f"{quoted(row.form, long.form)}: one report gives the short form in brackets after the name"
            ] = None
        elif core:
            cluster.why[
                f"{quoted(row.form, multi[core])}: the same name after the name of a known organisation or country"
            ] = None
        elif cluster.members and all(m.form != row.form for m in cluster.members) and cluster.members[0].key == row.key:
            cluster.why[f"{quoted(row.form, cluster.members[0].form)}: the same words but for accents and marks"] = None
        cluster.members.append(row)
    for cluster in clusters.values():
        kinds = [m.kind for m in cluster.members for _ in m.mentions]
        cluster.kind = max(sorted(set(kinds)), key=kinds.count)
    return list(clusters.values())


def _introduced(dossier: Dossier, names: Sequence[Named]) -> dict[tuple[str, str], Named]:
    """Short forms that a report introduces in brackets after a name: (article, key) to the name."""
    at = {(m.span.article, m.span.start): row for row in names for m in row.mentions}
    out: dict[tuple[str, str], Named] = {}
    for row in names:
        for m in row.mentions:
            opens = _OPENS.match(dossier.articles[row.article].text, m.span.end)
            short = at.get((row.article, opens.end())) if opens else None
            if short and short is not row and _short_for(short.form, row.form):
                out.setdefault((short.article, short.key), row)
    return out


def _short_for(short: str, form: str) -> bool:
    initials = "".join(w[0] for w in fold(form).split())
    letters = iter(fold(form))
    small = fold(short).replace(" ", "")
    if not short.isupper() or len(small) < 2 or small[0] not in initials:
        return False
    return all(any(c == got for got in letters) for c in small) or small in initials or initials in small


def _core(row: Named, multi: dict[str, str]) -> str | None:
    """The rest of the name after a known organisation or country, where that rest is itself a name elsewhere."""
    words = row.key.split()
    if len(words) < 3:
        return None
    for hit in known_names(row.lang).find(row.form, 0, len(row.form)):
        if hit.start == 0:
            rest = " ".join(words[len(WORD.findall(row.form[: hit.end])) :])
            if rest in multi:
                return rest
    return None
