"""The page of a checked draft: escaped, whole, and loading nothing."""

from __future__ import annotations

from pathlib import Path

import lxml.html

import onrecord
from onrecord.check import render
from tests.web.test_page import nesting

HOSTILE = "<script>alert(1)</script>"


def test_whatever_draft_and_reports_hold_stays_text(tmp_path: Path) -> None:
    told = f"«El puerto abrirá el 3 de junio, {HOSTILE} ni un día antes», dijo Iker Salvat en Lindhafen."
    (tmp_path / "a.txt").write_text(
        f"Tormenta {HOSTILE}\n\n{told} Murieron 12 personas en Lindhafen.\n", encoding="utf-8"
    )
    record = onrecord.build([tmp_path / "a.txt"])
    draft = f"{told.replace('antes', 'después')}\n\nMurieron 13 personas en Lindhafen. {HOSTILE} \x1b[31m\n"
    (tmp_path / "draft.txt").write_text(draft, encoding="utf-8")
    found = record.check(tmp_path / "draft.txt")
    page = render(found, record, "html")
    assert HOSTILE not in page and "&lt;script&gt;" in page
    assert nesting(page) == []
    tree = lxml.html.document_fromstring(page)
    assert not tree.xpath("//script | //iframe | //object | //img | //*[@style] | //link[@rel='stylesheet']")
    assert all(h.startswith(("#", "http://", "https://", "data:,")) for h in tree.xpath("//@href"))
    assert "\x1b" not in render(found, record, "text", every=True)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(h[1:] in ids for h in tree.xpath("//a/@href") if h.startswith("#"))


def test_each_row_is_marked_in_the_draft(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("«Nadie nos avisó a tiempo», dijo Iker Salvat en Lindhafen.\n", encoding="utf-8")
    record = onrecord.build([tmp_path / "a.txt"])
    found = record.check("«Nadie nos avisó a tiempo», dijo Iker Salvat en Lindhafen.\n")
    tree = lxml.html.document_fromstring(render(found, record, "html"))
    assert "Nadie nos avisó a tiempo" in tree.xpath("//a[contains(@class, 'w-right')]/text()")
    assert "Nothing in the draft contradicts the record." in tree.text_content()
