"""Figures on record as a check tells them: in the draft's language where a report has them in it, else in English."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.across.figure_readings import Reading
from onrecord.across.figure_reasons import shown
from onrecord.across.figure_values import relation, top
from onrecord.words import cite, listed, number_of


def strange(r: Reading, draft: Reading) -> int:
    """How far a report's language is from the draft's reader: 0 the draft's own, 1 English, 2 another."""
    return 0 if r.article.lang == draft.article.lang else 1 if r.article.lang == "en" else 2


def told(group: Sequence[Reading], draft: Reading) -> str:
    """A value in the words of the report nearest to the draft's language, and how many other reports give it."""
    best = min(group, key=lambda r: (strange(r, draft), not r.dated, group.index(r)))
    others = len({r.article.id for r in group} - {best.article.id})
    by = f", according to {best.figure.attributed_to}" if best.figure.attributed_to else ""
    also = f"; also in {number_of(others, 'other report')}" if others else ""
    return f"“{shown(best)}” ({cite(best.article)}{by}{also})"


def values(items: Sequence[Reading], draft: Reading, *, series: bool) -> str:
    """What the record has for a thing: every value with who gives it, or the last of a series and those before it."""
    groups: list[list[Reading]] = []
    for r in reversed(items) if series else items:
        home = next((g for g in groups if relation(g[0].figure, r.figure) == "agree"), None)
        if home is None:
            groups.append([r])
        else:
            home.append(r)
    if series and len(groups) > 1:
        before = listed(list(dict.fromkeys(f"{top(g[0].figure):,g}" for g in groups[1:])))
        return f"The last number is {told(groups[0], draft)}, before it {before}"
    return f"The record has {listed([told(g, draft) for g in groups], 4)}"
