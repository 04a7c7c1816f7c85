"""The words of a finding about figures: what they are about, and why the verdict is so."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.across.figure_readings import Reading
from onrecord.across.figure_sources import source
from onrecord.across.figure_values import interval
from onrecord.model.finding import Verdict
from onrecord.text.counted import OCCASIONS, things
from onrecord.words import cite, listed, when_words

_LONGEST = 90
_BESIDE = 40
_ENDINGS: dict[Verdict | None, str] = {
    None: "nothing says which of them came later, or which is right",
    "agree": "the reports give the same number",
    "compatible": "the numbers differ and can both be true: one is rounded, hedged or a range",
    "revised": "a later report replaces an earlier number",
    "conflict": "they are given as exact for the same time and cannot both be true",
    "different_scope": "the same number of different things",
}
_NOT_EXACT = "they are given for the same time and cannot both be true, hedges and rounding allowed for"


def label(items: list[Reading]) -> str:
    """What is counted, in the words of the oldest report that names it best."""
    named = [r for r in items if r.figure.counted]
    if not named:
        return items[0].figure.span.exact
    best = max(named, key=lambda r: (r.kind is not None or r.fate is not None, len(r.nations), -items.index(r)))
    counted, span, text = best.figure.counted or "", best.figure.counted_span, best.article.text
    if best.fate_at is None or span is None:
        return counted + (_there(best) if span is not None else "")
    start, end = best.fate_at
    fate = text[start:end]
    return f"{fate} {counted}" if start < span.start else f"{counted} {fate}"


def _there(r: Reading) -> str:
    """The words behind the counted that say where they were ("on the ship"), where they are near."""
    span = r.figure.counted_span
    assert span is not None
    behind = r.article.text[span.end : max(span.end, min(r.until, span.end + _BESIDE))]
    found = [c for c in things(r.language).concepts(behind) if c.name in OCCASIONS]
    return " " + " ".join(behind[found[0].start : found[0].end].split()) if found else ""


def reason(items: list[Reading], verdict: Verdict | None, turned: Reading | None = None) -> str:
    """One sentence with every value, who states it and when.

    turned: the reading in which a source gives up another number, where that settles a dispute.
    """
    groups: list[list[Reading]] = []
    for r in items:
        near = groups[-1:] if verdict == "revised" and not turned else groups
        same = next((g for g in near if verdict != "different_scope" and _same(g[0], r)), None)
        if same is None:
            groups.append([r])
        else:
            same.append(r)
    parts = [said(group) for group in groups]
    if verdict == "revised" and not turned:
        told = ", then ".join(parts)
    else:
        told = "; ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
    ending = _ENDINGS[verdict]
    if verdict == "conflict" and any(r.figure.modifier != "exact" for r in items):
        ending = _NOT_EXACT
    if turned:
        ending = f"{source(turned)}, which had given another number, now gives “{shown(turned)}”"
    return f"{told}: {ending}."


def _same(a: Reading, b: Reading) -> bool:
    return interval(a.figure) == interval(b.figure)


def said(group: Sequence[Reading]) -> str:
    """A value as the first report writes it, with all reports that give it."""
    first = group[0]
    by = [f"according to {who}"] if (who := source(first)) else []
    held = [f"for {when_words(first.figure.as_of)}"] if first.figure.as_of else []
    others = list(dict.fromkeys(cite(r.article) for r in group[1:] if r.article.id != first.article.id))
    also = [f"also in {listed(others)}"] if others else []
    return f"“{shown(first)}” ({'; '.join([', '.join([cite(first.article), *by, *held]), *also])})"


def shown(r: Reading) -> str:
    """The figure with what it counts and what happened to them, as one stretch of the report where it is short."""
    places = [(r.figure.span.start, r.figure.span.end)]
    if r.figure.counted_span is not None:
        places.append((r.figure.counted_span.start, r.figure.counted_span.end))
    if r.fate_at is not None:
        places.append(r.fate_at)
    start, end = min(p[0] for p in places), max(p[1] for p in places)
    if end - start > _LONGEST:
        start, end = places[0]
    return " ".join(r.article.text[start:end].split())
