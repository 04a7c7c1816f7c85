"""How much a record holds, counted without reading it."""

from pathlib import Path

from onrecord import build
from onrecord.sample import folder


def test_counts_are_those_of_the_rows(tmp_path: Path) -> None:
    record = build([folder(), tmp_path / "absent.txt"], tmp_path / "sample.db")
    counts = record.store.counts()
    assert counts.articles == len(record.articles) and set(counts.languages) == {
        a.lang for a in record.articles.values()
    }
    assert counts.statements == {
        kind: len(rows)
        for kind in ("time", "mention", "quote", "figure", "plan")
        if (rows := getattr(record, f"{kind}s"))
    }
    assert counts.marked == sum(q.kind != "indirect" for q in record.quotes)
    assert counts.names == len(record.entities) and counts.stories == len(record.stories)
    assert counts.independent == sum(s.independent_sources for s in record.stories)
    assert counts.verdicts == {v: sum(f.verdict == v for f in record.findings) for v in counts.verdicts}
    assert sum(counts.verdicts.values()) == len(record.findings)
    assert counts.problems == len(record.problems) == 1 and record.store.problems(1) == list(record.problems)
