"""Which reports are translations of each other: sentence by sentence, in the same order.

Sentences of two reports in different languages are matched by the encoder along one monotone path, the way
translated texts are aligned. Two reporters of one event also write sentences that match, so what counts is
how much of both reports matches, how closely, and whether the numbers in matched sentences are the same;
quotations do not count, for two reporters may have heard the same words. A language that a report says it was
translated from lets less be enough for a report in that language, and asks more of any other.

On 480 reports in four languages, 120 of each translated by people, 708 of the 720 pairs and no other were
found at 0.55; reports of one event that do not translate each other reached 0.45 at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from onrecord.across.copy_words import Words
from onrecord.across.story_evidence import Evidence, gap
from onrecord.lang import pack
from onrecord.model import Article
from onrecord.text import sentences

MEANS_THE_SAME = 0.55
"""Least similarity of two sentences that translate each other."""
LOOSE, CLOSE = 0.45, 0.7
"""A matched sentence counts in full from the second likeness on, and not at all up to the first."""
SAME_TEXT = 0.55
"""Least part of the words outside quotations, in the mean of the two reports, that the matched sentences say."""
SAME_STATED, SAME_OTHER = 0.4, 0.75
"""The same when one report says that it was translated from the other's language, and from a third one."""
NUMBERS = 0.3
"""Least part of the numbers of the one with fewer that the other must have, where there are three or more."""
NEAR_DAYS, NEAR_DAYS_STATED = 3, 30
"""Most days between the reports; more where one says that it was translated from the other's language."""
OPENING = 0.45
"""Least similarity of headline and opening for a pair to be compared sentence by sentence."""
CANDIDATES = 4
"""How many reports of each other language are compared with a report."""
TOGETHER = 256
"""How many reports are set against those near them at once."""
PAIRS = 512
"""How many pairs are compared at once, the sentences of all their reports encoded together."""
LETTERS = 300
"""How much of a sentence is encoded."""
SENTENCES = 24
"""How many sentences of a report are compared, from the first."""
LEAST = 3
"""Fewest matched sentences."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
Place = tuple[int, int]
"""First character and end of a sentence."""
Encode = Callable[[Sequence[str]], Any]
Languages = tuple[str | None, str | None]
"""A report's language, and the one that it says it was translated from."""


class Aligned(NamedTuple):
    """Matched sentences of two reports.

    pairs: their places in each. share_a, share_b: the part of each report's letters in them. same: the part of
    the words outside quotations, in the mean of both, that they say alike and with the same numbers.
    """

    pairs: tuple[tuple[Place, Place], ...]
    share_a: float
    share_b: float
    same: float

    def translates(self, a: Article, b: Article) -> bool:
        """Whether so much matches that one report is a translation of the other, or both of a third."""
        least = SAME_STATED if stated(a, b) else SAME_OTHER if a.translated_from or b.translated_from else SAME_TEXT
        return len(self.pairs) >= LEAST and self.same >= least and numbers_agree(a, b)


def stated(a: Article, b: Article) -> bool:
    """True when one of two reports says that it was translated from the language of the other."""
    return _stated((a.lang, a.translated_from), (b.lang, b.translated_from))


def _stated(a: Languages, b: Languages) -> bool:
    return (a[1] or "") == b[0] or (b[1] or "") == a[0]


def aligned(
    texts: Sequence[Words],
    lengths: Sequence[int],
    languages: Sequence[Languages],
    items: Sequence[Evidence],
    openings: Any,
    encode: Encode,
) -> Iterator[tuple[tuple[int, int], Aligned]]:
    """The pairs of reports in different languages of which sentences match, by place, the earlier first.

    lengths: words of each report. languages: of each report. openings: the vectors of headlines and openings, a row a
    report. encode: what makes vectors of texts. Pairs that share no agency and, for their numbers, are no translations
    are left out.
    """
    bodied = [i for i, length in enumerate(lengths) if length >= 25]
    pairs = [
        (i, j)
        for i, j in _candidates(bodied, languages, items, openings)
        if numbers_agree(texts[i].article, texts[j].article) or agency(texts[i].article, texts[j].article)
    ]
    at_hand: dict[int, tuple[list[Place], Any]] = {}
    for at in range(0, len(pairs), PAIRS):
        some = pairs[at : at + PAIRS]
        needed = {i for pair in some for i in pair}
        at_hand = {i: known for i, known in at_hand.items() if i in needed}
        at_hand.update(_encoded(sorted(needed - at_hand.keys()), texts, encode))
        for i, j in some:
            (cut_i, rows_i), (cut_j, rows_j) = at_hand[i], at_hand[j]
            likeness = (rows_i @ rows_j.T).round(4)
            if len(path := _path(likeness)) >= 2:
                found = [(cut_i[x], cut_j[y]) for x, y in path]
                share_a, share_b = _part([s for s, _ in found], cut_i), _part([t for _, t in found], cut_j)
                told = (sum(texts[k].told(*place) for place in cut) for k, cut in ((i, cut_i), (j, cut_j)))
                same = _same(texts[i], texts[j], found, [float(likeness[x, y]) for x, y in path], *told)
                yield (i, j), Aligned(tuple(found), share_a, share_b, same)


def _encoded(places: Sequence[int], texts: Sequence[Words], encode: Encode) -> dict[int, tuple[list[Place], Any]]:
    """The sentences of some reports and their vectors, a row each; all are encoded together."""
    cuts = [_sentences(texts[i]) for i in places]
    rows = encode(
        [texts[i].article.text[s : min(e, s + LETTERS)] for i, cut in zip(places, cuts, strict=True) for s, e in cut]
    )
    ends = list(accumulate(map(len, cuts), initial=0))
    return {i: (cut, rows[end : end + len(cut)]) for i, cut, end in zip(places, cuts, ends[:-1], strict=True)}


