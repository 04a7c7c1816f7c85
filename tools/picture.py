"""Takes the picture of the README: the first screen of the sample dossier's page.

make sample && .venv/bin/python tools/picture.py sample.html docs/images/page.png
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def main() -> None:
    from playwright.sync_api import sync_playwright

    page, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    out.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tool:
        browser = tool.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        view = browser.new_page(viewport={"width": 1280, "height": 1000})
        view.goto(page.as_uri())
        view.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    main()
