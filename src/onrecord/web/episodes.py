"""The episodes of a story: a list, and where they lie among its reports by day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from markupsafe import Markup

from onrecord.model import Article, Episode, Story, when
from onrecord.web import phrases
from onrecord.web.axis import Axis
from onrecord.web.context import Context
from onrecord.web.days import spoken
from onrecord.web.sources import Source
from onrecord.web.svg import el, picture

WIDE, NARROW, HEIGHT, MOST = 1080, 350, 40, 8
"""Width of the two drawings and height of the days' bars, in pixels; a day with so many reports or more is as high."""


class EpisodeRow(NamedTuple):
    """An episode: its number, its days, its title in the language of its report, its reports, and why it is one."""

    number: int
    iso: str
    days: str
    title: str
    lang: str
    dir: str
    reports: list[Source]
    why: str


class Episodes(NamedTuple):
    """Two drawings of the same days, for wide and narrow screens, and the episodes."""

    wide: Markup
    narrow: Markup
    rows: list[EpisodeRow]


def episodes(ctx: Context, story: Story | None) -> Episodes | None:
    """The episodes of a story that has some."""
    if story is None or not story.episodes:
        return None
    reports = [ctx.dossier.articles[a.id] for a in story.articles if a.role == "main"]
    rows = [_row(ctx, number, episode) for number, episode in enumerate(story.episodes, 1)]
    wide, narrow = (_drawing(width, story.episodes, reports) for width in (WIDE, NARROW))
    return Episodes(wide, narrow, rows)


def _row(ctx: Context, number: int, episode: Episode) -> EpisodeRow:
    sources = [ctx.sources[a] for a in episode.articles]
    home = next((s for s in sources if s.article.title and episode.title.startswith(s.article.title[:40])), sources[0])
    ends = dict.fromkeys((episode.from_, episode.to))
    days = " – ".join(spoken(day, None, ctx.year) for day in ends)
    return EpisodeRow(
        number, episode.from_, days, phrases.flat(episode.title), home.lang, home.dir, sources, episode.why
    )


def _drawing(width: int, found: tuple[Episode, ...], reports: list[Article]) -> Markup:
    """A bar for every day with reports, as high as there are many, dark where they are of an episode."""
    of = {a: number for number, episode in enumerate(found, 1) for a in episode.articles}
    days: Counter[dt.date] = Counter()
    own: Counter[dt.date] = Counter()
    for report in reports:
        bounds = when.days(report.published.value)
        if bounds and bounds.low and bounds.low == bounds.high:
            days[bounds.low] += 1
            own[bounds.low] += report.id in of
    axis = Axis(min(days), max(days), 20, width - 20)
    line, most = HEIGHT + 20, min(MOST, max(days.values()))
    parts = [el("line", x1=0, x2=width, y1=line, y2=line, class_="axis")]
    for day, number in sorted(days.items()):
        for count, kind in ((number, "days"), (own[day], "days own")):
            if count:
                top = line - HEIGHT * min(count, most) / most
                x = axis.x(day)
                parts.append(el("rect", x=x - 2, y=top, width=4, height=line - top, class_=kind))
    for number, episode in enumerate(found, 1):
        first, last = (axis.x(dt.date.fromisoformat(day)) for day in (episode.from_, episode.to))
        parts.append(el("line", x1=first - 4, x2=last + 4, y1=16, y2=16, class_="axis"))
        parts.append(el("text", str(number), x=(first + last) / 2, y=11, class_="number"))
    for tick in axis.ticks():
        parts.append(el("text", tick.words, x=tick.x, y=line + 16, class_="tick mid"))
    label = (
        f"Reports by day, and the days of {len(found)} episodes"
        if len(found) > 1
        else "Reports by day, and one episode"
    )
    return picture(width, line + 22, label, *parts, class_="chart line " + ("wide" if width == WIDE else "narrow"))