def agency(a: Article, b: Article) -> str | None:
    """The agency both reports credit, the first by name where they share several."""
    return min(set(a.agencies) & set(b.agencies), default=None)


def numbers_agree(a: Article, b: Article) -> bool:
    """False when two reports with numbers share too few of them to be one text."""
    x, y = (Counter(_numbers(_mined(article))) for article in (a, b))
    fewer = min(x.total(), y.total())
    return fewer < 3 or (x & y).total() >= NUMBERS * fewer


def _numbers(text: str) -> list[str]:
    return [re.sub(r"\D", "", number) for number in _NUMBER.findall(text)]


def _same(
    a: Words, b: Words, found: list[tuple[Place, Place]], likeness: list[float], told_a: int, told_b: int
) -> float:
    said_a = said_b = 0.0
    for (s, t), value in zip(found, likeness, strict=True):
        x, y = set(_numbers(a.article.text[slice(*s)])), set(_numbers(b.article.text[slice(*t)]))
        if not (x and y) or x & y:
            weight = min(1.0, max(0.0, (value - LOOSE) / (CLOSE - LOOSE)))
            said_a += weight * a.told(*s)
            said_b += weight * b.told(*t)
    return (said_a / (told_a or 1) + said_b / (told_b or 1)) / 2


def _mined(article: Article) -> str:
    return "\n".join(article.text[b.start : b.end] for b in article.mined)


def _candidates(
    places: list[int], languages: Sequence[Languages], items: Sequence[Evidence], openings: Any
) -> list[tuple[int, int]]:
    """Pairs of reports in two languages, near in time, whose openings are most alike; by place, in order.

    A report is set against those of some days, and against the few that say that they were translated or are not
    dated; many are at once, in order of their days.
    """
    import numpy as np

    if len({items[i].lang for i in places}) < 2:
        return []
    place = np.array(places)
    days = np.array([items[i].days for i in places]).reshape(-1, 2)
    tells = np.array([languages[i][1] is not None for i in places])
    loose = np.isnan(days[:, 0]) | (days[:, 1] - days[:, 0] > NEAR_DAYS)
    by_day = np.argsort(days[:, 0], kind="stable")
    dated = by_day[~loose[by_day]]
    first, always = days[dated, 0], np.flatnonzero(loose | tells)
    pairs: set[tuple[int, int]] = set()
    for group, reach in ((dated[~tells[dated]], NEAR_DAYS), (dated[tells[dated]], NEAR_DAYS_STATED)):
        for at in range(0, len(group), TOGETHER):
            some = group[at : at + TOGETHER]
            low, high = days[some[0], 0] - reach - NEAR_DAYS, days[some, 1].max() + reach
            within = dated[first.searchsorted(low) : first.searchsorted(high, side="right")]
            pairs.update(_alike(place[some], place[np.union1d(within, always)], languages, items, openings))
    for at in range(0, len(place[loose]), TOGETHER):
        pairs.update(_alike(place[loose][at : at + TOGETHER], place, languages, items, openings))
    return sorted(pairs)


def _alike(
    some: Any, others: Any, languages: Sequence[Languages], items: Sequence[Evidence], openings: Any
) -> Iterator[tuple[int, int]]:
    """The pairs of some reports with those of others, in each other language, that are most alike."""
    import numpy as np

    likeness = np.round(openings[some] @ openings[others].T, 4)
    for i, row in zip(some.tolist(), likeness, strict=True):
        found: dict[str, list[tuple[float, int]]] = {}
        for n in np.flatnonzero(row >= OPENING).tolist():
            j = int(others[n])
            if items[j].lang != items[i].lang and _near(i, j, languages, items):
                found.setdefault(items[j].lang, []).append((-float(row[n]), j))
        for near in found.values():
            yield from ((min(i, j), max(i, j)) for _, j in sorted(near)[:CANDIDATES])


def _near(i: int, j: int, languages: Sequence[Languages], items: Sequence[Evidence]) -> bool:
    most = NEAR_DAYS_STATED if _stated(languages[i], languages[j]) else NEAR_DAYS
    dated = items[i].low is not None and items[j].low is not None
    return not dated or gap(items[i], items[j]) <= most


def _sentences(text: Words) -> list[Place]:
    article, language = text.article, pack(text.article.lang)
    out: list[Place] = []
    for block in article.mined:
        if block.kind in ("title", "heading", "caption"):
            continue
        for start, end in sentences.split(article.text[block.start : block.end], language):
            if end - start >= 12:
                out.append((block.start + start, block.start + end))
        if len(out) >= SENTENCES:
            break
    return out[:SENTENCES]


def _path(likeness: Any) -> list[tuple[int, int]]:
    """The monotone path of most likeness (Needleman and Wunsch 1970), of it the sentences that match."""
    import numpy as np

    gain = np.maximum(likeness - 0.35, 0)
    n, m = gain.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(n):
        for j in range(m):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + gain[i, j])
    pairs: list[tuple[int, int]] = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            if likeness[i, j] >= MEANS_THE_SAME:
                pairs.append((i, j))
    return pairs[::-1]


def _part(found: list[Place], of: list[Place]) -> float:
    return sum(e - s for s, e in found) / (sum(e - s for s, e in of) or 1)
