"""What a page's JSON-LD says: the node of its own report, with what it refers to, also where the JSON is broken."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

ARTICLE_TYPES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "BlogPosting",
    "LiveBlogPosting", "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle",
    "Report", "SocialMediaPosting", "TechArticle",
})  # fmt: skip
_DEPTH = 12
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$|;\s*$")
_WRAPPERS = 4
"""Wrappings inside one another that are taken off."""
_TRAILING = re.compile(r",(\s*[}\]])")
_KEYS = ("headline", "datePublished", "dateModified", "url")
"""What is still taken from JSON that cannot be mended, where it says one thing only."""


def article(scripts: list[str], addresses: set[str]) -> dict[str, Any]:
    """The node of the page's own report in its scripts; empty where there is none, or none that is clearly its own.

    addresses: those of the page, by which its own report is told from those that it links to.
    """
    found: list[tuple[int, dict[str, Any]]] = []
    known: dict[str, dict[str, Any]] = {}
    for script in scripts:
        parsed = _parsed(script)
        for node, depth in _nodes(parsed):
            if isinstance(node.get("@id"), str) and len(node) > 1:
                known.setdefault(node["@id"], node)
            if ARTICLE_TYPES & set(_listed(node.get("@type"))):
                found.append((depth, node))
    own = next((n for _, n in found if addresses & set(_addresses(n))), None)
    if own is None:
        # Those in a list of links are other reports.
        own = next((n for depth, n in found if depth == 0), found[0][1] if len(found) == 1 else None)
    if own is None:
        return _fallback(scripts) if not found else {}
    return {key: _referred(value, known) for key, value in own.items()}


def names(value: Any) -> tuple[str, ...]:
    """Names in what JSON-LD gives as author or publisher: a text, an object, a list of these."""
    if isinstance(value, list):
        return tuple(name for item in value for name in names(item))
    name = value.get("name") if isinstance(value, dict) else value
    if isinstance(name, list):
        name = next(iter(name), None)
    text = " ".join(html.unescape(name).split()) if isinstance(name, str) else ""
    return (text,) if text and not text.startswith(("http:", "https:", "#")) else ()


def first(value: Any) -> Any:
    """The value itself, or the first of a list."""
    return next(iter(value), None) if isinstance(value, list) else value


def _parsed(script: str) -> Any:
    """The JSON of a script, mended where writers often break it; None where that does not help."""
    text = script.strip()
    for _ in range(_WRAPPERS):
        text = _WRAPPED.sub("", text).strip()
    several = "[" + re.sub(r"}\s*{", "},{", text) + "]"
    for attempt in (text, _TRAILING.sub(r"\1", text), html.unescape(text), several):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(found: Any, depth: int = 0, level: int = 0) -> Iterator[tuple[dict[str, Any], int]]:
    """Every node with 0 for one that stands for the page, 1 for one that the page only lists."""
    if level > _DEPTH:
        return
    if isinstance(found, list):
        for item in found:
            yield from _nodes(item, depth, level + 1)
    elif isinstance(found, dict):
        yield found, depth
        for key, value in found.items():
            if isinstance(value, dict | list):
                own = key in ("@graph", "mainEntity", "mainEntityOfPage", "@included")
                yield from _nodes(value, depth if own else 1, level + 1)


def _referred(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """The value, with a mere reference replaced by the node that it refers to."""
    if isinstance(value, list):
        return [_referred(item, known) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"} and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page):
        if isinstance(value, str) and value.startswith("http"):
            yield value.split("#", 1)[0].rstrip("/")


def _fallback(scripts: list[str]) -> dict[str, Any]:
    """What a script that is no JSON says in the one place where it says it."""
    for script in scripts:
        if _parsed(script) is None and re.search(r'"@type"\s*:\s*\[?\s*"\w*Article"', script):
            out = {}
            for key in _KEYS:
                values = set(re.findall(rf'"{key}"\s*:\s*"([^"\\]{{1,300}})"', script))
                if len(values) == 1:
                    out[key] = values.pop()
            return out
    return {}


def _listed(value: Any) -> list[str]:
    return [v.rpartition("/")[2] for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]
