"""What is new, in the terminal: 80 columns, the lines that matter first."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from onrecord.changes.rows import TITLES, ChangeRow, Changes
from onrecord.model import Dossier
from onrecord.words import listed, number_of, one_line, report_name, when_words

WIDTH = 80
FIRST = 10
"""Lines that are shown when not all are asked for."""


def text(changes: Changes, dossier: Dossier, *, every: bool = False) -> str:
    """The changes as lines of at most 80 columns. every: all rows, and not only the first ten."""
    rows = changes.rows if every else changes.first(FIRST)
    lines = [*_wrapped(_opening(changes, len(rows)), ""), ""]
    kind = None
    for row in rows:
        if row.kind != kind:
            kind = row.kind
            lines.append(TITLES[kind].upper())
        lines += _wrapped(row.sentence, "- ", "  ")
        lines += _wrapped(_behind(row, dossier), "  ", "  ")
    left = len(changes.rows) - len(rows)
    if left:
        lines += ["", *_wrapped(f"{_more(changes, rows)}; --all shows them.", "")]
    lines += _unplaced(changes, dossier)
    return "\n".join(lines).rstrip() + "\n"


def since_words(changes: Changes) -> str:
    """From when on, in words."""
    if changes.since != "LAST":
        return f"Since {when_words(changes.since)}"
    return "Since you last looked" if changes.looked else "Nobody looked before"


def _opening(changes: Changes, shown: int) -> str:
    count = number_of(len(changes.reports), "new report")
    if not changes.rows:
        return f"{since_words(changes)}: {count}, nothing new on record."
    most = f"; the {shown} that matter most" if shown < len(changes.rows) else ""
    return f"{since_words(changes)}: {count}, {number_of(len(changes.rows), 'change')}{most}."


def sources_words(row: ChangeRow) -> str:
    """How many independent sources state what stands now."""
    return number_of(row.sources, "independent source") if row.sources else "no source shown independent"


def _behind(row: ChangeRow, dossier: Dossier) -> str:
    words = f"{sources_words(row)}, {when_words(row.day)}"
    if len(dossier.stories) > 1:
        title = next((s.title for s in dossier.stories if s.id == row.story), None)
        words += f", in: {title[:60]}" if title else ""
    return words


def _more(changes: Changes, rows: tuple[ChangeRow, ...]) -> str:
    shown = {r.id for r in rows}
    counts = Counter(TITLES[r.kind].lower() for r in changes.rows if r.id not in shown)
    return "There are more: " + listed([f"{n:,} {kind}" for kind, n in counts.items()])


def _unplaced(changes: Changes, dossier: Dossier) -> Iterator[str]:
    if changes.unplaced:
        articles = [dossier.articles[a] for a in changes.unplaced]
        names = [f"{report_name(a)} ({when_words(a.published.value)})" for a in articles]
        yield ""
        yield from _wrapped(f"Neither before nor after that day, and left out: {listed(names)}.", "")


def _wrapped(words: str, first: str, rest: str = "") -> list[str]:
    return textwrap.wrap(one_line(words), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
