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
