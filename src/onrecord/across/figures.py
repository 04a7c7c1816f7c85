"""Compares figures across reports: the same, rounded, revised later, in conflict, or of another thing.

Figures are compared within a story only. A finding stands where the words make it sure that the figures
measure one thing (or, for `different_scope`, that they do not); where they leave it open there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.across.figure_accounts import accounts
from onrecord.across.figure_disputes import disputes
from onrecord.across.figure_groups import grouped
from onrecord.across.figure_match import LASTING, Likeness, clash, near_miss
from onrecord.across.figure_measured import contested
from onrecord.across.figure_readings import Reading, readings
from onrecord.across.figure_reasons import label, reason
from onrecord.across.figure_rivals import rivals
from onrecord.across.figure_sources import opposed
from onrecord.across.figure_tolls import parted, revised, tolls
from onrecord.across.figure_twins import joined
from onrecord.across.figure_values import relation, top
from onrecord.model import Dossier, Finding, Row, make_id
from onrecord.model.finding import Verdict
from onrecord.text.units import measure

_JOINABLE: tuple[Verdict, ...] = ("agree", "compatible")


class _Found(msgspec.Struct):
    """Readings that a finding is made of, and what they make together."""

    items: list[Reading]
    verdict: Verdict | None
    turned: Reading | None = None


def reconcile(dossier: Dossier) -> Iterable[Row]:
    """The findings about figures, stories by age, each with its items oldest first."""
    copies = frozenset(frozenset(c.articles) for c in dossier.copies if c.kind in ("identical", "near"))
    out: list[Row] = []
    for rows in readings(dossier):
        likeness = Likeness()
        found, left = _found(rows, likeness, copies)
        out += (_finding(f) for f in _joined(found, left, rows, dossier, likeness))
    return out


def _joined(
    found: list[_Found], left: list[Reading], rows: list[Reading], dossier: Dossier, likeness: Likeness
) -> list[_Found]:
    """What was found, with the numbers of what is left, or of two findings, that two languages tell alike."""
    groups = [f.items for f in found if f.verdict in _JOINABLE]
    whole = joined([*groups, *([r] for r in left)], rows, dossier.copies, likeness)
    apart = [f for f in found if f.verdict not in _JOINABLE]
    return [*apart, *(_Found(group, _verdict(group)) for group in whole if len(group) > 1)]


def _found(
    rows: list[Reading], likeness: Likeness, copies: frozenset[frozenset[str]]
) -> tuple[list[_Found], list[Reading]]:
    """What the readings of a story make together, and those that make nothing."""
    found: list[_Found] = [_Found(rival, "conflict") for rival in rivals(rows, likeness)]
    done = {r.figure.id for f in found for r in f.items}
    for toll in tolls([r for r in rows if r.figure.id not in done], likeness):
        series, left_open = parted(toll.series, likeness)
        if len(left_open) > 1:
            found.append(_Found(left_open, None))
        if len(series) > 1:
            found.append(_Found(series, "revised" if revised(series) else _verdict(series)))
        told = [*(series if len(series) > 1 else ()), *(left_open if len(left_open) > 1 else ())]
        given = {(r.article.id, top(r.figure)) for r in told}
        done.update(r.figure.id for r in (*told, *toll.again) if (r.article.id, top(r.figure)) in given)
    for dispute in disputes([r for r in rows if r.figure.id not in done], likeness):
        if dispute.verdict == "agree" and _only_copies(dispute.items, copies):
            continue
        found.append(_Found(dispute.items, dispute.verdict, dispute.turned))
        done.update(r.figure.id for r in dispute.items)
    rest = [r for r in rows if r.figure.id not in done]
    for group in grouped(rest, likeness, done):
        if _only_copies(group, copies):
            continue
        found.append(_Found(group, _verdict(group)))
        done.update(r.figure.id for r in group)
    found += _pairs([r for r in rest if r.figure.id not in done], likeness)
    done.update(r.figure.id for f in found for r in f.items)
    return found, [r for r in rows if r.figure.id not in done]


def _only_copies(items: list[Reading], copies: frozenset[frozenset[str]]) -> bool:
    """True where every report repeats every other: then that they agree says nothing."""
    ids = [r.article.id for r in items]
    return all(frozenset((a, b)) in copies for i, a in enumerate(ids) for b in ids[i + 1 :])


def _pairs(rows: list[Reading], likeness: Likeness) -> Iterator[_Found]:
    """Conflicts, and the same number of two things; each reading in one finding at most."""
    used: set[str] = set()
    by_value: dict[float, list[Reading]] = {}
    for r in rows:
        by_value.setdefault(top(r.figure), []).append(r)
    fixed = [r for r in rows if (r.figure.as_of or measure(r.figure.unit) in LASTING) and (r.past or not r.fate)]
    fixed = [r for r in fixed if r.figure.modifier == "exact"]
    pairs: list[tuple[Verdict | None, Reading, Reading]] = [("conflict", a, b) for a, b in contested(rows, likeness)]
    pairs += [("conflict" if opposed(a, b) else None, a, b) for a, b in accounts(rows, likeness)]
    pairs += [("conflict", a, b) for i, a in enumerate(fixed) for b in fixed[i + 1 :] if clash(a, b, likeness)]
    pairs += [
        ("different_scope", a, b)
        for same in by_value.values()
        for i, a in enumerate(same)
        for b in same[i + 1 :]
        if near_miss(a, b, likeness)
    ]
    for verdict, a, b in pairs:
        if not used & {a.figure.id, b.figure.id}:
            used |= {a.figure.id, b.figure.id}
            yield _Found([a, b], verdict)


def _verdict(items: list[Reading]) -> Verdict:
    pairs = [(a.figure, b.figure) for i, a in enumerate(items) for b in items[i + 1 :]]
    return "agree" if all(relation(a, b) == "agree" for a, b in pairs) else "compatible"


def _finding(found: _Found) -> Finding:
    ids = tuple(r.figure.id for r in found.items)
    return Finding(
        id=make_id("f", "figure", *ids),
        about="figure",
        story=found.items[0].story.id,
        label=label(found.items),
        items=ids,
        verdict=found.verdict,
        reason=reason(found.items, found.verdict, found.turned),
    )
