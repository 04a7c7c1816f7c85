"""What can go wrong, in one tree.

    OnRecordError
    ├── SourceError       a file, folder or address could not be read
    ├── PackError         a language pack is incomplete or wrong
    ├── ConfigError       a setting has a value that makes no sense
    ├── StoreError        a record file cannot be opened, or is of another kind or version
    ├── WorkError         worker processes cannot be started
    └── ExportError       an unknown format, or a place that cannot be written

Every message is one sentence: what, where, what to do.
"""


class OnRecordError(Exception):
    """The base of every error that this package raises on purpose."""


class SourceError(OnRecordError):
    """A source could not be read; the run goes on and keeps the message as a problem."""


class PackError(OnRecordError):
    """A language pack lacks a field or holds one of the wrong type."""


class ConfigError(OnRecordError):
    """A setting has a value that makes no sense."""


class StoreError(OnRecordError):
    """A record file cannot be opened, or is none of ours."""


class WorkError(OnRecordError):
    """Worker processes cannot be started, or end at once."""


class ExportError(OnRecordError):
    """A format is unknown, or the output cannot be written."""
