"""Saved pages: the page's own data, and the article without the page around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.config import Config
from onrecord.read import Raw, find, html, make

PARAGRAPHS = [
    "The old lighthouse on Grey Point will be lit again in the autumn, the harbour board of Tull announced on Monday.",
    "“We have waited eleven years for this,” said Ines Marlow, who chairs the board, at a meeting in the town hall.",
    "Engineers found that the lamp could be repaired for some 40,000 euros, a third of what had been expected.",
]
PAGE = """<!doctype html><html lang="de"><head><title>Lighthouse to shine | Tull Post</title>
<link rel="canonical" href="https://tullpost.example/2022/05/03/lighthouse">
<meta property="og:site_name" content="Wrong Name"><meta name="date" content="2020-01-01">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {{"@type": ["NewsArticle"],
 "headline": "Lighthouse to shine again", "author": [{{"name": "Ada Quill"}}, {{"name": "Ben Otter"}}],
 "publisher": {{"name": "Tull Post"}}, "datePublished": "2022-05-03T08:00:00+02:00", "dateModified": "2022-05-04"}}]}}
</script></head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Lighthouse to shine again</h1>{body}</article>
<footer><p>Copyright Tull Post. All rights reserved.</p></footer></body></html>"""


def page(tmp_path: Path, html: str) -> Raw:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    return next(r for r in find([tmp_path], Config()) if isinstance(r, Raw))


def test_a_page_gives_its_data_and_its_text(tmp_path: Path) -> None:
    body = f"<p>{PARAGRAPHS[0]}</p><h2>A long wait</h2><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    raw = page(tmp_path, PAGE.format(body=body))
    assert (raw.title, raw.outlet, raw.date, raw.modified) == (
        "Lighthouse to shine again", "Tull Post", "2022-05-03", "2022-05-04",
    )  # fmt: skip
    assert raw.authors == ("Ada Quill", "Ben Otter") and raw.url == "https://tullpost.example/2022/05/03/lighthouse"
    assert raw.lang == "en", "the text's language, not the template's"
    article = make(raw, Config())
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == [
        ("title", "Lighthouse to shine again"),
        ("paragraph", PARAGRAPHS[0]),
        ("heading", "A long wait"),
        ("paragraph", PARAGRAPHS[1]),
        ("paragraph", PARAGRAPHS[2]),
    ]
    assert article.published.basis == "metadata"


def test_a_page_without_data_has_no_date(tmp_path: Path) -> None:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    raw = page(tmp_path, f"<html><body><h1>Lighthouse</h1>{body}</body></html>")
    assert raw.date is None and raw.title == "Lighthouse" and PARAGRAPHS[2] in raw.text


def test_a_side_file_goes_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.json").write_text('{"date": "2022-05", "outlet": "Evening Tull"}')
    raw = page(tmp_path, PAGE.format(body="".join(f"<p>{p}</p>" for p in PARAGRAPHS)))
    assert (raw.date, raw.date_basis, raw.outlet) == ("2022-05", "given", "Evening Tull")


@pytest.mark.parametrize(
    ("stated", "fetched", "own"),
    [
        (
            "https://paper.example/2024/ferry",
            "https://www.paper.example/2024/ferry?utm_source=x",
            "https://paper.example/2024/ferry",
        ),
        ("/2024/ferry", "https://paper.example/2024/ferry?from=feed", "https://paper.example/2024/ferry"),
        ("https://other.example/2024/ferry", "https://paper.example/2024/ferry", "https://paper.example/2024/ferry"),
        ("https://paper.example.evil.example/ferry", "https://paper.example/ferry", "https://paper.example/ferry"),
        ("https://paper.example/", "https://paper.example/ferry", "https://paper.example/ferry"),
        (
            "https://paper.example/ferry",
            "https://web.archive.org/web/20240506120000/https://paper.example/ferry",
            "https://paper.example/ferry",
        ),
        (None, "https://web.archive.org/web/20240506120000/https://paper.example/ferry", "https://paper.example/ferry"),
        ("https://paper.example/ferry", None, "https://paper.example/ferry"),
        ("javascript:void(0)", "https://paper.example/ferry", "https://paper.example/ferry"),
        ("http://[::1", "https://paper.example/ferry", "https://paper.example/ferry"),
    ],
)
def test_a_page_is_believed_about_its_own_site_only(stated, fetched, own):
    assert html._own_address(stated, fetched) == own
