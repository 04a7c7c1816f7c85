"""Texts that no newspaper would print, made of sentences that it could: for every annotator of every language."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from importlib import resources

from onrecord.lang import packs
from onrecord.read import Raw
from tests.fuzz.mutate import ODD

CODES = tuple(sorted(pack.language.code for pack in packs()))
LONG = (
    "a" * 9_000,
    "А" * 5_000,
    "9" * 4_000,
    "«" * 3_000,
    "–" * 2_000,
    "1," * 2_000,
    "Mr. " * 1_500,
    "٣" * 3_000,
    '"' * 3_001,
)
STEERING = (
    "\u202e",
    "\u202d",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u200e",
    "\u061c",
    "\x07",
    "\x1b[2J",
    "\x0b",
    "\x0c",
    "\u00ad",
)


@lru_cache(maxsize=16)
def sentences(code: str) -> tuple[str, ...]:
    """The texts of a language's own cases."""
    folder = resources.files("onrecord.lang") / code / "cases"
    lines = [line for f in sorted(folder.iterdir(), key=lambda f: f.name) for line in f.read_text("utf-8").splitlines()]
    found = (json.loads(line).get("text") for line in lines if line.strip())
    return tuple(text for text in found if isinstance(text, str))


def odd_text(seed: int) -> Raw:
    """A report of one to eight sentences of a language, cut, mixed with others and with odd characters."""
    rng = random.Random(seed)
    code = CODES[seed % len(CODES)]
    parts = rng.choices(sentences(code), k=rng.randint(1, 8))
    for _ in range(rng.choice((1, 2, 4, 12))):
        at, part = rng.randrange(len(parts)), rng.choice(parts)
        cut = rng.randrange(len(part) + 1)
        match rng.randrange(7):
            case 0:
                parts[at] = part[:cut] + rng.choice(ODD) + part[cut:]
            case 1:
                parts[at] = part[:cut] + rng.choice(LONG) + part[cut:]
            case 2:
                parts[at] = "".join(c + rng.choice(STEERING) if rng.random() < 0.2 else c for c in part)
            case 3:
                parts[at] = part[:cut] + rng.choice(sentences(rng.choice(CODES)))[cut:]
            case 4:
                parts[at] = "".join(rng.sample(part, len(part)))
            case 5:
                parts[at] = rng.choice((part.upper(), part.lower(), part.swapcase(), part[::-1], part * 30))
            case _:
                parts[at] = part.replace(" ", rng.choice(("", "\n", "\u00a0", "\u200b", "   ", "\t")))
    text = rng.choice((" ", "\n", "\n\n", "")).join(parts)
    text = text.replace("\x00", "").encode("utf-8", "replace").decode()
    return Raw(
        source="odd", name="odd", text=text, lang=rng.choice((code, code, None)), date=rng.choice(("2024-05-06", None))
    )
