"""How alike two reports are, as far as it matters for a story: from shared words and meaning to one number.

Within a language the words decide (TF-IDF), between languages the meaning (the encoder) with the names and
numbers that are written alike. Each report is set against its background, how like it is to reports of other
days: in a pile about one company two reports must share more than the company. Short texts share less by chance
and are trusted a little less; distance in time takes some of the likeness away, most of it within days, never all.

The constants were chosen on the earlier half of one summer's headlines in nine languages together with three
smaller sets of whole reports, of companies, trades and years of news; one set of values serves them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.across.story_evidence import UNKNOWN_GAP

TERMS_WITHIN = 0.6
"""Share of the words in the likeness of two reports in one language; the rest is the encoder's."""
TERMS_BETWEEN = 0.2
"""The same for two languages, where only names, numbers and loan words can be shared."""
SCALE_WITHIN, SCALE_BETWEEN = 1.5, 1.9
"""Cosines of terms are lower than the encoder's: these make them comparable."""
BETWEEN = 1.4
"""Factor for what rises above the background between languages, where likeness is lower throughout."""
BACKGROUND = 0.08
"""The background of a report is the likeness that this share of the reports of other days reaches or passes."""
USUAL_BACKGROUND, USUAL_WEIGHT = 0.08, 30
"""A small pile tells little of the background: the usual one counts like so many reports."""
OTHER_DAYS = 3
"""Days between two reports from which on they show the background of each other."""
SHORT = 30
TRUST = 0.2
"""A text of n terms is trusted (n / (n + SHORT)) to the power of this."""
FADES_FAST, PART_FAST = 0.9, 0.4
"""Days after which this part of the likeness has fallen to 1/e."""
FADES_SLOWLY, PART_SLOWLY = 35.0, 0.4
"""The same for another part; what remains lasts."""
RELATED, FADES_OVER = 0.03, 2.0
"""So it has after this many reports at least so alike that are nearer in time: where a matter is rarely written about,
weeks say less."""
ORDINAL_CLASH = 0.5
"""Factor for two headlines that number the same thing differently (12th and 13th package)."""

COUNTRY_CLASH = 0.6
"""Factor for two reports that begin with places, none of them in one country."""


def mixed(words: Any, meaning: Any, same: Any) -> Any:
    """Raw likeness of a report to others from the cosines of terms and of vectors; same: whether in its language."""
    import numpy as np

    within = TERMS_WITHIN * SCALE_WITHIN * words + (1 - TERMS_WITHIN) * meaning
    between = TERMS_BETWEEN * SCALE_BETWEEN * words + (1 - TERMS_BETWEEN) * meaning
    return np.where(same, within, between)


def background(row: Any) -> float:
    """The likeness that a report shares with so many reports of other days that it is no news."""
    import numpy as np

    n, rank = len(row), int(len(row) * BACKGROUND)
    here = float(np.partition(row, n - 1 - rank)[n - 1 - rank]) if n else USUAL_BACKGROUND
    return max(0.0, (n * here + USUAL_WEIGHT * USUAL_BACKGROUND) / (n + USUAL_WEIGHT))


def trust(terms: int) -> float:
    """How far the likeness of a text with so many terms is trusted, up to 1."""
    return float((terms / (terms + SHORT)) ** TRUST) if terms else 0.0


def gaps(low: float, high: float, lows: Any, highs: Any) -> Any:
    """Days that surely lie between a report and others; `UNKNOWN_GAP` where one is not dated (nan)."""
    import numpy as np

    return np.nan_to_num(np.maximum(0.0, np.maximum(low - highs, lows - high)), nan=float(UNKNOWN_GAP))


def fading(days: Any, between: Any) -> Any:
    """The part of the likeness that is left after so many days; between: related reports nearer in time."""
    import numpy as np

    lasting = 1 - PART_FAST - PART_SLOWLY
    return (
        PART_FAST * np.exp(-days / FADES_FAST)
        + PART_SLOWLY * np.exp(-np.minimum(days / FADES_SLOWLY, between / FADES_OVER))
        + lasting
    )


def centred(vectors: Any, groups: Sequence[tuple[Any, Any]]) -> Any:
    """Unit vectors with means taken out, one after the other; groups: rows and the mean to take from them."""
    import numpy as np

    out = np.array(vectors, dtype=np.float32)
    for rows, mean in groups:
        out[rows] -= mean
    norms = np.linalg.norm(out, axis=1, keepdims=True)
    return out / np.where(norms == 0, 1, norms)
