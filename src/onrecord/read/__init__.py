"""From bytes to articles: one file for each input format, one table of readers.

A reader yields `Raw` reports and `Problem` rows; `article.make` turns a raw report into an `Article`
(language, blocks, furniture, facts). Neither ever raises for bad input.
"""

from __future__ import annotations

from onrecord.read.article import make
from onrecord.read.formats import READERS
from onrecord.read.raw import Raw
from onrecord.read.sources import find

__all__ = ["READERS", "Raw", "find", "make"]
