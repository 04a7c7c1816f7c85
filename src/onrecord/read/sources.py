"""Finds the files that a source names and reads each with the reader of its format."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read.raw import Raw

READERS: dict[str, object] = {}


def find(sources: Iterable[str | Path], config: Config) -> Iterator[Raw | Problem]:
    """The raw reports of all sources, in order of path, and a problem for each that cannot be read."""
    for source in map(Path, sources):
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            data = path.read_bytes() if path.is_file() else b""
            sha = hashlib.sha256(data).hexdigest()
            dates = {}
            if (path.parent / "metadata.csv").exists():
                dates = {r["file"]: r["date"] or None for r in csv.DictReader(open(path.parent / "metadata.csv"))}
            if path.suffix == ".txt":
                yield Raw(source=str(path), name=path.name, text=data.decode(), sha256=sha,
                          date=dates.get(path.name), date_basis="given")  # fmt: skip
            elif path.suffix == ".jsonl":
                for line in data.decode().splitlines():
                    row = json.loads(line)
                    yield Raw(
                        source=f"{path}#{row['id']}", name=f"{path.name}#{row['id']}", sha256=sha, exact=True,
                        text=row.get("text") or row.get("title") or "", title=row.get("title"), date=row.get("date"),
                        lang=row.get("lang"), outlet=row.get("outlet"), url=row.get("url"),
                    )  # fmt: skip
