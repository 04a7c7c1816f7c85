"""Plain words for values and verdicts, the same in the terminal, the page and the exports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Article, when

_VERDICTS: dict[str | None, str] = {
    "conflict": "conflict",
    "altered": "altered",
    None: "cannot be told",
    "moved": "moved",
    "revised": "revised",
    "different_scope": "different scope",
    "variant": "variant",
    "compatible": "can both be true",
    "agree": "agrees",
    "translated": "translated",
    "same_words": "same words",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MODIFIERS = {"start": "start of", "mid": "middle of", "end": "end of", "about": "about", "by": "by",
              "before": "before", "after": "from"}  # fmt: skip
_CHECKSUM = re.compile(r"(?<=\w)[_-](?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{10,64}$")
_SITE = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CITED = 48
"""Longest name of a report inside a sentence, in characters."""


def verdict_words(verdict: str | None) -> str:
    """A verdict as a reader meets it."""
    return _VERDICTS.get(verdict) or (verdict or "").replace("_", " ")


def verdict_rank(verdict: str | None) -> int:
    """The place of a verdict in a list: what needs a look first."""
    return list(_VERDICTS).index(verdict) if verdict in _VERDICTS else len(_VERDICTS)


def report_name(article: Article, width: int = 24) -> str:
    """What to call a report: its outlet, else the agency it credits, else its site, else the name of its file.

    A file's name is given without folders, ending and the checksum that saved pages often carry. width: the
    longest name in characters; a longer one ends in an ellipsis.
    """
    name = article.outlet or (f"{article.agencies[0]} text" if article.agencies else "") or article.source
    if name == article.source:
        file, _, key = name.rpartition("#")
        site = _SITE.match(name)
        stem = re.sub(r"\.\w{1,6}$", "", re.split(r"[/\\]", file or name)[-1])
        name = site[1] if site else f"{stem} {key}" if key.isdigit() and file else key if file else stem
        name = _CHECKSUM.sub("", name)
    name = one_line(name) or "?"
    return name if len(name) <= width else name[: width - 1] + "…"


def number_of(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 story", "2 stories"; `many` is `one` with an s unless given."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def one_line(text: str) -> str:
    """Text on one line without control characters: other people's words must not steer a terminal."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def as_markdown(text: str) -> str:
    """Text as one line of Markdown that shows it as it is: its own marks of Markdown and HTML are made harmless.

    Characters that would steer a terminal or turn the writing round are left out.
    """
    return _MARKUP.sub(r"\\\1", _STEERING.sub("", " ".join(text.split())))


def cite(article: Article) -> str:
    """A report inside a sentence, with its day: "The Daily Echo, 14 Apr 2021"."""
    return f"{report_name(article, _CITED)}, {when_words(article.published.value)}"


def listed(parts: Sequence[str], most: int = 6) -> str:
    """Parts of a sentence in a row: "a", "a and b", "a, b and c"; semicolons where a part has a comma.

    most: how many are shown; of the others only the number is given.
    """
    shown = list(parts) if len(parts) <= most else [*parts[: most - 1], f"{len(parts) - most + 1} more"]
    mark = "; " if any("," in part for part in shown) and len(shown) > 2 else ", "
    return " and ".join(filter(None, (mark.join(shown[:-1]), *shown[-1:])))


def when_words(value: str | None, modifier: str | None = None) -> str:
    """An EDTF value in words: `2021-04-14` is "14 Apr 2021"; unknown is "day not known"."""
    if not value or when.days(value) is None:
        return "day not known"
    prefix = f"{_MODIFIERS[modifier]} " if modifier in _MODIFIERS else ""
    if "/" in value:
        first, last = value.split("/", 1)
        if first in ("", ".."):
            return f"{prefix}until {_one(last)}"
        if last in ("", ".."):
            return f"{prefix}from {_one(first)}"
        return f"{prefix}{_one(first)} – {_one(last)}"
    return prefix + _one(value)


def _one(value: str) -> str:
    year, _, rest = value.strip("~?%").split("T")[0].partition("-")
    if not rest:
        return f"{year[:3]}0s" if year.endswith("X") else year
    if rest[0] == "W":
        covered = when.days(value)
        assert covered is not None and covered.low is not None
        return f"week of {covered.low.day} {_MONTHS[covered.low.month - 1]} {covered.low.year}"
    if rest[0] in "QH":
        return f"{'quarter' if rest[0] == 'Q' else 'half'} {rest[1]} of {year}"
    month, _, day = rest.partition("-")
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)} {name}" if day else name
