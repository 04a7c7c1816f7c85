"""The vectors of headlines and openings, made once for a report and kept with the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.across.story_evidence import Evidence
from onrecord.model import Dossier, make_id
from onrecord.text.encoder import DIMENSIONS, encode


def openings(dossier: Dossier, items: Sequence[Evidence]) -> Any:
    """A float32 array, one row a report in the order given; what `dossier.vectors` lacks is made and put there."""
    import numpy as np

    missing = lacking(dossier, items)
    made = (dossier.encode or encode)(list(missing.values())).astype(np.float16)
    dossier.vectors.update((key, row.tobytes()) for key, row in zip(missing, made, strict=True))
    out = np.zeros((len(items), DIMENSIONS), dtype=np.float32)
    for row, item in zip(out, items, strict=True):
        row[:] = np.frombuffer(dossier.vectors[_key(item)], dtype=np.float16)
    return out


def lacking(dossier: Dossier, items: Sequence[Evidence]) -> dict[str, str]:
    """The headlines and openings that are not encoded yet, by the key of their vectors, in order."""
    keyed = ((_key(item), item.opening) for item in items)
    return {key: opening for key, opening in keyed if key not in dossier.vectors}


def _key(item: Evidence) -> str:
    return make_id("v", item.opening)
