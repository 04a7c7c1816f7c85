"""When two addresses are one page, and what a page may say of its own address."""

from __future__ import annotations

import pytest

from onrecord.fetch.address import canonical, is_address, key, to_ask
from onrecord.read.addresses import original

SAME = [
    ("https://www.paper.example/a/story", "http://paper.example/a/story/"),
    ("https://paper.example/a/story", "https://paper.example/a/story?utm_source=rss&utm_medium=feed"),
    ("https://paper.example/a/story", "https://paper.example/a/story#comments"),
    ("https://paper.example/a/story", "https://paper.example/a/story/amp/"),
    ("https://paper.example/a/story", "https://amp.paper.example/a/story?amp=1"),
    ("https://paper.example/a/story", "https://paper.example/a/story?fbclid=x&xtor=RSS-1&ocid=z&CMP=share"),
    ("https://paper.example/a/story", "https://paper-example.cdn.ampproject.org/c/s/paper.example/a/story"),
    ("https://paper.example/a/story", "https://www.google.com/amp/s/paper.example/a/story/amp"),
    ("https://paper.example/a/story", "https://web.archive.org/web/20240506010203/https://www.paper.example/a/story"),
    ("https://paper.example/a/story", "https://web.archive.org/web/20240506id_/http://paper.example/a/story"),
    ("https://paper.example/x?a=1&b=2", "https://paper.example/x?b=2&a=1"),
    ("https://PAPER.example/x", "https://paper.example:443/x"),
]
OTHER = [
    ("https://paper.example/story?id=1", "https://paper.example/story?id=2"),
    ("https://paper.example/a", "https://paper.example/b"),
    ("https://paper.example/a", "https://other.example/a"),
    ("https://fr.paper.example/a", "https://en.paper.example/a"),
    ("https://paper.example/camp", "https://paper.example/c"),
    ("http://127.0.0.1:8001/a", "http://127.0.0.1:8002/a"),
    ("https://paper.example/?p=12", "https://paper.example/"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_page(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_pages(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("url", "stated", "expected"),
    [
        ("https://paper.example/a?utm_source=x", None, "https://paper.example/a"),
        ("https://amp.paper.example/a", "https://www.paper.example/a", "https://www.paper.example/a"),
        ("https://paper.example/x/a", "../b", "https://paper.example/b"),
        ("https://paper.example/a", "https://other.example/a", "https://paper.example/a"),
        ("https://paper.example/a", "https://paper.example/", "https://paper.example/a"),
        ("https://paper.example/a", "javascript:alert(1)", "https://paper.example/a"),
        ("https://paper.example/a", "https://u:p@paper.example/b", "https://paper.example/a"),
        ("https://web.archive.org/web/20240506010203/https://paper.example/a", None, "https://paper.example/a"),
        ("https://news.paper.co.uk/a", "https://paper.co.uk/a", "https://paper.co.uk/a"),
        ("https://one.co.uk/a", "https://two.co.uk/a", "https://one.co.uk/a"),
        ("http://127.0.0.1:80/a", "http://127.0.0.1/b", "http://127.0.0.1/b"),
    ],
)
def test_a_page_is_believed_about_its_own_site_only(url, stated, expected):
    assert canonical(url, stated) == expected


def test_an_archived_page_is_fetched_as_it_was():
    page = "https://web.archive.org/web/20240506010203/https://paper.example/a"
    assert to_ask(page) == "https://web.archive.org/web/20240506010203id_/https://paper.example/a"
    assert original(page) == "https://paper.example/a"
    assert to_ask("https://paper.example/web/2024/https://a") == "https://paper.example/web/2024/https://a"


def test_what_is_an_address():
    assert is_address("https://paper.example") and is_address(" HTTP://paper.example/a ")
    assert not any(map(is_address, ("paper.example", "ftp://paper.example", "reports/", "httpsx", b"https://x", "")))
