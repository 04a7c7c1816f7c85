"""What a page says about its report: which of its data counts, in what order, and what is not believed."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from onrecord.config import Config
from onrecord.read import make
from onrecord.read.pagedata import PageData, page_data
from onrecord.read.titles import headline, is_label
from tests.read.inputs import PARAGRAPHS, TITLE, URL, read


def data(head: str = "", body: str = "", ld: object = None) -> PageData:
    script = "" if ld is None else ld if isinstance(ld, str) else json.dumps(ld)
    scripts = f'<script type="application/ld+json">{script}</script>' if script else ""
    page = f"<html lang=en><head>{head}{scripts}</head><body>{body}</body></html>"
    return page_data(lxml.html.document_fromstring(page))


ITEM = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-05-06T00:40:00+02:00",
    "dateModified": "2024-05-07",
}


@pytest.mark.parametrize(
    "ld",
    [
        ITEM,
        [ITEM],
        {"@graph": [{"@type": "WebSite", "name": "Tull"}, ITEM]},
        {"@type": "WebPage", "mainEntity": ITEM},
        ITEM | {"@type": ["Thing", "http://schema.org/ReportageNewsArticle"]},
        json.dumps(ITEM).replace("}", ",}"),
        f"<!-- {json.dumps(ITEM)} -->",
        f"//<![CDATA[\n{json.dumps(ITEM)};\n//]]>",
        json.dumps(ITEM).replace('"', "&quot;"),
        json.dumps({"@type": "BreadcrumbList"}) + json.dumps(ITEM),
        json.dumps(ITEM)[:-1] + ', "description": "a "bad" word"}',
    ],
    ids=range(11),
)
def test_where_the_data_lies_and_how_it_is_broken(ld: object) -> None:
    found = data(ld=ld)
    assert (found.title, found.published, found.modified) == (TITLE, "2024-05-06", "2024-05-07")


def test_references_in_a_graph() -> None:
    graph = [ITEM | {"author": [{"@id": "#a"}, {"@id": "#b"}], "publisher": {"@id": "#o"}},
             {"@id": "#a", "@type": "Person", "name": "Ada Quill"}, {"@id": "#b", "name": "By Ben Otter"},
             {"@id": "#o", "@type": "Organization", "name": "Tull &amp; Grey Post"}]  # fmt: skip
    found = data(ld={"@graph": graph})
    assert (found.authors, found.outlet) == (("Ada Quill", "Ben Otter"), "Tull & Grey Post")


def test_other_reports_on_the_page_are_not_its_own() -> None:
    other = {"@type": "NewsArticle", "headline": "Another", "url": "https://x.example/b", "datePublished": "2020-01-01"}
    third = other | {"url": "https://x.example/c"}
    listed = {"@type": "ItemList", "itemListElement": [{"item": other}, {"item": third}]}
    assert data(ld=listed).published is None
    own = ITEM | {"url": URL}
    assert data(f'<link rel="canonical" href="{URL}">', ld=[other, own]).published == "2024-05-06"
    assert data(ld={"@graph": [listed, own]}).title == TITLE


@pytest.mark.parametrize(
    ("head", "published", "modified"),
    [
        ('<meta property="article:published_time" content="2024-05-06T10:00:00Z"><meta name="date" content="2020-01-01">', "2024-05-06", None),
        ('<meta property="article:modified_time" content="2024-05-07T10:00:00Z">', None, "2024-05-07"),
        ('<meta name="DC.date.issued" content="2024-05-06"><meta name="DC.date.modified" content="2024-05-08">', "2024-05-06", "2024-05-08"),
        ('<meta name="sailthru.date" content="May 6, 2024 10:00 AM">', "2024-05-06", None),
        ('<meta name="date" content="1970-01-01T00:00:00Z">', None, None),
        ('<meta name="date" content="0001-01-01">', None, None),
        ('<meta name="date" content="05/06/2024">', None, None),
        ('<meta property="article:published_time" content="2024-05-06"><meta property="article:modified_time" content="2024-05-02">', "2024-05-06", None),
    ],
)  # fmt: skip
def test_days_in_meta_elements(head: str, published: str | None, modified: str | None) -> None:
    found = data(head)
    assert (found.published, found.modified) == (published, modified)


def test_days_marked_in_the_text_count_only_where_there_is_one() -> None:
    one = '<time itemprop="datePublished" datetime="2024-05-06T10:00">x</time>'
    assert data(body=one).published == "2024-05-06"
    assert data(body=one + '<time itemprop="datePublished" datetime="2021-01-01">x</time>').published is None
    assert data(body='<time class="entry-date published" datetime="2024-05-06">x</time>').published == "2024-05-06"
    assert data(body='<time class="updated" datetime="2024-05-07">x</time>').modified == "2024-05-07"
    assert data(body='<time datetime="2024-05-06">x</time>').published is None


@pytest.mark.parametrize(
    ("author", "people", "agencies"),
    [
        ("By Ada Quill and Ben Otter", ("Ada Quill", "Ben Otter"), ()),
        ({"@type": "Person", "name": "Ada Quill"}, ("Ada Quill",), ()),
        ([{"name": "Ada Quill"}, {"name": "Reuters"}], ("Ada Quill",), ("Reuters",)),
        ("Tull Post", (), ()),
        ("https://x.example/ada", (), ()),
        ("ada@x.example", (), ()),
    ],
)
def test_authors_are_people(author: object, people: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    found = data(ld=ITEM | {"author": author, "publisher": {"name": "Tull Post"}})
    assert (found.authors, found.agencies) == (people, agencies)


def test_what_a_report_is_based_on(tmp_path: Path) -> None:
    based = {"@type": "NewsArticle", "name": "AFP", "url": "https://afp.example/1"}
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    script = json.dumps(ITEM | {"isBasedOn": based})
    html = f'<script type="application/ld+json">{script}</script><article><h1>{TITLE}</h1>{body}</article>'
    (tmp_path / "a.html").write_text(f"<html><body>{html}</body></html>")
    article = make(read(tmp_path)[0][0], Config())
    assert (article.based_on, article.agencies) == (("https://afp.example/1",), ("AFP",))


def test_the_page_goes_before_its_data_and_the_data_before_nothing(tmp_path: Path) -> None:
    script = json.dumps(ITEM | {"articleBody": "\n\n".join(PARAGRAPHS), "wordCount": 900})
    (tmp_path / "a.html").write_text(
        f'<html><script type="application/ld+json">{script}</script><div id=app></div></html>'
    )
    raws, problems = read(tmp_path)
    assert raws[0].text.split("\n\n") == [TITLE, *PARAGRAPHS]
    assert len(problems) == 1 and "900 words" in problems[0] and "subscribers" in problems[0]


@pytest.mark.parametrize(
    ("stated", "site", "sections", "title"),
    [
        (["Ferry sails again | Tull Post"], ["Tull Post"], [], "Ferry sails again"),
        (["Tull Post - Ferry sails again"], ["Tull Post"], [], "Ferry sails again"),
        (["Ferry sails again – Islands – tullpost.example"], ["https://www.tullpost.example/a"], ["Islands"], "Ferry sails again"),
        (["Mundo | sitio.example", "El ferry vuelve a navegar"], ["https://sitio.example/x"], ["Mundo"], "El ferry vuelve a navegar"),
        (["Monde | Le Site", "Le ferry repart"], ["Le Site"], ["Monde"], "Le ferry repart"),
        (["Die Fähre fährt wieder | Inseln | Tullpost", "Die Fähre fährt wieder"], ["Tull Post"], [], "Die Fähre fährt wieder"),
        (["Паром снова пойдёт — Вестник"], ["Вестник"], [], "Паром снова пойдёт"),
        (["العبارة تعود | الميناء"], ["الميناء"], [], "العبارة تعود"),
        (["Mayor: the port - at last - opens"], ["Tull Post"], [], "Mayor: the port - at last - opens"),
        (["Tull Post"], ["Tull Post"], [], None),
        ([None, "", "Ferry"], [None], [None], "Ferry"),
    ],
)  # fmt: skip
def test_headlines_without_the_site(stated, site, sections, title) -> None:  # type: ignore[no-untyped-def]
    assert headline(stated, site, sections) == title


@pytest.mark.parametrize(
    ("line", "label"),
    [("Mundo | sitio.example", True), ("World › Europe", True), ("Ferry sails again in June | Tull Post", False),
     ("World - Europe", False), ("Mundo", False)],
)  # fmt: skip
def test_labels_are_no_headlines(line: str, label: bool) -> None:
    assert is_label(line) == label


@pytest.mark.parametrize("label", ["Mundo | sitio.example", "Monde | Le Site", "Мир | Вестник", "العالم | الميناء"])
def test_a_label_over_a_copied_report_is_no_title(label: str) -> None:
    from onrecord.read import Raw

    found = make(Raw(source="a", name="a", text="\n\n".join([label, *PARAGRAPHS])), Config())
    assert found.title is None and found.blocks[0].kind == "furniture"
