"""Reads JSON: one report or a list of them, news items (ninjs), or a JSON Feed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import feeds, jsonl, ninjs
from onrecord.read.file import File, problem
from onrecord.read.raw import Raw
from onrecord.read.rows import read_rows


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The reports of a JSON file: objects with the fields of a JSON Lines file, news items (ninjs), or a feed."""
    text = jsonl.text_of(file)
    if isinstance(text, Problem):
        yield text
        return
    found = jsonl.parsed(text)
    if isinstance(found, str):
        if "Extra data" in found:
            yield from jsonl.read(file, config)
            return
        yield problem(
            file.source, f"{file.source} is no valid JSON ({found}), so nothing in it is read; mend the file."
        )
        return
    if feeds.is_json_feed(found):
        yield from feeds.read(file, config)
        return
    if items := ninjs.items(found):
        yield from ninjs.read_items(file, items, config, alone=isinstance(found, dict) and len(items) == 1)
        return
    rows = found if isinstance(found, list) else [found]
    yield from read_rows(file, (jsonl.checked(file, n, row) for n, row in enumerate(rows, 1)), config)
