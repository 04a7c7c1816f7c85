"""Finding and reading files: every input becomes a report or a problem, and nothing raises."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import READERS, Raw, find, make

TEXT = "The harbour of Tull reopened on Monday after repairs, the port authority said."


def read(*sources: Path | str, config: Config | None = None) -> tuple[list[Raw], list[str]]:
    found = list(find(sources, config or Config()))
    problems = [p for p in found if isinstance(p, Problem)]
    assert all(p.step == "read" and p.source and p.message.endswith(".") for p in problems)
    return [r for r in found if isinstance(r, Raw)], [p.message for p in problems]


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_folder_is_read_in_order_without_hidden_and_side_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    put(tmp_path / "b", two__txt=TEXT + " 2")
    put(tmp_path, a__txt=TEXT, c__jsonl=json.dumps({"id": "x", "text": TEXT}), a__json='{"outlet": "Tull Post"}')
    put(tmp_path, metadata__csv="file,date\na.txt,2021-06/2021-07\n")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    raws, problems = read(tmp_path)
    assert [r.name for r in raws] == ["a.txt", "two.txt", "c.jsonl#x"] and not problems
    assert (raws[0].date, raws[0].date_basis, raws[0].outlet) == ("2021-06/2021-07", "given", "Tull Post")


def test_an_unknown_format_is_named_once(tmp_path: Path) -> None:
    _, problems = read(put(tmp_path, scan__pdf=b"%PDF-1.7"))
    assert len(problems) == 1 and "scan.pdf" in problems[0]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, a__txt=TEXT)
    raws, problems = read(tmp_path, tmp_path / "a.txt", str(tmp_path / "*.txt"))
    assert len(raws) == 1 and not problems


def test_the_same_report_in_two_folders_is_read_once_and_said(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, a__txt=TEXT)
    raws, problems = read(tmp_path)
    assert len(raws) == 1 and len(problems) == 1 and "read once" in problems[0]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Le maire était là, près du fleuve.".encode("cp1252"), "Le maire était là, près du fleuve."),
        ("Le maire était là.".encode("utf-16"), "Le maire était là."),
        ("Le maire était là.".encode("utf-16-le"), "Le maire était là."),
        (b"\xef\xbb\xbfOne.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("Порт снова открылся в понедельник утром, сообщил мэр.".encode("cp1251"), None),
        ("مرحبا بكم 😀".encode(), "مرحبا بكم 😀"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, text: str | None) -> None:
    raws, problems = read(put(tmp_path, a__txt=data))
    assert raws[0].text == (text or "Порт снова открылся в понедельник утром, сообщил мэр.") and not problems


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n\n ", "empty"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.html", b"<html><body><p>Hi</p></body></html>", "No article found"),
        ("a.html", b"", "empty"),
        ("a.csv", b"id,thing\n1,x\n", "no column"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"{not json}", "Line 1"),
        ("a.jsonl", b"[1, 2]", "no JSON object"),
        ("a.jsonl", b'"alone"', "lone string"),
        ("a.json", b"{", "no valid JSON"),
        ("a.jsonl", b'{"id": 1, "text": 5}', "neither text nor title"),
        ("a.jsonl", b"[" * 100000, "no valid JSON"),
    ],
)
def test_bad_files_become_problems(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    raws, problems = read(tmp_path)
    assert not raws and len(problems) == 1 and says in problems[0], problems


def test_broken_utf8_is_read_and_said(tmp_path: Path) -> None:
    raws, problems = read(put(tmp_path, a__txt="Été là. Déjà vu. ".encode() + b"Br\xffken."))
    assert raws[0].text.endswith("Br\ufffdken.") and "1 unreadable character " in problems[0]


def test_limits(tmp_path: Path) -> None:
    put(tmp_path, a__txt=TEXT)
    assert "max_bytes" in read(tmp_path, config=Config(max_bytes=10))[1][0]
    assert "max_chars" in read(tmp_path, config=Config(max_chars=10))[1][0]


def test_missing_paths(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "nowhere", str(tmp_path / "*.none"), "")
    assert len(problems) == 3


def test_links_that_lead_back_or_nowhere(tmp_path: Path) -> None:
    put(tmp_path, a__txt=TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    raws, problems = read(tmp_path)
    assert len(raws) == 1 and len(problems) == 2


def test_a_file_name_that_is_no_utf8(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/we\xffird.txt", "w") as out:
        out.write(TEXT)
    raws, _ = read(tmp_path)
    assert raws[0].name == "we\ufffdird.txt" and raws[0].source.encode()


def test_json_lines_keep_their_text_exactly(tmp_path: Path) -> None:
    text = "\n One.\r\nTwo.\u2028 Three.\ufeff "
    put(tmp_path, a__jsonl=json.dumps({"text": text, "title": "T", "date": "2021-05-03T10:00:00Z", "lang": "fr-BE"}))
    raws, problems = read(tmp_path)
    assert raws[0].text == text and raws[0].exact and raws[0].name == "a.jsonl#1" and not problems
    assert (raws[0].date, raws[0].lang) == ("2021-05-03", "fr")
    assert make(raws[0], Config()).text == text


def test_two_reports_with_one_id(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "a", "text": "One."}]
    raws, problems = read(put(tmp_path, a__jsonl="\n".join(map(json.dumps, rows))))
    assert [r.name for r in raws] == ["a.jsonl#a", "a.jsonl#a~2"] and len(problems) == 2


def test_csv_with_semicolons_line_ends_and_ragged_rows(tmp_path: Path) -> None:
    raws, problems = read(put(tmp_path, a__csv='Title;text\n"One";"A; b\nc"\nTwo\n'))
    assert [(r.title, r.text) for r in raws] == [("One", "A; b\nc"), ("Two", "Two")] and len(problems) == 1


def test_dates_and_languages_that_are_none(tmp_path: Path) -> None:
    rows = {"text": TEXT, "date": "yesterday", "lang": "klingon"}
    raws, problems = read(put(tmp_path, a__jsonl=json.dumps(rows)))
    assert raws[0].date is None and raws[0].lang is None and len(problems) == 2
    _, problems = read(put(tmp_path, metadata__csv="file,date\nnone.txt,2021\n", b__txt=TEXT))
    assert any("none.txt" in p for p in problems)


@pytest.mark.parametrize("suffix", sorted(s for form in READERS.values() for s in form.suffixes))
@pytest.mark.parametrize("data", [b"", b"\0", b"\xff\xfe", b"{}", b"<", b'a,b\n"', "💥\u202e".encode(), b"\n" * 9])
def test_no_reader_raises_and_each_says_something(tmp_path: Path, suffix: str, data: bytes) -> None:
    (tmp_path / f"a{suffix}").write_bytes(data)
    raws, problems = read(tmp_path)
    assert raws or problems
    assert read(tmp_path) == (raws, problems)


def test_a_side_table_among_the_files_given_is_no_report(tmp_path):
    put(tmp_path, a__txt=TEXT, metadata__csv="file,date\na.txt,2024-05-14\n")
    reports, problems = read(*sorted(tmp_path.iterdir()))
    assert len(reports) == 1
    assert not problems
    other = tmp_path / "other"
    other.mkdir()
    put(other, metadata__csv=f'title,text\nTull,"{TEXT}"\n')
    reports, _ = read(other / "metadata.csv")
    assert [r.title for r in reports] == ["Tull"]
