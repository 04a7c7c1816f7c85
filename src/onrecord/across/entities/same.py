"""Whether two full names are one person's, and why: families that agree, given names that do not clash."""

from __future__ import annotations

import re

from onrecord.across.entities.names import Named, near
from onrecord.text.names import fold, same_given, skeleton

DOUBLE = re.compile(r"(.)\1+")

VARIANT_DAYS = 200
"""Days between two reports beyond which a variant of a name is taken for another person's."""


def reason(a: Named, b: Named) -> tuple[int, str] | None:
    """How sure it is (0 is surest) and why two full names are one person's; None when it is not."""
    if a.key == b.key:
        return 0, "the same name"
    one, two = list(a.words), list(b.words)
    if one == two:
        return 0, "the same words but for a small one inside"
    if not same_given(one[0], two[0]) or _initials_clash(one, two):
        return None
    if one == two[: len(one)] or two == one[: len(two)]:
        return (1, "one is the beginning of the other") if near(a, b, VARIANT_DAYS) else None
    shared = _shared_tail(one, two)
    if shared:
        return _given(a, b, one[:-shared], two[:-shared], " ".join(one[-shared:]))
    if _script(a.form) != _script(b.form):
        return _across_scripts(a, b, one, two)
    return _misspelt(a, b, one, two)


def _initials_clash(one: list[str], two: list[str]) -> bool:
    """True for "George W. Bush" and "George H. W. Bush": both give middle names, an initial among them that differs."""
    middle, other = one[1:-1], two[1:-1]
    if not middle or not other or all(len(w) > 1 for w in middle + other):
        return False
    return not all(same_given(x, y) for x, y in zip(middle, other, strict=False))


def _shared_tail(one: list[str], two: list[str]) -> int:
    """How many last words both names share, leaving each at least one word before."""
    count = 0
    while count < min(len(one), len(two)) - 1 and one[-1 - count] == two[-1 - count]:
        count += 1
    return count


def _given(a: Named, b: Named, one: list[str], two: list[str], family: str) -> tuple[int, str] | None:
    if one == two:
        return 0, "the same name"
    if one[0] == two[0] and all(same_given(x, y) for x, y in zip(one[1:], two[1:], strict=False)):
        return 1, "the same first given name and family name"
    if not near(a, b, VARIANT_DAYS):
        return None
    if len(one) == len(two) and all(same_given(x, y) for x, y in zip(one, two, strict=True)):
        return 2, f"the same family name, and “{_word(a, 0)}” is a form of “{_word(b, 0)}”"
    if len(one) != len(two) and same_given(one[0], two[0]):
        return 3, "the same family name, and given names that do not clash"
    return None


def _across_scripts(a: Named, b: Named, one: list[str], two: list[str]) -> tuple[int, str] | None:
    first, second = skeleton(one[-1]), skeleton(two[-1])
    if len(first) < 2 or first != second or not near(a, b, VARIANT_DAYS):
        return None
    if not same_given(one[0], two[0]) or len(first) + len(skeleton(one[0])) < 4:
        return None
    return 2, "the same sounds in two scripts"


def _misspelt(a: Named, b: Named, one: list[str], two: list[str]) -> tuple[int, str] | None:
    """One family name written in two ways: a slip in a double or long name, or two ways into our letters."""
    from rapidfuzz.distance import Levenshtein

    if not near(a, b, VARIANT_DAYS) or not same_given(one[0], two[0]):
        return None
    family, other = " ".join(one[1:]), " ".join(two[1:])
    distance = Levenshtein.distance(family, other)
    letters = "one letter" if distance == 1 else f"{distance} letters"
    double = len(one) == len(two) > 2 and sum(x == y for x, y in zip(one, two, strict=True)) == len(one) - 1
    close = distance <= 1 if len(family) < 9 else distance <= 3
    if double and close and len(family) >= 8:
        return 2, f"the same name but for {letters} of a double name"
    if close and min(len(family), len(other)) >= 5 and one[0] == two[0] and _roles_meet(a, b):
        return 2, f"the same given name and role, and the family name is the same but for {letters}"
    if DOUBLE.sub(r"\1", family) == DOUBLE.sub(r"\1", other):
        return 1, "the same letters but for doubled ones"
    if family.replace(" ", "") == other.replace(" ", ""):
        return 1, "the same letters, parted in two ways"
    bones = skeleton(one[-1])
    if len(bones) >= 3 and bones == skeleton(two[-1]) and a.lang != b.lang:
        return 2 + (one[0] != two[0]), "the same sounds, spelt as two languages spell them"
    return None


def _roles_meet(a: Named, b: Named) -> bool:
    mine = {w for role in a.roles for w in fold(role).split() if len(w) > 3}
    return any(w in mine for role in b.roles for w in fold(role).split())


def _word(row: Named, at: int) -> str:
    words = row.form.split()
    return words[at] if at < len(words) else row.form


def _script(form: str) -> str:
    letter = next((c for c in form if c.isalpha()), "a")
    return "latin" if letter < "\u0370" else "cyrillic" if letter < "\u0530" else "other"
