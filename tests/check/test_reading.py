"""A draft is read with its marks, and every place is one of its own file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from onrecord.check.draft import is_file, opened, raw
from onrecord.check.places import Places
from onrecord.config import Config
from onrecord.errors import SourceError
from onrecord.read import Raw, markdown
from onrecord.read.file import File

DRAFT = """---
title: "The harbour"
date: 2024-05-15
lang: en
---
# Storm closes the harbour

The *Marta Lind* lay at the **north pier** on [Monday, May 6](https://a.example/x_(y)), said the
harbour master. See ![a picture](p.png) and `code`.

> “We were __lucky__,” she
> said.

- 12 boats sank
1. 3 crews are safe
<!-- 400 people? -->
Ada Holm[^1] spoke for snake_case and 2 * 3 * 4.

[^1]: a note
"""


def read(text: str) -> Raw:
    (found,) = markdown.read(File(source="d.md", name="d.md", data=text.encode()), Config())
    assert isinstance(found, Raw)
    return found


def test_marks_become_spaces_and_every_word_keeps_its_place() -> None:
    found = read(DRAFT)
    assert len(found.text) == len(DRAFT)
    assert all(a == b or a == " " for a, b in zip(found.text, DRAFT, strict=True))
    for words in ("Marta Lind", "north pier", "Monday, May 6", "lucky", "12 boats", "snake_case", "2 * 3 * 4"):
        assert found.text.index(words) == DRAFT.index(words)
    for gone in ("https", "p.png", "picture", "**", "__", "<!--", "400", "[^1]", "title", "# "):
        assert gone not in found.text, gone


def test_what_stands_at_the_top_is_taken_and_no_part_of_the_text() -> None:
    found = read(DRAFT)
    assert (found.title, found.date, found.lang) == ("The harbour", "2024-05-15", "en")
    assert read("# Head\n\nText.").title == "Head"
    assert read("date: 2024-05-15\n\nText.").date is None


def test_a_line_that_a_column_broke_goes_on() -> None:
    found = read(DRAFT)
    assert "said the harbour master" in found.text
    assert "she   said" in found.text
    assert "boats sank\n" in found.text and "code.\n\n" in found.text.replace(" ", "").replace("code.", "code.")


def test_headings_and_quotations_are_blocks() -> None:
    found = read(DRAFT)
    kinds = [(b.kind, found.text[b.start : b.end].strip()[:12]) for b in found.blocks]
    assert kinds[0] == ("title", "Storm closes")
    assert [k for k, _ in kinds[1:]] == ["quote", "quote"]


def test_lines_and_columns_count_from_one() -> None:
    places = Places("a b\nc d", "a b\nc d")
    assert [places.of(i) for i in (0, 2, 4, 6)] == [(1, 1), (1, 3), (2, 1), (2, 3)]
    assert Places(read(DRAFT).text, DRAFT).of(DRAFT.index("12 boats")) == (14, 3)


PAGE = """<html><head><title>Harbour</title><style>p { color: red }</style></head>
<body><script>var x = "We will wait";</script>
<p>First <b>paragraph</b> of the
page.</p>
<p>We <i>will</i> re&shy;open &amp; <a href="x">wait</a> for caf&eacute; owners here now.</p></body></html>"""


def test_words_of_a_page_are_found_in_its_markup() -> None:
    text = "First paragraph of the page.\n\nWe will re\xadopen & wait for café owners here now."
    places = Places(text, PAGE)
    lines = PAGE.splitlines()
    for word, start in (
        ("First", "First"),
        ("page", "page."),
        ("wait", "wait</a>"),
        ("café", "caf&"),
        ("owners", "own"),
    ):
        line, column = places.of(text.index(word))
        assert lines[line - 1][column - 1 :].startswith(start), (word, line, column)


def test_a_path_is_told_from_a_text(tmp_path: Path) -> None:
    assert is_file(Path("anything")) and is_file("draft.md") and is_file("a/b.html")
    assert not is_file("Draft. It says 12.") and not is_file("one\ndraft.md") and not is_file("")
    (tmp_path / "my draft").write_text("x", encoding="utf-8")
    assert is_file(str(tmp_path / "my draft"))
    assert opened("<!doctype html><p>x", Config()).name == "draft.html"
    assert opened("# A text", Config()).name == "draft.md"
    assert opened(b"draft.md", Config()).data == b"draft.md"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.md", b"", "is empty"),
        ("a.bin", bytes(range(256)) * 9, "is no text, page"),
        ("a.jsonl", b'{"text": "One."}\n{"text": "Two."}\n', "holds 2 reports"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message):
        raw(opened(path, Config()), Config())
    with pytest.raises(SourceError, match="cannot be read"):
        opened(tmp_path / "absent.md", Config())
    with pytest.raises(SourceError, match="more than the limit"):
        opened(path, Config(max_bytes=1)) if data else opened(_large(tmp_path), Config(max_bytes=1))
    with pytest.raises(SourceError, match="more than the limit"):
        opened("A text.", Config(max_bytes=1))


def test_what_is_given_as_bytes_is_decoded_and_takes_nothing_from_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "draft").write_text("x", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,date\ndraft,2020-01-01\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = raw(opened("Die Fähre läuft über Nacht aus.".encode("cp1252"), Config()), Config())
    assert found.text == "Die Fähre läuft über Nacht aus." and found.date is None


def _large(folder: Path) -> Path:
    (folder / "large.md").write_text("too long", encoding="utf-8")
    return folder / "large.md"


def test_odd_marks_take_no_time() -> None:
    start = time.monotonic()
    for odd in ("*a ", "![", "[x](", "`", "_a ", "> ", "- a\n", "# a\n", "<!-- ", "~~a", "**", "--- ", "](("):
        text = odd * 20_000
        assert len(read(f"a {text} b").text) == len(f"a {text} b")
    assert time.monotonic() - start < 30
