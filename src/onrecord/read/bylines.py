"""Who wrote a report: names after a cue ("By …"), beside a date, or in a line of thanks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.lang import Pack
from onrecord.read import agencies, dates
from onrecord.read.flat import flat
from onrecord.read.lines import is_final
from onrecord.read.words import either, phrases, words

LONGEST = 160
"""Characters; no byline is longer."""
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "zum",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "ben",
        "bint",
        "af",
        "av",
        "ter",
        "ten",
        "y",
        "e",
    ]
)
_CUT = re.compile(r"\s*[|•·/(\[<@]|\s+[-–—]\s+|\s+\d|\s+https?:|\s+\S+@|\t")


class Credit(NamedTuple):
    """What a line of credit gives: authors, and outlets or agencies they work for."""

    names: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def _cue(language: Pack) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*{phrases((*words(language).bylines,))}(?!\w)\s*:?\s*")


@lru_cache(maxsize=32)
def _joint(language: Pack) -> re.Pattern[str]:
    joined = phrases(words(language).joined)
    return re.compile(rf"\s*[,;،&]\s*(?:{joined}\s+)?|\s+{joined}\s+")


@lru_cache(maxsize=32)
def _ends(language: Pack) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w),?\s+{phrases(words(language).byline_ends)}\s")


def is_name(text: str, *, cased: bool = True) -> bool:
    """True for two to five words that look like a person's name; without `cased`, for any such words."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or any(c.isdigit() or c in ':;!?"“”«»' for c in text):
        return False
    big = [t for t in tokens if t[0].isupper() or (not cased and not t[0].islower())]
    return len(big) >= 2 and all(t in big or t.lower() in _PARTICLES for t in tokens)


def with_cue(line: str, language: Pack) -> Credit | None:
    """The credit of a line that begins with a byline's cue; None for any other line."""
    m = _cue(language).match(flat(line)) if len(line) <= LONGEST else None
    if not m or line.rstrip()[-1:] in "!?:…":
        return None
    rest = line[m.end() :]
    names = list_of_names(rest, language, cased=False)
    place, comma, after = rest.partition(",")
    if not names and comma and len(place.split()) <= 4:
        names = list_of_names(after, language)  # "Special correspondent in Tull, Ada Quill"
    credit = agencies.named(rest)
    return Credit(names, credit) if names or (credit and len(line) < 60) else None


def beside_date(line: str, language: Pack) -> Credit | None:
    """The credit of a line "Name | date"; None where no name stands beside a date."""
    if len(line) > LONGEST or not (found := dates.find(line, language)):
        return None
    head = line[: found[0].start]
    names = list_of_names(head, language)
    if not names:
        return None
    known = words(language)
    cues = rf"(?<!\w){phrases((*known.published, *known.updated))}(?!\w)"
    rest = re.sub(cues, " ", flat(head[head.find(names[-1].split()[-1][1:]) + len(names[-1].split()[-1]) - 1 :]))
    between = re.findall(r"[^\W\d_]{2,}", rest)
    return (
        Credit(names, agencies.named(line)) if len(between) <= 3 and not (is_final(line) and len(line) > 60) else None
    )


def list_of_names(text: str, language: Pack, *, cased: bool = True) -> tuple[str, ...]:
    """The names at the head of a text, as "X, Y and Z"; what follows the first that is none is left out."""
    cut = _CUT.search(text)
    head = text[: cut.start()] if cut else text
    if ends := _ends(language).search(flat(head)):
        head = head[: ends.start()]
    out: list[str] = []
    at = 0
    joints = [(m.start(), m.end()) for m in _joint(language).finditer(flat(head))]
    for start, end in [*joints, (len(head), len(head))]:
        name = head[at:start].strip(" .,:*-–—")
        if not is_name(name, cased=cased) or agencies.named(name):
            break
        out.append(_spelled(name))
        at = end
    return tuple(out)


def contributed(line: str, language: Pack) -> Credit | None:
    """The credit of a line of thanks ("X of CNN contributed to this report"); None for any other line."""
    if len(line) > 400:
        return None
    plain = flat(line)
    for pattern in words(language).contributed:
        if m := either((pattern,)).search(plain):
            groups = m.groupdict()
            names = line[m.start("names") : m.end("names")] if groups.get("names") else ""
            outlet = line[m.start("outlet") : m.end("outlet")].strip() if groups.get("outlet") else ""
            known = agencies.named(outlet)
            people = list_of_names(names, language, cased=False)
            if people and (not outlet or known or _is_outlet(outlet)):
                return Credit(people, known or ((outlet,) if outlet else ()))
    return None


def _is_outlet(text: str) -> bool:
    """True for a few words that open with a capital, as an outlet's name does."""
    return len(text.split()) <= 5 and not text[:1].islower()


def _spelled(name: str) -> str:
    """A name all in capitals in usual spelling; others as they are."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), name)
