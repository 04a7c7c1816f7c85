"""CSV: one row a statement, for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from onrecord.export.rows import statement
from onrecord.model import Mention

if TYPE_CHECKING:
    from onrecord.record import Record

COLUMNS = (
    "kind", "report", "outlet", "published", "language", "words", "start", "end", "value", "low", "high", "modifier",
    "unit", "counted", "change", "as_of", "speaker", "speaker_name", "cue", "quote_kind", "actor", "action", "target",
    "status", "attributed_to", "story", "verdict", "reason", "id",
)  # fmt: skip

_FORMULA = re.compile(r"(^|[;\t\r\n|])(?=[=+\-@\t\r＝＋－＠])")


def render(record: Record) -> str:
    """All times, quotes, figures and plans as CSV with a header, by report and place.

    What a spreadsheet would take for a formula gets an apostrophe before it, also behind a separator that the
    spreadsheet may split the cell at.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    names = {e.id: e.name for e in record.entities}
    found = {item: f for f in record.findings for item in f.items}
    for row in record.statements.values():
        if isinstance(row, Mention):
            continue
        fields = statement(row, record)
        article = record.articles[row.span.article]
        story = record.story_of.get(article.id)
        speaker = fields.get("speaker") or {}
        finding = found.get(row.id)
        line: dict[str, Any] = {key: fields.get(key) for key in COLUMNS}
        line |= {
            "kind": fields["type"],
            "report": article.source,
            "outlet": article.outlet,
            "published": article.published.value,
            "language": article.lang,
            "words": row.span.exact,
            "start": row.span.start,
            "end": row.span.end,
            "quote_kind": fields.get("kind") if fields["type"] == "quote" else None,
            "speaker": speaker.get("as_written"),
            "speaker_name": names.get(str(speaker.get("entity"))),
            "cue": (fields.get("cue") or {}).get("exact"),
            "story": story.title if story else None,
            "verdict": finding.verdict if finding else None,
            "reason": finding.reason if finding else None,
        }
        writer.writerow({k: _harmless(v) for k, v in line.items()})
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    return _FORMULA.sub(r"\1'", cell) if isinstance(cell, str) else cell
