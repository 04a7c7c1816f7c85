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

    keys = [make_id("v", item.opening) for item in items]
    missing = {key: item.opening for key, item in zip(keys, items, strict=True) if key not in dossier.vectors}
    made = (dossier.encode or encode)(list(missing.values())).astype(np.float16)
    dossier.vectors.update((key, row.tobytes()) for key, row in zip(missing, made, strict=True))
    out = np.zeros((len(items), DIMENSIONS), dtype=np.float32)
    for row, key in zip(out, keys, strict=True):
        row[:] = np.frombuffer(dossier.vectors[key], dtype=np.float16)
    return out
