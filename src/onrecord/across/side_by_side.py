"""Comparing the reports of many stories in several processes, and encoding many texts.

A story goes to its process as the record keeps it, in JSON, so that this process needs neither its texts nor the time
to read them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.across import compare_story
from onrecord.across.story_parts import Part, dossier_of
from onrecord.config import Config
from onrecord.model import Event, Finding
from onrecord.model.decoders import ARTICLE, STATEMENT
from onrecord.text.encoder import BATCH, DIMENSIONS, encode
from onrecord.version import __version__
from onrecord.work import Idle, Job, done

WORTH = 150
"""Reports or texts below which starting processes costs more than it saves."""
TEXTS = 4 * BATCH
"""Texts that are encoded at once."""
EACH = 20
"""Reports of a story that may take as long as one takes to annotate."""

Failed = tuple[str, str]
"""A step, and what went wrong in it."""


class Parcel(msgspec.Struct, frozen=True):
    """A story to compare. articles, statements: of its reports, as JSON. digest: of all that decides what is found."""

    part: Part
    articles: tuple[str, ...]
    statements: tuple[str, ...]
    digest: str

    @classmethod
    def of(cls, part: Part, articles: tuple[str, ...], statements: tuple[str, ...]) -> Parcel:
        """A story with its digest."""
        total = hashlib.blake2b(__version__.encode(), digest_size=16)
        total.update(msgspec.json.encode(part))
        for body in (*articles, *statements):
            total.update(body.encode())
        return cls(part, articles, statements, total.hexdigest())


class Compared(msgspec.Struct, frozen=True):
    """What was found inside a story, step by step, and what failed."""

    rows: tuple[tuple[Event | Finding, ...], ...] = ()
    failed: tuple[Failed, ...] = ()


class _Texts(msgspec.Struct, frozen=True):
    rows: tuple[int, ...]
    texts: tuple[str, ...]


def compared(parcels: Iterable[Any], config: Config, idle: Idle) -> Iterator[Any]:
    """Each parcel with what was found in it, as they are done; what is none is passed on."""
    yield from done(parcels, _COMPARING, config, idle)


def encoded(texts: Sequence[str], config: Config, idle: Idle) -> Any:
    """What `onrecord.text.encoder.encode` gives, from several processes where there are many texts."""
    import numpy as np

    order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), texts[i]))
    cuts = [order[at : at + TEXTS] for at in range(0, len(order), TEXTS)]
    out = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    chunks = (_Texts(tuple(cut), tuple(texts[i] for i in cut)) for cut in cuts)
    config = config if len(texts) >= WORTH else msgspec.structs.replace(config, workers=0)
    for chunk, made in done(chunks, _ENCODING, config, idle):
        out[list(chunk.rows)] = encode(chunk.texts) if made is None else made
    return out


def _compare(parcel: Parcel, config: Config) -> Compared:
    failed: list[Failed] = []
    try:
        articles = [ARTICLE.decode(body) for body in parcel.articles]
        dossier = dossier_of(parcel.part, articles, [STATEMENT.decode(body) for body in parcel.statements])
        rows = compare_story(dossier, failed=lambda step, error: failed.append((step, _said(error))))
    except Exception as error:  # a story must never stop a run
        return Compared(failed=(("compare", _said(error)),))
    return Compared(rows=rows, failed=tuple(failed))  # type: ignore[arg-type]


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
    letters=lambda parcel: sum(map(len, parcel.articles)) + sum(map(len, parcel.statements)),
    seconds=lambda parcel, config: config.max_seconds * (1 + len(parcel.articles) / EACH),
    worth=1,
)
_ENCODING = Job(
    takes=_Texts,
    does=_encode,
    lost=lambda chunk, seconds: None,
    letters=lambda chunk: sum(map(len, chunk.texts)),
    seconds=lambda chunk, config: config.max_seconds,
    worth=1,
)

__all__ = ["WORTH", "Compared", "Parcel", "compared", "encoded"]
