"""The whole page, as one file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model import Dossier, Story
from onrecord.web import story as stories
from onrecord.web.context import Context
from onrecord.web.days import spoken
from onrecord.web.decisions import decisions
from onrecord.web.gaps import gaps

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
MANY = 40
"""With more reports than these, what is below the first screens is kept as text until it is come near.

It stands in `noscript` elements: a browser without scripts shows it, one with scripts keeps it as one string
and makes elements of it when a reader scrolls, searches, prints or follows a link there.
"""


def render(dossier: Dossier, *, built: str | None = None, version: str = "") -> str:
    """The page of a dossier as one HTML document.

    built: the day it was built, as an EDTF value. version: of the tool. The same dossier and arguments
    give the same page; nothing in it is loaded from elsewhere, and every field of a report is escaped.
    """
    ctx = Context(dossier)
    several, lone = _plan(dossier)
    views = [stories.view(ctx, story, articles, i) for i, (story, articles) in enumerate(several, 1)]
    missing = gaps(ctx)
    views = [stories.with_reports(ctx, v, a) for v, (_, a) in zip(views, several, strict=True)]
    singles = [stories.single(ctx, story, dossier.articles[a]) for story, a in lone]
    script = static("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        templates()
        .get_template("page.html")
        .render(
            stories=views,
            singles=singles,
            gaps=missing,
            decisions=decisions(ctx),
            built=spoken(built),
            version=version,
            style=static("page.css"),
            script=script,
            digest=digest,
            total=len(dossier.articles),
            lazy=len(dossier.articles) > MANY,
        )
    )


def write(dossier: Dossier, path: str | Path, *, built: str | None = None, version: str = "") -> None:
    """Writes the page of a dossier to a file.

    Raises ExportError when the place cannot be written.
    """
    from onrecord.errors import ExportError

    try:
        Path(path).write_text(render(dossier, built=built, version=version), encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: {error}; choose a place that can be written") from error


def _plan(dossier: Dossier) -> tuple[list[tuple[Story | None, list[str]]], list[tuple[Story | None, str]]]:
    """Stories with a section of their own, largest first, and those that one report tells.

    A story that is the only one has a section whatever its size; so has a pile without any story.
    """
    told: set[str] = set()
    groups: list[tuple[Story | None, list[str]]] = []
    for story in dossier.stories:
        main = {a.id for a in story.articles if a.role == "main"} - told
        articles = [a for a in dossier.articles if a in main]
        told.update(articles)
        if articles:
            groups.append((story, articles))
    left = [a for a in dossier.articles if a not in told]
    if not groups and left:
        return [(None, left)], []
    groups += [(None, [a]) for a in left]
    if len(groups) == 1:
        return groups, []
    groups.sort(key=lambda g: -len(g[1]))
    return [g for g in groups if len(g[1]) > 1], [(s, a[0]) for s, a in groups if len(a) == 1]


@lru_cache(maxsize=8)
def static(name: str) -> str:
    """A style sheet or script."""
    return (HERE / "static" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of pages, which escape whatever is put into them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
