"""Why an address gave nothing."""

from __future__ import annotations

from onrecord.errors import SourceError


class FetchError(SourceError):
    """An address gave nothing; the message is one sentence.

    temporary: True when a later try may do better. retry_after: seconds that the site asks to wait, None when it
    asks for nothing.
    """

    def __init__(self, message: str, *, temporary: bool = False, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.temporary = temporary
        self.retry_after = retry_after


class Stopped(FetchError):  # noqa: N818
    """The fetcher was closed while a request was waiting or under way."""
