"""The folder listing is the pipeline: a part imports only from what stands before it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "onrecord"
ORDER = (
    ("errors", "version", "threads"),
    ("model",),
    ("lang", "config", "words"),
    ("text",),
    ("read", "sample"),
    ("fetch",),
    ("annotate",),
    ("work",),
    ("across",),
    ("store", "export", "web", "show"),
    ("brief", "changes", "check"),
    ("record", "comparing"),
    ("pipeline",),
    ("decisions", "watch"),
    ("cli",),
    ("__init__", "__main__"),
)
RANK = {name: rank for rank, names in enumerate(ORDER) for name in names}


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_only_leftwards(path):
    here = part(path)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [a.name for a in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if not name.startswith("onrecord."):
                continue
            there = name.split(".")[1]
            typing_only = there in ("record", "pipeline")  # under TYPE_CHECKING, or a face that loads late
            allowed = RANK[there] < RANK[here] or there == here or typing_only
            assert allowed, f"{here} imports {name}"


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_small_rooms(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 330
