"""What many tests share: where the public sets lie, and small reports of our own."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.model import Article, Block, Published

settings.register_profile("onrecord", deadline=None)  # a busy machine is no defect
settings.load_profile("onrecord")

# Started in the background, a shell has Ctrl-C ignored, and what the tests start would ignore it too.
signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of public test sets, which stay outside the project."""
    if not SHARED.exists():
        pytest.skip("the public test sets are not beside this checkout")
    return SHARED


def article(
    text: str, *, lang: str | None = "en", date: str | None = "2024-05-15", name: str = "a", **more: object
) -> Article:
    """An article of plain paragraphs, one a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    published = Published(date, "given") if date else Published()
    return Article(
        id=name, source=f"{name}.txt", text=text, blocks=tuple(blocks), lang=lang, published=published, **more
    )  # type: ignore[arg-type]
