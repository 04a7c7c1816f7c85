"""Values that a source states about its report, checked: dates, languages, plain words."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from functools import lru_cache

from onrecord.model import Problem, when
from onrecord.read.file import problem

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?")


def words_of(value: object) -> str | None:
    """A stated text with its white space evened; None for nothing."""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    return " ".join(str(value).split()) or None


def date_of(value: object, where: str) -> tuple[str | None, Problem | None]:
    """A stated date as an EDTF value, a time of day cut to its day; or None and the problem with it."""
    text = words_of(value)
    if text is None:
        return None, None
    if found := day_or_interval(text):
        return found, None
    return None, problem(
        where,
        f"{where} states the date {text[:60]!r}, which is no date, so the report stays undated; "
        "write it like 2021-04-14, 2021-04 or 2021-06/2021-07.",
    )


def day_or_interval(text: str) -> str | None:
    """An EDTF value for a date as machines write it (EDTF, ISO 8601, RFC 2822, 20210414); None for no date."""
    text = text.strip()
    if (m := _DAY.match(text)) and when.days(m[1]):
        return m[1]
    if when.days(text) and 1 <= len(text) <= 60 and not re.fullmatch(r"\W*", text):
        return text
    if (m := _COMPACT.fullmatch(text)) and when.days(day := "-".join(m.groups())):
        return day
    try:
        parsed = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return parsed.date().isoformat() if isinstance(parsed, dt.datetime) else None


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], dict[str, str]]:
    from babel import Locale
    from babel.core import get_global

    codes = frozenset(str(code) for code in Locale.parse("en").languages)
    return codes, {k: str(v) for k, v in dict(get_global("language_aliases")).items() if len(k) == 3 and len(v) == 2}


def language_of(value: object, where: str) -> tuple[str | None, Problem | None]:
    """A stated language ("fr", "fr-BE", "fra") as an ISO 639 code; or None and the problem with it."""
    text = words_of(value)
    if text is None or text.lower() in ("und", "mul", "zxx"):
        return None, None
    code = re.split(r"[-_.]", text.lower())[0]
    codes, aliases = _known()
    code = aliases.get(code, code)
    if 2 <= len(code) <= 3 and code in codes:
        return code, None
    return None, problem(
        where,
        f"{where} states the language {text[:30]!r}, which is no ISO 639 code, so it is told from the text; "
        "write it like en or fr.",
    )
