"""Round-ups and live pages: the stories that a report mentions beside the one it belongs to.

A report that comes in parts (under headings of its own, or entries with the hour) is looked at part by part: a part
that is like enough the reports of another story mentions that story. A report belongs to one story at most, and a part
that is about its own mentions nothing. A report whose parts are about different matters and mention several stories, a
round-up, would glue them together: it is a story of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from onrecord.across.openings import openings
from onrecord.across.repeated import standing
from onrecord.across.story_evidence import OPENING, Evidence, bag_of, headline
from onrecord.across.story_names import inside, where
from onrecord.across.story_stream import JUDGES, Stream
from onrecord.lang import pack
from onrecord.model import Article, Block, Dossier

PARTS = 3
"""A report in fewer parts is one text, whatever it says on the way."""
WORDS = 20
"""Fewest words of a part that are compared."""
DIFFERENT = 0.25
"""Below this mean cosine of every two of its parts a report may be a round-up."""
TOGETHER, AT_HAND = 2_048, 8_192
"""How many parts are looked at together, and of how many what they give to compare is kept in memory."""
MENTIONS = 0.1
"""Least mean likeness of a part and the reports of a story that it mentions."""

_HOUR = re.compile(r"\s*(?:[01]?\d|2[0-3])\s?[:.hH]\s?[0-5]\d(?!\d)")


@dataclass(frozen=True)
class Part:
    """A stretch of a report, by its id, under one heading or of one hour.

    start, end: where its words without the heading stand in the text.
    """

    report: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True)
class Parts:
    """The reports of a record that come in parts. found: place of the report, and the part.

    evidence: what a part gives to compare, by its place in `found`. mixed: places of the reports whose parts are about
    different matters.
    """

    found: Sequence[tuple[int, Part]]
    evidence: Callable[[int], Evidence]
    mixed: frozenset[int]


def in_parts(dossier: Dossier, items: Sequence[Evidence]) -> Parts:
    """The parts of all reports. items: what the reports give to compare, in order."""
    blocks = standing(dossier)
    found = [(i, part) for i, (key, a) in enumerate(dossier.articles.items()) for part in parts(a, blocks.get(key, ()))]

    @lru_cache(maxsize=AT_HAND)
    def evidence(n: int) -> Evidence:
        i, part = found[n]
        return _evidence(part, dossier.articles[part.report], items[i])

    different: set[int] = set()
    for rows in _together(found):
        vectors = openings(dossier, [evidence(n) for n in rows])
        for i, own in groupby(range(len(rows)), key=lambda x: found[rows[x]][0]):
            if _likeness(vectors[list(own)]) < DIFFERENT:
                different.add(i)
    return Parts(found, evidence, frozenset(different))


def _together(found: Sequence[tuple[int, Part]]) -> Iterator[range]:
    """The places of parts in runs of about `TOGETHER`, all of a report in one."""
    first = 0
    for n in range(1, len(found) + 1):
        if n == len(found) or (n - first >= TOGETHER and found[n][0] != found[n - 1][0]):
            yield range(first, n)
            first = n


def _likeness(vectors: Any) -> float:
    """The mean likeness of every two of some vectors."""
    n = len(vectors)
    return float(((vectors @ vectors.T).sum() - n) / (n * (n - 1)))


def mentioned(
    dossier: Dossier,
    told: Parts,
    alone: Set[int],
    stream: Stream,
    placed: Sequence[int],
    stories: Sequence[Sequence[int]],
    names: Sequence[Mapping[str, float]] = (),
    of: Set[int] | None = None,
) -> dict[int, set[int]]:
    """For each story, by the place of its first report, the places of the reports that mention it.

    alone: places of reports that no part is compared with. stream: with the others placed; placed: their places in the
    record, in the stream's order. stories: places of reports. names: the weights of the entities each report names.
    of: places of the reports whose parts are looked at; all when None.
    """
    asked = [n for n, (i, _) in enumerate(told.found) if of is None or i in of]
    if not asked:
        return {}
    named = where(dossier, {told.found[n][1].report for n in asked}) if names else {}
    home = {i: story[0] for story in stories for i in story}
    judges = {story[0]: [i for i in story if i not in alone][-JUDGES:] for story in stories}
    out: dict[int, set[int]] = {}
    for at in range(0, len(asked), TOGETHER):
        rows = asked[at : at + TOGETHER]
        some = [told.found[n] for n in rows]
        shared = [
            inside([(part.start, part.end)], named.get(part.report), names[i]) if names else {} for i, part in some
        ]
        evidence = [told.evidence(n) for n in rows]
        near_by = stream.index.ask(evidence, openings(dossier, evidence), shared)
        for (i, _), near in zip(some, near_by, strict=True):
            sums: dict[int, float] = {}
            for j, value in near.items():
                if placed[j] in judges[home[placed[j]]]:
                    sums[home[placed[j]]] = sums.get(home[placed[j]], 0.0) + value
            best = max(sums, key=lambda s: (sums[s] / len(judges[s]), -s), default=None)
            if best is not None and best != home[i] and sums[best] / len(judges[best]) >= MENTIONS:
                out.setdefault(best, set()).add(i)
    return out


def parts(article: Article, without: Collection[tuple[int, int]] = ()) -> list[Part]:
    """The parts of a report; none where it has fewer than `PARTS` of enough words.

    without: start and end of blocks that are in no part.
    """
    found = [part for part in _parts(article, without) if len(article.text[part.start : part.end].split()) >= WORDS]
    return found if len(found) >= PARTS else []


def _parts(article: Article, without: Collection[tuple[int, int]]) -> Iterator[Part]:
    """Stretches that begin with a heading or an hour; what stands before the first belongs to none."""
    opened: tuple[str, int] | None = None
    end = 0
    for block in article.mined:
        if block.kind == "title":
            continue
        outside = (block.start, block.end) in without
        if outside or (begins := _begins(article, block)) is not None:
            if opened and opened[1] < end:
                yield Part(article.id, opened[0], opened[1], end)
            opened = None if outside else begins
        end = block.end
    if opened and opened[1] < end:
        yield Part(article.id, opened[0], opened[1], end)


def _begins(article: Article, block: Block) -> tuple[str, int] | None:
    """The heading of a part that begins with a block, and where its text does."""
    words = article.text[block.start : block.end]
    if block.kind == "heading":
        return " ".join(words.split()), block.end
    hour = _HOUR.match(words)
    return ("", block.start + hour.end()) if hour else None


def _evidence(part: Part, article: Article, whole: Evidence) -> Evidence:
    """What a part gives to compare, with the days of its report."""
    words, title = pack(article.lang), headline(part.heading)
    text = article.text[part.start : part.end]
    return Evidence(
        id=f"{whole.id}:{part.start}",
        lang=whole.lang,
        title=title,
        opening=f"{title}\n{text.strip()[:OPENING]}".strip(),
        bag=bag_of(title, text, words),
        low=whole.low,
        high=whole.high,
        ordinals={},
    )
