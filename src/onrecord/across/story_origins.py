"""How many independent sources a story has: what repeats another report counts with it, once.

A report counts when it is the first of its origin and something shows where it comes from: an outlet, an
agency or an address of its own. What repeats, translates or shares the despatch of another report, is signed
by an agency or comes from an outlet already counted, only passes on what another outlet reported, or does not say
where it comes from, is not counted, and the reason is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from onrecord.across.passed_on import PassedOn
from onrecord.fetch.address import page_of
from onrecord.model import Article, Copy, Independence, Version, when
from onrecord.words import cite

EXCERPT = 0.25
"""An excerpt makes a report dependent from this share of the shorter report on."""
AGENCY_DAYS = 2
"""Most days between two reports for the same agency's signature to mean the same source."""

_KINDS = ("identical", "near", "translation", "excerpt", "same_agency")
"""Kinds of copies, the plainest dependence first."""


def repeats(copies: Sequence[Copy]) -> dict[str, list[Copy]]:
    """Article id to the copies it is part of, those that make it dependent."""
    out: dict[str, list[Copy]] = {}
    for copy in copies:
        if copy.kind != "excerpt" or copy.share >= EXCERPT:
            for article in copy.articles:
                out.setdefault(article, []).append(copy)
    return out


def origins(
    articles: Sequence[Article],
    copies_of: Mapping[str, Sequence[Copy]],
    versions: Iterable[Version] = (),
    passed: PassedOn | None = None,
) -> tuple[tuple[str, ...], tuple[Independence, ...]]:
    """The ids of a story's independent reports, in order, and the reason for each of the others.

    articles: in order of publication. copies_of: as `repeats` gives it. versions: texts of one page.
    passed: what reports pass on; None where that is not looked at.
    """
    place = {a.id: n for n, a in enumerate(articles)}
    pages = {v.articles[1]: v.articles[0] for v in versions if v.articles[0] in place}
    independent: list[str] = []
    why: list[Independence] = []
    taken: dict[str, Article] = {}
    for n, article in enumerate(articles):
        reason = (
            _later_text(article, pages, articles, place)
            or _repeated(article, articles, place, copies_of)
            or _based_on(article, articles)
            or _same_origin(article, taken, articles[:n])
            or (_passes_on(article, articles, why, passed) if passed else None)
        )
        if reason is None and not _keys(article):
            reason = "names no outlet, agency or address, so it is not shown to be independent"
        if reason is None:
            independent.append(article.id)
        else:
            why.append(Independence(article.id, reason))
        for key in _keys(article):
            taken.setdefault(key, article)
    return tuple(independent), tuple(why)


def _passes_on(
    article: Article, articles: Sequence[Article], why: Sequence[Independence], passed: PassedOn
) -> str | None:
    """The reason of a report that only passes on what another did; the first to pass on an outlet's stands for it."""
    whole = passed.whole(article.id)
    if whole is None:
        return None
    if not whole.key:
        told = f"passes on what others reported (“{whole.words}”)"
        return f"{told} without naming them, so it is not shown to be independent"
    told = f"passes on what {whole.name} reported (“{whole.words}”)"
    left_out = {row.article for row in why}
    for other in articles:
        if other.id != article.id and whole.key in passed.origins(other.id) and not passed.whole(other.id):
            return f"{told}, which has a report of its own here: {cite(other)}"
    for other in articles[: articles.index(article)]:
        again = passed.whole(other.id)
        if again and again.key == whole.key and other.id not in left_out:
            return f"{told}, as does {cite(other)}"
    return None


def _later_text(
    article: Article, pages: Mapping[str, str], articles: Sequence[Article], place: Mapping[str, int]
) -> str | None:
    first = pages.get(article.id)
    return f"is another text of the same page as {cite(articles[place[first]])}" if first else None


