"""Every kind of file: the same report in it gives the same statements as in plain text, and its own facts."""

from __future__ import annotations

import io

import pytest

from onrecord.config import Config
from onrecord.read import make
from tests.read.inputs import AUTHOR, FIXTURES, MODIFIED, OUTLET, PUBLISHED, TITLE, URL, expected, read, statements

WHOLE = (
    "document.docx", "feed.atom", "feed.json", "item.ninjs.json", "item.ninjs3.json", "letters.mbox", "message.eml",
    "nested.tar.gz", "newsitem.xml", "newsmessage.xml", "nitf.xml", "page.html", "page.html.gz", "page.mhtml",
    "pages.wacz", "pages.warc.gz", "printed.pdf", "reports.tar", "reports.zip",
)  # fmt: skip
UNDATED = frozenset({"document.docx", "printed.pdf"})
"""Files whose own dates are no day of publication."""
TABLES = ("table.csv", "table.xlsx")


@pytest.fixture(scope="module")
def plain() -> list[str]:
    return expected()


@pytest.mark.parametrize("name", [n for n in WHOLE if n != "feed.atom"])
def test_the_same_statements_as_from_plain_text(name: str, plain: list[str]) -> None:
    given = {"date": PUBLISHED, "outlet": OUTLET} if name in UNDATED else {}
    assert len(plain) > 10
    assert statements(FIXTURES / name, **given) == plain


@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_the_statements_of_its_texts(name: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert statements(FIXTURES / name) == expected(titled=False)


@pytest.mark.parametrize("name", [*(n for n in WHOLE if n not in UNDATED and not n.startswith("report")), *TABLES])
def test_the_facts_that_a_file_states(name: str) -> None:
    raw = read(FIXTURES / name)[0][0]
    article = make(raw, Config())
    assert (article.title, article.published.value, article.outlet, article.lang) == (TITLE, PUBLISHED, OUTLET, "en")
    assert article.modified in (None, MODIFIED)
    assert article.authors in ((AUTHOR,), ())


@pytest.mark.parametrize("name", sorted(UNDATED))
def test_a_files_own_dates_are_no_days_of_publication(name: str) -> None:
    article = make(read(FIXTURES / name)[0][0], Config())
    assert (article.published.value, article.title) == (None, TITLE)


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("pages.warc.gz", [f"pages.warc.gz#{URL}"]),
        ("pages.wacz", [f"pages.wacz#{URL}"]),
        ("nested.tar.gz", ["nested.tar.gz#inner.zip#reports/report.txt"]),
        ("letters.mbox", ["letters.mbox#1"]),
        ("table.xlsx", ["table.xlsx#3", "table.xlsx#4"]),
        ("newsmessage.xml", ["newsmessage.xml#tag:tullpost.example,2024:1"]),
        ("page.html.gz", ["page.html.gz"]),
    ],
)
def test_sources_name_the_file_and_the_report_in_it(name: str, sources: list[str]) -> None:
    assert [r.source for r in read(FIXTURES / name)[0]] == [f"{FIXTURES}/{s}" for s in sources]


class _Piped:
    """Standard input with these bytes on it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("name", ["report.txt", "page.html", "table.csv", "pages.warc.gz", "reports.zip", "feed.json"])
def test_what_is_piped_in_is_told_by_its_content(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Piped((FIXTURES / name).read_bytes()))
    piped, _ = read("-")
    from_file, _ = read(FIXTURES / name)
    assert [r.text for r in piped] == [r.text for r in from_file] and piped[0].source.startswith("stdin")


def test_nothing_piped_in_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Piped(b""))
    raws, problems = read("-")
    assert not raws and "piped" in problems[0]


@pytest.mark.parametrize(
    ("name", "fixture"),
    [("a.txt", "page.html"), ("a.html", "page.mhtml"), ("a.txt", "pages.warc.gz"), ("a", "printed.pdf"),
     ("a.doc", "document.docx"), ("a.xml", "feed.rss"), ("a.txt", "message.eml"), ("a.gz", "page.html"),
     ("a.json", "page.html"), ("a.pdf", "report.txt")],
)  # fmt: skip
def test_content_goes_before_a_name(name: str, fixture: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / name).write_bytes((FIXTURES / fixture).read_bytes())
    raws, _ = read(tmp_path)
    assert raws and make(raws[0], Config()).title == TITLE


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", b"{\\rtf1 x}", b"Rar!\x1a\x07\x00"])
def test_known_kinds_that_are_not_read_are_named(data: bytes, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.doc").write_bytes(data)
    raws, problems = read(tmp_path)
    assert (not raws and len(problems) == 1 and "save it as" in problems[0]) or "pack it as" in problems[0]
