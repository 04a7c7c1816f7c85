"""What a saved page says about its report: JSON-LD first, then its meta elements, then marks in its text."""

from __future__ import annotations

import html
from typing import Any

import msgspec

from onrecord.lang import pack
from onrecord.model import when
from onrecord.read import agencies, bylines, dates, jsonld
from onrecord.read.flat import bare
from onrecord.read.stated import day_or_interval, language_of, words_of
from onrecord.read.titles import headline

_PUBLISHED = ("article:published_time", "og:published_time", "article:published", "og:article:published_time",
              "datepublished", "dc.date.issued", "dcterms.issued", "date", "dc.date", "dcterms.date", "dcterms.created",
              "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
              "parsely-pub-date", "sailthru.date", "article.published", "citation_publication_date",
              "cxenseparse:recs:publishtime")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "last-modified",
             "dcterms.modified", "dc.date.modified", "article.updated", "lastmod")  # fmt: skip
_AUTHORS = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl",
            "sailthru.author", "citation_author")  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "parsely-section-site")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "category")
_EARLIEST = "1971"
"""A page that says it is older shows a clock that was never set."""


class PageData(msgspec.Struct, frozen=True, kw_only=True):
    """The stated facts of a page; None or empty where it states none. Dates are EDTF values.

    body: the text that the page's data gives, which may differ from the page. words: how many words it says it has.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    based_on: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    lang: str | None = None
    body: str = ""
    words: int = 0


def page_data(tree: Any) -> PageData:
    """The facts that a parsed page (an lxml tree) states about its report."""
    meta = _meta(tree)
    canonical = words_of(next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)) or _first(meta, "og:url")
    scripts = [s.text_content() for s in tree.xpath("//script[contains(@type, 'ld+json')]")]
    node = jsonld.article(scripts, {canonical.split("#", 1)[0].rstrip("/")} if canonical else set())
    lang = next(
        (code for value in (*tree.xpath("/html/@lang"), jsonld.first(node.get("inLanguage")), _first(meta, "og:locale"))
         if isinstance(value, str) and (code := language_of(value, "")[0])), None,
    )  # fmt: skip
    outlet = next(iter(jsonld.names(node.get("publisher"))), None) or _first(meta, *_OUTLETS)
    url = canonical or _address(node)
    published = _day(jsonld.first(node.get("datePublished")), lang) or _dated(meta, _PUBLISHED, lang)
    modified = _day(jsonld.first(node.get("dateModified")), lang) or _dated(meta, _MODIFIED, lang)
    published = published or _marked(tree, "datePublished", "published", lang)
    modified = modified or _marked(tree, "dateModified", "updated", lang)
    authors, credited = _authors(tree, node, meta, outlet, lang)
    return PageData(
        title=_title(tree, node, meta, (outlet, _first(meta, *_OUTLETS), url)),
        authors=authors,
        agencies=tuple(dict.fromkeys((*credited, *_agencies(node)))),
        based_on=_based_on(node),
        outlet=outlet,
        published=published,
        modified=modified if _not_before(modified, published) else None,
        url=url,
        lang=lang,
        body=html.unescape(body) if isinstance(body := node.get("articleBody"), str) else "",
        words=count if isinstance(count := node.get("wordCount"), int) and not isinstance(count, bool) else 0,
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for element in tree.xpath("//meta[@content]"):
        for name in ("property", "name", "itemprop"):
            if (key := element.get(name)) and (value := words_of(element.get("content"))):
                out.setdefault(key.lower(), []).append(value)
    return out


def _first(meta: dict[str, list[str]], *keys: str) -> str | None:
    return next((meta[key][0] for key in keys if meta.get(key)), None)


def _day(value: Any, lang: str | None) -> str | None:
    """A stated day, also written out where the page's language is known; None for what no report can have."""
    text = words_of(value)
    if not text:
        return None
    found = day_or_interval(text)
    if found is None and any(c.isalpha() for c in text) and len(text) <= 60:
        written = {d.value for d in dates.find(text, pack(lang))}
        found = written.pop() if len(written) == 1 else None
    return found if found and _EARLIEST <= found[:4] <= str(dates.LATEST) else None


