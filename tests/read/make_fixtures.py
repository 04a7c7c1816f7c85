"""Writes the fixtures of the input kinds: `python -m tests.read.make_fixtures`. Their texts are made up."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import textwrap
import zipfile
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape

from tests.read.inputs import AUTHOR, FIXTURES, MODIFIED, OUTLET, PARAGRAPHS, TITLE, URL

ZONE = timezone(timedelta(hours=2))
PUBLISHED = datetime(2024, 5, 6, 0, 40, tzinfo=ZONE)  # the day before in UTC: the day is the outlet's
BODY = "".join(f"<p>{escape(p)}</p>\n" for p in PARAGRAPHS)


def rss() -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Island News Digest</title><link>https://digest.example/</link><description>Island news</description>
<language>en-GB</language>
<item><title>{escape(TITLE)} - {OUTLET}</title><link>{URL}</link><guid isPermaLink="false">tull-1</guid>
<dc:creator>{AUTHOR}</dc:creator><pubDate>{format_datetime(PUBLISHED)}</pubDate>
<source url="https://tullpost.example/feed.xml">{OUTLET}</source>
<description>The ferry sails again.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Lighthouse to be painted in autumn</title><link>https://digest.example/lighthouse</link>
<pubDate>Tue, 07 May 2024 09:00:00 GMT</pubDate>
<description>The lighthouse of Grey Point will be painted red in September, the board said on Tuesday.</description></item>
</channel></rss>
"""


def atom() -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{OUTLET}</title><id>urn:tull</id>
<updated>2024-05-07T10:00:00Z</updated><link href="https://tullpost.example/"/>
<entry><title type="html">{escape(TITLE)}</title><id>urn:tull:1</id><link rel="alternate" href="{URL}"/>
<author><name>{AUTHOR}</name></author><published>{PUBLISHED.isoformat()}</published><updated>{MODIFIED}T09:00:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry>
<entry><title>Only touched, never dated</title><id>urn:tull:2</id><updated>2024-05-05T08:00:00Z</updated>
<summary>The board met on the quay and said nothing.</summary></entry></feed>
"""


def json_feed() -> str:
    item = {
        "id": "1", "url": URL, "title": TITLE, "content_html": BODY, "date_published": PUBLISHED.isoformat(),
        "date_modified": f"{MODIFIED}T09:00:00+02:00", "authors": [{"name": AUTHOR}],
    }  # fmt: skip
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "language": "en", "items": [item]}, indent=1
    )


def sitemap() -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{URL}</loc><lastmod>{MODIFIED}T09:00:00+02:00</lastmod><news:news><news:publication><news:name>{OUTLET}</news:name>
<news:language>en</news:language></news:publication><news:publication_date>{PUBLISHED.isoformat()}</news:publication_date>
<news:title>{TITLE}</news:title></news:news></url>
<url><loc>https://tullpost.example/about</loc></url><url><loc>javascript:alert(1)</loc></url></urlset>
"""


def page(*, data: str = "") -> str:
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title><link rel="canonical" href="{URL}">{data}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/islands">Islands</a></li></ul></nav>
<article><h1>{TITLE}</h1>
{BODY}</article><footer><p>Copyright {OUTLET}. All rights reserved.</p></footer></body></html>
"""


def data_of_page() -> str:
    item = {
        "@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Tull Sites"}, {
            "@type": ["NewsArticle"], "headline": TITLE, "author": [{"@type": "Person", "name": AUTHOR}],
            "publisher": {"@type": "Organization", "name": OUTLET}, "datePublished": PUBLISHED.isoformat(),
            "dateModified": f"{MODIFIED}T09:00:00+02:00", "articleBody": "Words that stand nowhere on the page.",
        }],
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def mhtml() -> bytes:
    import quopri

    body = quopri.encodestring(page(data=data_of_page()).encode())
    head = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: =?utf-8?Q?Ferry?=
Date: Thu, 9 May 2024 21:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----Part"

------Part
Content-Type: text/html
Content-ID: <frame-0@mhtml.blink>
Content-Transfer-Encoding: binary
Content-Location: https://ads.example/frame

<html><body><p>An advertisement in a frame of its own that nobody asked for, and that no reader takes for the report.</p></body></html>
------Part
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: {URL}

"""
    return head.encode() + body + b"\n------Part--\n"


