"""A report on record as a draft, with the statements that it has there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.check.draft import DRAFT, Draft
from onrecord.check.places import Places
from onrecord.model import Article, Figure, Mention, Plan, Quote, Statement, Time


def as_draft(article: Article, statements: Iterable[Statement]) -> Draft:
    """The same words and statements under a draft's id; no statement keeps its id."""
    moved = msgspec.convert(_moved(msgspec.to_builtins(article)), Article)
    made = msgspec.convert(_moved(msgspec.to_builtins(list(statements))), list[Time | Mention | Quote | Figure | Plan])
    moved = msgspec.structs.replace(moved, id=DRAFT)
    return Draft(article=moved, statements=tuple(made), places=Places(moved.text, moved.text))


def _moved(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: DRAFT if k == "article" else f"d{v}" if k == "id" else _moved(v) for k, v in value.items()}
    return [_moved(v) for v in value] if isinstance(value, list | tuple) else value
