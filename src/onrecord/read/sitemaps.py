"""Reads sitemaps, news sitemaps among them: addresses with what the site says of their reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import xml
from onrecord.read.file import File, problem
from onrecord.read.pieces import local
from onrecord.read.raw import Raw
from onrecord.read.stated import day_or_interval, language_of, words_of


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """An address in a sitemap; published (EDTF), title, outlet and lang only where it is a news sitemap."""

    url: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    lang: str | None = None


class Sitemap(msgspec.Struct, frozen=True, kw_only=True):
    """addresses: of pages, in the order of the file. sitemaps: addresses of further sitemaps, of an index."""

    addresses: tuple[Listed, ...] = ()
    sitemaps: tuple[Listed, ...] = ()


def parse(data: bytes) -> Sitemap | None:
    """The sitemap or index of sitemaps in these bytes; None when they are none. Never raises."""
    root = xml.parse(data)
    if root is None or local(root) not in ("urlset", "sitemapindex"):
        return None
    return Sitemap(
        addresses=tuple(found for e in root if local(e) == "url" and (found := _listed(e))),
        sitemaps=tuple(found for e in root if local(e) == "sitemap" and (found := _listed(e))),
    )


def _listed(element: Any) -> Listed | None:
    url = xml.words_in(xml.first(element, "loc"))
    news = xml.first(element, "news")
    if not url or not url.startswith(("http://", "https://")):
        return None
    if news is None:
        return Listed(url=url, modified=_day(element, "lastmod"))
    return Listed(
        url=url,
        title=xml.words_in(xml.first(news, "title")),
        outlet=xml.words_in(xml.first(news, "publication", "name")),
        lang=language_of(xml.words_in(xml.first(news, "publication", "language")), "")[0],
        published=_day(news, "publication_date"),
        modified=_day(element, "lastmod"),
    )


def _day(element: Any, name: str) -> str | None:
    text = words_of(xml.words_in(xml.first(element, name)))
    return day_or_interval(text) if text else None


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """A sitemap in a file holds no report; the problem says what it holds."""
    found = parse(file.data)
    count = len(found.addresses) + len(found.sitemaps) if found else 0
    yield problem(
        file.source,
        f"{file.source} is a sitemap with {count} address{'' if count == 1 else 'es'} and no report; "
        "give the pages themselves.",
    )
