"""Reads a text with Markdown marks: the marks become spaces, so that every word keeps its place in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from onrecord.config import Config
from onrecord.model import Block, BlockKind, Problem
from onrecord.read import text
from onrecord.read.file import File
from onrecord.read.raw import Raw

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(title|date|lang|language|outlet)[ \t]*:[ \t]*[\"']?([^\n]*?)[\"']?[ \t]*$", re.M | re.I)
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?![\d-])")
_CODE = re.compile(r"^(```|~~~)[^\n]*\n.*?(?:^\1[^\n]*$|\Z)", re.DOTALL | re.M)
_GONE = (
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)"),
    re.compile(r"(?<=\])\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"\n]*\")?\)"),
    re.compile(r"(?<=\])\[[^\]\n]*\]|\[\^[^\]\n]{1,40}\]:?"),
    re.compile(r"^[ \t]{0,3}\[[^\]\n]+\]:[ \t]+\S+[^\n]*$", re.M),
    re.compile(r"</?[A-Za-z][^<>\n]{0,200}>"),
    re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.M),
    re.compile(r"^[ \t]*(?:=+|-{3,})[ \t]*$", re.M),
)
"""What is no text: comments, pictures, addresses of links, notes' marks, tags, rules."""
_LINK = re.compile(r"\[([^\[\]\n]*)\](?= {2}|\()")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|~~|`{1,3})(?=\S)(.{1,400}?)(?<=\S)\1(?![\w*])|(?<!\w)(_{1,3})(?=\S)(.{1,400}?)(?<=\S)\3(?!\w)"
)
_WRAPPED = re.compile(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)")
_MARKS: tuple[tuple[re.Pattern[str], BlockKind | None], ...] = (
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.M), "quote"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.M), "heading"),
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)", re.M), None),
)
"""What opens a line, and the kind of block that it makes."""


def read(file: File, config: Config) -> Iterator[Raw | Problem]:
    """The one text of a file; a block of settings at its top may give title, day and language."""
    for item in text.read(file, config):
        yield _unmarked(item) if isinstance(item, Raw) else item


def _unmarked(raw: Raw) -> Raw:
    words = raw.text
    front = _FRONT.match(words)
    stated = {m[1].casefold(): m[2].strip() for m in _FIELD.finditer(front[1])} if front else {}
    if front:
        words = _blank(words, front.start(), front.end())
    for pattern in (_CODE, *_GONE):
        words = pattern.sub(lambda m: _spaces(m[0]), words)
    words = _LINK.sub(lambda m: f" {m[1]} ", words)
    for _ in range(3):
        words = _EMPHASIS.sub(_without, words)
    blocks: list[Block] = []
    opened: dict[int, BlockKind | None] = {}
    for pattern, kind in _MARKS:
        for m in pattern.finditer(words):
            opened.setdefault(m.start(), kind)
            end = words.find("\n", m.end())
            end = end if end >= 0 else len(words)
            if kind and not words[m.end() : end].isspace() and m.end() < end:
                heads = kind == "heading" and not any(b.kind == "title" for b in blocks[:1]) and m[0].count("#") == 1
                blocks.append(Block("title" if heads else kind, m.start(), end))
        words = pattern.sub(lambda m: _spaces(m[0]), words)
    words = _WRAPPED.sub(lambda m: _joined(m, opened), words)
    day = _DAY.match(stated.get("date", ""))
    lang = (stated.get("lang") or stated.get("language") or "")[:2].lower()
    return msgspec.structs.replace(
        raw,
        text=words,
        blocks=tuple(sorted(blocks, key=lambda b: b.start)),
        title=raw.title or stated.get("title") or _title(words, blocks),
        date=raw.date or (day[0] if day else None),
        lang=raw.lang or (lang if lang.isalpha() and len(lang) == 2 else None),
        outlet=raw.outlet or stated.get("outlet") or None,
    )


def _title(words: str, blocks: list[Block]) -> str | None:
    """The first heading of the first rank."""
    return next((words[b.start : b.end].strip() for b in blocks if b.kind == "title"), None)


def _joined(m: re.Match[str], opened: dict[int, BlockKind | None]) -> str:
    """A line's end as a space where the paragraph goes on in the next line."""
    before, after = m.string.rfind("\n", 0, m.start()) + 1, m.end()
    goes_on = after not in opened and opened.get(before, "list") != "heading"
    quoted = opened.get(before) == opened.get(after) == "quote"
    return m[0].replace("\n", " ") if goes_on or quoted else m[0]


def _without(m: re.Match[str]) -> str:
    mark, inside = (m[1], m[2]) if m[1] else (m[3], m[4])
    return f"{' ' * len(mark)}{inside}{' ' * len(mark)}"


def _blank(words: str, start: int, end: int) -> str:
    return words[:start] + _spaces(words[start:end]) + words[end:]


def _spaces(words: str) -> str:
    return re.sub(r"[^\n]", " ", words)
