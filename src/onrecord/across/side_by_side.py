"""Comparing the reports of many stories in several processes, and encoding many texts.

A story goes to its process as the record keeps it, in JSON, so that this process needs neither its texts nor the time
to read them; packed, since one of thousands of reports is hundreds of megabytes long.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.across import compare_story
from onrecord.across.story_parts import Part, dossier_of
from onrecord.config import Config
from onrecord.model import Article, Dossier, Statement
from onrecord.model.decoders import ARTICLE, STATEMENT
from onrecord.text.encoder import BATCH, DIMENSIONS, encode
from onrecord.version import __version__
from onrecord.work import Idle, Job, begun, done

WORTH = 150
"""Reports or texts below which starting processes costs more than it saves."""
TEXTS = 4 * BATCH
"""Texts that are encoded at once."""
HEAVY = 10_000_000
"""Letters of a story's reports above which no two such stories are compared at once: about 400 reports."""
EACH = 20
"""Reports of a story that may take as long as one takes to annotate."""
PACK = 50
"""Reports that are packed together."""

Failed = tuple[str, str]
"""A step, and what went wrong in it."""


class Parcel(msgspec.Struct, frozen=True):
    """A story to compare.

    packed: its reports and their statements, some of each at a time, compressed. letters: how long they are. digest: of
    all that decides what is found.
    """

    part: Part
    packed: tuple[tuple[bytes, bytes], ...]
    letters: int
    digest: str

    @classmethod
    def of(cls, part: Part, bodies: Callable[[Sequence[str]], tuple[Sequence[str], Sequence[str]]]) -> Parcel:
        """A story with its digest. bodies: gives some reports and their statements, as JSON."""
        total = hashlib.blake2b(__version__.encode(), digest_size=16)
        total.update(msgspec.json.encode(part))
        packed, letters = [], 0
        for at in range(0, len(part.articles), PACK):
            articles, statements = ("\n".join(some).encode() for some in bodies(part.articles[at : at + PACK]))
            for body in (articles, statements):
                total.update(body + b"\n\n")
            letters += len(articles) + len(statements)
            packed.append((zlib.compress(articles, 1), zlib.compress(statements, 1)))
        return cls(part, tuple(packed), letters, total.hexdigest())

    def dossier(self) -> Dossier:
        """The story as a dossier of its own."""
        articles: list[Article] = []
        statements: list[Statement] = []
        for some, said in self.packed:
            articles += ARTICLE.decode_lines(zlib.decompress(some))
            statements += STATEMENT.decode_lines(zlib.decompress(said))
        return dossier_of(self.part, articles, statements)


class Compared(msgspec.Struct, frozen=True):
    """What was found inside a story, and what failed. rows: for each step a list, as JSON."""

    rows: str = "[]"
    failed: tuple[Failed, ...] = ()


class _Texts(msgspec.Struct, frozen=True):
    rows: tuple[int, ...]
    texts: tuple[str, ...]


def compared(parcels: Iterable[Any], config: Config, idle: Idle) -> Iterator[Any]:
    """Each parcel with what was found in it, as they are done; what is none is passed on."""
    yield from done(parcels, _COMPARING, config, idle)


class Encoder:
    """Encodes texts, as `onrecord.text.encoder.encode` does, in several processes where there are many.

    What was begun is encoded while this process does other work, and waited for when the same texts are asked for.
    Close it to stop what nobody asked for.
    """

    def __init__(self, config: Config, idle: Idle) -> None:
        self._config, self._idle = config, idle
        self._begun: tuple[list[str], Generator[Any, None, None]] | None = None

    def begin(self, texts: Sequence[str]) -> None:
        """Has texts encoded, once at a time, if they are enough for several processes."""
        if len(texts) >= WORTH and self._config.workers:
            self.close()
            self._begun = list(texts), begun(_chunks(texts), _ENCODING, self._config, self._idle)

    def __call__(self, texts: Sequence[str]) -> Any:
        """Unit vectors, a float32 array, one row a text."""
        import numpy as np

        if self._begun and self._begun[0] == list(texts):
            results, self._begun = self._begun[1], None
        else:
            worth = len(texts) >= WORTH or self._idle.waits  # for they hold the encoder, which this process need not
            config = self._config if worth else msgspec.structs.replace(self._config, workers=0)
            results = done(_chunks(texts), _ENCODING, config, self._idle)
        out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for chunk, made in results:
            out[list(chunk.rows)] = encode(chunk.texts) if made is None else made
        return out

    def close(self) -> None:
        """Stops what was begun."""
        if self._begun:
            self._begun[1].close()
        self._begun = None


def _chunks(texts: Sequence[str]) -> Iterator[_Texts]:
    order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), texts[i]))
    for at in range(0, len(order), TEXTS):
        cut = order[at : at + TEXTS]
        yield _Texts(tuple(cut), tuple(texts[i] for i in cut))


def _compare(parcel: Parcel, config: Config) -> Compared:
    failed: list[Failed] = []
    try:
        rows = compare_story(parcel.dossier(), failed=lambda step, error: failed.append((step, _said(error))))
    except Exception as error:  # a story must never stop a run
        return Compared(failed=(("compare", _said(error)),))
    return Compared(rows=msgspec.json.encode(rows).decode(), failed=tuple(failed))


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _lost(parcel: Parcel, seconds: float | None) -> Compared:
    why = "its process was ended by the system" if seconds is None else f"given up after {seconds:.0f} seconds"
    return Compared(failed=(("compare", why),))


def _encode(chunk: _Texts, config: Config) -> Any:
    return encode(chunk.texts)


_COMPARING = Job(
    takes=Parcel,
    does=_compare,
    lost=_lost,
    letters=lambda parcel: parcel.letters,
    seconds=lambda parcel, config: config.max_seconds * (1 + len(parcel.part.articles) / EACH),
    worth=1,
    heavy=HEAVY,
)
_ENCODING = Job(
    takes=_Texts,
    does=_encode,
    lost=lambda chunk, seconds: None,
    letters=lambda chunk: sum(map(len, chunk.texts)),
    seconds=lambda chunk, config: config.max_seconds,
    worth=1,
)

__all__ = ["WORTH", "Compared", "Encoder", "Parcel", "compared"]
