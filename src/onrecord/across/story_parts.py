"""A record cut by its stories: all that comparing the reports of one story needs, and nothing of the others.

What is found inside a story depends on its part alone, so that stories can be compared side by side, and one that
has not changed need not be compared again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from onrecord.across.repeated import give, repeated
from onrecord.model import Article, Copy, Dossier, Entity, Span, Statement, Story, Version

R = TypeVar("R", Copy, Version)


class Part(msgspec.Struct, frozen=True):
    """What was learned before about the reports of a story.

    entities: with their mentions in these reports, without names and reasons that other reports gave. copies and
    versions: between these reports. repeated: start and end of paragraphs that a site prints again and again, by
    report.
    """

    story: Story
    entities: tuple[Entity, ...]
    copies: tuple[Copy, ...]
    versions: tuple[Version, ...]
    repeated: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of its reports, in order."""
        return tuple(a.id for a in self.story.articles if a.role == "main")


def parts(dossier: Dossier, stories: Iterable[Story] | None = None) -> Iterator[Part]:
    """The part of each story, in order. Ask only after stories were found.

    stories: all of the dossier's in another order.
    """
    home = {a: story.id for a, story in dossier.story_of.items()}
    named: dict[str, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for n, entity in enumerate(dossier.entities):
        for span in entity.mentions:
            if span.article in home:
                named[home[span.article]][n].append(span)
    copies = _inside(dossier.copies, home)
    versions = _inside(dossier.versions, home)
    blocks = repeated(dossier)
    for story in dossier.stories if stories is None else stories:
        entities = (
            msgspec.structs.replace(dossier.entities[n], mentions=tuple(spans), names={}, roles=(), why=())
            for n, spans in named.pop(story.id, {}).items()
        )
        again = ((a.id, tuple(sorted(blocks[a.id]))) for a in story.articles if a.role == "main" and a.id in blocks)
        yield Part(story, tuple(entities), tuple(copies[story.id]), tuple(versions[story.id]), tuple(again))


def _inside(rows: Iterable[R], home: dict[str, str]) -> dict[str, list[R]]:
    out: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        one, other = (home.get(a) for a in row.articles)
        if one is not None and one == other:
            out[one].append(row)
    return out


def dossier_of(part: Part, articles: Iterable[Article], statements: Iterable[Statement]) -> Dossier:
    """The part as a dossier of its own. articles, statements: those of its reports, in any order."""
    dossier = Dossier(articles, statements)
    dossier.add([*part.entities, *part.copies, *part.versions, part.story])
    give(dossier, {article: frozenset(spans) for article, spans in part.repeated})
    return dossier
