"""Units that measure one kind of thing, so that 12 kilometres and seven and a half miles can be compared."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path


def measure(unit: str | None) -> str | None:
    """What a unit measures ("length"), the unit itself where it stands alone; None for a count."""
    return _units().get(unit or "", (unit, 1.0))[0]


def factor(unit: str | None) -> float:
    """How many of the first unit of its kind one is; 1 for a unit that stands alone."""
    return _units().get(unit or "", (unit, 1.0))[1]


@lru_cache(maxsize=1)
def _units() -> dict[str, tuple[str | None, float]]:
    kinds = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    return {code: (kind, size) for kind, units in kinds.items() for code, size in units.items()}
