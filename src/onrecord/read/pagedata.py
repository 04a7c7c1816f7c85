"""What a saved page says about its report: JSON-LD first, then its meta elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.read.stated import day_or_interval, language_of, words_of

ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "BlogPosting",
    "LiveBlogPosting", "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle",
    "Report", "SocialMediaPosting", "TechArticle",
})  # fmt: skip
_PUBLISHED = ("article:published_time", "og:published_time", "article:published", "datepublished", "date", "dc.date",
              "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "pubdate", "publishdate",
              "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published",
              "citation_publication_date", "cxenseparse:recs:publishtime")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
             "article.updated", "lastmod")  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl", "sailthru.author")
_DEPTH = 12


class PageData(msgspec.Struct, frozen=True, kw_only=True):
    """The stated facts of a page; None where it states none. Dates are EDTF values."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    lang: str | None = None


def page_data(tree: Any) -> PageData:
    """The facts that a parsed page (an lxml tree) states about its report."""
    node = next(_articles(tree), {})
    meta = _meta(tree)
    authors = _names(node.get("author")) or tuple(
        n for key in _AUTHORS for n in meta.get(key, ()) if n and not n.startswith("http")
    )
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    headline = tree.xpath("//h1")
    title = words_of(node.get("headline")) or _first(meta, "og:title", "twitter:title", "title")
    return PageData(
        title=title or (words_of(headline[0].text_content()) if len(headline) == 1 else None) or _title(tree),
        authors=tuple(dict.fromkeys(a.removeprefix("By ").strip() for a in authors)),
        outlet=next(iter(_names(node.get("publisher"))), None) or _first(meta, "og:site_name", "application-name"),
        published=_day(node.get("datePublished")) or _dated(meta, _PUBLISHED) or _time(tree),
        modified=_day(node.get("dateModified")) or _dated(meta, _MODIFIED),
        url=words_of(next(iter(canonical), None)) or _first(meta, "og:url") or _address(node),
        lang=next(
            (code for value in (*tree.xpath("/html/@lang"), node.get("inLanguage"), _first(meta, "og:locale"))
             if isinstance(value, str) and (code := language_of(value, "")[0])), None,
        ),
    )  # fmt: skip


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of an article, wherever they are nested."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            found = json.loads(script.text_content().strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _nested(found, 0)


def _nested(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(found, list):
        for item in found:
            yield from _nested(item, depth + 1)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        if ARTICLE_TYPES & {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}:
            yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _nested(found.get(key), depth + 1)


def _names(value: Any) -> tuple[str, ...]:
    """Names in what JSON-LD gives as author or publisher: a text, an object, a list of these."""
    if isinstance(value, list):
        return tuple(name for item in value for name in _names(item))
    name = words_of(value.get("name") if isinstance(value, dict) else value)
    return (name,) if name and not name.startswith("http") else ()


def _meta(tree: Any) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if value := words_of(element.get("content")):
            out.setdefault(key.lower(), []).append(value)
    return out


def _first(meta: dict[str, list[str]], *keys: str) -> str | None:
    return next((meta[key][0] for key in keys if meta.get(key)), None)


def _day(value: Any) -> str | None:
    text = words_of(value)
    return day_or_interval(text) if text else None


def _dated(meta: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((day for key in keys for value in meta.get(key, ()) if (day := _day(value))), None)


def _time(tree: Any) -> str | None:
    """The one `time` element that a page marks as its date of publication."""
    found = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    )
    days = {day for value in found if (day := _day(value))}
    return days.pop() if len(days) == 1 else None


def _address(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    url = words_of(node.get("url") or (page.get("@id") if isinstance(page, dict) else page))
    return url if url and url.startswith("http") else None


def _title(tree: Any) -> str | None:
    found = tree.xpath("//head/title | //title")
    return words_of(found[0].text_content()) if found else None
