"""Where the clause of a plan begins and ends, and whether it is reported, in a language without a syntax model."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from onrecord.annotate.parsed import Parsed
from onrecord.annotate.plans.words import MAKING, Hit, PlanWords, plain
from onrecord.text.syntax import Token

HARD = frozenset(';:!?¿¡()«»“”„"—–؛؟')
COMMAS = frozenset(",،")
_MARKS = {"«": "»", "„": "“", "“": "”", '"': '"'}
_NAME = 5  # words: a name between marks is no longer
FAR = 14  # words between a cue in the clause before and the time it governs


def without_name_marks(parsed: Parsed, tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens, the marks around names joined to them, for they end no clause: "«Север» сыграет в мае"."""
    said = {p.start for q in parsed.quotes if q.kind != "indirect" for p in (q.parts or (q.span,))}
    out: list[Token] = []
    close, opened_at = -1, 0
    for i, t in enumerate(tokens):
        if i == close:
            out[-1] = structs.replace(out[-1], end=t.end)
            continue
        if i > close and t.text in _MARKS and i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
            ends = (k for k in range(i + 2, min(len(tokens), i + _NAME + 2)) if tokens[k].text == _MARKS[t.text])
            if tokens[i + 1].start not in said and (close := next(ends, -1)) > i:
                opened_at = i + 1
                continue
        out.append(structs.replace(t, start=tokens[i - 1].start) if close > i == opened_at else t)
    return out


def clause(tokens: Sequence[Token], hits: Sequence[Hit], first: int, last: int) -> tuple[int, int]:
    """First and last place of the clause of a time; a time set off by a comma at the front belongs to the next."""
    opens = {h.first for h in hits if h.group == "breaks"}
    low = first
    while low > 0 and tokens[low - 1].text not in HARD | COMMAS and low - 1 not in opens:
        low -= 1
    high = last
    while high + 1 < len(tokens) and tokens[high + 1].text not in HARD | COMMAS and high + 1 not in opens:
        high += 1
    leading = high - low <= (last - first) + 4 and (low == 0 or low - 1 in opens)
    if leading and high + 1 < len(tokens) and tokens[high + 1].text in COMMAS:
        high += 1
        while high + 1 < len(tokens) and tokens[high + 1].text not in HARD | COMMAS and high + 1 not in opens:
            high += 1
    while high > last and tokens[high].text in ".,":
        high -= 1
    return low, high


def content(hits: Sequence[Hit], low: int, before: int) -> int:
    """Where the clause that is said begins: behind the last "that" before this place which follows a word of saying.

    Such a word is one that reports speech or makes a plan itself ("said that", "agreed that"); behind another word
    "that" opens a relative clause, and the clause begins where it did.
    """
    told = [h.first for h in hits if h.group in ("saying", *MAKING)]
    opens = [h for h in hits if h.group == "that" and low < h.first and h.last < before]
    said = [h for h in opens if any(low <= at < h.first for at in told)]
    return said[-1].last + 1 if said else low


def start(tokens: Sequence[Token], hits: Sequence[Hit], at: int) -> int:
    """First place of the clause of the token at this place."""
    opens = {h.first for h in hits if h.group == "breaks"}
    while at > 0 and tokens[at - 1].text not in HARD | COMMAS and at - 1 not in opens:
        at -= 1
    return at


def opened(tokens: Sequence[Token], hits: Sequence[Hit], low: int) -> bool:
    """True for a clause behind a comma or a "that", so that the clause before it may tell what it is."""
    if low == 0:
        return False
    return tokens[low - 1].text in COMMAS or any(h.group == "that" and h.last == low - 1 for h in hits)


def reported(tokens: Sequence[Token], hits: Sequence[Hit], low: int) -> bool:
    """True for a clause that a word of saying right before it, or in the clause before it, reports."""
    return opened(tokens, hits, low) and any(h.group == "saying" and low - FAR <= h.first < low for h in hits)


def told_on(hits: Sequence[Hit], first: int, last: int) -> bool:
    """True for a time between a word of promise or order and its "that": the day on which it was said."""
    opens = any(h.group == "that" and 0 < h.first - last <= 2 for h in hits)
    return opens and any(h.group in MAKING and 0 < first - h.last <= 2 for h in hits)


def without_said(
    tokens: Sequence[Token], hits: Sequence[Hit], here: Sequence[Hit], last: int, words: PlanWords
) -> list[Hit]:
    """The hits without the futures behind a "that" after the time, which is that of the saying or of another clause.

    A "that" with no word of saying before it opens a relative clause, behind which the clause of the time may go on.
    """
    told = [h.first for h in here if h.group in ("saying", *MAKING)]
    opens = [h.first for h in hits if h.group == "that" and last < h.first]
    opens = [at for at in opens if any(t < at for t in told) or plain(tokens[at - 1].text) in words.and_]
    return [h for h in here if h.group not in ("future", "conditional") or not any(at < h.first for at in opens)]


def follows(tokens: Sequence[Token], at: int, phrases: Sequence[str]) -> bool:
    """True when one of these phrases stands right before the token at this place."""
    near = " " + " ".join(plain(t.text) for t in tokens[max(0, at - 4) : at])
    return any(near.endswith(f" {phrase}") for phrase in phrases)


def begins(tokens: Sequence[Token], at: int, phrases: Sequence[str]) -> bool:
    """True when one of these phrases stands at this place."""
    near = " ".join(plain(t.text) for t in tokens[at : at + 4]) + " "
    return any(near.startswith(f"{phrase} ") for phrase in phrases)


def towards(tokens: Sequence[Token], first: int, words: PlanWords) -> bool:
    """True when the words before a time, or its own first words, say that something is moved to it."""
    return any(follows(tokens, at, words.towards) for at in (first, first + 1))
