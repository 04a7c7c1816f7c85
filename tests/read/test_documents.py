"""PDF, Word, Excel, tables, mail and pages in one file: what each has of its own."""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
import zipfile
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest

from onrecord.config import Config
from onrecord.errors import ConfigError
from onrecord.read import make
from onrecord.read.pdflines import Line, joined
from tests.read.inputs import AUTHOR, FIXTURES, OUTLET, PARAGRAPHS, TITLE, URL, read
from tests.read.make_fixtures import BODY, data_of_page, page, pdf, zipped


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# PDF


def lines(*texts: str, x: float = 60, y: float = 700, size: float = 11) -> list[tuple[float, float, float, str]]:
    return [(x, y - 14 * n, size, text) for n, text in enumerate(texts)]


def test_words_cut_at_a_lines_end_are_mended_only_where_sure(tmp_path: Path) -> None:
    pages = [lines(
        "The harbour board will rebuild the breakwater, and the har-",
        "bour will close for a week, a spokesman for the ship-own-",
        "ers said on Monday in the town hall of Tull, after the vote.",
    )]  # fmt: skip
    text = read(put(tmp_path, "a.pdf", pdf(pages)))[0][0].text
    assert "the harbour will close" in text and "ship-own-ers" in text


def test_two_columns_and_a_paragraph_across_pages(tmp_path: Path) -> None:
    words = (
        " ".join(f"the ship number {n} sailed from the old quay to the island of Tull," for n in range(1, 13))[:-1]
        + "."
    )
    broken = textwrap.wrap(words, 44)
    columns = [lines(*broken[:5]), lines(*broken[5:9], x=320), lines(*broken[9:])]
    text = read(put(tmp_path, "a.pdf", pdf([columns[0] + columns[1], columns[2]])))[0][0].text
    assert text == words


def test_running_heads_are_furniture_and_break_no_paragraph(tmp_path: Path) -> None:
    raw = read(FIXTURES / "printed.pdf")[0][0]
    article = make(raw, Config())
    furniture = [article.text[b.start : b.end] for b in article.blocks if b.kind == "furniture"]
    assert furniture == [f"{OUTLET}, Monday edition", "Page 1 of 2"]
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind == "paragraph"] == PARAGRAPHS


def test_a_headline_of_two_lines_short_paragraphs_and_joined_letters(tmp_path: Path) -> None:
    page = lines("Ferry to Tull Island to sail again in", size=20, y=800)
    page += lines("June, the board says", size=20, y=774)
    page += [(60, 730, 11, "By Ada Quill"), (60, 700, 11, "The ferry sails again on Monday, the harbour board"),
             (60, 686, 11, "said in the town hall."), (60, 660, 11, "The boats had carried food and medicine across"),
             (60, 646, 11, "for eleven months."), (60, 20, 7, "Tull Post")]  # fmt: skip
    raw = read(put(tmp_path, "a.pdf", pdf([page])))[0][0]
    article = make(raw, Config())
    assert raw.title == "Ferry to Tull Island to sail again in June, the board says" and article.authors == (AUTHOR,)
    assert [b.kind for b in article.blocks] == ["title", "byline", "paragraph", "paragraph", "furniture"]
    assert joined(["the \ufb01sherman of\ufb01ce"], Counter()) == "the fisherman office"


def test_letters_as_printed_shapes_are_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = [Line("\ufe97\ufeea\ufe8e\ufee3" * 20)]
    monkeypatch.setattr("onrecord.read.pdf._lines", lambda page: shapes)
    raws, problems = read(put(tmp_path, "a.pdf", pdf([[]])))
    assert not raws and "printed shapes" in problems[0]


def test_a_scan_and_a_locked_file_are_named(tmp_path: Path) -> None:
    import pypdf

    _, problems = read(put(tmp_path, "scan.pdf", pdf([[], []])))
    assert len(problems) == 1 and "scan" in problems[0] and "2 pages" in problems[0]
    writer = pypdf.PdfWriter(io.BytesIO(pdf([lines(*PARAGRAPHS)])))
    writer.encrypt("key", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    _, problems = read(put(tmp_path, "locked.pdf", out.getvalue()))
    assert any("password" in p for p in problems)
    _, problems = read(put(tmp_path, "broken.pdf", b"%PDF-1.7\n" + b"x" * 500))
    assert any("no whole PDF" in p for p in problems)


def test_a_file_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO((FIXTURES / "printed.pdf").read_bytes()))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert read(put(tmp_path, "a.pdf", out.getvalue()))[0][0].title == TITLE


# Word


