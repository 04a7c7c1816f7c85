"""Which news agencies a report credits: in its dateline and byline, and where a cue gives them credit."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from onrecord.lang import Pack
from onrecord.read.flat import flat
from onrecord.read.words import either, phrases, words

_DATA = Path(__file__).with_name("agencies.toml")


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Every form of every agency's name, as written, to its usual short name."""
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["agency"]
    return {form: row["name"] for row in rows for form in row["forms"]}


@lru_cache(maxsize=1)
def _plain_names() -> dict[str, str]:
    return {form.casefold(): name for form, name in reversed(names().items()) if len(form) > 2}


@lru_cache(maxsize=1)
def form() -> re.Pattern[str]:
    """Matches a form of an agency's name, as written, the longest first."""
    forms = sorted(names(), key=lambda f: (-len(f), f))
    return re.compile(r"(?<![\w@#])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w|-[^\W\d_])")


def named(text: str) -> tuple[str, ...]:
    """All agencies that a short credit (a dateline, a byline) names, in order, each once."""
    return tuple(dict.fromkeys(names()[m[0]] for m in form().finditer(text)))


@lru_cache(maxsize=32)
def _cues(language: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words(language)
    determiner = rf"(?:{phrases(known.determiners)}\s*){{0,2}}"
    cue = rf"(?<!\w){phrases(known.credit_before)}(?:\s+|(?<='))"
    return (
        either((rf"{cue}[\"'(]?{determiner}[\"'(]?$", *known.credit_patterns)),
        re.compile(rf"[\"')]?,?\s*{determiner}{phrases(known.credit_after)}(?!\w)"),
    )


def credited(text: str, language: Pack) -> tuple[str, ...]:
    """The agencies that running text credits: a cue stands right before or right after the name.

    "He told AFP" and "AP reported" count, "the head of AFP resigned" does not.
    """
    before, after = _cues(language)
    plain = flat(text)
    joint = re.compile(
        rf"\s*(?:,|/|&|{phrases(words(language).joined)})\s+(?:{phrases(words(language).determiners)}\s*)?"
    )
    found: dict[str, None] = {}
    last = -1
    for m in form().finditer(text):
        joined = last >= 0 and joint.fullmatch(plain, last, m.start())
        cued = before.search(plain, max(0, m.start() - 90), m.start()) or after.match(plain, m.end(), m.end() + 40)
        last = m.end() if joined or cued else -1
        if last >= 0:
            found[names()[m[0]]] = None
    return tuple(found)


_BRACKETS = re.compile(r"\(([^()\n]{2,50})\)\W{0,2}$|(?:^|\s)/([^/\n]{2,30})/\W{0,2}$")
_LAST = re.compile(r"[.!?…][\"'”’»)]*\s+([^\s()]{2,15})\W{0,2}$")
_SIGNED = re.compile(r"[\w.]{1,12}(?:\s?[/,-]\s?[\w.]{1,12}){0,4}")


def signed(text: str) -> tuple[str, ...]:
    """The agencies with which a text is signed at its end: "… (AFP, dpa)", "… /ATS/",
    "… at noon. EFE" or, as a whole line, "dpa/lno"."""
    if m := _BRACKETS.search(text[-60:]):
        inside = (m[1] or m[2]).strip()
        parts = [p.strip() for p in re.split(r"[,;/]|\s-\s", inside)]
        if parts[0] in names() and all(p in names() or re.fullmatch(r"[a-zß-ÿ]{1,4}", p) for p in parts):
            return named(inside)
    if (m := _LAST.search(text[-60:])) and m[1] in names():
        return named(m[1])
    if len(text) <= 40 and (m := _SIGNED.fullmatch(text.strip(" .()"))):
        parts = [p.strip() for p in re.split(r"[/,]", m[0])]
        if parts[0].casefold() in _plain_names():
            return tuple(dict.fromkeys(_plain_names()[p.casefold()] for p in parts if p.casefold() in _plain_names()))
    return ()
