"""Writes the fixtures of the input kinds: `python -m tests.read.make_fixtures`. Their texts are made up."""

from __future__ import annotations

import json
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


TEXTS = {"feed.rss": rss, "feed.atom": atom, "feed.json": json_feed, "sitemap.xml": sitemap}


def main() -> None:
    """Writes every fixture anew."""
    for name, make in TEXTS.items():
        (FIXTURES / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
