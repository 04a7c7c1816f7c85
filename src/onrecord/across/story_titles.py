"""What a story is called: the best headline of its reports, or the line of a report that reads like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from onrecord.across.story_evidence import OPENING, Evidence
from onrecord.lang import pack
from onrecord.read.flat import bare, flat
from onrecord.read.words import furniture

TITLE_LENGTH, TITLE_FIT = 140, 100
"""Characters a title may have, and has in a good headline."""

FEW_WORDS = 4
"""A headline with fewer words seldom says enough; one before a stroke and a site's name is a section's."""

STAND_IN = 0.9
"""What a line that only reads like a headline counts beside one."""

_SECTION = re.compile(r"\s+[|•·»]\s+")
_OTHERS_WORDS = re.compile(r"[\"“”«»„‟?؟]|''|(?<!\w)['‘]|['’](?!\w)")


def title(items: Sequence[Evidence], vectors: Any, otherwise: str) -> str:
    """The headline of the report most like all the others; without headlines, the first words of a report.

    A headline that is somebody's words, a question, very short or very long counts for less: it rarely
    says what the whole story is about. vectors: a row for each report. otherwise: for reports without words.
    """
    central = (vectors @ vectors.mean(axis=0)).tolist()
    heads = [head(item) for item in items]
    fits = [_fit(text) * (1.0 if text == item.title else STAND_IN) for text, item in zip(heads, items, strict=True)]
    known = [i for i, text in enumerate(heads) if text] or [0]
    best = max(known, key=lambda i: (round(central[i] * fits[i], 4), fits[i], -i))
    text = heads[best] or next((line for item in items[best:] for line in _lines(item)), otherwise)
    return text if len(text) <= TITLE_LENGTH else text[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def head(item: Evidence) -> str:
    """The headline of a report; where it has none, or a section's name, the line above its text that reads like one."""
    if item.title and _says_enough(item.title) and not _of_the_page(item.title, item.lang):
        return item.title
    return _headline_like(item) or item.title


def _says_enough(text: str) -> bool:
    return len(_SECTION.split(text)[0].split()) >= FEW_WORDS


def _headline_like(item: Evidence) -> str:
    """The first line of several words above the first paragraph that is no sentence."""
    lines = _lines(item)
    above = takewhile(lambda line: len(line) <= TITLE_LENGTH, lines[:-1] if len(item.opening) >= OPENING else lines)
    return next((line for line in above if _reads_like_one(line, item.lang)), "")


def _reads_like_one(line: str, lang: str) -> bool:
    return _says_enough(line) and line[-1] not in ".,:;…" and not _of_the_page(line, lang)


def _of_the_page(line: str, lang: str) -> bool:
    """True for a line that sites put above reports, such as that of a paywall."""
    known = furniture(pack(lang))
    return bare(line) in known.lines or bool(known.starts.match(flat(line)))


def _lines(item: Evidence) -> list[str]:
    return [line.strip() for line in item.opening.removeprefix(item.title).split("\n") if line.strip()]


def _fit(text: str) -> float:
    quoted = 0.5 if _OTHERS_WORDS.search(text) else 1.0
    if not _says_enough(text):
        return quoted * (0.5 if _SECTION.search(text) else 0.7)
    return quoted * (1.0 if len(text) <= TITLE_FIT else 0.7)
