"""A report as a reader hands it over, before anything is understood."""

from __future__ import annotations

import msgspec

from onrecord.model import Block


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One report's text and what its source says about it.

    source: path or address as given, `FILE#ID` inside a collection. name: the source without folders,
    which goes into the id. text: plain text. exact: True when the text must be kept to the character.
    date: EDTF value from the source or the user, with its basis. lang: as stated, else None.
    title, authors, outlet, url, modified, agencies, place (where it was filed), based_on (addresses, names): from the
    page's own data, where it has any.
    seen: day (EDTF) on which the report was there already (fetched, saved, last changed): published by then.
    blocks: what the format itself says of parts of the text (a page's headings, lists, quotations).
    sha256: of the file's bytes.
    """

    source: str
    name: str
    text: str
    exact: bool = False
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    date_basis: str = "metadata"
    modified: str | None = None
    seen: str | None = None
    lang: str | None = None
    outlet: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    place: str | None = None
    based_on: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    sha256: str = ""
