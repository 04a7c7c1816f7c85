"""Which language a text is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from onrecord.lang import codes

OTHERS = ("ca", "cs", "da", "el", "eu", "fa", "fi", "gl", "he", "hi", "hr", "hu", "id", "ja", "ko", "nl", "no", "pl",
          "ro", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh")  # fmt: skip
"""Languages without a pack that are told apart, so that they are not taken for one that has a pack."""
ENOUGH = 0.5
"""Least probability for an answer."""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted({*codes(), *OTHERS} & set(identifier.labels)))
    return identifier


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the language of running text; None when unsure.

    Looks at 600 characters: of a long text half of them from its middle, for captions and notes in another
    language stand at the head.
    """
    middle = len(text) // 2
    samples = [text[:600]] if len(text) < 1200 else [text[:300] + "\n" + text[middle : middle + 300], text[:600]]
    for sample in samples:
        if sum(c.isalpha() for c in sample) >= 12:
            code, probability = _identifier().classify(sample)
            if probability >= ENOUGH:
                return str(code)
    return None
