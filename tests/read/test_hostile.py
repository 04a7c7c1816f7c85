"""Files made to keep a reader busy are read, or refused, in about no time."""

from __future__ import annotations

import time

import pytest

import onrecord
from onrecord.annotate.quotes import transcripts
from onrecord.read import jsonld, markdown, mbox, titles

HOSTILE = {
    "a mailbox's opening": lambda: mbox._BEGINS.match(b"From " + b"a" * 200_000),
    "ends of scripts": lambda: jsonld.article(["{" + ";" * 100_000], set()),
    "a headline of names": lambda: titles.headline(["x" + " | Paper" * 30_000], ["Paper"], []),
    "capitals that lead no turn": lambda: transcripts._TURN.match("A" * 100_000),
    "addresses that never end": lambda: [p.sub("", "](<" * 100_000) for p in markdown._GONE],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_soon(name):
    begun = time.monotonic()
    HOSTILE[name]()
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", r'{"id": "\ud800", "text": "The ferry sails again, said Ada Quill.", "outlet": "\udc00", "authors": ["\ud800"]}'),
        ("a.json", r'{"title": "\ud800", "text": "The ferry sails again, said Ada Quill.", "url": "https://paper.example/\ud800"}'),
        ("a.html", r'<html><script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \ud800", "articleBody": "'
                   + "The ferry sails again \\ud800, said Ada Quill of the port. " * 5 + '"}</script></html>'),
    ],
)  # fmt: skip
def test_half_characters_end_no_run(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    record = onrecord.build([tmp_path], tmp_path / "r.db")
    assert len(record.articles) == 1
    record.export(format="jsonl").encode("utf-8")
