"""Puts a developing news story on record: who said what, when, how many and what next, with the exact words.

>>> import onrecord
>>> record = onrecord.build(["reports/"], to="story.db")     # doctest: +SKIP
>>> for finding in record.findings:                          # doctest: +SKIP
...     print(finding.verdict, finding.reason)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.errors import ConfigError, ExportError, OnRecordError, PackError, SourceError, StoreError
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.config import Config
    from onrecord.decisions import correct
    from onrecord.pipeline import build
    from onrecord.record import Record
    from onrecord.record import open_record as open

_LATE = {
    "Config": ("onrecord.config", "Config"),
    "Record": ("onrecord.record", "Record"),
    "correct": ("onrecord.decisions", "correct"),
    "build": ("onrecord.pipeline", "build"),
    "open": ("onrecord.record", "open_record"),
}


def __getattr__(name: str) -> Any:
    """Loads a public name when it is first asked for, so that `import onrecord` stays quick."""
    if name not in _LATE:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)


__all__ = [
    "Config",
    "ConfigError",
    "ExportError",
    "OnRecordError",
    "PackError",
    "Record",
    "SourceError",
    "StoreError",
    "__version__",
    "build",
    "correct",
    "open",
]
