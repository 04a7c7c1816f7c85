"""Reads mailboxes (mbox): one message after the other, each as a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from onrecord.config import Config
from onrecord.model import Problem
from onrecord.read import mail
from onrecord.read.file import File, Unread, problem
from onrecord.read.raw import Raw

_BEGINS = re.compile(rb"From \S.*\d{4}\s*$")
_QUOTED = re.compile(rb">+From ")


def read(file: File, config: Config) -> Iterator[Raw | Problem | Unread]:
    """The reports of all messages, numbered as they stand; one message is held at a time."""
    number = 0
    for number, data in enumerate(_messages(file, config), 1):
        where = f"{file.source}#{number}"
        if data is None:
            yield problem(where, f"{where} has more bytes than the limit of {config.max_bytes:,}; raise max_bytes.")
            continue
        yield from mail.read(
            msgspec.structs.replace(file, source=where, name=f"{file.name}#{number}", data=data, stream=None), config
        )
    if not number:
        yield problem(file.source, f"{file.source} is a mailbox without messages, so nothing in it is read.")


def _messages(file: File, config: Config) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too large."""
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    with file.open() as stream:
        while line := stream.readline(config.max_bytes):
            if blank and _BEGINS.match(line):
                if begun:
                    yield b"".join(lines) if size <= config.max_bytes else None
                lines, size, begun = [], 0, True
            elif begun:
                size += len(line)
                if size <= config.max_bytes:
                    lines.append(line[1:] if _QUOTED.match(line) else line)
            blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= config.max_bytes else None
