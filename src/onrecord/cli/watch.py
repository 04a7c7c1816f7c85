"""`onrecord watch`: feeds, again and again."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.common import CacheFolder, NoCache, stop, web_settings
from onrecord.errors import ConfigError

if TYPE_CHECKING:
    from onrecord.watch import Round

SHOWN = 3
"""Changes of a round that are shown in words; of the others only the number is given."""


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEEDS...", help="Addresses of feeds or sitemaps, or files that list them.")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="RECORD", help="The record file, made or added to.")],
    every: Annotated[str, typer.Option(metavar="TIME", help="Pause between two rounds: 15m, 2h, 90s.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, then end: for cron.")] = False,
    workers: Annotated[int | None, typer.Option(help="Processes; default: one a core.", min=1)] = None,
    cache: CacheFolder = None,
    no_cache: NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")] = False,
) -> None:
    """Read feeds in rounds and put what is new on record, until stopped.

    Example: onrecord watch https://paper.example/feed.xml --to story.db --every 15m

    Ctrl-C or a SIGTERM ends it; the same command goes on where it stopped. A feed that asks for a longer pause gets
    it. The exit code with --once is 1 when no feed could be read.
    """
    from onrecord.config import load
    from onrecord.watch import watch as run

    seconds = interval(every)
    config = load(workers=workers or os.cpu_count() or 1, web=web_settings(cache, no_cache, False))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    done = None
    try:
        for done in run(feeds, to, every=seconds, once=once, config=config):
            if not quiet:
                print("\n".join(lines(done, once)), flush=True)
    except KeyboardInterrupt:
        if not quiet:
            print("onrecord: stopped; the same command goes on from here", file=sys.stderr)
        return
    if done is not None and done.failed and done.failed == done.feeds:
        stop(f"no feed could be read; `onrecord show {to} problems` lists why", 1)


def interval(text: str) -> float:
    """Seconds of a span of time as people write it: 15m, 2h, 90s, 1d. Raises ConfigError."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*([smhd])\s*", text.lower())
    if not found or not int(found[1]):
        raise ConfigError(f"--every {text!r} is no span of time; write it like 15m, 2h or 90s")
    return int(found[1]) * {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}[found[2]]


def lines(done: Round, once: bool) -> list[str]:
    """A round as a line, and under it the changes that matter most."""
    from collections import Counter

    from onrecord.changes import TITLES
    from onrecord.words import listed, number_of, one_line

    kinds = Counter(TITLES[c.kind].lower() for c in done.changes)
    parts = [number_of(done.reports, "new report") if done.reports else "nothing new"]
    parts += [number_of(len(done.problems), "problem")] if done.problems else []
    parts += [f"not due: {done.waiting}"] if done.waiting else []
    changed = f"; on record: {listed([f'{n:,} {kind}' for kind, n in kinds.items()])}" if kinds else ""
    then = "" if once else f"; next {time.strftime('%H:%M', time.localtime(done.next))}"
    head = f"{time.strftime('%H:%M', time.localtime(done.at))}  {number_of(done.feeds, 'feed')}: {', '.join(parts)}"
    told = [c for c in done.changes if c.kind != "new"][:SHOWN]
    return [head + changed + then, *(f"       {TITLES[c.kind].lower()}: {one_line(c.sentence)}" for c in told)]
