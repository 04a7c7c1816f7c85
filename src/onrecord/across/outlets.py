"""The names of outlets and agencies that a report may cite, and which of them a report is from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord import lang
from onrecord.model import Article
from onrecord.read import agencies
from onrecord.read.flat import bare

_FILE = Path(lang.__file__).with_name("outlets.toml")
_WORD = re.compile(r"[^\W_]+")


class Named(NamedTuple):
    """An outlet's name in a text. key: the same for all its forms; name: its usual one."""

    start: int
    end: int
    key: str
    name: str


@lru_cache(maxsize=1)
def _listed() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Every form of the outlets and agencies of the lists to key and name, and parts of addresses to key."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["outlet"]
    forms = {form: (bare(name), name) for form, name in agencies.names().items()}
    sites: dict[str, str] = {}
    for row in rows:
        forms.update((form, (bare(row["name"]), row["name"])) for form in (row["name"], *row["forms"]))
        sites.update((site, bare(row["name"])) for site in row.get("sites", ()))
    return forms, sites


class Outlets:
    """The outlets that are listed and those that reports of a record are from."""

    def __init__(self, articles: Iterable[Article]) -> None:
        listed, self._sites = _listed()
        self._forms = dict(listed)
        for outlet in {" ".join(a.outlet.split()) for a in articles if a.outlet}:
            if len(outlet) > 1 and not outlet.islower():
                self._forms.setdefault(outlet, (bare(outlet), outlet))
        self._by_word: dict[str, list[str]] = {}
        for form in sorted(self._forms, key=lambda f: (-len(f), f)):
            if first := _WORD.search(form):
                self._by_word.setdefault(first[0], []).append(form)
        small = sorted(re.escape(w) for w in self._by_word if w[0].islower())
        lower = "".join(c for c in map(chr, range(0x0460)) if c.islower())
        capital = rf"[^\W_{lower}][^\W_]*"  # a name begins with a capital, or its script has none
        self._first = re.compile(rf"(?<![^\W_])(?:{capital}|(?:{'|'.join(small)})(?![^\W_]))")

    def found(self, text: str, clitics: Iterable[str] = ()) -> Iterator[Named]:
        """The names in a text, in order, the longest of those that begin at one place."""
        end = 0
        for m in self._first.finditer(text):
            if m.start() < end:
                continue
            for cut in (0, *(1 for c in clitics if m[0].startswith(c))):
                if named := self._at(text, m.start() + cut, m[0][cut:]):
                    end = named.end
                    yield named
                    break

    def _at(self, text: str, start: int, word: str) -> Named | None:
        for form in self._by_word.get(word, ()):
            end = start + len(form)
            if text.startswith(form, start) and not re.match(r"\w|-[^\W\d_]", text[end : end + 2]):
                return Named(start, end, *self._forms[form])
        return None

    def key(self, name: str) -> str:
        """What stands for an outlet under all its forms."""
        name = " ".join(name.split())
        return self._forms[name][0] if name in self._forms else bare(name)

    def of(self, article: Article) -> frozenset[str]:
        """The keys of where a report is from: its outlet, its address, the agencies that sign it."""
        keys = {self.key(article.outlet)} if article.outlet else set()
        host = _host(article.url)
        keys |= {key for site, key in self._sites.items() if site in host.split(".") or site == host}
        if host and not article.outlet:
            labels = set(host.split("."))
            keys |= {key for form, (key, _) in self._forms.items() if _squeezed(form) in labels}
        if not keys or article.agencies:
            lines = [article.text[b.start : b.end] for b in article.blocks if b.kind in ("byline", "dateline")]
            signed = {a for a in article.agencies if not keys or any(a in line for line in lines)}
            keys |= {bare(a) for a in signed}
        return frozenset(keys)


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def _squeezed(name: str) -> str:
    return re.sub(r"\W", "", bare(name))
