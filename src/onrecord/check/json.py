"""A checked draft for machines."""

from __future__ import annotations

import json as _json
from typing import Any

from onrecord.check.rows import Check, CheckRow
from onrecord.model import Dossier
from onrecord.words import report_name


def json(check: Check, dossier: Dossier) -> str:
    """A check as one JSON object: the counts, and all rows with their evidence, by place."""
    data = {
        "draft": check.draft.source,
        "language": check.draft.lang,
        "compared": check.compared,
        "errors": len(check.of("error")),
        "open": len(check.of("open")),
        "right": len(check.of("right")),
        "rows": [_row(row, dossier) for row in check.rows],
    }
    return _json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(row: CheckRow, dossier: Dossier) -> dict[str, Any]:
    evidence = []
    for span in row.evidence:
        article = dossier.articles[span.article]
        evidence.append({
            "report": report_name(article), "day": article.published.value, "source": article.source,
            "article": span.article, "start": span.start, "end": span.end, "exact": span.exact,
        })  # fmt: skip
    return {
        "kind": row.kind, "verdict": row.verdict, "weight": row.weight, "line": row.line, "column": row.column,
        "exact": row.span.exact, "reason": row.reason, "sources": row.sources, "evidence": evidence,
    }  # fmt: skip
