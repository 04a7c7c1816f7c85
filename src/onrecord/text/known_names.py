"""The names that are known before reading: countries, regions, great cities, and the organisations of world news.

One table for each language, from CLDR, GeoNames, `lang/organisations.toml` and the language's own `names.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from onrecord.lang import pack
from onrecord.text import gazetteer
from onrecord.text.names import WORD, NameWords, fold, stem

_FILE = Path(__file__).parent.parent / "lang" / "organisations.toml"


class Hit(NamedTuple):
    """A known name in a text: its offsets, kind, and the id of what it names ("org:nato", "country:AF")."""

    start: int
    end: int
    kind: Literal["organisation", "place"]
    id: str


class _Form(NamedTuple):
    keys: tuple[str, ...]
    words: tuple[str, ...]
    dot: bool
    kind: Literal["organisation", "place"]
    id: str


class _Organisations(msgspec.Struct, forbid_unknown_fields=True):
    organisation: list[dict[str, str | list[str]]]


@lru_cache(maxsize=1)
def _organisations() -> list[dict[str, str | list[str]]]:
    return msgspec.convert(tomllib.loads(_FILE.read_text(encoding="utf-8")), _Organisations).organisation


@lru_cache(maxsize=512)
def organisation_name(key: str) -> str:
    """The usual English name of an organisation of the list, by its id without "org:"."""
    for entry in _organisations():
        if entry["id"] == key:
            return str((entry.get("forms") or entry.get("en") or [key])[0])
    return key


class KnownNames:
    """The known names of one language, found in a text word by word."""

    def __init__(self, code: str | None) -> None:
        words = pack(code).part("names", NameWords)
        self._endings = tuple(fold(e) for e in words.endings)
        self._prefixes = tuple(sorted(words.prefixes, key=len))
        self._forms: dict[str, list[_Form]] = {}
        self._given = {fold(n) for n in words.given_names}
        lang = pack(code).code
        for entry in _organisations():
            for form in [*entry.get("forms", ()), *entry.get(lang, ())]:
                self._add(form, "organisation", f"org:{entry['id']}")
        for country, forms in sorted(words.countries.items()):
            for form in forms:
                self._add(form, "place", f"country:{country}")
        for form, place in gazetteer.territories("en" if lang == "und" else lang):
            self._add(form, "place", place)
        for name in sorted(gazetteer.zone_cities(lang)):
            found = gazetteer.cities(name)
            if found and found[0].population >= 100_000:
                self._add(name, "place", found[0].id)
        for forms_ in self._forms.values():
            forms_.sort(key=lambda f: -len(f.keys))

    def _add(self, form: str, kind: Literal["organisation", "place"], target: str) -> None:
        words = tuple(WORD.findall(form))
        keys = tuple(self._key(w) for w in words)
        if keys and not (len(keys) == 1 and kind == "place" and fold(form) in self._given):
            self._forms.setdefault(keys[0], []).append(_Form(keys, words, form.endswith("."), kind, target))

    def _key(self, word: str) -> str:
        return stem(fold(word), self._endings)

    def find(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """The known names in `text[start:end]`, from left to right, the longest at each place."""
        words = [(m.start(), m.end(), m[0]) for m in WORD.finditer(text, start, end)]
        keys = [self._key(w) for _, _, w in words]
        at = 0
        while at < len(words):
            hit = self._match(text, words, keys, at, keys[at], words[at][0], words[at][2])
            if hit is None and self._prefixes:
                hit = self._prefixed(text, words, keys, at)
            if hit is None:
                at += 1
                continue
            yield hit[0]
            at += hit[1]

    def _prefixed(
        self, text: str, words: list[tuple[int, int, str]], keys: list[str], at: int
    ) -> tuple[Hit, int] | None:
        start, _, word = words[at]
        for prefix in self._prefixes:
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or len(rest) < 3:
                continue
            for inner in (rest, "ال" + rest) if prefix.endswith(("لل", "ال")) else (rest,):
                hit = self._match(text, words, keys, at, self._key(inner), start + len(prefix), inner)
                if hit:
                    return hit
        return None

    def _match(
        self, text: str, words: list[tuple[int, int, str]], keys: list[str], at: int, key: str, start: int, word: str
    ) -> tuple[Hit, int] | None:
        for form in self._forms.get(key, ()):
            size = len(form.keys)
            if size > 1 and tuple(keys[at + 1 : at + size]) != form.keys[1:]:
                continue
            seen = (word, *(w for _, _, w in words[at + 1 : at + size]))
            if not all(map(_same_case, seen, form.words)):
                continue
            if any(not _joint(text[words[i][1] : words[i + 1][0]]) for i in range(at, at + size - 1)):
                continue
            if size == 1 and len(word) <= 3 and word.isascii() and word.isupper() and _shouted(words, at):
                continue
            end = words[at + size - 1][1]
            if form.dot and text[end : end + 1] == ".":
                end += 1
            if text[end : end + 1] == "+" and not form.id.endswith("-plus"):
                continue
            return Hit(start, end, form.kind, form.id), size
        return None


def _same_case(seen: str, form: str) -> bool:
    if len(form) > 1 and form.isupper():
        return seen == form or (len(form) > 3 and seen == form.capitalize())
    return not form[0].isupper() or seen[0].isupper()


def _joint(between: str) -> bool:
    return len(between) <= 2 and (not between.strip() or between.strip() in "-‐‑–'’./&")


def _shouted(words: list[tuple[int, int, str]], at: int) -> bool:
    """True when both neighbours are longer words in capitals too: a headline that shouts, where "US" may be "us"."""
    near = [w for _, _, w in words[max(0, at - 1) : at] + words[at + 1 : at + 2]]
    return bool(near) and all(len(w) > 3 and w.isupper() for w in near)


@lru_cache(maxsize=16)
def known_names(code: str | None) -> KnownNames:
    """The table of a language."""
    return KnownNames(code)
