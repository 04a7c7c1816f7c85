"""Headlines without what a site prints beside them: its name, a section's, a trail of both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from onrecord.read.flat import bare

LONGEST = 1000
"""Characters; what is longer is no headline."""
_PARTED = re.compile(r"\s+[|–—·•»›«:-]+\s+|\s*\|\s*|\s+::\s+")
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)


def headline(stated: Iterable[str | None], site: Iterable[str | None], sections: Iterable[str | None]) -> str | None:
    """The first of the stated headlines that is more than the site's or a section's name, without these.

    stated: the surest first. site: the site's names and addresses. sections: names of the page's sections.
    """
    named = {key for name in site if name for key in _keys(name)}
    sected = {bare(s) for s in sections if s}
    candidates = [" ".join(title.split()) for title in stated if title and title.strip()]
    candidates = [title for title in candidates if len(title) <= LONGEST]
    for title in candidates:
        short = _stripped(title, named, sected)
        if not short or bare(short) in sected:
            continue
        parts = _parts(short)
        if len(parts) > 1:
            # "Headline | Section", where another place gives the headline alone.
            again = next((c for c in candidates if bare(c) == bare(parts[0]) and len(parts[0].split()) > 2), None)
            short = again or short
        return short
    return None


def is_label(line: str) -> bool:
    """True for a section's or site's name beside another, and no headline: "World | site.example"."""
    parts = _parts(line)
    if len(parts) < 2 or len(line) > 90 or not re.search(r"[|›»]", line):
        return False
    return all(len(p.split()) <= 3 for p in parts)


def _stripped(title: str, named: set[str], sected: set[str]) -> str:
    """The title without the site's names at its ends, and, once one is gone, without a section's."""
    out, gone = title, False
    while True:
        parts = [(m.start(), m.end()) for m in _PARTED.finditer(out)]
        first = out[: parts[0][0]] if parts else out
        last = out[parts[-1][1] :] if parts else out
        if _is_site(last, named) or (gone and parts and bare(last) in sected):
            out, gone = out[: parts[-1][0]] if parts else "", True
        elif _is_site(first, named) or (gone and parts and bare(first) in sected):
            out, gone = out[parts[0][1] :] if parts else "", True
        else:
            return out.strip()


def _parts(line: str) -> list[str]:
    return [p for p in _PARTED.split(line) if p.strip()]


def _is_site(part: str, named: set[str]) -> bool:
    return bool(part.strip()) and (bare(part) in named or bare(part).replace(" ", "") in named)


def _keys(name: str) -> set[str]:
    """How a site is named: the words, the words run together, and of an address its host and the host's own word."""
    if name.startswith(("http://", "https://")):
        try:
            host = (urlsplit(name).hostname or "").removeprefix("www.")
        except ValueError:
            return set()
        labels = host.split(".")
        own = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2] if len(labels) > 1 else host
        return {host, own} - {""}
    plain = bare(name)
    return {plain, plain.replace(" ", ""), *([plain.rpartition(".")[0]] if _HOST.fullmatch(name) else [])} - {""}