def test_word_keeps_what_a_reviser_put_in_and_leaves_what_one_struck_out(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    document.add_heading("Ferry news", level=1)
    paragraph = document.add_paragraph("The ferry ")
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>sails again</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText> sank</w:delText></w:r></w:del>"))
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([c for r in table.rows for c in r.cells], ("Harbour", "Ships", "Tull", "40"), strict=True):
        cell.text = text
    document.add_paragraph("One", style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    raw = read(put(tmp_path, "a.docx", out.getvalue()))[0][0]
    assert raw.text.split("\n\n") == ["Ferry news", "The ferry sails again", "Harbour; Ships", "Tull; 40", "One"]
    assert [b.kind for b in raw.blocks] == ["heading", "paragraph", "list", "list", "list"]
    assert raw.authors == (), "python-docx is no author"


def test_broken_office_files_are_named(tmp_path: Path) -> None:
    for name, part in (("a.docx", "word/document.xml"), ("a.xlsx", "xl/workbook.xml")):
        raws, problems = read(put(tmp_path, name, zipped({"[Content_Types].xml": b"<x/>", part: b"<broken"})))
        assert not raws and len(problems) == 1 and "save it again" in problems[0], problems


# Tables


@pytest.mark.parametrize(
    "header",
    [
        "Headline,Full Text,Publication Date,Source,Author",
        "Titre;Texte;Date de parution;Média;Auteur(s)",
        "Título\tTexto\tFecha\tMedio\tFirma",
        "Schlagzeile;Volltext;Erscheinungsdatum;Zeitung;Verfasser",
        "Titolo;Testo;Data;Testata;Giornalista",
        "Manchete;Conteúdo;Data de publicação;Veículo;Jornalista",
        "Заголовок;Текст;Дата публикации;Издание;Автор",
        "عنوان الخبر|نص الخبر|تاريخ النشر|الصحيفة|الكاتب",
        "title,text,published,outlet,authors",
        "hd,td,pd,sn,by",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_columns_are_known_by_their_names(header: str, encoding: str, tmp_path: Path) -> None:
    mark = next(m for m in ",;\t|" if m in header)
    row = mark.join(["Ferry", "The ferry sails again.", "2024-05-06", "Tull Post", "Ada Quill"])
    raws, problems = read(put(tmp_path, "a.csv", f"{header}\n{row}\n".encode(encoding)))
    raw = raws[0]
    assert not problems and (raw.title, raw.text, raw.date, raw.outlet, raw.authors) == (
        "Ferry", "The ferry sails again.", "2024-05-06", "Tull Post", ("Ada Quill",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("header", "values", "dates"),
    [
        ("text,date", ["05/06/2024", "25/06/2024"], ["2024-06-05", "2024-06-25"]),
        ("text,date", ["05/06/2024", "06/25/2024"], ["2024-05-06", "2024-06-25"]),
        ("text,date", ["05/06/2024"], ["2024-05-06/2024-06-05"]),
        ("texte;date de parution", ["05/06/2024"], ["2024-06-05"]),
        ("texte;date de parution", ["5 juin 2024", "jeudi 6 juin 2024"], ["2024-06-05", "2024-06-06"]),
        ("текст;дата", ["5 июня 2024 г.", "05.06.2024 10:31"], ["2024-06-05", "2024-06-05"]),
        ("text,date", ["June 5, 2024 Wednesday 10:31 AM GMT", "20240605", "2024-06-05 10:31:00"], ["2024-06-05"] * 3),
        ("text,load date", ["2024-06-05"], [None]),
    ],
)
def test_dates_of_tables(header: str, values: list[str], dates: list[str | None], tmp_path: Path) -> None:
    mark = ";" if ";" in header else ","
    rows = "".join(f'Report {n}.{mark}"{v}"\n' for n, v in enumerate(values))
    raws, problems = read(put(tmp_path, "a.csv", f"{header}\n{rows}".encode()))
    assert [r.date for r in raws] == dates and not problems


def test_a_mapping_goes_before_known_names(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", b"Text,Story so far,Paper\nBlurb.,The ferry sails.,Tull Post\n")
    raws, _ = read(path, config=Config(columns={"text": "story so far", "outlet": "Paper"}))
    assert (raws[0].text, raws[0].outlet) == ("The ferry sails.", "Tull Post")
    raws, problems = read(path, config=Config(columns={"url": "Link"}))
    assert raws and "no column 'Link' for url" in problems[0]
    with pytest.raises(ConfigError, match="no field is called 'body'"):
        Config(columns={"body": "Text"})


def test_rows_without_text_are_said(tmp_path: Path) -> None:
    data = b"Headline,Body,Summary\nOne,The ferry sails.,x\nTwo,,\nThree,,It sails.\n,,\n"
    raws, problems = read(put(tmp_path, "a.csv", data))
    assert [r.text for r in raws] == ["The ferry sails.", "Two", "It sails."]
    assert [p.rpartition("; ")[2] for p in problems] == ["only its title is read.", "only its summary is read."]


def test_markup_in_a_cell_is_no_text(tmp_path: Path) -> None:
    data = b'title,text\nOne,"<p>The ferry&nbsp;sails.</p><p>It is <b>new</b>.</p>"\nTwo,a < b and c > d\n'
    assert [r.text for r in read(put(tmp_path, "a.csv", data))[0]] == [
        "The ferry sails.\n\nIt is new.",
        "a < b and c > d",
    ]


def test_a_workbook_of_several_sheets(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "May"
    for sheet, day in ((book.active, dt.date(2024, 5, 6)), (book.create_sheet("June"), dt.datetime(2024, 6, 7, 9))):
        sheet.append(["Titel", "Text", "Datum", None])
        sheet.append(["Fähre", f"Die Fähre fährt ab {day:%d.%m.} wieder.", day])
        sheet.cell(row=90000, column=2, value="Too far below to be of this table.")
    book.create_sheet("Notes").append(["nothing here"])
    out = io.BytesIO()
    book.save(out)
    raws, problems = read(put(tmp_path, "a.xlsx", out.getvalue()))
    assert [(r.name, r.date) for r in raws] == [("a.xlsx#May!2", "2024-05-06"), ("a.xlsx#June!2", "2024-06-07")]
    assert not problems


# Mail


def message(**headers: str) -> EmailMessage:
    out = EmailMessage()
    for name, value in ({"Subject": "Fwd: " + TITLE, "From": f"{AUTHOR} <a@x.example>", "Message-ID": "<1@x.example>",
                         "Date": "Mon, 6 May 2024 00:40:00 +0200"} | headers).items():  # fmt: skip
        out[name.replace("_", "-")] = value
    return out


def test_a_person_sends_and_an_outlet_publishes(tmp_path: Path) -> None:
    mail = message()
    mail.set_content("\n\n".join(PARAGRAPHS) + "\n\n-- \nAda Quill\nTull Post, 1 Quay Street\n")
    raw = read(put(tmp_path, "a.eml", mail.as_bytes()))[0][0]
    assert (raw.title, raw.authors, raw.outlet, raw.date) == (TITLE, (AUTHOR,), None, "2024-05-06")
    assert "Quay Street" not in raw.text
    assert read(FIXTURES / "message.eml")[0][0].outlet == OUTLET


def test_attachments_are_read_and_a_covering_note_is_not(tmp_path: Path) -> None:
    mail = message()
    mail.set_content("Please find the reports attached.")
    mail.add_attachment(
        (FIXTURES / "printed.pdf").read_bytes(), maintype="application", subtype="pdf", filename="../a.pdf"
    )
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    inner = message(Subject="Another report")
    inner.set_content("\n\n".join(PARAGRAPHS[::-1]))
    mail.add_attachment(inner)
    raws, problems = read(put(tmp_path, "a.eml", mail.as_bytes()))
    assert [r.source.rpartition("#")[2] for r in raws] == ["a.pdf", "part-4.eml"] and not problems
    assert [r.title for r in raws] == [TITLE, "Another report"]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "utf-8", "koi8-r"])
def test_charsets_of_mail(charset: str, tmp_path: Path) -> None:
    text = (
        "Паром снова пойдёт в июне, сообщил порт."
        if "12" in charset or "koi" in charset
        else "Le ferry repart en été, dit-on là-bas."
    )
    head = b"Subject: =?utf-8?b?w4l0w6k=?=\r\nMessage-ID: <1@x>\r\nFrom: x@x\r\n"
    head += f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode()
    raw = read(put(tmp_path, "a.eml", head + text.encode(charset)))[0][0]
    assert raw.title == "Été" and raw.text.endswith(text)


def test_a_newsletter_laid_out_in_tables(tmp_path: Path) -> None:
    mail = message(List_Id="<n.x.example>", From="Tull Post <n@x.example>")
    mail.set_content("See this letter in your browser.")
    cells = f"<tr><td><h2>Ships</h2>{BODY}</td></tr><tr><td>1</td><td>2</td></tr>"
    mail.add_alternative(f"<html><body><table>{cells}</table></body></html>", subtype="html")
    raw = read(put(tmp_path, "a.eml", mail.as_bytes()))[0][0]
    assert [raw.text[b.start : b.end] for b in raw.blocks if b.kind == "paragraph"] == PARAGRAPHS
    assert raw.text.endswith("1 2") and [b.kind for b in raw.blocks][:2] == ["title", "heading"]


def test_broken_mail_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    for tail in (
        b"",
        b"\xff\xfe\x00",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x--",
        b"=?utf-8?q?=?=",
    ):
        raws, problems = read(put(tmp_path, "a.eml", b"Message-ID: <1>\r\nSubject: =?x?y?z?=\r\n" + tail))
        assert raws or problems


# A page in one file


@pytest.mark.parametrize(
    ("charset", "stated"), [("windows-1251", "windows-1251"), ("utf-8", "windows-1251"), ("utf-8", "")]
)
def test_charsets_of_pages_in_one_file(charset: str, stated: str, tmp_path: Path) -> None:
    body = "".join(f"<p>Паром на остров снова пойдёт в июне, сообщил порт номер {n}.</p>" for n in range(8))
    stated = f"; charset={stated}" if stated else ""
    head = f"""From: <Saved by WebKit>\nDate: Thu, 9 May 2024 21:00:00 +0200\nMIME-Version: 1.0
Content-Type: multipart/related; boundary="b"; start="<main>"\n\n--b\nContent-Type: text/html; charset=utf-8\n
<p>Frame</p>\n--b\nContent-Type: text/html{stated}\nContent-ID: <main>\nContent-Location: {URL}\n
""".encode()
    html = f"<html><head><title>Паром</title></head><body><h1>Паром</h1>{body}</body></html>"
    raw = read(put(tmp_path, "a.mht", head + html.encode(charset) + b"\n--b--\n"))[0][0]
    assert raw.title == "Паром" and "номер 7" in raw.text and (raw.url, raw.seen, raw.date) == (URL, "2024-05-09", None)


def test_a_page_is_no_younger_than_when_it_was_saved(tmp_path: Path) -> None:
    late = page(data=data_of_page().replace("2024-05-06", "2024-07-01"))
    head = f"From: <Saved by Blink>\nDate: Thu, 9 May 2024 21:00:00 +0200\nMIME-Version: 1.0\nSnapshot-Content-Location: {URL}\n"
    head += 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    article = make(read(put(tmp_path, "a.mhtml", (head + late + "\n--b--\n").encode()))[0][0], Config())
    assert (article.published.value, article.published.basis) == ("../2024-05-09", "inferred")


@pytest.mark.parametrize(
    ("name", "part"),
    [("table.xlsx", "xl/worksheets/sheet1.xml"), ("table.xlsx", "xl/workbook.xml"), ("document.docx", "word/document.xml"),
     ("document.docx", "docProps/core.xml")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["swelling", "outside"])
def test_entities_inside_office_files_give_nothing(name: str, part: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET")
    declared = f'<!ENTITY z SYSTEM "{(tmp_path / "secret").as_uri()}">'
    if kind == "swelling":
        steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        declared = f'<!ENTITY a0 "aaaaaaaaaa">{steps}<!ENTITY z "&a9;">'
    with zipfile.ZipFile(FIXTURES / name) as made:
        files = {n: made.read(n) for n in made.namelist()}
    text = files[part].decode()
    head = text.index("?>") + 2 if text.startswith("<?xml") else 0
    body = re.sub(r"(<(?:w:)?t(?: [^>]*)?>|<dc:title>)", r"\1&z;", text[head:])
    files[part] = f"{text[:head]}<!DOCTYPE x [{declared}]>{body}".encode()
    raws, problems = read(put(tmp_path, name, zipped(files)))
    assert raws or problems
    assert not any("SECRET" in f"{r.text}{r.title}" or "aaaa" in r.text for r in raws)
    assert not any("report this as a fault" in p for p in problems)


@pytest.mark.parametrize("marks", ["AW: ", "Fwd: Re: ", "رد: ", "Отв: "])
def test_marks_of_answers_are_no_words_of_a_subject(tmp_path: Path, marks: str) -> None:
    words = "The ferry stays in port until the harbour master has seen the hull. " * 8
    mail = (
        f"From: Ada Brenn <ada@x.example>\nMessage-ID: <1@x>\nMIME-Version: 1.0\nSubject: {marks}Ferry stays in port\n"
    )
    mail += "Content-Type: text/plain; charset=utf-8\n\n" + words
    path = tmp_path / "a.eml"
    path.write_bytes(mail.encode())
    raws, _ = read(path)
    assert raws[0].title == "Ferry stays in port"
