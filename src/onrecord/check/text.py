"""A checked draft in the terminal: 80 columns, what is wrong first."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from onrecord.check.rows import WORDS, Check, CheckRow
from onrecord.model import Article, Dossier, Span
from onrecord.web import phrases
from onrecord.words import cite, number_of, one_line

WIDTH = 80
SHOWN = 110
"""Characters of the draft's words, and of a report's, that a row shows."""
BESIDE = 60
MOST = 1
"""Places of the record that a row shows."""

_NOUNS = {"quote": "quote", "figure": "figure", "date": "date", "plan": "deadline", "name": "name", "role": "role"}


def text(check: Check, dossier: Dossier, *, every: bool = False) -> str:
    """A check as lines of at most 80 columns. every: also what is right, one by one."""
    lines = _wrapped(_opening(check), "")
    for title, weight in (("DOES NOT AGREE WITH THE RECORD", "error"), ("LOOK AT", "open"), ("RIGHT", "right")):
        rows = check.of(weight)  # type: ignore[arg-type]
        if not rows:
            continue
        lines += ["", title]
        if weight == "right" and not every:
            lines += _wrapped(f"{_counted(rows)}; --all shows them.", "  ")
            continue
        unknown = [r for r in rows if r.kind == "name" and r.verdict == "not_on_record"]
        for row in rows:
            if row not in unknown:
                lines += _row(check, row, dossier)
        if unknown:
            named = ", ".join(f"{one_line(r.span.exact)} ({r.line}:{r.column})" for r in unknown)
            lines += _wrapped(f"names not on record: {named}", "  ", "    ")
    return "\n".join(lines).rstrip() + "\n"


def _opening(check: Check) -> str:
    errors, look, right = (len(check.of(w)) for w in ("error", "open", "right"))
    name = one_line(check.draft.source)
    if not check.rows:
        return f"{name}: nothing in it can be compared with the record."
    return (
        f"{name}: {number_of(errors, 'error') if errors else 'no error'}, {look} to look at, {right} right; "
        f"compared with {number_of(check.compared, 'report')} on record."
    )


def _counted(rows: list[CheckRow]) -> str:
    count = Counter(r.kind for r in rows)
    return ", ".join(number_of(n, _NOUNS[kind]) for kind, n in count.items())


def _row(check: Check, row: CheckRow, dossier: Dossier) -> Iterator[str]:
    place = f"{row.line}:{row.column}"
    yield from _wrapped(f"{place:<7}{WORDS[row.verdict]}: “{_drafted(check, row)}”", "  ", " " * 9)
    yield from _wrapped(one_line(row.reason), " " * 9)
    if row.weight != "right":
        for span in row.firsts[:MOST]:
            article = dossier.articles[span.article]
            words = f"{one_line(cite(article))}: “{_around(article, span)}”"
            yield from _wrapped(words, " " * 9 + "> ", " " * 11)
    if row.sources:
        yield from _wrapped(f"rests on {number_of(row.sources, 'independent source')}", " " * 9)


def _drafted(check: Check, row: CheckRow) -> str:
    """The draft's words; a bare number or day with those around it."""
    if row.kind in ("figure", "date", "plan"):
        return _around(check.draft, row.span, BESIDE)
    return one_line(phrases.cut(row.span.exact, SHOWN))


def _around(article: Article, span: Span, limit: int = SHOWN) -> str:
    """Some words with those around them in their block, as far as `limit` characters reach; long ones cut."""
    before, after = phrases.around(article, span, max(0, limit - (span.end - span.start)) // 2)
    return one_line(f"{before}{phrases.cut(span.exact, limit)}{after}")


def _wrapped(words: str, first: str, then: str | None = None) -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=first if then is None else then, break_on_hyphens=False
    )
