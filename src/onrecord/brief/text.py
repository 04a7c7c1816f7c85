"""A brief to be read: in the terminal, and as Markdown to be pasted."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from onrecord.brief.rows import Brief, BriefLine
from onrecord.model import Dossier
from onrecord.web.sources import language_name, safe_url
from onrecord.words import as_markdown, cite, listed, number_of, one_line, report_name

WIDTH = 80


def text(brief: Brief, dossier: Dossier) -> str:
    """The brief in lines of at most 80 columns, each sentence with its source below it."""
    out = [*_wrapped(one_line(brief.title) or "Brief"), *_wrapped(_opening(brief)), ""]
    for line in brief.lines:
        out += _told(line, brief, dossier)
    if brief.disputed:
        out += ["", "IN DISPUTE"]
        for lines in brief.disputed:
            for number, line in enumerate(lines):
                out += _told(line, brief, dossier, "- " if number == 0 else "  against ")
    if brief.unknown:
        out += ["", "NOT KNOWN"]
        for words in brief.unknown:
            out += _wrapped(words, "- ", "  ")
    return "\n".join(out).rstrip() + "\n"


def _told(line: BriefLine, brief: Brief, dossier: Dossier, mark: str = "- ") -> list[str]:
    out = _wrapped(said(line, brief), mark, " " * 2)
    return out + _wrapped(
        f"({source(line, dossier)}, characters {line.parts[0].start}–{line.parts[-1].end})", "  ", "  "
    )


def markdown(brief: Brief, dossier: Dossier) -> str:
    """The brief as Markdown: a list, each sentence with its source, linked where the report has an address."""
    out = [f"# {as_markdown(brief.title) or 'Brief'}", "", as_markdown(_opening(brief)), ""]
    out += [f"- {_cited(line, brief, dossier)}" for line in brief.lines]
    if brief.disputed:
        out += ["", "## In dispute", ""]
        out += [f"- {' — against: '.join(_cited(line, brief, dossier) for line in lines)}" for lines in brief.disputed]
    if brief.unknown:
        out += ["", "## Not known", "", *(f"- {as_markdown(words)}" for words in brief.unknown)]
    return "\n".join(out) + "\n"


def _cited(line: BriefLine, brief: Brief, dossier: Dossier) -> str:
    words, url = as_markdown(source(line, dossier)), safe_url(dossier.articles[line.report].url)
    where = f"[{words}](<{url}>)" if url and not re.search(r"[<>\s]", url) else words
    return f"{as_markdown(said(line, brief))} ({where})"


def said(line: BriefLine, brief: Brief) -> str:
    """The words of a line, marked with their language where it is not the reader's."""
    parts = []
    for part, name in zip(line.parts, line.names or (None,) * len(line.parts), strict=True):
        parts.append(f"[{name}] {one_line(part.exact)}" if name else one_line(part.exact))
    foreign = line.lang is not None and line.lang != brief.lang
    return " … ".join(parts) + (f" [{language_name(line.lang)}]" if foreign else "")


def source(line: BriefLine, dossier: Dossier) -> str:
    """The report a line stands in, and the others that say the same."""
    own = report_name(dossier.articles[line.report])
    others = [n for n in dict.fromkeys(report_name(dossier.articles[a]) for a in line.also) if n != own]
    also = f"; also {listed(others, 3)}" if others else ""
    count = f"; {number_of(line.sources, 'independent source')}" if line.sources > 1 else ""
    return f"{cite(dossier.articles[line.report])}{also}{count}"


def _opening(brief: Brief) -> str:
    told = f"{number_of(brief.reports, 'report')}, {number_of(brief.sources, 'independent source')}"
    one = f"; one of {brief.stories:,} stories" if brief.stories > 1 else ""
    return f"{told}{one}. {brief.words} words of {brief.limit} at most, all but the last section word for word."


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    return list(_folded(one_line(words), first, rest)) or [first.rstrip()]


def _folded(words: str, first: str, rest: str) -> Iterator[str]:
    yield from textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
