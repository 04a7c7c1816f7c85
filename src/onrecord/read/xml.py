"""XML from anywhere, parsed without entities of its own, without a network and without endless depth."""

from __future__ import annotations

import html.entities
import re
from typing import Any

from onrecord.read.pieces import local

_OWN = (b"amp", b"lt", b"gt", b"quot", b"apos")
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")


def parse(data: bytes) -> Any | None:
    """The root element of an XML document, mended where it is broken; None where there is none.

    Entities that HTML names stand for their characters; all others for U+FFFD, whatever the document declares.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(_NAMED.sub(_numbered, data.lstrip()), parser=parser)
    except (ValueError, etree.LxmlError):
        return None


def _numbered(found: re.Match[bytes]) -> bytes:
    if found[1] in _OWN:
        return found[0]
    code = html.entities.name2codepoint.get(found[1].decode("ascii"), 0xFFFD)
    return b"&#%d;" % code


def words_in(element: Any) -> str | None:
    """All text in an element, its white space evened; None for none."""
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def below(element: Any, *names: str) -> list[Any]:
    """All elements below with one of these local names, in document order."""
    return [e for e in element.iter() if e is not element and local(e) in names]


def first(element: Any, *path: str) -> Any | None:
    """The first element at a path of local names of children; None where there is none."""
    for name in path:
        element = next((e for e in element if local(e) == name), None) if element is not None else None
    return element
