"""Web addresses: which are asked for at all, and when two are one page."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TypeGuard
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from onrecord.fetch.failure import FetchError
from onrecord.read.addresses import ARCHIVED, host_of, original, same_site

LONGEST = 4096
"""Characters of an address; a longer one is refused."""


def is_address(source: object) -> TypeGuard[str]:
    """True for what a person gives as a web address."""
    return isinstance(source, str) and re.match(r"https?://", source.strip(), re.IGNORECASE) is not None


def bare(address: str) -> str:
    """The address without its fragment."""
    return address.strip().split("#", 1)[0]


def checked(address: str, base: str | None = None) -> str:
    """The address in the form that is sent, joined to `base` when it is relative.

    Raises FetchError for other schemes than http and https, for a user name or password in it, and for what is
    no address.
    """
    import httpx2

    if len(address) > LONGEST:
        raise FetchError(f"the address has {len(address):,} characters, more than {LONGEST:,}")
    try:
        url = httpx2.URL(urljoin(base, address.strip()) if base else address.strip())
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"it is no web address ({str(error)[:80]})") from error
    if url.scheme not in ("http", "https"):
        raise FetchError("only http and https addresses are read")
    if url.userinfo:
        raise FetchError("the address holds a user name or a password, which is never sent")
    if not url.host:
        raise FetchError("the address names no host")
    if url.port is not None and url.port < 1024 and url.port not in (80, 443):
        raise FetchError(f"port {url.port} is no port of web pages")
    return str(url.copy_with(fragment=None))


def to_ask(address: str) -> str:
    """The address to fetch: of an archived page the bytes as they were archived, without the archive's bar."""
    if found := ARCHIVED.fullmatch(address):
        return f"https://web.archive.org/web/{found['time']}id_/{found['url']}"
    return address


@lru_cache(maxsize=1)
def _trackers() -> frozenset[str]:
    said = tomllib.loads((Path(__file__).parent / "trackers.toml").read_text(encoding="utf-8"))
    return frozenset(said["parameters"])


def tidy(address: str) -> str:
    """The address without what only says where a reader came from."""
    from courlan import clean_url

    cleaned = clean_url(address) or address
    parts = urlsplit(cleaned)
    said = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(k, v) for k, v in said if k.lower() not in _trackers()]
    query = urlencode(kept) if len(kept) < len(said) else parts.query
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def canonical(url: str, stated: str | None) -> str:
    """The address of a page. url: where it was found; stated: what the page itself gives as its address.

    A page is believed about its own site only: another site's address would let it pass for that site's report.
    """
    found = original(url)
    if stated:
        try:
            own = checked(stated, found)
        except FetchError:
            own = ""
        # Some sites state their front page on every page.
        if own and same_site(own, found) and (urlsplit(own).path.strip("/") or not urlsplit(found).path.strip("/")):
            return tidy(own)
    return tidy(found)


def page_of(url: str | None) -> str | None:
    """The key of a page; None for what is no address, and for a site's front page."""
    if not is_address(url) or not host_of(url):
        return None
    found = key(url)
    return found if "/" in found or "?" in found else None


@lru_cache(maxsize=8192)
def key(url: str) -> str:
    """Equal for two addresses of one page: scheme, `www.`, `amp.`, a closing `/amp` and trackers do not count."""
    if len(url) > LONGEST:
        return url[:LONGEST]
    try:
        parts = urlsplit(tidy(original(url)))
        port = parts.port
    except ValueError:
        return url
    host = host_of(parts.geturl()) + (f":{port}" if port and port not in (80, 443) else "")
    path = re.sub(r"(?:/amp(?:\.html)?|/index\.html?)?/*$", "", parts.path)
    path = re.sub(r"\.amp(\.html)?$", r"\1", path)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if (k, v) not in
             {("amp", "1"), ("amp", ""), ("outputType", "amp")}]  # fmt: skip
    return host + path + ("?" + urlencode(sorted(query)) if query else "")
