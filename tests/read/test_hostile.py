"""Files made to keep a reader busy are read, or refused, in about no time."""

from __future__ import annotations

import time

import pytest

from onrecord.read import jsonld, markdown, mbox, titles

HOSTILE = {
    "a mailbox's opening": lambda: mbox._BEGINS.match(b"From " + b"a" * 200_000),
    "ends of scripts": lambda: jsonld.article(["{" + ";" * 100_000], set()),
    "a headline of names": lambda: titles.headline(["x" + " | Paper" * 30_000], ["Paper"], []),
    "addresses that never end": lambda: [p.sub("", "](<" * 100_000) for p in markdown._GONE],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_soon(name):
    begun = time.monotonic()
    HOSTILE[name]()
    assert time.monotonic() - begun < 10