def _based_on(article: Article, articles: Sequence[Article]) -> str | None:
    """The reason of a report whose own data says that it is based on another of the story: by address or outlet."""
    for named in article.based_on:
        page, name = page_of(named), " ".join(named.split()).casefold()
        for other in articles:
            same = (page and page_of(other.url) == page) or (other.outlet and other.outlet.casefold() == name)
            if same and other.id != article.id and not other.based_on:
                return f"says that it is based on {cite(other)}"
    return None


def _repeated(
    article: Article, articles: Sequence[Article], place: Mapping[str, int], copies_of: Mapping[str, Sequence[Copy]]
) -> str | None:
    """The reason of the plainest copy in which this report is the later one, or says that it is the translation."""
    found: list[tuple[bool, int, float, int, Copy]] = []
    for copy in copies_of.get(article.id, ()):
        at = place.get(next(a for a in copy.articles if a != article.id))
        if at is None:
            continue
        own, others = _states(article, articles[at]), _states(articles[at], article)
        if own if own != others else at < place[article.id]:
            found.append((not own, _KINDS.index(copy.kind), -copy.share, at, copy))
    if not found:
        return None
    *_, at, copy = min(found, key=lambda row: row[:4])
    return _reason(article, articles[at], copy)


def _states(article: Article, other: Article) -> bool:
    """True when a report says that it was translated from the other's language."""
    return article.translated_from is not None and article.translated_from == other.lang


def _reason(article: Article, other: Article, copy: Copy) -> str:
    name = cite(other)
    share = "all" if copy.share >= 0.995 else f"{round(100 * copy.share)} %"
    part = f" ({share} of the shorter text)"
    match copy.kind:
        case "identical":
            return f"prints the same words as {name}"
        case "near":
            return f"is a near copy of {name}{part}"
        case "translation" if _states(article, other):
            return f"is a translation of {name}{part}"
        case "translation":
            return f"is the same text as {name}, in another language{part}"
        case "excerpt":
            return f"repeats passages of {name}{part}"
    agency = min(set(article.agencies) & set(other.agencies), default="the same agency")
    return f"uses the same despatch of {agency} as {name}"


def _same_origin(article: Article, taken: Mapping[str, Article], earlier: Sequence[Article]) -> str | None:
    for key in _keys(article):
        if key in taken:
            kind, name = key.split(":", 1)
            origin = {"outlet": "is from the same outlet", "site": f"is from the same site, {name},"}.get(kind)
            return f"{origin or f'rests on the same agency, {name},'} as the report of {cite(taken[key])}"
    for agency in _signs(article):
        for other in earlier:
            if agency in _signs(other) and _days_apart(article, other) <= AGENCY_DAYS:
                return f"is signed by the same agency, {agency}, as the report of {cite(other)}"
    return None


def _signs(article: Article) -> Iterator[str]:
    """The agencies that a report names in its byline or dateline: the whole text is theirs, and not a word or two."""
    lines = [article.text[b.start : b.end] for b in article.blocks if b.kind in ("byline", "dateline")]
    return (agency for agency in article.agencies if any(agency in line for line in lines))


def _days_apart(a: Article, b: Article) -> int:
    """Days that surely lie between two reports; none when one is not dated."""
    x, y = when.days(a.published.value), when.days(b.published.value)
    if x is None or y is None or x.low is None or y.low is None or x.high is None or y.high is None:
        return 0
    return max(0, (x.low - y.high).days, (y.low - x.high).days)


def _keys(article: Article) -> list[str]:
    """What shows where a report comes from; the agencies it credits where it names no outlet or address."""
    keys = []
    if article.outlet:
        keys.append(f"outlet:{' '.join(article.outlet.split()).casefold()}")
    if site := site_of(article.url):
        keys.append(f"site:{site}")
    if not keys:
        keys += [f"agency:{agency}" for agency in article.agencies]
    return keys


def site_of(url: str | None) -> str | None:
    """The host of a web address without "www."; None where there is none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None
