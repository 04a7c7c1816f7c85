"""Links from a line of the page to the exact words it rests on.

Every link is noted here, so that the reports, which are written last, give each linked stretch of text
its anchor, and can say in their margin where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from onrecord.model import Span
from onrecord.web.sources import Source, Sources, colour


class Use(NamedTuple):
    """A line of the page that rests on some words: its anchor, and its name in the margin."""

    anchor: str
    words: str


class Chip(NamedTuple):
    """A source chip that leads to evidence. live: the words on the live page, None where there is none.

    via: the outlet whose words the report passes on here, empty where they are its own.
    """

    source: Source
    href: str
    live: str | None
    via: str = ""


class ChipGroup(NamedTuple):
    """Chips of one independent source; colour 0 when not shown independent."""

    colour: int
    chips: tuple[Chip, ...]


def one_each(spans: Iterable[Span]) -> list[Span]:
    """The first words of each report."""
    seen: dict[str, Span] = {}
    for span in spans:
        seen.setdefault(span.article, span)
    return list(seen.values())


def anchor(span: Span) -> str:
    """The id of a stretch of text on the page: the same on every build from the same reports."""
    return f"{span.article}:{span.start}-{span.end}"


class Evidence:
    """Makes links to evidence and remembers them."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.linked: dict[str, dict[tuple[int, int], list[Use]]] = {}

    def href(self, span: Span, use: Use | None = None) -> str:
        """A link to some words, noted as used by a line when one is named."""
        uses = self.linked.setdefault(span.article, {}).setdefault((span.start, span.end), [])
        if use is not None and use not in uses:
            uses.append(use)
        return f"#{anchor(span)}"

    def live(self, span: Span) -> str | None:
        """The words on the live page, by a text fragment; None when the report has no address on the web."""
        source = self.sources[span.article]
        if source.url is None:
            return None
        text, block = source.article.text, source.article.block_at(span.start)
        low, high = (block.start, block.end) if block else (span.start, span.end)
        fragment = text_fragment(span.exact, text[low : span.start], text[span.end : high])
        return f"{source.url.split('#')[0]}#:~:text={fragment}"

    def chip(self, span: Span, use: Use | None = None) -> Chip:
        """A chip that names the source of some words and leads to them."""
        return Chip(self.sources[span.article], self.href(span, use), self.live(span), self.sources.via(span))

    def chips(self, spans: Iterable[Span], use: Use | None = None) -> list[ChipGroup]:
        """Chips for several places, one for each report, those of one independent source together."""
        together: dict[tuple[int, str], list[Chip]] = {}
        for span in one_each(spans):
            group = self.sources.group(span)
            together.setdefault((group, "" if group else span.article), []).append(self.chip(span, use))
        return [ChipGroup(colour(group), tuple(chips)) for (group, _), chips in together.items()]


def text_fragment(words: str, before: str = "", after: str = "") -> str:
    """Words as the value of a text fragment: very short ones with their neighbours, long ones by their ends.

    before, after: the text around them in their block, where it stands apart by white space.
    """
    tokens = words.split()
    if len(tokens) <= 3:
        lead = _escaped(" ".join(before.split()[-2:])) if before[-1:].isspace() else ""
        tail = _escaped(" ".join(after.split()[:2])) if after[:1].isspace() else ""
        return (f"{lead}-," if lead else "") + _escaped(" ".join(tokens)) + (f",-{tail}" if tail else "")
    if len(tokens) <= 10:
        return _escaped(" ".join(tokens))
    return f"{_escaped(' '.join(tokens[:4]))},{_escaped(' '.join(tokens[-4:]))}"


def _escaped(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
