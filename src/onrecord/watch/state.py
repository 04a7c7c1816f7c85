"""What a watch knows between two rounds, kept in the record: when each feed is due, and which pages were read."""

from __future__ import annotations

import msgspec

from onrecord.fetch.address import key
from onrecord.fetch.failure import FetchError
from onrecord.fetch.items import Wanted
from onrecord.store import Store

HOUR = 3600.0
DAY = 24 * HOUR
TRIES = 6
"""So often a page is asked for that may yet come; then it is left until its feed says something new of it."""
FORGOTTEN = 30 * DAY
"""A page that no feed has named for so long is forgotten."""


class Feed(msgspec.Struct):
    """A feed. not_before: seconds since 1970 before which it asks not to be read; read: when it was last read.

    failures: in a row.
    """

    not_before: float = 0.0
    read: float = 0.0
    failures: int = 0


class Page(msgspec.Struct):
    """A page. said: what each feed says of it. named: when a feed last named it. tries: how often it was asked for.

    not_before: seconds since 1970 before which it is not tried again.
    """

    said: dict[str, str]
    named: float
    done: bool = False
    tries: int = 0
    not_before: float = 0.0


class State(msgspec.Struct):
    """All feeds and pages, by address."""

    feeds: dict[str, Feed] = {}
    pages: dict[str, Page] = {}

    @classmethod
    def load(cls, store: Store) -> State:
        """The state kept in a record; an empty one where there is none."""
        try:
            return msgspec.json.decode(store.get("watch") or "{}", type=cls)
        except msgspec.DecodeError:
            return cls()

    def save(self, store: Store, now: float) -> None:
        """Keeps the state in a record, without pages long forgotten."""
        self.pages = {k: p for k, p in self.pages.items() if p.named > now - FORGOTTEN}
        store.put("watch", msgspec.json.encode(self).decode())

    def due(self, feed: str, now: float, every: float) -> float:
        """Seconds until a feed is due; 0 or less when it is. every: seconds between two rounds."""
        known = self.feeds.setdefault(feed, Feed())
        return max(known.not_before, known.read + every) - now

    def feed_read(self, feed: str, now: float, pause: float) -> None:
        """A feed came. pause: seconds in which it asks not to be read again."""
        self.feeds[feed] = Feed(read=now, not_before=now + min(pause, DAY))

    def feed_failed(self, feed: str, now: float, every: float, error: FetchError) -> None:
        """A feed did not come: it is asked less and less often, at least four times a day; or when it says."""
        known = self.feeds.setdefault(feed, Feed())
        known.failures += 1
        wait = error.retry_after if error.retry_after is not None else max(every, 60.0) * 2 ** min(known.failures, 10)
        known.read, known.not_before = now, now + min(wait, DAY if error.retry_after is not None else 6 * HOUR)

    def wants(self, wanted: Wanted, now: float) -> bool:
        """True for a page that is new, that its feed says something new of, or that may come now."""
        name, feed = key(wanted.address), wanted.feed or ""
        page = self.pages.get(name)
        if page is None or page.said.get(feed, wanted.state) != wanted.state:
            said = page.said if page else {}
            self.pages[name] = Page(said={**said, feed: wanted.state}, named=now)
            return True
        page.named, page.said[feed] = now, wanted.state
        return not page.done and page.not_before <= now

    def patient(self, wanted: Wanted) -> Wanted:
        """The page with whether a later try may yet bring it, so that its feed's text is not read too soon."""
        return msgspec.structs.replace(wanted, patient=self.pages[key(wanted.address)].tries + 1 < TRIES)

    def page_read(self, wanted: Wanted, error: FetchError | None, now: float) -> None:
        """A page came, or did not."""
        page = self.pages[key(wanted.address)]
        page.tries += 1
        if error is None or not error.temporary or page.tries >= TRIES:
            page.done = True
        else:
            wait = error.retry_after if error.retry_after is not None else 300.0 * 2**page.tries
            page.not_before = now + min(wait, DAY)
