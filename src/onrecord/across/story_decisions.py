"""What is sure about stories, whatever similarity says: versions of one page, and the decisions of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import Correction, Version

MERGE, SPLIT = "same_story", "own_story"
"""Actions of a correction. `same_story`: the stories of two reports, `subject` and `object`, are one. `own_story`: the
report `subject` is taken out of its story and starts one of its own."""


def decided(
    stories: Sequence[Sequence[int]],
    ids: Sequence[str],
    versions: Iterable[Version] = (),
    corrections: Iterable[Correction] = (),
) -> list[list[int]]:
    """Stories after what is sure, each in order, ordered by their first.

    stories: places of reports. ids: the report at each place. Decisions hold in the order in which they were made;
    one about a report that is not on record waits for it.
    """
    place = {key: i for i, key in enumerate(ids)}
    home = {i: story[0] for story in stories for i in story}
    members = {story[0]: set(story) for story in stories}

    def merge(a: int, b: int) -> None:
        if home[a] != home[b]:
            kept, given = sorted((home[a], home[b]))
            for i in members[given]:
                home[i] = kept
            members[kept] |= members.pop(given)

    def split(i: int) -> None:
        old = home[i]
        if members[old] != {i}:
            fresh = max(home.values()) + len(ids)
            members[old].discard(i)
            home[i], members[fresh] = fresh, {i}

    for version in versions:
        a, b = (place.get(key) for key in version.articles)
        if a is not None and b is not None:
            merge(a, b)
    for row in sorted(corrections, key=lambda c: (c.at or "", c.id)):
        subject, other = place.get(row.subject), place.get(row.object or "")
        if row.action == SPLIT and subject is not None:
            split(subject)
        elif row.action == MERGE and subject is not None and other is not None:
            merge(subject, other)
    return sorted(sorted(found) for found in members.values())
