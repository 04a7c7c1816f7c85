"""The plan ledger: the plans of one thing, told by several reports of a story, brought together over time."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.across import plan_state, plan_track
from onrecord.across.plan_likeness import Candidate, candidates, joined
from onrecord.across.plan_told import ToldDays
from onrecord.across.repeated import own
from onrecord.model import Dossier, Finding, Plan, Row, Story, make_id


def reconcile(dossier: Dossier) -> Iterable[Row]:
    """A finding for each plan that several statements tell: its target is the same, finer, moved or in conflict.

    Plans are compared inside a story only. Deterministic: the same articles give the same findings.
    """
    by_story: dict[str, tuple[Story, list[Plan]]] = {}
    for plan in own(dossier, dossier.plans):
        story = dossier.story_of.get(plan.span.article)
        if story is not None and plan.target is not None:
            by_story.setdefault(story.id, (story, []))[1].append(plan)
    times = tuple(own(dossier, dossier.times))
    for _, (story, plans) in sorted(by_story.items()):
        if len(plans) > 1:
            told = ToldDays(dossier, story, times)
            for group in joined(candidates(dossier, plans)):
                finding = _finding(dossier, story, group, told)
                if finding is not None:
                    yield finding


def _finding(dossier: Dossier, story: Story, group: list[Candidate], told: ToldDays) -> Finding | None:
    ordered = plan_track.ordered(dossier, group)
    track = plan_track.stops(dossier, ordered)
    verdict = plan_track.verdict(dossier, track) if len(group) > 1 else None
    if verdict is None:
        return None
    items = tuple(c.plan.id for c in ordered)
    became = plan_state.state(dossier, ordered, story, told)
    return Finding(
        id=make_id("f", "plan", items),
        about="plan",
        story=story.id,
        label=plan_track.label(ordered),
        items=items,
        verdict=verdict,
        reason=plan_track.reason(dossier, track, verdict) + (f" {became.why}" if became and became.why else ""),
        state=became.state if became else None,
    )
