"""The locked dependencies: hashed, and none of the squatted model names."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
DENIED = set((ROOT / "denied-packages.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_hash_and_none_is_squatted(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9][\w.-]*)==(\S+)(.*(?:\n    --hash=\S+.*)*)", text, re.M)
    assert len(packages) > 50
    for name, version, rest in packages:
        assert "--hash=sha256:" in rest, name
        assert not version.startswith("999"), f"{name} {version} is a squatted name"
        assert name not in DENIED, f"{name} is a squatted name"
    assert "torch" not in {name for name, _, _ in packages}
    assert "://" not in text, "a lock names no host"


def test_what_the_project_depends_on_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = set(re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    assert {re.split(r"[<>=~! \[;]", name)[0] for name in project["dependencies"]} <= locked
