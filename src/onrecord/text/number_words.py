"""Numbers in words: "twenty-six", "quatre-vingt-dix mille", "dreiundzwanzig", "двадцать пять", "خمسة وعشرون".

Where text2num (MIT, Rust) knows the language it reads them; elsewhere the pack's own words are added up.
Both give the same `Numeral`. Ordinals, vague magnitudes ("hundreds of") and bare articles are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.text.numbers import NumberWords, Numeral, exact

_PIECE = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[ \u00a0\u202f\u2009]|[-‐‑]|")
_SCALES = (100, 1000, 10**6, 10**9, 10**12)


class _Token:
    """A word as text2num wants it; `apart` where something but a space or hyphen stands before it."""

    def __init__(self, word: str, apart: bool) -> None:
        self.word = word
        self.apart = apart

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Token) -> bool:
        return self.apart

    def not_a_number_part(self) -> bool:
        return False


def find_words(text: str, start: int, end: int, words: NumberWords) -> list[Numeral]:
    """The numerals in words of `text[start:end]`, in order."""
    pieces = [(m.start(), m.end(), m[0].lower()) for m in _PIECE.finditer(text, start, end)]
    out: list[Numeral] = _phrases(text, start, end, words)
    taken = list(out)
    for first, last, value in _runs(text, pieces, words):
        numeral = _numeral(text, pieces, first, last, value, words)
        if numeral and not any(n.start < numeral.end and numeral.start < n.end for n in taken):
            out.append(numeral)
    out += _collectives(text, pieces, words, out)
    return sorted(out, key=lambda n: n.start)


def _phrases(text: str, start: int, end: int, words: NumberWords) -> list[Numeral]:
    """The numbers that a pack gives as phrases."""
    pattern = _phrase_pattern(tuple(words.phrases))
    if pattern is None:
        return []
    table = {k.lower(): v for k, v in words.phrases.items()}
    found = [(m, table[re.sub(r"[\s\u00a0-]+", " ", m[0]).lower()]) for m in pattern.finditer(text, start, end)]
    return [Numeral(m.start(), m.end(), exact(v), exact(v), written="words") for m, v in found]


@lru_cache(maxsize=64)
def _phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    parts = [re.escape(p).replace(r"\ ", r"[\s\u00a0-]+") for p in sorted(phrases, key=lambda w: (-len(w), w))]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


def _runs(text: str, pieces: list[tuple[int, int, str]], words: NumberWords) -> Iterator[tuple[int, int, float]]:
    """Runs of pieces that say one number: first, last (excluded), value."""
    if words.text2num and pieces:
        from text_to_num import find_numbers

        tokens = [
            _Token(words.variants.get(w, w), i > 0 and not _GAP.fullmatch(text[pieces[i - 1][1] : s]))
            for i, (s, _, w) in enumerate(pieces)
        ]
        for hit in find_numbers(tokens, words.text2num, threshold=0.0):
            if not hit.is_ordinal:
                yield hit.start, hit.end, hit.value
    elif words.words:
        yield from _own(text, pieces, words)


def _own(text: str, pieces: list[tuple[int, int, str]], words: NumberWords) -> Iterator[tuple[int, int, float]]:
    i = 0
    while i < len(pieces):
        if _value(pieces[i][2], words) is None:
            i += 1
            continue
        first, total, current, least = i, 0, 0, 10**15
        while i < len(pieces):
            if i > first and not _GAP.fullmatch(text[pieces[i - 1][1] : pieces[i][0]]):
                break
            value = _value(pieces[i][2], words)
            if value is None:
                break
            if value >= 1000:
                if value >= least:
                    break
                total, current, least = total + max(current, 1) * value, 0, value
            elif value == 100 and 2 < current < 10:
                current *= 100
            elif current and (_size(value) >= _size(current % 100 or current) and not _teens(current, value, words)):
                break
            else:
                current += value
            i += 1
        yield first, i, total + current


def _teens(current: int, value: int, words: NumberWords) -> bool:
    """Units before tens, where the language joins them so ("خمسة وعشرون")."""
    return bool(words.attached_joins) and current % 100 < 10 <= value < 100


def _size(value: int) -> int:
    return len(str(value))


def _value(word: str, words: NumberWords) -> int | None:
    return words.words.get(_bare(word, words))


def _bare(word: str, words: NumberWords) -> str:
    """The number word without a joining letter before it."""
    if word in words.words:
        return word
    for mark in words.attached_joins:
        if word.startswith(mark) and word[len(mark) :] in words.words:
            return word[len(mark) :]
    return word


def _numeral(
    text: str, pieces: list[tuple[int, int, str]], first: int, last: int, value: float, words: NumberWords
) -> Numeral | None:
    said = [w for _, _, w in pieces[first:last]]
    before = pieces[first - 1][2] if first and _GAP.fullmatch(text[pieces[first - 1][1] : pieces[first][0]]) else ""
    opening = _bare(said[0], words)
    if opening in words.vague:
        return None
    start, end = pieces[first][0] + len(said[0]) - len(opening), pieces[last - 1][1]
    if opening in words.multipliers or opening in words.bare:
        if before in words.vague_before:
            return None
        if before in words.articles:
            start = pieces[first - 1][0]
        elif opening not in words.bare:
            return None
    one = value == 1 and len(said) == 1 and opening in words.one
    scale = next((s for s in reversed(_SCALES) if s > 100 and value and value % s == 0), 1)
    if said[-1] not in words.multipliers:
        scale = 1
    return Numeral(start, end, exact(value), exact(value / scale), scale, "words", False, one)


def _collectives(
    text: str, pieces: list[tuple[int, int, str]], words: NumberWords, numerals: list[Numeral]
) -> Iterator[Numeral]:
    """ "une dizaine", "two dozen": about so many, times the number before."""
    if not words.collectives:
        return
    ends = {n.end: n for n in numerals}
    for i, (start, end, word) in enumerate(pieces):
        if word not in words.collectives or i == 0:
            continue
        p_start, p_end, before = pieces[i - 1]
        if not re.fullmatch(r"[ \u00a0\u202f]?|['’]", text[p_end:start]):
            continue
        size = words.collectives[word]
        if p_end in ends and not ends[p_end].one and ends[p_end].written == "words":
            n = ends[p_end]
            numerals.remove(n)
            yield Numeral(n.start, end, exact(n.value * size), n.value, size, "collective")
        elif before in words.articles:
            if p_end in ends:
                numerals.remove(ends[p_end])
            yield Numeral(p_start, end, exact(size), 1, size, "collective")


@lru_cache(maxsize=64)
def _fraction_pattern(fractions: tuple[str, ...], of_words: tuple[str, ...], whole: str) -> re.Pattern[str] | None:
    if not fractions:
        return None
    parts = sorted(fractions, key=lambda w: (-len(w), w))
    after = sorted(of_words, key=lambda w: (-len(w), w))
    said = "|".join(re.escape(p).replace(r"\ ", r"[\s\u00a0]+").replace(r"\-", r"[-\s]") for p in parts)
    of = "|".join(re.escape(o) for o in after) or "(?!)"
    next_word = rf"|[\s\u00a0]+(?:{whole})" if whole else ""
    behind = rf"[\s\u00a0]+(?:{of})(?![\w])|[\s\u00a0]+(?:{of})(?<=['’]){next_word}"
    return re.compile(rf"(?<![\w-])({said})(?={behind})", re.IGNORECASE)


@lru_cache(maxsize=64)
def _fraction_table(fractions: tuple[tuple[str, tuple[int, int]], ...]) -> dict[str, tuple[int, int]]:
    return {" ".join(re.split(r"[\s-]+", said.lower())): part for said, part in fractions}


def find_fractions(text: str, start: int, end: int, words: NumberWords) -> list[Numeral]:
    """Parts of a whole in words, where what they are a part of follows: "two thirds of", "la moitié des"."""
    pattern = _fraction_pattern(tuple(words.fractions), words.of, words.whole)
    if pattern is None:
        return []
    table = _fraction_table(tuple(words.fractions.items()))
    out = []
    for m in pattern.finditer(text, start, end):
        part = table.get(" ".join(re.split(r"[\s\u00a0-]+", m[1].lower())))
        if part:
            value = part[0] / part[1]
            out.append(Numeral(m.start(1), m.end(1), exact(value) if part[1] in (2, 4, 5, 8, 10) else value, value,
                               written="fraction", grouped=True))  # fmt: skip
    return out
