"""The page: one HTML file that a reader opens without the tool."""

from onrecord.web.page import render, write

__all__ = ["render", "write"]
