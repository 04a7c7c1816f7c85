"""How much memory and time a very large record takes to compare.

    python -m benchmarks.large COUNT RECORD.db --from SMALL.db

SMALL.db is a record of real reports, built before. COUNT reports are drawn from it again and again: each time its words
are exchanged by another key, and the days of publication moved, so that every round tells stories like the real ones of
other things and people at another time, with as many words, names, figures and quotes. A word is exchanged for another
of the record, as long and about as frequent; of the names half so, and half by exchanging their letters, since in news
some names come again and some are new. Digits in the text are exchanged too (years stay), the values of figures are
not.
They are put into RECORD.db as if annotated (annotating handles a report at a time and needs no more memory for more of
them), and compared as a build compares them. Prints the seconds and the memory at most of all processes together.
Needs Linux.
"""

from __future__ import annotations

import argparse
import calendar
import datetime as dt
import math
import os
import random
import re
import string
import sys
import time
from collections.abc import Callable, Iterable, Iterator
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

KEPT = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name, *calendar.month_abbr))
"""Days and months tell when, so that they stay."""
OFTEN = 1 / 1000
"""A word that is so much of all words, as *the* and *after* are, stays."""
BAND = 3
"""A word is exchanged for one at most about so many times as frequent."""

_WORD = re.compile(r"[^\W\d_]{2,}|[0-9]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CAPITAL = re.compile(r"[^\W\d_]*[A-Z]")


def exchangeable(texts: Iterable[str]) -> tuple[dict[Any, list[str]], frozenset[str]]:
    """Words in lower case that may be exchanged for each other, and the names that get other letters.

    A name is a word that always stands with a capital. The most frequent words, of which texts are woven, stay.
    """
    counts: dict[str, int] = {}
    common: set[str] = set()
    for text in texts:
        for word in _WORD.findall(text):
            if word.isdigit():
                continue
            lower = word.lower()
            counts[lower] = counts.get(lower, 0) + 1
            if word == lower:
                common.add(lower)
    often = sum(counts.values()) * OFTEN
    alike: dict[Any, list[str]] = {}
    spelt = set()
    names = 0
    for word in sorted(counts):
        if word in KEPT or (word in common and (len(word) < 3 or counts[word] > often)):
            continue
        names += word not in common
        if word not in common and names % 2:
            spelt.add(word)
        else:
            alike.setdefault((len(word), word in common, round(math.log(counts[word], BAND))), []).append(word)
    spelt |= {words.pop() for words in alike.values() if len(words) == 1}
    return alike, frozenset(spelt)


def exchanged(number: int, alike: dict[Any, list[str]], spelt: frozenset[str]) -> Callable[[str], str]:
    """A function that exchanges the words of a text; every word keeps its length, so that spans hold."""
    if not number:
        return lambda text: text
    chance = random.Random(number)  # noqa: S311
    table: dict[str, str] = {}
    for words in alike.values():
        mixed = words[:]
        chance.shuffle(mixed)
        table.update(zip(words, mixed, strict=True))
    letters: dict[int, str] = {}
    for group in ("123456789", "aeiou", "".join(sorted(set(string.ascii_lowercase) - set("aeiou")))):
        shuffled = list(group)
        chance.shuffle(shuffled)
        letters.update(zip(map(ord, group), shuffled, strict=True))
    table.update((word, word.translate(letters)) for word in spelt)

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.isdigit():
            return word if _YEAR.fullmatch(word) else word.translate(letters)
        new = table.get(word.lower())
        if new is None:
            return word
        if not _CAPITAL.match(word):
            return new
        return "".join(n.upper() if w.isupper() else n for n, w in zip(new, word, strict=True))

    return lambda text: _WORD.sub(other, text)


def told_again(row: Any, number: int, words: Callable[[str], str]) -> Any:
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
    alike, spelt = exchangeable(article["text"] for article, _ in plain.values())
    for n in range(count):
        number, at = divmod(n, len(ids))
        if not at:
            words = exchanged(number, alike, spelt)
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
