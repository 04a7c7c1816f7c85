"""How a report is named on the page, and which reports are one source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord.across.independence import Origins
from onrecord.lang import codes, pack
from onrecord.model import Article, Dossier, Span, when
from onrecord.web.days import spoken

COLOURS = 8
"""Colours for independent sources; they come round again after that many. 0 is for those not shown independent."""


def colour(group: int) -> int:
    """The colour of an independent source by its number; 0 for none."""
    return (group - 1) % COLOURS + 1 if group else 0


class Source(NamedTuple):
    """A report as the page names it.

    label: outlet, else agency, else the name of the file. day: in words, empty when unknown; iso: the value.
    colour: 1 to COLOURS, the same for reports that are one independent source; 0 where none is shown.
    group: number of the independent source in its story, 0 where none is shown.
    """

    article: Article
    label: str
    day: str
    iso: str
    group: int
    colour: int
    lang: str
    dir: str
    url: str | None

    @property
    def anchor(self) -> str:
        """The id of the report on the page."""
        return self.article.id


def safe_url(url: str | None) -> str | None:
    """The address when it is plainly one of the web (http or https, a host, no user name before it), else None."""
    if not url or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.username is None else None
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def direction(lang: str | None) -> str:
    """Direction of writing for `dir`; `auto` for a language that has no pack."""
    return pack(lang).language.direction if lang in codes() else "auto"


def language_name(lang: str | None) -> str:
    """A language's name in English, or its code where that is no language's."""
    from babel import Locale

    if lang in codes():
        return pack(lang).language.name
    return Locale("en").languages.get(lang or "", lang) or "language not known"


class Sources:
    """All reports as the page names them."""

    def __init__(self, dossier: Dossier, year: int | None) -> None:
        self.year = year
        self._origins = Origins(dossier)
        short = _short_names(dossier.articles.values())
        self._all = {}
        for a in dossier.articles.values():
            group = self._origins.report(a.id)
            self._all[a.id] = Source(
                article=a,
                label=a.outlet or (a.agencies[0] if a.agencies else short[a.id]),
                day=spoken(a.published.value, None, year),
                iso=a.published.value or "",
                group=group,
                colour=colour(group),
                lang=a.lang or "",
                dir=direction(a.lang),
                url=safe_url(a.url) or safe_url(a.source),
            )

    def __getitem__(self, article: str) -> Source:
        return self._all[article]

    def group(self, span: Span) -> int:
        """The number of the source of some words, which another outlet's are where their report only passes them on."""
        return self._origins.words(span)

    def via(self, span: Span) -> str:
        """The outlet to which a report credits some words, empty where it does not or names none."""
        return self._origins.via(span)

    def independent(self, spans: Iterable[Span]) -> int:
        """How many independent sources stand behind these words of the reports of one story."""
        return self._origins.count(spans)

    def origins(self, articles: Iterable[str]) -> int:
        """How many of these reports were not found to repeat another of them, shown independent or not."""
        return len({self._all[a].group or a for a in articles})

    def newest(self, articles: Iterable[str]) -> int:
        """A sort key: how late the last of these reports was published; undated ones count as earliest."""
        known = [k for a in articles if (k := when.days(self._all[a].iso)) is not None]
        return max((d.high.toordinal() for d in known if d.high), default=0)


def _short_names(articles: Iterable[Article]) -> dict[str, str]:
    """A name for each report from its source: the shortest leading part that no other report has."""
    stems = {a.id: _stem(a.source) for a in articles}
    taken: dict[str, int] = {}
    for stem in stems.values():
        for part in dict.fromkeys(_leading(stem)):
            taken[part] = taken.get(part, 0) + 1
    return {i: next((p for p in _leading(stem) if taken[p] == 1), stem) or "report" for i, stem in stems.items()}


def _leading(stem: str) -> list[str]:
    return [stem[: m.start()] for m in re.finditer(r"[_\- ]+", stem) if m.start()] + [stem]


def _stem(source: str) -> str:
    if (url := safe_url(source)) is not None:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    name = source.rsplit("#", 1)[-1] if "#" in source else re.split(r"[/\\]", source)[-1]
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name) or name
