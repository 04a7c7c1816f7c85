"""The dateline: where a report was filed, when, and by which agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.lang import Pack
from onrecord.read import agencies, dates
from onrecord.read.flat import bare, flat
from onrecord.read.words import furniture


class Dateline(NamedTuple):
    """A dateline: where it ends in the text, its place, its agencies, its date where it has a year."""

    end: int
    place: str | None
    agencies: tuple[str, ...]
    date: dates.Dated | None


LONGEST = 90
"""Characters within which a dateline ends."""
_DASH = re.compile(r"\s*(?:\.?\s?[—–_]+|\.?\s?--+|\.-|\s-|:)\s+(?=[\"'“„«‘(\[]?\s?[^\W_])")
_BRACKET = re.compile(r"\s*(?:\(([^()\n]{2,50})\)|/([^/\n]{2,40})/|\[([^\[\]\n]{2,40})\])\s*[.,]?\s*")
_WORD = r"[^\W\d_][\w'’.\-]*"
_SMALL = {"de", "del", "la", "le", "les", "el", "al", "da", "do", "dos", "das", "di", "sur", "am", "an", "der",
          "of", "the", "y", "et", "and", "und", "e", "on", "upon", "en", "sous", "saint", "на", "в", "и"}  # fmt: skip
_PLACE = re.compile(
    rf"{_WORD}(?:[ ]{_WORD}){{0,4}}(?:\s?/\s?{_WORD}(?:[ ]{_WORD}){{0,3}}|,\s{_WORD}(?:[ ]{_WORD}){{0,2}})?"
)
_ACRONYM = re.compile(r"[^\W\d_a-zß-ÿа-я]{2,6}")
"""An agency that the table does not hold, as a dateline names it: "TULL (LNA) -"."""


def whole(line: str) -> Dateline | None:
    """The dateline when a lone line is one, as "AA / Istanbul" or "Madrid | Efe"; else None."""
    if len(line) > LONGEST:
        return None
    parts = [
        p.strip(" .()") for p in re.split(r"\s*[/|–—\-,·]\s+|\s+[/|–—\-·]\s*|(?<=\w)\s*(?=\()", line) if p.strip(" .()")
    ]
    credits = [p for p in parts if agencies.names().get(p)]
    places = [p for p in parts if p not in credits]
    if not credits or len(places) > 1 or (places and not _is_place(places[0])):
        return None
    place = places[0] if places else None
    if place and " " in place and not place.isupper() and not re.search(r"[/|–—-]", line):
        place = None  # "Ada Quill, AP" or "San Juan (EFE)": a person or a place
    return Dateline(len(line), _spelled(place), agencies.named(" ".join(credits)), None)


def leading(text: str, start: int, end: int, language: Pack) -> Dateline | None:
    """The dateline at the head of a paragraph, as "KABUL, April 14 (Reuters) — "; None where there is none."""
    head = text[start : min(end, start + LONGEST)].split("\n", 1)[0]
    if furniture(language).captions.found(flat(head)):
        return None
    for parse in (_bracketed, _dashed):
        found = parse(head, language)
        if found and start + found.end < end:
            date = found.date and dates.Dated(start + found.date.start, start + found.date.end, found.date.value)
            return found._replace(end=start + found.end, date=date)
    return None


def _bracketed(head: str, language: Pack) -> Dateline | None:
    """Forms with the agency in brackets or slashes, with or without a dash after it."""
    for m in _BRACKET.finditer(head):
        inside = m[1] or m[2] or m[3]
        credit = agencies.named(inside)
        before = head[: m.start()]
        place, date, dated = _place_and_date(before, language)
        if before.strip() and not place:
            return None
        dash = _DASH.match(head, m.end()) or re.compile(r"[-–—:]+\s*").match(head, m.end())
        if not credit and dash and not before.strip() and _ACRONYM.fullmatch(inside) and m.start() == 0:
            return Dateline(dash.end(), None, (inside,), None)
        if not credit and not (dash and place and re.fullmatch(r"[A-ZÀ-Þ][\w .&'/-]{1,30}", inside)):
            return None
        if not credit and not (place and (place.isupper() or dated)):
            return None
        if not credit and _ACRONYM.fullmatch(inside):
            credit = (inside,)
        at = dash.end() if dash else m.end()
        if not place and dash:
            after = _dashed(head[at:], language)
            if after and after.place and head[at : at + len(after.place)].isupper():
                return Dateline(at + after.end, _spelled(after.place), credit, after.date)
        return Dateline(at, _spelled(place), credit, date)
    return None


def _dashed(head: str, language: Pack) -> Dateline | None:
    """Forms without brackets: a place in capitals, or a place with a date, and a dash."""
    m = _DASH.search(head)
    if not m or ":" in m[0]:
        return None
    place, date, dated = _place_and_date(head[: m.start()], language)
    if not place:
        return None
    credit = re.compile(rf"({agencies.form().pattern})\s*[.:–—-]\s*").match(head, m.end())
    if credit:
        return Dateline(credit.end(), _spelled(place), agencies.named(credit[1]), date)
    after = head[m.end() :].lstrip("\"'“„«‘([ ")
    names = [w for w in re.split(r"[ /,]+", place) if w.lower() not in _SMALL]
    capital = len(place) > 3 and place.isupper() and len(names) <= 2 and after[:1].isupper()
    if capital or (dated and not after[:1].islower()):
        return Dateline(m.end(), _spelled(place), (), date)
    return None


def _place_and_date(before: str, language: Pack) -> tuple[str | None, dates.Dated | None, bool]:
    """A place, a date with its year, and whether any date stands after the place."""
    found = dates.find(before, language)
    place, _, rest = before.partition(",") if "," in before else (before, "", "")
    if not rest and (m := re.match(r"([^\d.]+)\.?\s+(\d.*)", before)):
        place, rest = m[1], m[2]
    region, _, tail = rest.partition(",")
    if rest and not any(c.isdigit() for c in region):
        if not _is_place(region.strip(" .")):
            return None, None, False
        rest = tail
    dated = any(c.isdigit() for c in rest)
    if rest.strip(" .") and (not dated or len(rest.split()) > 6):
        return None, None, False
    place = place.strip(" .\t")
    if bare(place) in furniture(language).lines:
        return None, None, False
    return (place if _is_place(place) else None), (found[0] if found else None), dated


def _is_place(text: str) -> bool:
    """True for one to five words that a place's name may consist of."""
    if not _PLACE.fullmatch(text) or len(text) > 50:
        return False
    return all(not w[0].islower() or w.lower() in _SMALL for w in re.split(r"[ /,]+", text) if w)


def _spelled(place: str | None) -> str | None:
    """A place in capitals in usual spelling: "KABUL" is Kabul; short ones ("UN") stay."""
    if not place or not place.isupper() or len(place) < 4:
        return place or None
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) < 2 else m[0][0] + m[0][1:].lower(), place)
