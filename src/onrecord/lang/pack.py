"""Loading language packs from their folders."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from onrecord.errors import PackError

HERE = Path(__file__).parent
T = TypeVar("T")


class Ability(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a language can do, in one plain sentence for each kind of work; empty where it can do nothing."""

    names: str = ""
    times: str = ""
    quotes: str = ""
    figures: str = ""
    plans: str = ""
    translation: str = ""


class Language(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The basics of a language.

    code: ISO 639-1. name: in English; own_name: in the language itself.
    model: name of the syntax model's package, None where there is none.
    encoder: True when the sentence encoder knows the language.
    abbreviations: words after whose full stop no sentence ends, with the stop, lower case.
    future_forms: patterns of a whole small-letter word in the future tense, for languages without syntax; not_future:
    words that only look so.
    decimal, grouping: the decimal separator and the grouping separators of numbers.
    """

    code: str
    name: str
    own_name: str
    script: str = "Latn"
    direction: Literal["ltr", "rtl"] = "ltr"
    model: str | None = None
    encoder: bool = True
    abbreviations: tuple[str, ...] = ()
    future_forms: tuple[str, ...] = ()
    not_future: tuple[str, ...] = ()
    decimal: str = ","
    grouping: tuple[str, ...] = (".", " ", "\u00a0", "\u202f")
    ability: Ability = Ability()


def in_future(word: str, language: Language) -> bool:
    """True when the word's own form is a future tense of the language."""
    if not language.future_forms or word != word.lower() or word in language.not_future:
        return False
    return _forms(language.future_forms).fullmatch(word) is not None


@lru_cache(maxsize=64)
def _forms(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


class Pack:
    """One language's folder; its parts are read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts: dict[tuple[str, type], Any] = {}
        self.language: Language = self.part("language", Language)

    @property
    def code(self) -> str:
        """ISO 639-1 code."""
        return self.language.code

    def part(self, name: str, shape: type[T]) -> T:
        """The file `NAME.toml` of the pack as a `shape` (a Struct); an absent file gives the shape's defaults.

        Raises PackError when a field is missing, unknown or of the wrong type.
        """
        key = (name, shape)
        if key not in self._parts:
            path = self.folder / f"{name}.toml"
            try:
                data = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
                self._parts[key] = msgspec.convert(data, shape)
            except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
                raise PackError(f"language pack {self.folder.name}, {name}.toml: {error}; mend that field") from error
        return self._parts[key]  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        return f"Pack({self.code!r})"


@lru_cache(maxsize=1)
def codes() -> tuple[str, ...]:
    """The codes of all languages there is a pack for, sorted."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/language.toml") if p.parent.name != "und"))


@lru_cache(maxsize=64)
def pack(code: str | None) -> Pack:
    """The pack of a language; for one without a pack, or None, the pack `und` of what needs no language."""
    folder = HERE / (code or "und")
    return Pack(folder if (folder / "language.toml").exists() else HERE / "und")


def packs() -> tuple[Pack, ...]:
    """All packs, by code."""
    return tuple(pack(code) for code in codes())
