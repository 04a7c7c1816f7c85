"""What the README shows is run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(tmp_path):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    reports = tmp_path / "src/onrecord/sample/reports"
    shutil.copytree(ROOT / "src/onrecord/sample/reports", reports)
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert result.returncode == 0, result.stderr
    assert " said: " in result.stdout
    assert (tmp_path / "story.html").stat().st_size > 10_000


def test_the_commands_of_the_readme_exist():
    help_text = subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True).stdout
    for command in re.findall(r"\.venv/bin/onrecord (\w+)", README):
        assert f"\n  {command} " in help_text
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, re.M):
        assert f"\n{target}:" in make


def test_links_inside_the_project_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_command_in_the_docs_is_one_and_has_its_options():
    reference = (ROOT / "docs/reference/command-line.md").read_text(encoding="utf-8")
    known = dict(re.findall(r"## onrecord (\w+)\n(.*?)(?=\n## )", reference, re.S))
    lines = [
        (page.name, line.split("#")[0])
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        if page.parent.name != "reference"
        for line in page.read_text(encoding="utf-8").splitlines()
    ]
    shown = [
        (page, m[1], m[2])
        for page, line in lines
        for m in re.finditer(r"\bonrecord ([a-z]+) ([^`|]*)", line)
        if m[1] in known
    ]
    assert len(shown) > 40
    for page, command, rest in shown:
        for option in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", rest):
            assert re.search(rf"(?<![\w-]){option}\b", known[command]), f"{page}: onrecord {command} {option}"
    blocks = "\n".join(
        b
        for page in ROOT.glob("docs/**/*.md")
        for b in re.findall(r"```(?:sh)?\n(.*?)```", page.read_text("utf-8"), re.S)
    )
    assert {c for c in re.findall(r"^onrecord ([a-z]+)", blocks, re.M) if c not in known} == set()
