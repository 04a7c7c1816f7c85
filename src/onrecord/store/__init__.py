"""Keeping the record: one SQLite file, readable by anything that reads SQLite."""

from onrecord.store.sqlite import Counts, Store

__all__ = ["Counts", "Store"]
