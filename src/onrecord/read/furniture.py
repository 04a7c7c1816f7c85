"""What in a text belongs to the page and not to the report."""

from __future__ import annotations

import re

from onrecord.lang import Pack
from onrecord.read import agencies
from onrecord.read.flat import bare, flat
from onrecord.read.lines import Unit, is_final, is_menu
from onrecord.read.words import furniture

LONGEST = 400
"""Characters; longer units are not searched for furniture."""
_NO_WORDS = re.compile(r"[\W\d_]*")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*|\s*\S+@\S+\.\w+\s*|\s*[@#]\w+(?:\s+[@#]\w+)*\s*")
_TRAIL = re.compile(r"[^|>»›/\n]{1,40}(?:\s[|>»›]\s[^|>»›\n]{1,40})+")
"""A trail of section names ("News > World") or a site's name beside a section's."""
_COUNT = re.compile(r"^\d+\W*|\W*\d+$")
"""How many comments there are, beside the word."""
_HOUSE = re.compile(
    r"(?:GETTY|Getty|EPA|AFP|AP|PA|REUTERS|Reuters|Alamy|ALAMY|Shutterstock|iStock)"
    r"(?: Images| or licensors)? [^\W\da-z]\w"
)
"""A picture agency run into the caption after it, as pages print them: "EPA Soldiers take part …"."""


def is_furniture(unit: Unit, language: Pack) -> bool:
    """True when the unit is page furniture wherever it stands: a known line, opening or plea, or no words at all."""
    if len(unit.text) > LONGEST:
        return False
    if is_menu(unit.text) or _NO_WORDS.fullmatch(unit.text) or _ADDRESS.fullmatch(unit.text):
        return True
    known = furniture(language)
    plain = flat(unit.text)
    if bare(unit.text) in known.lines or (unit.words <= 6 and ends_report(unit, language)):
        return True
    if len(unit.text) <= 200 and known.starts.match(plain):
        return True
    return known.patterns.found(plain)


def is_trail(unit: Unit) -> bool:
    """True for a trail of section names."""
    return bool(_TRAIL.fullmatch(unit.text)) and len(unit.text) <= 90 and unit.words <= 12


def ends_report(unit: Unit, language: Pack) -> bool:
    """True when nothing after the unit belongs to the report, as the head of a comment form."""
    return _COUNT.sub("", bare(unit.text)) in furniture(language).ends


def is_caption(unit: Unit, language: Pack) -> bool:
    """True for a picture's caption or credit."""
    if len(unit.text) > 700:
        return False
    if len(unit.text) <= 200 and not is_final(unit.text) and _HOUSE.match(unit.text):
        return True
    captions, plain = furniture(language).captions, flat(unit.text)
    return captions.opens(plain) or (captions.found(plain) and not agencies.signed(unit.text))
