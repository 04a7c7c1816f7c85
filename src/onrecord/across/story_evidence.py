"""What of an article is compared when stories are formed: its headline, its opening, its terms and its days."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Collection, ItemsView, Iterator, Mapping
from dataclasses import dataclass
from sys import intern
from weakref import WeakKeyDictionary

from onrecord.across.repeated import site_titles, standing
from onrecord.lang import Pack, pack
from onrecord.model import Article, Dossier, when
from onrecord.text.terms import StoryWords, fold, terms

OPENING = 300
"""Characters of the body that are read after the headline for its meaning."""

BODY = 800
"""Characters of the body whose words are counted: a report says first what is new; the rest is often background."""

TITLE_WEIGHT = 12
"""How often a headline's words count when there is a body too."""

UNKNOWN_GAP = 7
"""Days between two reports when one of them is not dated."""

_TAIL = re.compile(r"\s+(?:[|•·»]|[-–—])\s+([^|•·»–—]{2,45})$")


_made: WeakKeyDictionary[Dossier, list[Evidence]] = WeakKeyDictionary()


class Bag(Mapping[str, float]):
    """Counts of terms, for which a dictionary would take five times the memory: a record has one for each report."""

    __slots__ = ("_counts", "_terms")

    def __init__(self, counts: Mapping[str, float]) -> None:
        self._terms = tuple(map(intern, counts))
        self._counts = array("f", counts.values())

    def __getitem__(self, term: str) -> float:
        try:
            return self._counts[self._terms.index(term)]
        except ValueError:
            raise KeyError(term) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def items(self) -> ItemsView[str, float]:
        """Terms and their counts."""
        return zip(self._terms, self._counts, strict=True)  # type: ignore[return-value]


@dataclass(frozen=True)
class Evidence:
    """An article as the grouping of stories sees it.

    title: headline without the outlet's name, empty when there is none. opening: headline and first words.
    bag: counts of terms. low, high: ordinals of its first and last possible day, None when not known.
    ordinals: for each term that an ordinal stands before in the headline, its number. countries: those whose places its
    headline and first words name (ISO 3166-1), as far as the gazetteer is sure.
    """

    id: str
    lang: str
    title: str
    opening: str
    bag: Mapping[str, float]
    low: int | None
    high: int | None
    ordinals: dict[str, str]
    countries: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[float, float]:
        """Ordinals of its first and last possible day, nan when not known."""
        return (float("nan") if self.low is None else self.low, float("nan") if self.high is None else self.high)


def headline(title: str | None) -> str:
    """A title without the outlet's name that pages add behind a stroke or dash ("… | The Daily Echo")."""
    text = " ".join((title or "").split())
    while match := _TAIL.search(text):
        head = text[: match.start()]
        if len(match[1].split()) > 5 or len(head.split()) < 4:
            break
        text = head
    return text


def evidences(dossier: Dossier) -> list[Evidence]:
    """What the articles give to compare, in order, without what a site prints on page after page; made once."""
    if dossier not in _made:
        blocks, titles = standing(dossier), site_titles(dossier)
        _made[dossier] = [
            evidence(article, blocks.get(key, frozenset()), titled=key not in titles)
            for key, article in dossier.articles.items()
        ]
    return _made[dossier]


def forget(dossier: Dossier) -> None:
    """Gives back the memory of a dossier's evidence, which is made again when it is asked for."""
    _made.pop(dossier, None)


def body(article: Article, without: Collection[tuple[int, int]] = ()) -> str:
    """The mined text of an article without its headline, wherever that is repeated, and without some blocks."""
    title = " ".join((article.title or "").split())
    blocks = (b for b in article.mined if b.kind not in ("title", "caption") and (b.start, b.end) not in without)
    parts = (article.text[b.start : b.end].strip() for b in blocks)
    return "\n".join(p for p in parts if p and " ".join(p.split()) != title)


def evidence(article: Article, without: Collection[tuple[int, int]] = (), *, titled: bool = True) -> Evidence:
    """What an article gives to compare.

    without: start and end of blocks that count for nothing. titled: False where its headline does not either; a heading
    that its text begins with is its headline then.
    """
    words = pack(article.lang)
    heading = "" if titled else _heading(article, without)
    title = headline(article.title if titled else heading)
    text = body(article, without).removeprefix(heading.strip()).lstrip("\n")
    days = when.days(article.published.value)
    low = days.low or days.high if days else None
    high = days.high or days.low if days else None
    return Evidence(
        id=article.id,
        lang=article.lang or "und",
        title=title,
        opening=f"{title}\n{text[:OPENING]}".strip(),
        bag=bag_of(title, text, words),
        low=low.toordinal() if low else None,
        high=high.toordinal() if high else None,
        ordinals=_ordinals(title, words.part("stories", StoryWords)),
    )


def _heading(article: Article, without: Collection[tuple[int, int]]) -> str:
    """The heading that the mined text of an article begins with, the title and some blocks left out."""
    own = (b for b in article.mined if b.kind != "title" and (b.start, b.end) not in without)
    first = next(own, None)
    return article.text[first.start : first.end] if first and first.kind == "heading" else ""


def bag_of(title: str, text: str, words: Pack) -> Bag:
    """How often each term counts: those of a headline more than those of the first words of its text."""
    bag: Counter[str] = Counter()
    for term in terms(title, words):
        bag[term] += TITLE_WEIGHT if text else 1
    bag.update(terms(text[:BODY], words))
    return Bag(bag)


def _ordinals(title: str, words: StoryWords) -> dict[str, str]:
    if not words.ordinals:
        return {}
    endings = "|".join(re.escape(e) for e in sorted(words.ordinals, key=lambda e: (-len(e), e)))
    found = re.finditer(rf"(?<!\w)(\d{{1,4}})(?:{endings})\s+([^\W\d_]{{3,}})", title)
    return {fold(m[2]): m[1] for m in found}


def gap(a: Evidence, b: Evidence) -> int:
    """Days that surely lie between two reports; `UNKNOWN_GAP` when one is not dated."""
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return UNKNOWN_GAP
    return max(0, a.low - b.high, b.low - a.high)
