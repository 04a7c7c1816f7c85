"""Settings: one frozen value, passed to whatever needs it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from onrecord.errors import ConfigError


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a build. Order of precedence: defaults, then `onrecord.toml`, then the caller.

    date: EDTF value; the day of publication of reports that give none. outlet, lang: likewise.
    max_bytes: a file larger than this is not read; it becomes a problem.
    max_chars: a text longer than this is not read; it becomes a problem.
    workers: at most so many processes annotate, fewer when there is little to do; 0 means this one alone.
    """

    date: str | None = None
    outlet: str | None = None
    lang: str | None = None
    max_bytes: int = 64_000_000
    max_chars: int = 1_000_000
    workers: int = 0

    def __post_init__(self) -> None:
        from onrecord.model import when

        if self.date is not None and when.days(self.date) is None:
            raise ConfigError(
                f"date {self.date!r} is no EDTF date; write it like 2021-04-14, 2021-04 or 2021-06/2021-07"
            )
        if self.max_bytes < 1 or self.max_chars < 1 or self.workers < 0:
            raise ConfigError("max_bytes and max_chars must be at least 1 and workers at least 0; mend onrecord.toml")


def load(path: str | Path | None = None, **overrides: object) -> Config:
    """The settings: from `onrecord.toml` in the working directory (or `path`), then what is not None in `overrides`.

    Raises ConfigError when a file or value is wrong.
    """
    file = Path(path or "onrecord.toml")
    data: dict[str, object] = {}
    if file.exists():
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"{file}: {error}; mend the file or remove it") from error
    elif path is not None:
        raise ConfigError(f"{file}: no such file; give the path of an onrecord.toml")
    data.update({k: v for k, v in overrides.items() if v is not None})
    try:
        return msgspec.convert(data, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"settings: {error}; see the reference of settings") from error
