"""The record in the terminal: readable in 80 columns, nothing but standard output."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.model import Problem, Span, when
from onrecord.words import number_of, one_line, report_name, verdict_rank, verdict_words, when_words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from onrecord.model import Counts
    from onrecord.pipeline import Progress
    from onrecord.record import Record

Rows = list[dict[str, Any]]


class View(NamedTuple):
    """A view: its rows as plain dictionaries, the columns that the terminal shows, and what to say when empty.

    part: the field by which the terminal parts the rows into tables, where it has several values.
    """

    rows: Callable[[Record], Rows]
    columns: tuple[str, ...]
    empty: str
    part: str = ""


def _where(record: Record, span: Span) -> dict[str, Any]:
    article = record.articles[span.article]
    return {
        "report": report_name(article),
        "day": article.published.value,
        "source": article.source,
        "start": span.start,
        "end": span.end,
    }


def timeline(record: Record) -> Rows:
    """Events, by day."""
    rows = [
        {"when": e.when, "what": e.span.exact, "where": e.where, "who": list(e.who), **_where(record, e.span)}
        for e in record.events
    ]
    return sorted(rows, key=lambda r: (when.order_key(r["when"]), r["source"], r["start"]))


def quotes(record: Record) -> Rows:
    """Marked quotes, by report and place."""
    out = []
    for quote in record.quotes:
        if quote.kind == "indirect":
            continue
        entity = record.speaker_entity(quote)
        written = quote.speaker.as_written if quote.speaker else None
        speaker = entity.name if entity else written
        out.append({"speaker": speaker, "as_written": written, "words": quote.span.exact, "kind": quote.kind,
                    "said": quote.said, **_where(record, quote.span)})  # fmt: skip
    return out


def figures(record: Record) -> Rows:
    """Figures, by report and place."""
    return [
        {"figure": f.span.exact, "counted": f.counted, "value": f.value, "low": f.low, "high": f.high,
         "modifier": f.modifier, "unit": f.unit, "as_of": f.as_of, "stated_by": f.attributed_to,
         **_where(record, f.span)}
        for f in record.figures
    ]  # fmt: skip


def plans(record: Record) -> Rows:
    """Plans, by target."""
    rows = [
        {"by": p.target, "modifier": p.modifier, "status": p.status, "actor": p.actor, "plan": p.span.exact,
         "stated": p.stated, **_where(record, p.span)}
        for p in record.plans
    ]  # fmt: skip
    return sorted(rows, key=lambda r: (when.order_key(r["by"])[::-1], r["source"], r["start"]))


def findings(record: Record) -> Rows:
    """What agrees, changed and conflicts; the disputed first."""
    rows = [
        {"verdict": f.verdict, "about": f.about, "label": f.label, "reason": f.reason, "items": list(f.items)}
        for f in record.findings
    ]
    return sorted(rows, key=lambda r: verdict_rank(r["verdict"]))


def sources(record: Record) -> Rows:
    """Reports, by publication, and whether each counts as an independent source."""
    out = []
    for article in record.articles.values():
        story = record.story_of.get(article.id)
        why = {w.article: w.reason for w in story.why} if story else {}
        out.append({
            "day": article.published.value, "basis": article.published.basis, "language": article.lang,
            "report": report_name(article), "outlet": article.outlet, "title": article.title,
            "agencies": list(article.agencies), "independent": bool(story) and article.id not in why,
            "counts_as": why.get(article.id) or "an independent source",
            "story": story.title if story else None, "source": article.source,
        })  # fmt: skip
    return out


def problems(record: Record) -> Rows:
    """What could not be read or known."""
    return [{"source": p.source, "step": p.step, "message": p.message} for p in record.problems]


VIEWS: dict[str, View] = {
    "timeline": View(timeline, ("when", "what", "report"), "No dated events are on record."),
    "quotes": View(quotes, ("speaker", "words", "report", "day"), "No quotes are on record."),
    "figures": View(figures, ("figure", "counted", "stated_by", "report", "day"), "No figures are on record."),
    "plans": View(plans, ("by", "status", "plan", "report"), "No plans are on record."),
    "findings": View(findings, ("verdict", "label", "reason"), "No two reports speak of one thing."),
    "sources": View(
        sources, ("day", "report", "source", "language", "counts_as"), "No reports are on record.", part="story"
    ),
    "problems": View(problems, ("source", "step", "message"), "No problems: everything given was read."),
}


WIDTHS = {"when": 12, "day": 12, "by": 12, "report": 16, "verdict": 10, "status": 10, "speaker": 16, "figure": 18,
          "stated_by": 14, "step": 9, "source": 18, "label": 20, "language": 8}  # fmt: skip
"""The widest a column of the terminal may be; columns that are not named take what is left."""


def print_view(record: Record, view: str) -> None:
    """Prints one view as a table, or as several with a heading each."""
    from rich.text import Text

    shown, console = VIEWS[view], _console()
    rows = shown.rows(record)
    if not rows:
        console.print(shown.empty)
    parts: dict[str, Rows] = {}
    for row in rows:
        parts.setdefault(row[shown.part] or "In no story" if shown.part else "", []).append(row)
    for n, (title, part) in enumerate(parts.items()):
        if len(parts) > 1:
            console.print(Text(f"{chr(10) * bool(n)}{one_line(title)}", style="bold"))
        console.print(_table(part, shown.columns, console.width))


def _table(rows: Rows, columns: Sequence[str], width: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, header_style="bold", width=width)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold", max_width=WIDTHS.get(column), ratio=None)
    for row in rows:
        table.add_row(*(Text(_cell(column, row)) for column in columns))
    return table


def _cell(column: str, row: dict[str, Any]) -> str:
    value = row[column]
    if column == "verdict":
        return verdict_words(value)
    if column in ("when", "day", "by"):
        return when_words(value, row.get("modifier") if column == "by" else None)
    if column == "source":
        return one_line(value.partition("://")[2] if value.startswith(("http://", "https://")) else Path(value).name)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "not shown"
    return one_line(str(value))


def print_languages() -> None:
    """Prints what each language can do."""
    import msgspec
    from rich.table import Table
    from rich.text import Text

    from onrecord.lang import packs

    console = _console()
    for pack in packs():
        language = pack.language
        title = f"{language.name} ({language.code}), {language.own_name}"
        console.print(Text(title, style="bold"))
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 2), width=console.width)
        table.add_column(ratio=1)
        table.add_column(ratio=6, overflow="fold")
        table.add_row("syntax", f"model {language.model}" if language.model else "no model: words and their order only")
        for kind, sentence in msgspec.to_builtins(language.ability).items():
            table.add_row(kind, Text(sentence or "nothing yet"))
        console.print(table)


class _Waits:
    """Says once that another build must end first, for a run that says nothing seems to hang."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say, self._said = say, False

    def __call__(self, step: str, done: int, total: int | None) -> None:
        if step == "wait" and not self._said:
            self._said = True
            who = f" (process {done})" if done else ""
            self._say(f"another build{who} is at work on this record; this one goes on when it ends")


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress]:
    """A progress bar on standard error, with rate and time left; only that it waits when quiet or no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield _Waits(console.print)
        return
    names = {"read": "Reading", "fetch": "Fetching pages", "annotate": "Annotating", "reconcile": "Comparing reports"}
    rate = TextColumn("{task.fields[rate]:>8}")
    columns = (TextColumn("{task.description:18}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks = {step: bar.add_task(name, total=None, visible=False, rate="") for step, name in names.items()}
        waits = _Waits(bar.console.print)

        def tell(step: str, done: int, total: int | None) -> None:
            waits(step, done, total)
            if step == "wait":
                return
            speed = bar.tasks[tasks[step]].speed if step == "annotate" else None
            each = f"{speed:,.1f}/s" if speed else ""
            bar.update(tasks[step], completed=done, total=total, visible=True, rate=each)

        yield tell


MOST_PROBLEMS = 5
"""Problems that are shown where nothing else is."""


def summary(counts: Counts, path: Path, *, before: int | None = None) -> None:
    """Prints what is on record now. before: how many reports the record held before the build, None for a new one."""
    languages = sorted(lang or "unknown" for lang in counts.languages)
    said = counts.statements
    found = ", ".join(
        f"{n} {verdict_words(v) if n == 1 or v != 'agree' else v}"
        for v, n in sorted(counts.verdicts.items(), key=lambda found: verdict_rank(found[0]))
    )
    new = "" if before is None else f", {max(0, counts.articles - before) or 'none'} of them new,"
    lines = [
        f"{path}: {number_of(counts.articles, 'report')}{new} in {number_of(len(languages), 'language')} "
        f"({' '.join(languages)})",
        f"  {number_of(counts.stories, 'story', 'stories')}, "
        f"{number_of(counts.independent, 'source')} shown independent",
        f"  {number_of(counts.marked, 'quote')} ({said.get('quote', 0) - counts.marked:,} more in reported speech), "
        f"{number_of(said.get('figure', 0), 'figure')}, {number_of(said.get('plan', 0), 'plan')}, "
        f"{number_of(said.get('time', 0), 'time')}, {number_of(counts.names, 'name')}",
        f"  findings: {found or 'none'}",
    ]
    if counts.problems:
        lines.append(f"  {number_of(counts.problems, 'problem')}; `onrecord show {path} problems` lists them")
    for line in lines:
        _console(stderr=True).print(line, soft_wrap=True)


def nothing_read(problems: Sequence[Problem], path: Path) -> None:
    """Says why nothing is on record."""
    for problem in problems[:MOST_PROBLEMS]:
        _console(stderr=True).print(one_line(problem.message), soft_wrap=True)
    if len(problems) > MOST_PROBLEMS:
        more = len(problems) - MOST_PROBLEMS
        _console(stderr=True).print(f"and {more} more: `onrecord show {path} problems`", soft_wrap=True)


def _console(stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, soft_wrap=False)
