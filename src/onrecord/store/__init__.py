"""Keeping the record: one SQLite file, readable by anything that reads SQLite."""

from onrecord.store.sqlite import Store

__all__ = ["Store"]
