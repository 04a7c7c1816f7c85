"""From what a person names, web addresses among it, to raw reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from onrecord.config import Config
from onrecord.fetch.address import bare, is_address
from onrecord.model import Input, Problem
from onrecord.read import Finish, Raw, Skip
from onrecord.read import find as find_files

Tell = Callable[[str, int, int | None], None]


def find(
    sources: Iterable[str | Path],
    config: Config,
    *,
    fetcher: object = None,
    tell: Tell | None = None,
    finish: Finish | None = None,
    skip: Skip | None = None,
) -> Iterator[Raw | Problem | Input]:
    """The raw reports of files and web addresses, and a problem for each source that gave nothing. Never raises.

    An `Input` stands for a feed or sitemap that was read: a source that gave no report of its own.

    Without a web address among the sources, and without a file that holds nothing else, nothing is fetched. fetcher:
    a Fetcher to use; None makes one from the settings. tell: called with "fetch", how many pages are done, and how
    many there are. finish: what takes the text out of costly files; None does it here. skip: as `onrecord.read.find`.
    """
    files, addresses = split(sources)
    yield from find_files(files, config, finish, skip)
    if addresses:
        from onrecord.fetch.fetcher import Fetcher
        from onrecord.fetch.web import Reading, open_fetcher

        with ExitStack() as stack:
            used = fetcher if isinstance(fetcher, Fetcher) else stack.enter_context(open_fetcher(config.web))
            yield from Reading(used, config, tell, finish).of(addresses)


def split(sources: Iterable[str | Path]) -> tuple[list[str | Path], Sequence[str]]:
    """The files and folders among the sources, and the web addresses, each once, also of lists in files."""
    files: list[str | Path] = []
    addresses: dict[str, None] = {}
    for source in sources:
        if is_address(source):
            addresses[bare(str(source))] = None
        elif found := _listed(source):
            addresses |= dict.fromkeys(found)
        else:
            files.append(source)
    return files, list(addresses)


def _listed(source: str | Path) -> list[str] | None:
    if not str(source).strip() or "\0" in str(source) or Path(source).suffix.lower() not in _LISTS:
        return None
    from onrecord.fetch.lists import addresses_in

    return addresses_in(Path(source))


_LISTS = frozenset({"", ".txt", ".text", ".list", ".urls", ".opml"})
