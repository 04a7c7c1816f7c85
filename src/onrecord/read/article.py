"""From a raw report to an article: language, blocks, and the facts of the report itself."""

from __future__ import annotations

from onrecord.config import Config
from onrecord.lang import pack
from onrecord.model import Article, make_id
from onrecord.read import facts
from onrecord.read.blocks import lay_out
from onrecord.read.language import identify
from onrecord.read.lines import is_prose, units
from onrecord.read.raw import Raw


def make(raw: Raw, config: Config) -> Article:
    """The article of a raw report. Never raises; what is not known stays None."""
    lang = raw.lang or config.lang or identify(_running_text(raw.text))
    language = pack(lang)
    layout = lay_out(raw.text, language, raw.title, raw.blocks)
    bare = Article(
        id=make_id("a", raw.name, raw.outlet, raw.url, raw.text),
        source=raw.source,
        text=raw.text,
        blocks=tuple(layout.blocks),
        url=raw.url,
        outlet=raw.outlet or config.outlet,
        lang=lang,
        title=raw.title or (raw.text[slice(*layout.title)].strip("#*_ ") if layout.title else None),
    )
    return facts.stated(bare, layout, raw, config, language)


def _running_text(text: str) -> str:
    """The text from its first paragraph on: a title alone misleads the identification of a language."""
    first = next((u.start for u in units(text[:5000]) if is_prose(u)), 0)
    return text[first:]
