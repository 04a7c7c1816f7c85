"""Settings: one frozen value, passed to whatever needs it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from onrecord.errors import ConfigError

FIELDS = ("id", "title", "text", "lead", "published", "modified", "seen", "outlet", "authors", "url", "lang")
"""What a column of a table can hold."""


class Web(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Manners and limits of fetching: the table `[web]` of `onrecord.toml`.

    contact: a mail address or page by which a site reaches you; it goes into the User-Agent. pause: seconds between
    two requests to one host, more where its robots.txt asks for more. hosts: how many hosts are asked at a time.
    timeout: seconds without a byte after which a request is given up. max_seconds: for one request in all.
    attempts: how often a request that may yet succeed is made. backoff: seconds before the second attempt, doubled
    for each further. max_wait: the longest wait that a site may ask for, in seconds. redirects: so many are
    followed. max_bytes: of one page, before and after unpacking. items: the newest so many of a feed or sitemap are
    read. cache: the folder where pages are kept; None is the platform's usual one. cache_bytes: its size at most; 0
    keeps nothing. offline: True takes everything from the cache. proxy: True uses the proxy that the environment
    names.
    """

    contact: str | None = None
    pause: float = 1.0
    hosts: int = 6
    timeout: float = 20.0
    max_seconds: float = 90.0
    attempts: int = 3
    backoff: float = 2.0
    max_wait: float = 60.0
    redirects: int = 5
    max_bytes: int = 16_000_000
    items: int = 500
    cache: str | None = None
    cache_bytes: int = 1_000_000_000
    offline: bool = False
    proxy: bool = False

    def __post_init__(self) -> None:
        least = {"hosts": 1, "attempts": 1, "max_bytes": 1, "items": 1, "timeout": 0.01, "max_seconds": 0.01}
        for name in ("pause", "backoff", "max_wait", "redirects", "cache_bytes", *least):
            if not getattr(self, name) >= least.get(name, 0):
                raise ConfigError(f"{name} under [web] must be at least {least.get(name, 0):g}; mend onrecord.toml")
        if self.contact is not None and not (self.contact.isascii() and self.contact.isprintable()):
            raise ConfigError("contact under [web] must be plain ASCII, since it is sent to the sites that are read")


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Settings of a build. Order of precedence: defaults, then `onrecord.toml`, then the caller.

    date: EDTF value, the day of publication of reports that give none. outlet: the outlet of reports that give none.
    lang: ISO 639 code, the language of all reports; None tells it from each text.
    max_bytes: a file larger than this is not read; it becomes a problem.
    max_chars: a text longer than this is not read; it becomes a problem.
    columns: for tables (CSV, Excel) whose columns have names of their own: field to name of the column, as
    `{text = "Body"}`; the fields are id, title, text, lead, published, modified, seen, outlet, authors, url, lang.
    max_seconds: a report that takes longer to read or to annotate is given up and becomes a problem; it counts only
    where processes of their own do that.
    workers: at most so many processes annotate, and as many read pages and documents, fewer when there is little to do;
    0 means this one alone.
    web: how addresses are fetched.
    """

    date: str | None = None
    outlet: str | None = None
    lang: str | None = None
    max_bytes: int = 64_000_000
    max_chars: int = 1_000_000
    max_seconds: int = 600
    columns: dict[str, str] = {}
    workers: int = 0
    web: Web = Web()

    def __post_init__(self) -> None:
        from onrecord.model import when

        if self.date is not None and when.days(self.date) is None:
            raise ConfigError(
                f"date {self.date!r} is no EDTF date; write it like 2021-04-14, 2021-04 or 2021-06/2021-07"
            )
        if unknown := sorted(set(self.columns) - set(FIELDS)):
            raise ConfigError(f"columns: no field is called {unknown[0]!r}; the fields are {', '.join(FIELDS)}")
        if min(self.max_bytes, self.max_chars, self.max_seconds) < 1 or self.workers < 0:
            raise ConfigError(
                "max_bytes, max_chars and max_seconds must be at least 1 and workers at least 0; mend onrecord.toml"
            )


def load(path: str | Path | None = None, **overrides: object) -> Config:
    """The settings: from `onrecord.toml` in the working directory (or `path`), then what is not None in `overrides`.

    web: a mapping that goes over the table `[web]` in the same way.

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
    said = overrides.pop("web", None)
    if isinstance(said, dict) and isinstance(data.get("web", {}), dict):
        data["web"] = {**dict(data.get("web") or {}), **{k: v for k, v in said.items() if v is not None}}  # type: ignore[call-overload]
    data.update({k: v for k, v in overrides.items() if v is not None})
    try:
        return msgspec.convert(data, Config)
    except msgspec.ValidationError as error:
        raise ConfigError(f"settings: {error}; see the reference of settings") from error