def warc() -> bytes:
    out = []
    for kind, url, http, data in (
        ("response", URL, "200 OK", page(data=data_of_page()).encode()),
        ("response", "https://tullpost.example/old", "301 Moved", b""),
        ("response", "https://tullpost.example/logo.png", "200 OK", b"\x89PNG"),
        ("revisit", URL, "200 OK", b""),
    ):
        mime = "image/png" if url.endswith("png") else "text/html; charset=utf-8"
        block = f"HTTP/1.1 {http}\r\nContent-Type: {mime}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-09T19:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000{len(out)}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        out.append(head.encode() + block + b"\r\n\r\n")
    return b"".join(gzip.compress(record, mtime=0) for record in out)


def wacz() -> bytes:
    return zipped({"archive/data.warc.gz": warc(), "datapackage.json": b"{}", "pages/pages.jsonl": b"{}"})


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def eml() -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = f"{OUTLET} <news@tullpost.example>"
    message["To"] = "readers@tullpost.example"
    message["Date"] = format_datetime(PUBLISHED)
    message["Message-ID"] = "<1@tullpost.example>"
    message["List-Id"] = "<news.tullpost.example>"
    message.set_content("\n\n".join(PARAGRAPHS), charset="utf-8", cte="quoted-printable")
    message.add_alternative(
        f"<html><body><table><tr><td>{BODY}</td></tr></table></body></html>", subtype="html", cte="quoted-printable"
    )
    message.set_boundary("part")
    return message.as_bytes()


def mbox() -> bytes:
    return b"From news@tullpost.example Mon May  6 00:40:00 2024\n" + eml() + b"\n"


def docx() -> bytes:
    import docx as word

    document = word.Document()
    document.core_properties.author = AUTHOR
    document.core_properties.created = document.core_properties.modified = datetime(2031, 1, 1)
    document.add_paragraph(TITLE, style="Title")
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


HEADER = ("Headline", "Body", "Load Date", "Published", "Publication", "Byline", "URL")


def xlsx() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime(2024, 5, 6)
    sheet = book.active
    assert sheet is not None
    sheet.append(["Results for: ferry"])
    sheet.append(HEADER)
    text = "\n\n".join(PARAGRAPHS)
    sheet.append([TITLE, text, datetime(2024, 5, 9), datetime(2024, 5, 6, 0, 40), OUTLET, AUTHOR, URL])
    sheet.append(["Only a headline"])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


def table() -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerow([TITLE, "\n\n".join(PARAGRAPHS), "May 9, 2024", "May 6, 2024 Monday", OUTLET, AUTHOR, URL])
    return out.getvalue()


def pdf(pages: list[list[tuple[float, float, float, str]]]) -> bytes:
    """A PDF file of pages of lines: place from the left and from the foot, size, words."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
               b"/Encoding /WinAnsiEncoding >>"]  # fmt: skip
    kids = []
    for lines in pages:
        drawn = []
        for x, y, size, text in lines:
            shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn.append(b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, x, y, shown))
        stream = b"\n".join(drawn)
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def printed() -> bytes:
    """The report on two pages with a running head and page numbers, one word cut at a line's end."""
    lines: list[tuple[float, str]] = []
    for paragraph in PARAGRAPHS:
        broken = textwrap.wrap(paragraph, 62, break_on_hyphens=False)
        lines += [(14.0, line) for line in broken[:-1]] + [(24.0, broken[-1])]
    pages = []
    for number, part in enumerate((lines[:7], lines[7:]), 1):
        y, drawn = 720.0, [(60.0, 800.0, 8.0, f"{OUTLET}, Monday edition")]
        if number == 1:
            drawn.append((60.0, 750.0, 18.0, TITLE))
        for gap, text in part:
            drawn.append((60.0, y, 11.0, text))
            y -= gap
        drawn.append((290.0, 40.0, 8.0, f"Page {number} of 2"))
        pages.append(drawn)
    return pdf(pages)


def ninjs() -> str:
    item = {
        "uri": "https://tullpost.example/items/1", "type": "text", "version": "2", "pubstatus": "usable", "language": "en",
        "firstcreated": PUBLISHED.isoformat(), "versioncreated": f"{MODIFIED}T09:00:00+02:00", "headline": TITLE,
        "byline": f"By {AUTHOR}", "located": "Tull", "copyrightholder": "Tull Media", "body_xhtml": BODY,
        "infosource": [{"name": OUTLET}],
    }  # fmt: skip
    return json.dumps(item, indent=1)


