"""Finds time expressions and reads them as calendar values.

Source of the method: HeidelTime's division of work (Strötgen and Gertz 2013): language data, then the
forms they build, then a normalisation that knows the report's day, the tense and the times read before.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.annotate.parsed import Parsed
from onrecord.model import Statement


def annotate(parsed: Parsed) -> Iterable[Statement]:
    """The time expressions of an article, in order of place, with what happened at each."""
    from onrecord.annotate.happenings import with_happenings
    from onrecord.annotate.times.reading import read

    return with_happenings(parsed, read(parsed))
