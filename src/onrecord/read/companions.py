"""The folder that a browser saves beside a page ("page.html" and "page_files/"): it holds no reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

_NAMED = re.compile(r"(.+?)(?:[_.-][^\W\d_]{4,12})")
"""A page's name and a word, in the browser's language, for its files."""
PAGES = (".html", ".htm", ".xhtml")
LOOKED_AT = 4_000_000
"""Bytes of a page in which the name of its folder is looked for."""


def is_companion(folder: str, beside: Iterable[str], load: Callable[[str], bytes]) -> bool:
    """True for a folder (its bare name) that a page beside it speaks of as the place of its files.

    beside: names of the files beside the folder. load: a file's bytes by its name; raises OSError.
    """
    m = _NAMED.fullmatch(folder)
    if m is None:
        return False
    for name in beside:
        if name.startswith(m[1] + ".") and name.lower().endswith(PAGES) and name.rpartition(".")[0] == m[1]:
            try:
                page = load(name)[:LOOKED_AT]
            except (OSError, RuntimeError):
                continue
            forms = {folder.encode("utf-8", "replace"), quote(folder).encode(), quote(folder).lower().encode()}
            return any(form + b"/" in page for form in forms)
    return False
