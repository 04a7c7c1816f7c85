"""Reasons of findings in the page's own words: reports by their short names, days as a reader says them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.web.days import spoken
from onrecord.web.sources import Source

_DAY = r"\d{4}-(?:W\d\d|\d\d(?:-\d\d)?)"
_VALUE = re.compile(rf"(?<![\w/-]){_DAY}(?:/{_DAY})?(?![\w/-])")


_SO = re.compile(r", so it is not shown to be independent$")


def without_its_end(reason: str) -> str:
    """Why a report is not shown to be independent, for a place that says so itself."""
    return _SO.sub("", reason)


def readable(reason: str, sources: Iterable[Source], year: int | None) -> str:
    """A reason with file names and ISO dates made readable. sources: the reports it may name."""
    for source in sources:
        name = re.split(r"[/\\]", source.article.source)[-1]
        if name and name in reason and not source.article.outlet:
            reason = reason.replace(name, source.label)
    return _VALUE.sub(lambda m: spoken(m[0], None, year), reason)