def ninjs3() -> str:
    item = {
        "uri": "https://tullpost.example/items/1", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text",
        "pubStatus": "usable", "language": "en", "firstCreated": PUBLISHED.isoformat(),
        "versionCreated": f"{MODIFIED}T09:00:00+02:00", "headlines": [{"role": "main", "value": TITLE}],
        "by": f"By {AUTHOR}", "located": "Tull", "infoSources": [{"name": OUTLET}],
        "bodies": [{"role": "main", "contentType": "text/html", "value": BODY}],
    }  # fmt: skip
    return json.dumps(item, indent=1)


def news_item(*, guid: str = "tag:tullpost.example,2024:1", status: str = "usable", version: int = 2) -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" standard="NewsML-G2"
 standardversion="2.33" xml:lang="en"><rightsInfo><copyrightHolder><name>Tull Media</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="tullpost"><name>{OUTLET}</name></provider>
<versionCreated>{MODIFIED}T09:00:00+02:00</versionCreated><firstCreated>{PUBLISHED.isoformat()}</firstCreated>
<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><located><name>Tull</name></located><by>By {AUTHOR}</by><headline>{escape(TITLE)}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>
</head><body>{BODY}</body></html></inlineXML></contentSet></newsItem>"""


def news_message() -> str:
    items = news_item() + news_item(guid="tag:tullpost.example,2024:2", status="canceled")
    package = """<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"><groupSet root="g"><group id="g">
<itemRef residref="tag:tullpost.example,2024:1"/></group></groupSet></packageItem>"""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-07T09:00:00Z</sent></header>
<itemSet>{items}{package}</itemSet></newsMessage>
"""


def nitf() -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="en"><head><title>Slug</title><docdata management-status="usable"><doc-id id-string="tull-1"/>
<date.issue norm="20240506T004000+0200"/><doc.copyright holder="Tull Media" year="2024"/></docdata>
<pubdata name="{OUTLET}" date.publication="20240506T004000+0200"/><revision-history norm="20240507T090000+0200"/></head>
<body><body.head><hedline><hl1>{escape(TITLE)}</hl1></hedline><byline>By <person>{AUTHOR}</person></byline>
<dateline><location>Tull</location></dateline></body.head><body.content>{BODY}</body.content></body></nitf>
"""


TEXTS = {
    "feed.rss": rss, "feed.atom": atom, "feed.json": json_feed, "sitemap.xml": sitemap, "table.csv": table,
    "item.ninjs.json": ninjs, "item.ninjs3.json": ninjs3, "newsitem.xml": news_item, "newsmessage.xml": news_message,
    "nitf.xml": nitf,
}  # fmt: skip
BYTES = {
    "page.mhtml": mhtml, "pages.warc.gz": warc, "pages.wacz": wacz, "message.eml": eml, "letters.mbox": mbox,
    "document.docx": docx, "table.xlsx": xlsx, "printed.pdf": printed,
}  # fmt: skip


def main() -> None:
    """Writes every fixture anew."""
    for name, make in TEXTS.items():
        (FIXTURES / name).write_text(make(), encoding="utf-8")
    (FIXTURES / "page.html").write_text(page(data=data_of_page()), encoding="utf-8")
    for name, made in BYTES.items():
        (FIXTURES / name).write_bytes(made())
    report = (FIXTURES / "report.txt").read_bytes()
    side = f"file,date,outlet\nreport.txt,2024-05-06,{OUTLET}\n".encode()
    inner = zipped({"reports/report.txt": report, "reports/metadata.csv": side, "../../up.png": b"\x89PNG"})
    (FIXTURES / "reports.zip").write_bytes(inner)
    (FIXTURES / "reports.tar").write_bytes(tarred({"reports/report.txt": report, "reports/metadata.csv": side}))
    (FIXTURES / "nested.tar.gz").write_bytes(gzip.compress(tarred({"inner.zip": inner}), mtime=0))
    (FIXTURES / "page.html.gz").write_bytes(gzip.compress(page(data=data_of_page()).encode(), mtime=0))


if __name__ == "__main__":
    main()
