"""Counting what a record holds, without reading it into memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.model import Counts


def counted(rows: Callable[[str], list[Any]]) -> Counts:
    """How much a record holds. rows: answers a query."""
    one = "SELECT count(*) FROM {}".format
    ((articles,),), ((problems,),) = rows(one("articles")), rows(one("problems"))
    learned = dict(rows("SELECT kind, count(*) FROM learned GROUP BY kind"))
    verdicts = "SELECT json_extract(body, '$.verdict'), count(*) FROM learned WHERE kind = 'finding' GROUP BY 1"
    marks = "SELECT count(*) FROM statements WHERE kind = 'quote' AND json_extract(body, '$.kind') != 'indirect'"
    sources = "SELECT sum(json_extract(body, '$.independent_sources')) FROM learned WHERE kind = 'story'"
    ((marked,),), ((independent,),) = rows(marks), rows(sources)
    return Counts(
        articles=articles,
        languages=tuple(lang for (lang,) in rows("SELECT DISTINCT lang FROM articles ORDER BY lang")),
        statements=dict(rows("SELECT kind, count(*) FROM statements GROUP BY kind")),
        marked=marked,
        names=learned.get("entity", 0),
        stories=learned.get("story", 0),
        independent=independent or 0,
        verdicts=dict(rows(verdicts)),
        problems=problems,
    )
