"""Other people's words in every output: none steers a terminal, a spreadsheet, a browser or a Markdown renderer."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from xml.etree import ElementTree

import lxml.html
import pytest
from markdown_it import MarkdownIt

import onrecord
from tests.test_cli import run

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\u2066\r"
FORMULAS = (
    "=cmd|' /C calc'!A0",
    "+SUM(1;1)",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "＝1+1",
    'x;=HYPERLINK("http://e.example")',
    "x\n=1+1",
)
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:alert(1))![b](http://e.example/b.png)&lt;b&gt; `c` | d"
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def rows() -> list[dict[str, object]]:
    out: list[dict[str, object]] = []
    for n, formula in enumerate(FORMULAS):
        nasty = f"{formula} {ESCAPES} {MARKUP}"
        out.append({
            "id": f"=id{n}{ESCAPES}", "title": nasty, "outlet": nasty, "authors": [nasty], "lang": "en",
            "url": ("javascript:alert(1)", "data:text/html,x", f"https://e.example/{ESCAPES}", "https://u:p@e.example/")[n % 4],
            "date": f"2024-05-0{n + 1}",
            "text": f"The bridge will open on {n + 10} June, {formula} said.\n\n"
            f"“{formula} we lost {n + 40} boats in the flood {MARKUP}{ESCAPES}”, said Ann {ESCAPES}Marlow, head of {formula}.\n\n"
            f"At least {n + 12} {MARKUP} people died in Tull on Monday, the mayor said. {ESCAPES}",
        })  # fmt: skip
    return out


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "=cmd.jsonl"
    source.write_text("\n".join(map(json.dumps, rows())) + '\n{"id": "\\u001b[2J", "text": ""}\n', encoding="utf-8")
    path = folder / "story.db"
    onrecord.build([source], path).close()
    return path


def steers(text: str) -> set[str]:
    """Characters that a terminal or a reader's eye could be steered by."""
    return {repr(c) for c in text if c != "\n" and (unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in BIDI)}


@pytest.mark.parametrize(
    "words",
    [("show", v) for v in ("timeline", "quotes", "figures", "plans", "findings", "sources", "problems")]
    + [("changes", "--peek", "--all"), ("changes", "--since", "2024-05-03", "--all"), ("brief",)],
    ids=" ".join,
)
def test_the_terminal_is_not_steered(record, words):
    done = run(words[0], record, *words[1:])
    assert done.stdout.strip()
    assert steers(done.stdout + done.stderr) == set()


def test_a_draft_does_not_steer_the_terminal(record, tmp_path):
    draft = tmp_path / "draft.txt"
    draft.write_text(
        str(rows()[0]["text"]).replace("“=cmd", f"“{ESCAPES} never said").replace("At least 12", "At least 99")
    )
    done = run("check", draft, record, "--all", "--date", "2024-05-10")
    assert done.stdout.strip() and steers(done.stdout + done.stderr) == set()


def test_a_build_and_its_errors_do_not_steer_the_terminal(tmp_path):
    folder = tmp_path / f"a{ESCAPES}b".replace("\r", "")
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    assert steers(run("build", folder, "--to", tmp_path / "r.db").stderr) == set()
    assert steers(run("show", folder / "none.db", code=2).stderr) == set()
    assert steers(run("build", tmp_path, "--to", folder / "x" / "r.db", code=2).stderr) == set()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_is_a_formula_however_the_table_is_opened(record, delimiter):
    text = onrecord.open(record).export("csv")
    for row in csv.reader(io.StringIO(text), delimiter=delimiter):
        for cell in row:
            plain = cell.lstrip('"')
            assert not re.match(r"[=+@＝＋＠\t\r]|[-－](?!\d+(\.\d+)?$)", plain), (delimiter, cell[:80])


def test_quotes_come_back_whole_from_the_table(record):
    opened = onrecord.open(record)
    words = {r["words"] for r in csv.DictReader(io.StringIO(opened.export("csv")))}
    honest = {q.span.exact for q in opened.quotes if not re.search(r"(^|[;\t\r\n|])[=+\-@＝＋－＠]", q.span.exact)}
    assert honest and honest <= words


def test_markdown_stays_text(record):
    html = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .render(onrecord.open(record).export("markdown"))
    )
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    tags = {e.tag for e in tree.iter()}
    assert tags <= {"div", "h1", "h2", "h3", "p", "ul", "li", "strong"}, tags
    assert "[a](javascript:alert(1))" in tree.text_content()
    assert "&lt;b&gt;" in tree.text_content()
    assert steers(onrecord.open(record).export("markdown")) == set()


def test_the_page_stays_text(record, tmp_path):
    path = onrecord.open(record).page(tmp_path / "a.html")
    tree = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
    assert len(tree.xpath("//script")) == 1 and not tree.xpath("//img | //iframe | //object | //embed | //form")
    assert not [a for e in tree.iter() for a in e.attrib if a.lower().startswith("on")]
    for href in tree.xpath("//@href"):
        assert (href == "data:," or href.startswith(("#", "https://"))) and "u:p@" not in href, href


def test_the_feed_of_changes_stays_text(record):
    done = run("changes", record, "--peek", "--format", "atom")
    tree = ElementTree.fromstring(done.stdout)
    names = {e.tag.rpartition("}")[2] for e in tree.iter()}
    assert not names & {"script", "img", "a"}
    for link in tree.iter("{http://www.w3.org/2005/Atom}link"):
        assert link.get("href", "").startswith("https://")
    for content in tree.iter("{http://www.w3.org/2005/Atom}content"):
        assert content.get("type") == "text"


def test_json_lines_hold_everything_as_it_is(record):
    found = [json.loads(line) for line in onrecord.open(record).export().splitlines()]
    assert len([r for r in found if r["type"] == "article"]) == len(FORMULAS)
