"""Which quotes in two languages are one utterance: by meaning, speaker, day, and by being each other's best.

Quotes of one story are all about one matter, so likeness alone proves little: a pair must be each other's
best match, stand out from every other quote, and agree in speaker and numbers. A quoted word or two has no
meaning to stand out: there the words themselves must be near translations, the speaker named and the same,
and the sentences around them alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from onrecord.across.quote_units import Match, Said, around, same_speaker, windows
from onrecord.across.story_evidence import gap
from onrecord.text.encoder import encode

FULL = 4
"""Words from which on a quote has a meaning of its own."""
SAME_SPEAKER, UNKNOWN_SPEAKER = 0.58, 0.72
"""Least similarity of two quotes whose speaker is the same, and where one report leaves the speaker open."""
MARGIN, MARGIN_CLEAR, CLEAR = 0.08, 0.03, 0.72
"""How much nearer the best match must be than the next other utterance; less from a clear similarity on."""
WORD, CONTEXT = 0.88, 0.3
"""Least similarity of quoted words, and of what the sentences that hold them say beside them."""
DAYS, WORD_DAYS = 7, 45
"""Most days between the reports, of quotes and of quoted words."""

_NUMBER = re.compile(r"\d+")


class _Best(NamedTuple):
    value: float
    x: int
    y: int


def translations(groups: Sequence[Sequence[Said]]) -> list[tuple[int, int]]:
    """Pairs of groups (each one utterance in one language) that are one utterance in two, by place."""
    if len({items[0].lang for items in groups}) < 2:
        return []
    full = [g for g, items in enumerate(groups) if max(len(i.words) for i in items) >= FULL]
    return sorted(_full(groups, full) + _words(groups))


def _full(groups: Sequence[Sequence[Said]], places: list[int]) -> list[tuple[int, int]]:
    import numpy as np

    texts = [(g, i, w) for g in places for i, item in enumerate(groups[g]) for w in windows(item)]
    if len({groups[g][0].lang for g in places}) < 2:
        return []
    vectors = encode([w for _, _, w in texts], limit=300)
    owner = np.array([g for g, _, _ in texts])
    lang = [groups[g][0].lang for g, _, _ in texts]
    codes = sorted(set(lang))
    of = np.array([codes.index(code) for code in lang])
    ranked: dict[tuple[int, int], list[_Best]] = {}
    for g in places:
        rows = np.flatnonzero(owner == g)
        likeness = np.round(vectors[rows] @ vectors.T, 4)
        for code in range(len(codes)):
            if code != of[rows[0]]:
                ranked[g, code] = _ranked(likeness, owner, rows, np.flatnonzero(of == code))
    found = []
    for (g, _), best in sorted(ranked.items()):
        if not best:
            continue
        h = int(owner[best[0].y])
        back = ranked[h, int(of[best[0].x])]
        if g < h and back and int(owner[back[0].y]) == g and _stands_out(best) and _stands_out(back):
            a, b = (groups[int(owner[k])][texts[k][1]] for k in (best[0].x, best[0].y))
            if _agree(a, b, best[0].value) and _numbers_meet(texts[best[0].x][2], texts[best[0].y][2]):
                found.append((g, h))
    return found


def _ranked(likeness: Any, owner: Any, rows: Any, columns: Any) -> list[_Best]:
    """The best pair of windows with each of the two nearest other groups, nearest first."""
    import numpy as np

    best: dict[int, _Best] = {}
    if len(columns) == 0:
        return []
    part = likeness[:, columns]
    top = part.argmax(axis=0)
    for k in np.argsort(-part.max(axis=0), kind="stable").tolist():
        group = int(owner[columns[k]])
        if group not in best:
            best[group] = _Best(float(part[top[k], k]), int(rows[top[k]]), int(columns[k]))
            if len(best) == 2:
                break
    return list(best.values())


def _stands_out(best: list[_Best]) -> bool:
    return len(best) < 2 or best[0].value - best[1].value >= (MARGIN_CLEAR if best[0].value >= CLEAR else MARGIN)


def _agree(a: Said, b: Said, value: float) -> bool:
    speaker: Match = same_speaker(a, b)
    if a.article.id == b.article.id or speaker == "different" or gap(a.evidence, b.evidence) > DAYS:
        return False
    if a.quote.said and b.quote.said and a.quote.said != b.quote.said:
        return False
    return value >= (SAME_SPEAKER if speaker == "same" else UNKNOWN_SPEAKER)


def _numbers_meet(a: str, b: str) -> bool:
    x, y = set(_NUMBER.findall(a)), set(_NUMBER.findall(b))
    return not (x and y) or bool(x & y)


def _words(groups: Sequence[Sequence[Said]]) -> list[tuple[int, int]]:
    """The same for quotes of a word or a few."""
    short = [(g, item) for g, items in enumerate(groups) for item in items if 0 < len(item.words) < FULL]
    pairs = [
        (x, y)
        for y in range(len(short))
        for x in range(y)
        if short[x][1].lang != short[y][1].lang
        and same_speaker(short[x][1], short[y][1]) == "same"
        and gap(short[x][1].evidence, short[y][1].evidence) <= WORD_DAYS
    ]
    used = sorted({k for pair in pairs for k in pair})
    if not used:
        return []
    words = encode([short[k][1].text for k in used])
    context = encode([around(short[k][1]) for k in used])
    row = {k: n for n, k in enumerate(used)}
    found = set()
    for x, y in pairs:
        i, j = row[x], row[y]
        if float(words[i] @ words[j]) >= WORD and float(context[i] @ context[j]) >= CONTEXT:
            g, h = short[x][0], short[y][0]
            found.add((min(g, h), max(g, h)))
    return sorted(found)
