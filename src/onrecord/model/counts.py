"""How much a record holds."""

from __future__ import annotations

import msgspec


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much a record holds.

    languages: ISO 639-1, None where not known, in order. statements: by kind. marked: quotes in marks. names: entities.
    independent: sources shown independent, all stories together. verdicts: findings by verdict.
    """

    articles: int
    languages: tuple[str | None, ...]
    statements: dict[str, int]
    marked: int
    names: int
    stories: int
    independent: int
    verdicts: dict[str | None, int]
    problems: int
