"""What notes under a report tell of it: that it was updated, corrected, or translated, and from what."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.lang import Pack
from onrecord.read.flat import flat
from onrecord.read.words import either, words

LONGEST = 400
"""Characters; a longer unit is no note."""


@lru_cache(maxsize=32)
def _patterns(language: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    known = words(language)
    return either(known.updates), either(known.corrections), either(known.notes)


def is_note(line: str, language: Pack) -> bool:
    """True for an editor's or translator's note, a correction, or a note of an update."""
    if len(line) > LONGEST:
        return False
    plain = flat(line)
    updates, corrections, notes = _patterns(language)
    return bool(updates.search(plain) or corrections.search(plain) or notes.match(plain))


def is_update(line: str, language: Pack) -> bool:
    """True when the line says that the report was updated."""
    return len(line) <= LONGEST and bool(_patterns(language)[0].search(flat(line)))


def is_correction(line: str, language: Pack) -> bool:
    """True when the line says that the report was corrected."""
    return len(line) <= LONGEST and bool(_patterns(language)[1].search(flat(line)))


def translated_from(line: str, language: Pack) -> str | None:
    """The language a line says the report was translated from, as ISO 639-1 code; None where it says none."""
    if len(line) > LONGEST:
        return None
    plain = flat(line)
    for pattern in words(language).translated:
        if (m := either((pattern,)).search(plain)) and (code := _code(m["language"], language)):
            return code
    return None


@lru_cache(maxsize=32)
def _languages(language: Pack) -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for calendar in (*words(language).calendars[:1], "en"):
        for code, name in sorted(Locale.parse(calendar).languages.items()):
            if len(code) == 2:
                found.setdefault(flat(name), code)
    return found


def _code(name: str, language: Pack) -> str | None:
    """The code of a language by its name, which may be inflected ("arabischen", "арабского")."""
    known = _languages(language)
    if name in known:
        return known[name]
    stem = len(name) - 3 if len(name) > 6 else len(name) - 1
    near = sorted(
        {code for full, code in known.items() if stem >= 4 and full[:stem] == name[:stem] and " " not in full}
    )
    return near[0] if len(near) == 1 else None