def _dated(meta: dict[str, list[str]], keys: tuple[str, ...], lang: str | None) -> str | None:
    return next((day for key in keys for value in meta.get(key, ()) if (day := _day(value, lang))), None)


def _marked(tree: Any, item: str, name: str, lang: str | None) -> str | None:
    """The one day that elements marked as this date give (microdata, hAtom); None where they give two."""
    found = tree.xpath(
        f"//*[@itemprop='{item}']/@datetime | //*[@itemprop='{item}']/@content | "
        f"//time[contains(concat(' ', @class, ' '), ' {name} ')]/@datetime"
        + (" | //time[@pubdate]/@datetime" if name == "published" else "")
    )
    days = {day for value in found if (day := _day(value, lang))}
    return days.pop() if len(days) == 1 else None


def _not_before(modified: str | None, published: str | None) -> bool:
    """False for a change before publication: a draft's, and no change of the report."""
    a, b = when.days(modified), when.days(published)
    return not (a and b and a.high and b.low and a.high < b.low)


def _authors(
    tree: Any, node: dict[str, Any], meta: dict[str, list[str]], outlet: str | None, lang: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of people, and agencies that stand where an author's name would."""
    stated = (
        jsonld.names(node.get("author"))
        or tuple(n for key in _AUTHORS for n in meta.get(key, ()))
        or tuple(
            " ".join(e.text_content().split())
            for e in tree.xpath("//*[@itemprop='author']//*[@itemprop='name'] | //*[@rel='author']")[:6]
        )
    )
    people: list[str] = []
    credited: list[str] = []
    for line in map(html.unescape, stated):
        if not line or len(line) > bylines.LONGEST or line.startswith(("http:", "https:")) or "@" in line:
            continue
        if outlet and bare(line) == bare(outlet):
            continue
        if known := agencies.named(line):
            credited += known
        language = pack(lang)
        credit = bylines.with_cue(line, language)
        found = credit.names if credit else bylines.list_of_names(line, language)
        people += found or (() if known else (line,))
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(credited))


def _agencies(node: dict[str, Any]) -> tuple[str, ...]:
    """Agencies that the page's data names as where its report is from."""
    keys = ("sourceOrganization", "provider", "creditText", "copyrightHolder", "isBasedOn")
    return tuple(a for key in keys for name in jsonld.names(node.get(key)) for a in agencies.named(name))


def _based_on(node: dict[str, Any]) -> tuple[str, ...]:
    """Addresses, else names, of what the report says it is based on."""
    value = node.get("isBasedOn") or node.get("isBasedOnUrl")
    out = []
    for item in value if isinstance(value, list) else [value]:
        said = (item.get("url") or item.get("@id") or item.get("name")) if isinstance(item, dict) else item
        if text := words_of(said):
            out.append(text)
    return tuple(dict.fromkeys(out[:20]))


def _address(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    url = words_of(node.get("url") or (page.get("@id") if isinstance(page, dict) else page))
    return url if url and url.startswith("http") else None


def _title(tree: Any, node: dict[str, Any], meta: dict[str, list[str]], site: tuple[str | None, ...]) -> str | None:
    heads = tree.xpath("//h1")
    own = tree.xpath("//*[@itemprop='headline']")
    texts = tree.xpath("//head/title | //title")
    stated = node.get("headline")
    return headline(
        (
            html.unescape(stated) if isinstance(stated, str) else None,
            _first(meta, "og:title", "twitter:title", "dc.title", "dcterms.title", "title"),
            own[0].text_content() if len(own) == 1 else None,
            heads[0].text_content() if len(heads) == 1 else None,
            texts[0].text_content() if texts else None,
        ),
        site,
        (*meta.get("article:section", ()), *(v for key in _SECTIONS for v in meta.get(key, ())),
         *_sections(node)),
    )  # fmt: skip


def _sections(node: dict[str, Any]) -> list[str]:
    value = node.get("articleSection")
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
