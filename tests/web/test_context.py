from onrecord.model import Finding
from onrecord.web.context import merged


def finding(name: str, *items: str) -> Finding:
    return Finding(id=name, about="figure", story=None, label=name, items=items, verdict="agree", reason="")


def test_findings_that_share_a_statement_are_one_row():
    rows = [
        finding("a", "1", "2"),
        finding("b", "3"),
        finding("c", "4", "5"),
        finding("d", "2", "4"),
        finding("e", "3", "6"),
    ]
    assert [[f.id for f in group] for group in merged(rows)] == [["a", "c", "d"], ["b", "e"]]


def test_no_findings_no_rows():
    assert merged([]) == []
