"""Dates an article that does not say when it was published, as far as its words allow and no further."""

from __future__ import annotations

from onrecord.annotate.parsed import Parsed
from onrecord.model import Article


def dated(parsed: Parsed) -> Article:
    """The article with `published` filled in where its words allow it; unchanged where a date is known."""
    return parsed.article
