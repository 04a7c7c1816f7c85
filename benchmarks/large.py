"""How much memory and time a very large record takes to compare.

    python -m benchmarks.large COUNT RECORD.db --from SMALL.db

SMALL.db is a record of real reports, built before. COUNT reports are drawn from it again and again: each time the
letters of all longer words are exchanged by another key, and the days of publication moved, so that every round tells
the same stories of other people at another time, with as many words, names, figures and quotes as the real ones.
They are put into RECORD.db as if annotated (annotating handles a report at a time and needs no more memory for more of
them), and compared as a build compares them. Prints the seconds and the memory at most of all processes together.
Needs Linux.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import re
import string
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.watched import PAGE, watched
from onrecord import threads
from onrecord.config import Config
from onrecord.model import Article, Statement, when
from onrecord.model.decoders import ARTICLE, STATEMENT
from onrecord.store import Store

WORDS = frozenset({"text", "title", "exact", "gist", "as_written", "actor", "action", "counted", "counted_lemma"})
"""Fields whose words are exchanged."""
IDS = frozenset({"id", "article"})
ROUND_DAYS = 9

_LONG = re.compile(r"[^\W\d_]{4,}")


def exchanged(number: int) -> Any:
    """A function that exchanges the letters of longer words: vowels for vowels, others for others."""
    if not number:
        return lambda text: text
    chance = random.Random(number)  # noqa: S311
    table: dict[int, int] = {}
    for letters in ("aeiou", "".join(sorted(set(string.ascii_lowercase) - set("aeiou")))):
        mixed = list(letters)
        chance.shuffle(mixed)
        for one, other in zip(letters, mixed, strict=True):
            table[ord(one)], table[ord(one.upper())] = ord(other), ord(other.upper())
    return lambda text: _LONG.sub(lambda m: m[0].translate(table), text)


def told_again(row: Any, number: int, words: Any) -> Any:
    """A row, as plain data, with its words exchanged and ids of its own."""
    if isinstance(row, list):
        return [told_again(r, number, words) for r in row]
    if not isinstance(row, dict):
        return row
    out = {}
    for key, value in row.items():
        if isinstance(value, str):
            value = words(value) if key in WORDS else f"{value}-{number}" if key in IDS else value
        out[key] = told_again(value, number, words)
    return out


def drawn(small: Store, count: int) -> Iterator[tuple[Article, list[Statement], list[Any], str]]:
    """Reports with their statements, as a store takes them."""
    ids = sorted(small.sources())
    plain = {}
    for key in ids:
        (article,), statements = small.bodies([key])
        plain[key] = msgspec.json.decode(article), [msgspec.json.decode(s) for s in statements]
    for n in range(count):
        number, at = divmod(n, len(ids))
        if not at:
            words = exchanged(number)
        article, statements = (told_again(x, number, words) for x in plain[ids[at]])
        days = when.days(article.get("published", {}).get("value"))
        if days is not None and days.low is not None:
            article["published"]["value"] = (days.low + dt.timedelta(days=ROUND_DAYS * number)).isoformat()
        if article.get("url"):
            article["url"] += f"?round={number}"
        yield (
            ARTICLE.decode(msgspec.json.encode(article)),
            [STATEMENT.decode(msgspec.json.encode(s)) for s in statements],
            [],
            f"{number}-{at}",
        )


def fill(path: Path, small: Store, count: int) -> None:
    """Makes the large record, as far as it is not there yet."""
    with Store(path) as store:
        have = len(store.sources())
        if have >= count:
            return
        batch = []
        for n, row in enumerate(drawn(small, count)):
            if n >= have:
                batch.append(row)
            if len(batch) == 500:
                store.add(batch)
                batch.clear()
        store.add(batch)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("record", type=Path)
    parser.add_argument("--from", dest="small", type=Path, required=True)
    parser.add_argument("--compare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--cores", type=int, default=2)
    given = parser.parse_args()
    os.environ.update(dict.fromkeys(threads.NAMES, "1"))  # as the command line does
    if given.compare:
        from onrecord.comparing import compare

        started = time.monotonic()
        with Store(given.record) as store:
            said: dict[int, None] = {}

            def tell(step: str, done: int, total: int | None) -> None:
                if (total is None or done == total) and done not in said:
                    said[done] = None
                    memory = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
                    print(
                        f"step {done}: {time.monotonic() - started:,.0f} s, {memory / 1e6:,.0f} MB in the first process"
                    )

            compare(store, Config(workers=given.cores), tell)
        return
    with Store(given.small, create=False) as small:
        fill(given.record, small, given.count)
    took = watched([sys.executable, "-m", "benchmarks.large", *sys.argv[1:], "--compare"])
    print(took.output, end="")
    print(f"| {given.count:,} | {given.cores} | {took.seconds:,.0f} | {took.peak / 1e6:,.0f} |")


if __name__ == "__main__":
    main()
