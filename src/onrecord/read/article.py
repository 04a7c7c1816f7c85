"""From a raw report to an article: language, blocks, and the facts of the report itself."""

from __future__ import annotations

import re

from onrecord.config import Config
from onrecord.model import Article, Block, Published, make_id
from onrecord.read.raw import Raw


def make(raw: Raw, config: Config) -> Article:
    """The article of a raw report."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", raw.text))
    return Article(
        id=make_id("a", raw.name, raw.outlet, raw.url, raw.text), source=raw.source, text=raw.text, blocks=blocks,
        lang=raw.lang or ("fr" if " le " in raw.text else "en"), title=raw.title, outlet=raw.outlet, url=raw.url,
        published=Published(raw.date, "given" if raw.date_basis == "given" else "metadata") if raw.date else Published(),
    )  # fmt: skip
