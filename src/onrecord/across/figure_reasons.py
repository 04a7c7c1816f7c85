"""The words of a finding about figures: what they are about, and why the verdict is so."""

from __future__ import annotations

from onrecord.across.figure_readings import Reading
from onrecord.model.finding import Verdict

_LONGEST = 90
_ENDINGS: dict[str, str] = {
    "agree": "the reports give the same number",
    "compatible": "the numbers differ and can both be true: one is rounded, hedged or a range",
    "revised": "each later report replaces the number before it",
    "conflict": "both are given as exact for the same time and cannot both be true",
    "different_scope": "the same number of different things",
}


def label(items: list[Reading]) -> str:
    """What is counted, in the reports' own words: the fullest of the oldest report that names it."""
    named = [r for r in items if r.figure.counted]
    if not named:
        return items[0].figure.span.exact
    best = max(named, key=lambda r: (r.kind is not None, len(r.nations), -items.index(r)))
    words = best.figure.counted or ""
    if best.fate_at is None:
        return words
    start, end = best.fate_at
    fate = best.article.text[start:end]
    span = best.figure.counted_span
    return f"{fate} {words}" if span is not None and start < span.start else f"{words} {fate}"


def reason(items: list[Reading], verdict: Verdict) -> str:
    """One sentence with every value, who states it and when."""
    said = [_said(r) for r in items]
    listed = (
        said[0]
        if len(said) == 1
        else ", ".join(said[:-1]) + (", then " if verdict == "revised" else " and ") + said[-1]
    )
    return f"{listed}: {_ENDINGS[verdict]}."


def _said(r: Reading) -> str:
    words = _words(r)
    source = r.article.outlet or r.article.source.rsplit("/", 1)[-1]
    by = f", according to {r.figure.attributed_to}" if r.figure.attributed_to else ""
    published = r.article.published.value
    day = f", {published}" if published else ""
    held = f", for {r.figure.as_of}" if r.figure.as_of else ""
    return f"“{words}” ({source}{day}{by}{held})"


def _words(r: Reading) -> str:
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
