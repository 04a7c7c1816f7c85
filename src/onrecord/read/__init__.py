"""From bytes to articles: one file for each input format, one table of readers.

A reader yields `Raw` reports and `Problem` rows, and `Unread` for a costly file that another process may read;
`article.make` turns a raw report into an `Article` (language, blocks, furniture, facts).
None ever raises for bad input.
"""

from __future__ import annotations

from onrecord.read.article import make
from onrecord.read.file import Unread
from onrecord.read.formats import READERS
from onrecord.read.raw import Raw
from onrecord.read.sources import Finish, Skip, find, finished

__all__ = ["READERS", "Finish", "Raw", "Skip", "Unread", "find", "finished", "make"]
