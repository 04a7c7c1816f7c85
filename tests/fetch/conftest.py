"""A site on this machine, and a fetcher that may read it and does not dawdle."""

from __future__ import annotations

import pytest

from onrecord.config import Web
from onrecord.fetch.cache import Cache
from onrecord.fetch.fetcher import Fetcher
from tests.fetch.server import serving

QUICK = {"pause": 0.0, "backoff": 0.01, "timeout": 0.5, "max_seconds": 1.0, "max_wait": 1.0, "max_bytes": 200_000}


def quick(cache: Cache | None = None, **web: object) -> Fetcher:
    return Fetcher(Web(**{**QUICK, **web}), cache=cache, allow_private=True)  # type: ignore[arg-type]


@pytest.fixture
def site():
    with serving() as up:
        yield up


@pytest.fixture
def fetcher():
    with quick() as made:
        yield made
