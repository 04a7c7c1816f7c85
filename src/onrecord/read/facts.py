"""The facts of a report itself, from what its source says and its header, dateline and notes."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from onrecord.config import Config
from onrecord.lang import Pack
from onrecord.model import Article, Block, Published, when
from onrecord.read import agencies, bylines, datelines, dates, notes
from onrecord.read.blocks import Layout
from onrecord.read.flat import flat
from onrecord.read.raw import Raw
from onrecord.read.words import phrases, words

_COPYRIGHT = re.compile(r"\W*(?:©|\(c\)|copyright\b|.{0,40}© ?copyright)", re.IGNORECASE)
HEADER_KINDS = frozenset({"byline", "dateline", "furniture", "note"})


def stated(article: Article, layout: Layout, raw: Raw, config: Config, language: Pack) -> Article:
    """The article with authors, agencies, dateline, dates, source language and update filled in."""
    lines = [(b, article.text[b.start : b.end]) for b in article.blocks]
    published, modified = _dates(article, layout, raw, config, language)
    authors, credit = _credits(lines, layout, language)
    place = layout.dateline.place if layout.dateline else None
    for block, line in lines:
        if block.kind == "dateline" and (whole := datelines.whole(line)):
            place = place or whole.place
    return msgspec.structs.replace(
        article,
        authors=tuple(dict.fromkeys(raw.authors or authors)),
        agencies=tuple(dict.fromkeys((*raw.agencies, *credit))),
        dateline_place=place or raw.place,
        based_on=raw.based_on,
        published=published,
        modified=raw.modified or modified,
        translated_from=next((c for _, line in lines if (c := notes.translated_from(line, language))), None),
        updated=any(b.kind == "note" and notes.is_update(line, language) for b, line in lines)
        or bool(modified and (not published.value or modified > published.value)),
    )


def _credits(lines: list[tuple[Block, str]], layout: Layout, language: Pack) -> tuple[list[str], list[str]]:
    """Authors, and agencies or outlets that are credited, in order of place."""
    authors: list[str] = []
    credit: list[str] = [*layout.dateline.agencies] if layout.dateline else []
    end = max((b.end for b, _ in lines if b.kind in ("paragraph", "quote", "list")), default=0)
    for block, line in lines:
        match block.kind:
            case "dateline":
                credit += agencies.signed(line) or agencies.named(line) or agencies.credited(line, language)
            case "byline":
                found = bylines.with_cue(line, language) or bylines.beside_date(line, language)
                authors += found.names if found else ()
                credit += agencies.named(line)
                if found is None and _signs(block, lines) and (names := bylines.list_of_names(line, language)):
                    # A place or a section would come again in the report; its author's name does not.
                    authors += [n for n in names if not any(n in other for _, other in lines if other is not line)]
            case "note":
                found = bylines.contributed(line, language)
                authors += found.names if found else ()
                credit += found.outlets if found else agencies.named(line) if len(line) <= 40 else ()
            case "furniture" if block.start > end and _COPYRIGHT.match(line):
                credit += agencies.named(line)
            case "paragraph" | "quote" | "list":
                credit += agencies.credited(line, language)
                credit += agencies.signed(line) if block.end == end else ()
    return authors, credit


def _signs(block: Block, lines: list[tuple[Block, str]]) -> bool:
    """True for a name alone on its line where an author signs: before the body, or as the very last words."""
    body = [b.start for b, _ in lines if b.kind == "paragraph"]
    last_two = [b for b, _ in lines[-2:]]
    return bool(body) and (
        block.start < body[0] or (len(last_two) == 2 and last_two[1] is block and last_two[0].kind == "paragraph")
    )


def _dates(article: Article, layout: Layout, raw: Raw, config: Config, language: Pack) -> tuple[Published, str | None]:
    """When the report was published and last modified, from the surest ground there is.

    A day after the one on which the report was already there is none of its days of publication.
    """
    found = _written(article, layout, language)
    modified = found.get("updated")
    value = modified.value if modified else None
    if raw.date and (raw.date_basis == "given" or fits(raw.date, raw.seen)):
        return Published(raw.date, "given" if raw.date_basis == "given" else "metadata"), value
    date = (
        layout.fragment or found.get("published") or (layout.dateline and layout.dateline.date) or found.get("header")
    )
    if date and fits(date.value, raw.seen):
        return Published(date.value, "text", article.span(date.start, date.end)), value
    if (day := dates.in_url(article.url)) and fits(day, raw.seen):
        return Published(day, "url"), value
    if config.date:
        return Published(config.date, "given"), value
    if raw.seen:
        return Published(f"../{raw.seen}", "inferred", why=f"the report was there on {raw.seen}"), value
    return Published(), value


def fits(value: str, seen: str | None) -> bool:
    """False for what lies wholly after the day on which the report was there; one day's leeway for zones."""
    low, last = when.days(value), when.days(seen)
    if low is None or low.low is None or last is None or last.high is None:
        return True
    return low.low <= last.high + dt.timedelta(days=1)


def _written(article: Article, layout: Layout, language: Pack) -> dict[str, dates.Dated]:
    """The first date after a cue of publication, the first after a cue of an update, and the first of the header."""
    known = words(language)
    published = re.compile(rf"(?<!\w){phrases(known.published)}(?!\w)")
    updated = re.compile(rf"(?<!\w){phrases(known.updated)}(?!\w)")
    body = next((b.start for b in article.blocks if b.kind == "paragraph"), len(article.text))
    out: dict[str, dates.Dated] = {}
    for block in article.blocks:
        if block.kind not in HEADER_KINDS or block.end - block.start > 300:
            continue
        line = article.text[block.start : block.end]
        plain = flat(line)
        at = 0
        for date in dates.find(line, language):
            lead = plain[at : date.start]
            at = date.end
            here = dates.Dated(block.start + date.start, block.start + date.end, date.value)
            if updated.search(lead):
                out.setdefault("updated", here)
            elif published.search(lead):
                out.setdefault("published", here)
            elif block.start < body and block.kind in ("byline", "dateline"):
                out.setdefault("header", here)
    return out
